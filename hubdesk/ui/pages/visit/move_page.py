"""Move a visit to the right person: find them, say why, and see what is left to put right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.move_visit import MoveVisitPresenter, MoveVisitState
from hubdesk.presenters.people import PersonRow
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Row,
    RowList,
    ScrollPage,
    TextField,
    WarningCallout,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.field_errors import at_fields
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_WHAT = (
    "The whole visit goes: answers, scores, safety page, tasks and agreements. Drafts of letters are thrown away. "
    "Both records keep that it was moved, and why. Check the name above: it is whose visit it is now."
)


class MoveVisitPage(ScrollPage):
    """Nothing moves before the button at the bottom."""

    def __init__(self, presenter: MoveVisitPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._rows: tuple[PersonRow, ...] = ()
        self._shown = MoveVisitState()
        self.head = Heading("Move this visit to the right person")
        self.trouble, self.errors = TroubleBox(presenter.load), ErrorSummary()
        self.search_field = TextField("Find the right person", "Part of a name, a date of birth or an NHS number")
        self.list = RowList("People found")
        self.found = Card()
        self.picked = WarningCallout("Move it to", "")
        self.reason = TextField("Why is it moved?", "For example: two people with the same name", lines=2, limit=500)
        self._left = QVBoxLayout()
        self.done = Card()
        self.move, self.back = ActionButton("Move the visit", "warning"), LinkButton("Back to the visit")
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: MoveVisitState) -> None:
        """Draw the state; what is typed stays."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        if state.rows != self._rows:
            self._rows = state.rows
            self.list.set_rows(Row(str(i), fitted(row.name), fitted(row.detail)) for i, row in enumerate(state.rows))
        self.found.setVisible(bool(state.rows))
        self.picked.setVisible(state.picked is not None and not state.moved)
        if state.picked is not None:
            self.picked.text.setText(fitted(f"{state.picked.name}. {state.picked.detail}"))
        if state.errors != before.errors:
            fields = {"person": self.search_field, "reason": self.reason}
            self.errors.show_errors(at_fields(fields, state.errors))
        self.move.setEnabled(not state.busy)
        if state.moved and not before.moved:
            self._show_done(state)

    def focus_start(self) -> None:
        """The search field."""
        self.search_field.focus_editor()

    def _build(self) -> None:
        find = Card()
        find.body.setSpacing(SPACE[3])
        find.body.addWidget(self.search_field)
        self.found.body.addWidget(self.list)
        self.done.body.addWidget(Heading("The visit was moved", 2))
        self.done.body.addLayout(self._left)
        self.done.hide()
        self.what = InsetText(_WHAT)
        self._asking = (self.what, find, self.found, self.picked, self.reason)
        for part in (self.head, self.trouble, self.errors, self.done, *self._asking):
            self.body.addWidget(part)
        self.bar.add(self.move)
        self.bar.add(self.back)
        self.search_field.changed.connect(self._presenter.find)
        self.search_field.submitted.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.opened.connect(lambda key: self._presenter.pick(self._rows[int(key)]))
        self.move.clicked.connect(lambda: self._presenter.move(self.reason.text()))
        self.back.clicked.connect(self._presenter.back)

    def _show_done(self, state: MoveVisitState) -> None:
        for part in self._asking:
            part.hide()
        self.move.hide()
        empty(self._left)
        self._left.addWidget(Body("Still to be done by hand:", strong=True))
        self._left.addWidget(BulletList([fitted(line) for line in state.left]))
        self.done.show()
        self.scroll_to_top()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)
