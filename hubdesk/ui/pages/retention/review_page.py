"""Records to review: what waits for a decision, what is on hold, what was destroyed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.retention_review import ReviewPresenter, ReviewState
from hubdesk.ui.controls import ActionButton, Body, Card, Heading, Muted, ScrollPage, WarningCallout
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class ReviewPage(ScrollPage):
    """Draws a ``ReviewState``."""

    def __init__(self, presenter: ReviewPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._destroyed: tuple[str, ...] | None = None
        self.head, self.years = Heading("Records to review"), Muted("")
        self.trouble, self.warning = TroubleBox(presenter.load), WarningCallout("Check the date", "")
        self.day_button = ActionButton("", "secondary")
        self.warning.body.addWidget(self.day_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.due = RowSection("To decide", "No record is due. The list is made anew each time it is opened.")
        self.held = RowSection("On hold")
        self._stubs, self._lines = Card(), QVBoxLayout()
        self._lines.setSpacing(SPACE[2])
        self._stubs.body.addWidget(Heading("Destroyed", 2))
        self._stubs.body.addLayout(self._lines)
        for part in (self.head, self.years, self.trouble, self.warning, self.due, self.held, self._stubs):
            self.body.addWidget(part)
        self.due.opened.connect(presenter.open)
        self.held.opened.connect(presenter.open)
        self.day_button.clicked.connect(presenter.confirm_day)
        follow(presenter, self, self.render)

    def render(self, state: ReviewState) -> None:
        """Draw the state."""
        self.trouble.show_trouble(state.trouble)
        self.years.setText(state.years)
        self.years.setVisible(bool(state.years))
        self.warning.show_words(state.day_warning)
        self.day_button.setText(state.may_confirm_day)
        self.day_button.setEnabled(not state.busy)
        self.due.setVisible(state.loaded)
        self.due.show_rows(state.rows)
        self.held.show_rows(state.held)
        self._stubs.setVisible(bool(state.destroyed))
        if state.destroyed != self._destroyed:
            self._destroyed = state.destroyed
            empty(self._lines)
            for line in state.destroyed:
                self._lines.addWidget(Body(fitted(line)))

    def focus_start(self) -> None:
        """The first record, if there is one."""
        if self.due.has_rows():
            self.due.focus_first()
        else:
            self.head.setFocus(Qt.FocusReason.OtherFocusReason)
