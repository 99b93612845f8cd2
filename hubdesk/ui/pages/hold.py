"""The page on read-only mode."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.hold import HoldPageState, HoldPresenter
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    Heading,
    InsetText,
    Lead,
    Muted,
    Rule,
    ScrollPage,
    TextField,
    announce,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class HoldPage(ScrollPage):
    """Draws a ``HoldPageState``."""

    def __init__(self, presenter: HoldPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, str], ...] | None = None
        self._shown = HoldPageState()
        self.head, self.why, self.do_now = Heading(""), Lead(""), InsetText("")
        self.trouble, self.said = TroubleBox(presenter.load), InsetText("")
        self.next_step, self.backup, self.looks = Body(""), Body("", strong=True), Muted("")
        self.reason = TextField("Why are the records older?", "For example: IT put back the backup of Monday")
        self.explain = ActionButton("This is why, go on storing")
        self.get_back = ActionButton("Lock and get the records back", icon="lock")
        self.lost_heading = Heading("", 3)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE[2])
        self._build()
        self.explain.clicked.connect(lambda: presenter.explain(self.reason.text()))
        self.reason.submitted.connect(lambda: presenter.explain(self.reason.text()))
        self.get_back.clicked.connect(presenter.get_back)
        follow(presenter, self, self.render)

    def render(self, state: HoldPageState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        for label, words in (
            (self.head, state.title),
            (self.why, state.why),
            (self.backup, state.backup),
            (self.next_step, state.next_step),
            (self.looks, state.looks),
            (self.lost_heading, state.lost_heading),
        ):
            label.setText(fitted(words))
            label.setVisible(bool(words))
        for box, words in ((self.do_now, state.do_now), (self.said, state.said)):
            box.text.setText(words)
            box.setVisible(bool(words) and bool(state.title))
        if state.said and state.said != before.said:
            announce(self, state.said)
        self.trouble.show_trouble(state.trouble)
        self._next.setVisible(bool(state.next_step))
        self._loss.setVisible(bool(state.lost_heading))
        for part in (self.reason, self.explain):
            part.setVisible(state.may_explain)
        self.reason.set_error(state.errors.get("why", ""))
        self.get_back.setVisible(state.may_get_back)
        if state.lost != self._rows:
            self._rows = state.lost
            empty(self._lines)
            for number, (when, what) in enumerate(state.lost):
                if number:
                    self._lines.addWidget(Rule())
                self._lines.addWidget(Body(fitted(when), strong=True))
                self._lines.addWidget(Body(fitted(what)))

    def focus_start(self) -> None:
        """The heading, so that it is read out."""
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.body.setSpacing(SPACE[4])
        self._next = Card()
        self._next.body.setSpacing(SPACE[3])
        for part in (Heading("What to do next", 2), self.next_step, self.reason):
            self._next.body.addWidget(part)
        for button in (self.explain, self.get_back):
            self._next.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._loss = Card()
        self._loss.body.setSpacing(SPACE[3])
        for part in (Heading("What putting the last backup back would lose", 2), self.backup, self.lost_heading):
            self._loss.body.addWidget(part)
        self._loss.body.addLayout(self._lines)
        for part in (self.head, self.said, self.trouble, self.why, self.do_now, self._next, self._loss, self.looks):
            self.body.addWidget(part)
