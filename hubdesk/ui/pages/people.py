"""The people page: search as you type, arrows into the list, Enter opens."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.people import PeoplePresenter, PeopleState, PersonRow
from hubdesk.ui.controls import ActionButton, Heading, Row, ScrollPage, TextField
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.found_list import FoundList
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow


class PeoplePage(ScrollPage):
    """One search field, what was found, and always the way to register someone new."""

    def __init__(self, presenter: PeoplePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._asked = False
        self._rows: tuple[PersonRow, ...] = ()
        self.search_field = TextField("Find a person", "Part of a name, a date of birth or an NHS number", chars=44)
        self.trouble = TroubleBox()
        self.found = FoundList(self.search_field, "People found")
        self.register_button = ActionButton("Register a person", "secondary", icon="plus")
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: PeopleState) -> None:
        """Draw the state. The field belongs to whoever types in it and is only filled at the start."""
        if not self._asked and state.query:
            self.search_field.set_text(state.query)
        self.trouble.show_trouble(state.trouble)
        self._rows = state.rows
        rows = [Row(str(key), fitted(row.name), fitted(row.detail)) for key, row in enumerate(state.rows)]
        self.found.show_found(rows, state.summary, [f"{row.name}, {row.detail}" for row in state.rows])

    def focus_start(self) -> None:
        """The search field."""
        self.search_field.focus_editor()

    def showEvent(self, event: QShowEvent) -> None:
        """Look for the latest people the first time the page shows."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            self._presenter.search(self.search_field.text())

    def _build(self) -> None:
        for part in (Heading("People"), self.search_field, self.trouble, self.found):
            self.body.addWidget(part)
        self.bar.add(self.register_button)
        self.bar.set_hint("Down goes to the list, Enter opens")

    def _join(self) -> None:
        self.search_field.changed.connect(self._search)
        self.found.list.opened.connect(lambda key: self._presenter.open(self._rows[int(key)]))
        self.register_button.clicked.connect(self._presenter.register)

    def _search(self, text: str) -> None:
        if self._asked:
            self._presenter.search(text)
