"""GP practices: search as you type, arrows into the list, Enter opens; and whose practice has closed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.directory.practices import PracticeRow, PracticesPresenter, PracticesState
from hubdesk.ui.controls import (
    ActionButton,
    FlowLayout,
    Heading,
    LinkButton,
    Muted,
    Row,
    ScrollPage,
    TextField,
    WarningCallout,
)
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.found_list import FoundList
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class PracticesPage(ScrollPage):
    """Draws a ``PracticesState``."""

    practice_requested = Signal(str)
    bring_requested = Signal()
    services_requested = Signal()

    def __init__(self, presenter: PracticesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._rows: tuple[PracticeRow, ...] = ()
        self.search_field = TextField(
            "Find a GP practice", "Part of its name, the town, the postcode or the code", chars=44
        )
        self.standing, self.warning = Muted(""), WarningCallout("Check the directory", "")
        self.trouble, self.found = TroubleBox(presenter.load), FoundList(self.search_field, "Practices found")
        self.services_link = LinkButton("Services round the hub", icon="people")
        self.bring_button = ActionButton("Bring a new directory", "secondary", icon="plus")
        self.stale = RowSection("People whose practice has closed")
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: PracticesState) -> None:
        """Draw the state. The field belongs to whoever types in it."""
        self.trouble.show_trouble(state.trouble)
        self.standing.setText(state.standing)
        self.standing.setVisible(bool(state.standing))
        self.warning.show_words(state.warning)
        self.bring_button.setVisible(state.may_bring)
        self._rows = state.rows
        rows = [Row(str(n), fitted(row.name), fitted(row.detail), row.tags) for n, row in enumerate(state.rows)]
        self.found.show_found(rows, state.summary)
        self.stale.show_rows(state.stale)

    def focus_start(self) -> None:
        """The search field."""
        self.search_field.focus_editor()

    def _build(self) -> None:
        ways = FlowLayout(SPACE[4], SPACE[2])
        ways.addWidget(self.services_link)
        self.body.addWidget(Heading("GP practices"))
        self.body.addLayout(ways)
        for part in (self.standing, self.warning, self.search_field, self.trouble, self.found, self.stale):
            self.body.addWidget(part)
        self.bar.add(self.bring_button)
        self.bar.set_hint("Down goes to the list, Enter opens")
        self.search_field.changed.connect(self._presenter.search)
        self.found.list.opened.connect(self._open)
        self.stale.opened.connect(self._presenter.open_person)
        self.bring_button.clicked.connect(self.bring_requested)
        self.services_link.clicked.connect(self.services_requested)

    def _open(self, key: str) -> None:
        if code := self._rows[int(key)].code:  # a built-in code is no practice
            self.practice_requested.emit(code)
