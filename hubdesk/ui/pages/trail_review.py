"""Looking over who did what with users, keys and the store. No record and no person is named here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.trail_review import ReviewPresenter, ReviewRow, ReviewState
from hubdesk.ui.controls import Body, Card, ChoiceField, Heading, InsetText, LinkButton, Muted, Rule, ScrollPage
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_CLOSED = "The health records stay closed here: this page tells who did what and when, never about whom."
_NONE = "Nothing of this kind is in the audit trail."


class TrailReviewPage(ScrollPage):
    """A choice of lists, and the one that is chosen."""

    back_requested = Signal()

    def __init__(self, presenter: ReviewPresenter, *, back: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._rows: tuple[ReviewRow, ...] | None = None
        self._lines: list[QWidget] = []
        self.trouble = TroubleBox()
        kinds = [(kind.value, kind.label) for kind in presenter.state.kinds]
        self.kind = ChoiceField("What do you want to look over?", kinds, in_row=True)
        self.card, self.note = Card(), Muted("")
        self.back = LinkButton("Back to settings", icon="chevron-left")
        self.back.clicked.connect(self.back_requested)
        self.back.setVisible(back)
        self.body.setSpacing(SPACE[4])
        for part in (Heading("Review"), InsetText(_CLOSED), self.trouble, self.kind, self.card, self.note):
            self.body.addWidget(part)
        if back:
            self.bar.add(self.back)
        self.kind.chosen.connect(presenter.choose)
        follow(presenter, self, self.render)

    def render(self, state: ReviewState) -> None:
        """Draw the state."""
        self.trouble.show_trouble(state.trouble)
        self.kind.set_value(state.kind.value)
        self.note.setText(state.note)
        self.note.setVisible(bool(state.note))
        self.card.setVisible(state.loaded and state.trouble is None)
        if state.loaded and state.rows != self._rows:
            self._rows = state.rows
            self._draw(state.rows)

    def focus_start(self) -> None:
        """The choice of lists."""
        self.kind.focus_editor()

    def _draw(self, rows: tuple[ReviewRow, ...]) -> None:
        for line in self._lines:
            self.card.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [] if rows else [Muted(_NONE)]
        for row in rows:
            if self._lines:
                self._lines.append(Rule())
            self._lines += [Body(fitted(row.title), strong=True), Muted(fitted(row.detail))]
        for line in self._lines:
            self.card.body.addWidget(line)
