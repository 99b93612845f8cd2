"""The people page: search as you type, arrows into the list, Enter opens."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.people import PeoplePresenter, PeopleState, PersonRow
from hubdesk.ui.controls import ActionButton, Body, Card, Heading, Row, RowList, ScrollPage, TextField, announce
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class PeoplePage(ScrollPage):
    """One search field, what was found, and always the way to register someone new."""

    def __init__(self, presenter: PeoplePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._asked = False
        self._rows: tuple[PersonRow, ...] = ()
        self.search_field = TextField("Find a person", "Part of a name, a date of birth or an NHS number", chars=44)
        self.trouble = TroubleBox()
        self.summary = Body(strong=True)
        self.list = RowList("People found")
        self._card = Card()
        self.register_button = ActionButton("Register a person", "secondary", icon="plus")
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: PeopleState) -> None:
        """Draw the state. The field belongs to whoever types in it and is only filled at the start."""
        if not self._asked and state.query:
            self.search_field.set_text(state.query)
        self.trouble.show_trouble(state.trouble)
        if state.rows != self._rows:
            self._render_rows(state.rows)
        self._card.setVisible(bool(state.rows))
        if state.summary != self.summary.text():
            self.summary.setText(state.summary)
            announce(self.summary, state.summary, urgent=False)
        self.summary.setVisible(bool(state.summary))

    def focus_start(self) -> None:
        """The search field."""
        self.search_field.focus_editor()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for the latest people the first time the page shows."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._presenter.search(self.search_field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads from the field into the list, Up on the first row leads back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.search_field.editor and event.key() == Qt.Key.Key_Down:
                self._into_list()
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Up and self.list.currentRow() <= 0:
                self.search_field.focus_editor()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._card.body.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        self._card.body.addWidget(self.list)
        for part in (Heading("People"), self.search_field, self.trouble, self.summary, self._card):
            self.body.addWidget(part)
        self.bar.add(self.register_button)
        self.bar.set_hint("Down goes to the list, Enter opens")

    def _join(self) -> None:
        self.search_field.changed.connect(self._search)
        # Enter never opens straight from the field: what is listed may still answer an older text.
        self.search_field.submitted.connect(self._into_list)
        self.list.opened.connect(lambda key: self._presenter.open(self._rows[int(key)]))
        self.register_button.clicked.connect(self._presenter.register)
        self.search_field.editor.installEventFilter(self)
        self.list.installEventFilter(self)

    def _search(self, text: str) -> None:
        if self._asked:
            self._presenter.search(text)

    def _into_list(self) -> None:
        if self._rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_rows(self, rows: tuple[PersonRow, ...]) -> None:
        had_focus = self.list.hasFocus()
        self._rows = rows
        self.list.set_rows(Row(str(key), fitted(row.name), fitted(row.detail)) for key, row in enumerate(rows))
        for key, row in enumerate(rows):
            self.list.item(key).setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.name}, {row.detail}")
        if had_focus and rows:
            self.list.setCurrentRow(0)
        elif had_focus:
            self.search_field.focus_editor()
