"""One GP practice, and what the hub has noted of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.domain.practices import NoteEntry
from hubdesk.presenters.directory.practice import PracticePresenter, PracticeState
from hubdesk.ui.controls import (
    ActionButton,
    BulletList,
    Card,
    CheckCard,
    DateField,
    ErrorSummary,
    Fact,
    Heading,
    LinkButton,
    ScrollPage,
    SummaryList,
    Tag,
    TextField,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class PracticePage(ScrollPage):
    """Draws a ``PracticeState``."""

    back_requested = Signal()

    def __init__(self, presenter: PracticePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = PracticeState()
        self.back_link = LinkButton("GP practices", icon="chevron-left")
        self.head, self.tag = Heading("GP practice"), Tag("", "grey")
        self.trouble, self.errors, self.said = TroubleBox(presenter.load), ErrorSummary(), SaidBox()
        self.facts = SummaryList([])
        self.homeless = CheckCard("It is a practice for people who are homeless", compact=True)
        self.closed = DateField("Its list is closed since (optional)", "Empty it when the list is open again")
        self.words = TextField("What else helps to know (optional)", "Nothing about a person", lines=2)
        self.save_button = ActionButton("Save this note")
        self._note, self._history = Card(roomy=True), Card()
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: PracticeState) -> None:
        """Draw the state; the fields are filled when the practice was read."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        if state.loaded and state.name:
            self.head.setText(fitted(state.name))
        self.tag.setVisible(bool(state.tags))
        if state.tags:
            self.tag.set_state(*state.tags[0])
        self.facts.set_facts([Fact(label, fitted(text)) for label, text in state.facts])
        self._note.setVisible(state.loaded and state.may_note)
        if state.loaded and (not before.loaded or (state.said and not before.said)):
            self.homeless.setChecked(state.homeless)
            self.closed.set_values(*state.closed)
            self.words.set_text(state.words)
        self.save_button.setEnabled(not state.busy)
        self.said.show_said(state.said)
        self._show_errors(before, state)
        if state.history != before.history:
            empty(self._history.body)
            self._history.body.addWidget(Heading("Noted so far", 2))
            self._history.body.addWidget(BulletList([fitted(line) for line in state.history]))
        self._history.setVisible(bool(state.history))

    def focus_start(self) -> None:
        """The way back, where a screen reader begins."""
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_errors(self, before: PracticeState, state: PracticeState) -> None:
        if state.errors == before.errors:
            return
        fields = {"list_closed": self.closed, "words": self.words}
        for name, field in fields.items():
            field.set_error(state.errors.get(name, ""))
        self.errors.show_errors([(message, fields[name]) for name, message in state.errors.items()])

    def _build(self) -> None:
        top = StackingRow(560)
        for part in (self.head, self.tag):
            top.add(part, 0, Qt.AlignmentFlag.AlignVCenter)
        facts = Card()
        facts.body.addWidget(self.facts)
        self._note.body.setSpacing(SPACE[3])
        for part in (Heading("What the hub knows of it", 2), self.homeless, self.closed, self.words):
            self._note.body.addWidget(part)
        self._note.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (top, self.trouble, self.errors, self.said, facts, self._note, self._history):
            self.body.addWidget(part)
        self.back_link.clicked.connect(self.back_requested)
        self.save_button.clicked.connect(self._save)

    def _save(self) -> None:
        self._presenter.save(NoteEntry(self.homeless.isChecked(), self.closed.values(), self.words.text()))
