"""How long one person's record is kept, and what is decided about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.keeping import KeepingPresenter, KeepingState, Wish
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    Fact,
    FlowLayout,
    Heading,
    LinkButton,
    Muted,
    Panel,
    ScrollPage,
    SummaryList,
    WarningCallout,
    announce,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.retention.keeping_form import KeepingForm
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class KeepingPage(ScrollPage):
    """Draws a ``KeepingState``. The banner above says whose record it is."""

    def __init__(self, presenter: KeepingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = KeepingState()
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.list_link = LinkButton("All records to review", icon="clock")
        self.head, self.trouble = Heading("How long this record is kept"), TroubleBox(presenter.load)
        self.warning = WarningCallout("Check the date", "")
        self.stage, self.sentence = Heading("", 2), Body("")
        self.buttons: list[ActionButton] = []
        self._ways = QWidget()
        self._wishes = FlowLayout(SPACE[3], SPACE[2], self._ways)
        self.facts, self._said = SummaryList(), QVBoxLayout()
        self.form: KeepingForm | None = None
        self._forms = QVBoxLayout()
        self.gone = Panel("Destroyed", "")
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: KeepingState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        known = state.banner is not None
        self.trouble.show_trouble(state.trouble)
        self.gone.setVisible(bool(state.gone))
        if state.gone and state.gone != before.gone:
            self.gone.text.setText(state.gone)
            self.gone.text.show()
            announce(self.gone, state.gone)
            self.back_link.setText("Back to the records to review")
        for part in (self._standing, self._known, self.head):
            part.setVisible(known and not state.gone)
        self._history.setVisible(bool(state.history))
        self.list_link.setVisible(bool(state.wishes) and not state.gone)
        self.warning.show_words(state.day_warning)
        self.stage.setText(state.headline)
        self.sentence.setText(fitted(state.sentence))
        if state.facts != before.facts:
            self.facts.set_facts([Fact(label, fitted(value), link, name) for label, value, link, name in state.facts])
        if state.wishes != before.wishes:
            self._draw_wishes(state.wishes)
        self._ways.setVisible(bool(state.wishes) and state.form is None)
        if state.history != before.history:
            self._draw_history(state.history)
        if state.form != before.form:
            self._draw_form(state)
        elif self.form is not None and state.errors != before.errors:
            self.form.show_errors(state.errors)
        if self.form is not None:
            self.form.save.setEnabled(not state.busy)

    def focus_start(self) -> None:
        """The way back: a stray Enter decides nothing."""
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_wishes(self, wishes: tuple[Wish, ...]) -> None:
        empty(self._wishes)
        self.buttons = []
        for wish in wishes:
            button = ActionButton(wish.words, wish.kind, small=True)
            button.clicked.connect(lambda _checked=False, ask=wish.ask: self._presenter.ask(ask.value))
            self._wishes.addWidget(button)
            self.buttons.append(button)

    def _draw_history(self, history: tuple[str, ...]) -> None:
        empty(self._said)
        for line in history:
            self._said.addWidget(Body(fitted(line)))

    def _draw_form(self, state: KeepingState) -> None:
        had = self.form is not None
        empty(self._forms)
        self.form = None
        if state.form is None:
            if had and not state.gone:
                self.focus_start()
            return
        self.form = KeepingForm(state.form)
        self.form.answered.connect(self._presenter.answer)
        self.form.cancelled.connect(self._presenter.never_mind)
        self._forms.addWidget(self.form)
        self.form.show()
        announce(self.form, state.form.title, urgent=False)
        self.form.focus_first()

    def _build(self) -> None:
        self._standing, self._known, self._history = Card(), Card(), Card()
        for part in (self.stage, self.sentence):
            self._standing.body.addWidget(part)
        self._standing.body.addWidget(self._ways)
        self._known.body.addWidget(self.facts)
        self._history.body.addWidget(Heading("What was decided", 2))
        self._said.setSpacing(SPACE[1])
        self._history.body.addLayout(self._said)
        note = Muted("Nothing decided here is overwritten. What a lead changes stands beside what stood before.")
        self._history.body.addWidget(note)
        for widget in (self.back_link, self.gone, self.head, self.trouble, self.warning, self._standing):
            self.body.addWidget(widget)
        self.body.addLayout(self._forms)
        for widget in (self._known, self._history, self.list_link):
            self.body.addWidget(widget)
        self.back_link.clicked.connect(self._presenter.back)
        self.list_link.clicked.connect(self._presenter.to_list)
        self.facts.action_requested.connect(self._presenter.ask)
