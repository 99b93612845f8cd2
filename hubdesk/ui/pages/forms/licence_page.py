"""One instrument of the licence desk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.forms.licences import SAID, LicencePresenter, LicenceState
from hubdesk.ui.controls import (
    ActionButton,
    Card,
    ChoiceField,
    DateField,
    ErrorSummary,
    FlowLayout,
    Heading,
    LinkButton,
    ScrollPage,
    Tag,
    TextField,
)
from hubdesk.ui.pages.forms.facts_card import FactsCard
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class LicencePage(ScrollPage):
    """What is missing, the letter, the answer, the pack."""

    save_requested = Signal()
    """Choose where the letter is saved."""

    print_requested = Signal()
    """Choose a printer for the letter."""

    def __init__(self, presenter: LicencePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = LicenceState()
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Back to the licence desk", icon="chevron-left")
        self.head, self.tag = PageHead(""), Tag("")
        self.trouble, self.said, self.errors = TroubleBox(presenter.load), SaidBox(), ErrorSummary()
        self.facts, self.history = FactsCard(), FactsCard("What the owner said")
        self.letter_button = ActionButton("Save the request letter", icon="file")
        self.print_button = ActionButton("Print the request letter", "secondary", icon="printer")
        self.pack_button = ActionButton("Load the form pack", "secondary")
        self.answer = ChoiceField("What did the owner say?", list(SAID))
        self.who = TextField("Who said it?", "Name and organisation", limit=300)
        self.on = DateField("When?")
        self.reference = TextField("Where is it kept?", "Letter, email or licence number", limit=300)
        self.scope = TextField("What does it cover?", "Which hubs, on screen or paper, until when", limit=300)
        self.record_button = ActionButton("Record the answer")
        self._build()
        self.back_link.clicked.connect(presenter.back)
        self.letter_button.clicked.connect(self.save_requested)
        self.print_button.clicked.connect(self.print_requested)
        self.pack_button.clicked.connect(presenter.load_pack)
        self.record_button.clicked.connect(self._record)
        follow(presenter, self, self.render)

    def render(self, state: LicenceState) -> None:
        """Draw the state; after an answer was recorded the fields are empty again."""
        before, self._shown = self._shown, state
        self.head.set_words(state.title)
        self.tag.set_state(state.tag, state.tag_kind)
        self.tag.setVisible(bool(state.tag))
        self.trouble.show_trouble(state.trouble)
        self.said.show_said(state.said)
        self.facts.show_facts(state.facts)
        self.history.show_facts(state.history)
        may_ask = state.loaded and bool(state.title) and not state.never
        for button in (self.letter_button, self.print_button):
            button.setVisible(may_ask)
        self.pack_button.setVisible(state.given)
        self._form.setVisible(may_ask)
        if state.history != before.history:
            self._empty()
        if state.errors != before.errors:
            self._show_errors(state.errors)

    def focus_start(self) -> None:
        """The letter, where there is one to send."""
        first = self.back_link if self.letter_button.isHidden() else self.letter_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _record(self) -> None:
        fields = (self.answer.value() or "", self.who.text(), self.on.values())
        self._presenter.record(*fields, self.reference.text(), self.scope.text())

    def _empty(self) -> None:
        self.answer.set_value(None)
        self.on.set_values("", "", "")
        for field in (self.who, self.reference, self.scope):
            field.set_text("")

    def _show_errors(self, errors: dict[str, str]) -> None:
        fields = {
            "said": self.answer,
            "who": self.who,
            "on": self.on,
            "reference": self.reference,
            "scope": self.scope,
        }
        for name, field in fields.items():
            field.set_error(errors.get(name, ""))
        self.errors.show_errors([(errors[name], field) for name, field in fields.items() if name in errors])

    def _build(self) -> None:
        ways = QWidget()
        row = FlowLayout(SPACE[3], SPACE[2], ways)
        for button in (self.letter_button, self.print_button, self.pack_button):
            row.addWidget(button)
        self._form = Card(roomy=True)
        self._form.body.setSpacing(SPACE[4])
        for part in (
            *(Heading("Record the answer", 2), self.errors, self.answer, self.who, self.on),
            *(self.reference, self.scope),
        ):
            self._form.body.addWidget(part)
        self._form.body.addWidget(self.record_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.head)
        self.body.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.trouble, self.said, self.facts, ways, self.history, self._form):
            self.body.addWidget(part)
