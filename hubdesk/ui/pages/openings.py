"""Restricted records that were opened with a reason: each is looked at by another lead, who says what they found."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.openings import OUTCOMES, OpeningShown, OpeningsPresenter, OpeningsState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ChoiceField,
    ErrorSummary,
    FlowLayout,
    LinkButton,
    Muted,
    ScrollPage,
    Tag,
    TextField,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.field_errors import at_fields
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_NOTE = (
    "Ask the colleague what they needed, and look at “Who looked at this record” of the person. Most openings are "
    "right: say so, and thank them for writing down why."
)
_TAG_BELOW = 460


class OpeningsPage(ScrollPage):
    """Draws an ``OpeningsState``."""

    def __init__(self, presenter: OpeningsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = OpeningsState()
        self._buttons: dict[str, ActionButton] = {}
        self.back_link = LinkButton("Back to Today", icon="chevron-left")
        self.head = PageHead("Opened with a reason")
        self.trouble, self.errors, self.said = TroubleBox(presenter.load), ErrorSummary(), SaidBox()
        self.outcome = ChoiceField("What did you find?", list(OUTCOMES))
        self.words = TextField("In your words", "Needed unless it was right", lines=2)
        self.save_button, self.leave = ActionButton("Write it down"), LinkButton("Leave it")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[3])
        self._form = self._build_form()
        for part in (self.back_link, self.head, Muted(_NOTE), self.trouble, self.errors, self.said):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self._form)
        self.back_link.clicked.connect(presenter.back)
        self.leave.clicked.connect(lambda: presenter.choose(""))
        self.save_button.clicked.connect(lambda: presenter.review(self.outcome.value() or "", self.words.text()))
        follow(presenter, self, self.render)

    def render(self, state: OpeningsState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.said.show_said(state.said)
        self.save_button.setEnabled(not state.busy)
        if (state.rows, state.loaded, state.chosen) != (before.rows, before.loaded, before.chosen):
            self._render_rows(state)
        if state.loaded and not before.loaded and self.back_link.hasFocus():
            self.focus_start()
        if state.chosen != before.chosen:
            self._begin(state.chosen)
        if state.errors != before.errors:
            self.errors.show_errors(at_fields({"outcome": self.outcome, "words": self.words}, state.errors))
            if state.errors:
                self.scroll_to_top()

    def focus_start(self) -> None:
        """The first that waits."""
        first = next(iter(self._buttons.values()), None)
        (first or self.back_link).setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, chosen: str) -> None:
        self._form.setVisible(bool(chosen))
        self.outcome.set_value(None)
        self.words.set_text("")
        if chosen:
            self.outcome.focus_editor()
            self.reveal(self._form)
        else:
            self.focus_start()

    def _render_rows(self, state: OpeningsState) -> None:
        self._list.removeWidget(self._form)
        empty(self._list)
        self._buttons = {}
        for row in state.rows:
            self._list.addWidget(self._card(row, chosen=row.opening_id == state.chosen))
            if row.opening_id == state.chosen:
                self._list.addWidget(self._form)
        if state.loaded and not state.rows:
            self._list.addWidget(Muted("No restricted record was opened with a reason."))

    def _card(self, row: OpeningShown, *, chosen: bool) -> Card:
        card = Card()
        card.body.setSpacing(SPACE[2])
        top = StackingRow(_TAG_BELOW, SPACE[2])
        top.add(Body(fitted(row.name), strong=True), 1)
        top.add(Tag(row.tag, row.tag_kind), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(top)
        for words in row.lines:
            card.body.addWidget(Body(fitted(words)))
        if row.can_review and not chosen:
            button = ActionButton("Say what you found", "secondary", small=True)
            button.setAccessibleName(f"Say what you found: {row.name}, {row.lines[0]}")
            button.clicked.connect(lambda: self._presenter.choose(row.opening_id))
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._buttons[row.opening_id] = button
        return card

    def _build_form(self) -> Card:
        form = Card(roomy=True)
        form.body.setSpacing(SPACE[3])
        form.body.addWidget(self.outcome)
        form.body.addWidget(self.words)
        buttons = QWidget()
        line = FlowLayout(SPACE[4], SPACE[2], buttons)
        line.addWidget(self.save_button)
        line.addWidget(self.leave)
        form.body.addWidget(buttons)
        form.hide()
        return form
