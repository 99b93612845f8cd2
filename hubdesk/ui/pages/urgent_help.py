"""Urgent help: numbers large enough to read while dialling, what to say, and who was told."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.urgent_help import UrgentHelpPresenter, UrgentHelpState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    ErrorSummary,
    FlowLayout,
    Heading,
    Lead,
    LinkButton,
    Muted,
    ScrollPage,
    TextField,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.visit.call_lines import CallLines
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class UrgentHelpPage(ScrollPage):
    """Draws an ``UrgentHelpState``."""

    def __init__(self, presenter: UrgentHelpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._drawn: object = None
        self._kept = 0
        self.back_link = LinkButton("Back to where you were", icon="chevron-left")
        self.head = PageHead("Urgent help")
        self.head.set_words("Urgent help", "Stay with the person. If life is in danger now, call 999.")
        self.trouble, self.errors = TroubleBox(presenter.load), ErrorSummary()
        self._numbers, self._say = QVBoxLayout(), QVBoxLayout()
        self.told = TextField("Who was told?", "Press one below, or type a name and a service", limit=120)
        self.reply = TextField("What did they say? (optional)", "What happens next, who comes and when", lines=2)
        self.quick: list[ActionButton] = []
        self._quick_row = QWidget()
        self._quick = FlowLayout(SPACE[2], SPACE[2], self._quick_row)
        self.keep_button = ActionButton("Keep it")
        self.sheet = ActionButton("Make the handover sheet", "secondary", icon="printer")
        self._log, self._calls = Card(roomy=True), QVBoxLayout()
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: UrgentHelpState) -> None:
        """Draw the state; what is being typed stays."""
        self.trouble.show_trouble(state.trouble)
        self._show_errors(state.errors)
        self.keep_button.setEnabled(not state.busy)
        self._log.setVisible(state.about_somebody)
        self.sheet.setVisible(state.about_somebody)
        if state.kept > self._kept:
            self._kept = state.kept
            self.told.set_text("")
            self.reply.set_text("")
        drawn = (state.lines, state.say, state.calls, state.told)
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw(state)

    def focus_start(self) -> None:
        """The heading is read out first; a stray Enter calls nobody and records nothing."""
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self, state: UrgentHelpState) -> None:
        for part in (self._numbers, self._say, self._calls, self._quick):
            empty(part)
        self._numbers.addWidget(CallLines(tuple(state.lines)))
        for what, words in state.say:
            self._say.addWidget(Heading(what, 3))
            self._say.addWidget(Body(fitted(words)))
        self.quick = [ActionButton(fitted(name), "secondary", small=True) for name in state.told]
        for button, name in zip(self.quick, state.told, strict=True):
            button.clicked.connect(lambda _=False, name=name: self._fill(name))
            self._quick.addWidget(button)
        if state.calls:
            self._calls.addWidget(Heading("Told so far", 3))
            self._calls.addWidget(BulletList([fitted(call) for call in state.calls]))

    def _fill(self, name: str) -> None:
        self.told.set_text(name)
        self.reply.focus_editor()

    def _show_errors(self, errors: dict[str, str]) -> None:
        fields = {"told": self.told, "reply": self.reply}
        if {name: field.error() for name, field in fields.items() if field.error()} == errors:
            return
        for name, field in fields.items():
            field.set_error(errors.get(name, ""))
        self.errors.show_errors([(message, fields[name]) for name, message in errors.items()])

    def _build(self) -> None:
        call, say = Card(roomy=True), Card(roomy=True)
        call.body.addWidget(Heading("Whom to call", 2))
        call.body.addLayout(self._numbers)
        say.body.addWidget(Heading("What to say", 2))
        say.body.addWidget(Lead("In this order, in a minute or less."))
        say.body.addLayout(self._say)
        self._log.body.setSpacing(SPACE[3])
        self._log.body.addWidget(Heading("Keep a note of each call", 2))
        self._log.body.addWidget(Muted("Kept with the time and your name. It cannot be changed, only added to."))
        for part in (self.told, self._quick_row, self.reply, self.keep_button):
            self._log.body.addWidget(part)
        self._log.body.setAlignment(self.keep_button, Qt.AlignmentFlag.AlignLeft)
        self._log.body.addLayout(self._calls)
        for page_part in (self.back_link, self.head, self.trouble, self.errors, call, say, self._log):
            self.body.addWidget(page_part)
        self.bar.add(self.sheet)
        self.bar.set_hint("F9 leads here from any page")

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.sheet.clicked.connect(self._presenter.make_sheet)
        self.keep_button.clicked.connect(lambda: self._presenter.keep(self.told.text(), self.reply.text()))
