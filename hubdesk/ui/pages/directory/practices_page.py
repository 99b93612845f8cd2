"""GP practices: search as you type, arrows into the list, Enter opens; and whose practice has closed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.directory.practices import PracticeRow, PracticesPresenter, PracticesState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    FlowLayout,
    Heading,
    LinkButton,
    Muted,
    Row,
    RowList,
    ScrollPage,
    TextField,
    WarningCallout,
    announce,
)
from hubdesk.ui.pages.fitted_text import fitted
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
        self.trouble, self.summary, self.list = (
            TroubleBox(presenter.load),
            Body(strong=True),
            RowList("Practices found"),
        )
        self.services_link = LinkButton("Services round the hub", icon="people")
        self.bring_button = ActionButton("Bring a new directory", "secondary", icon="plus")
        self.stale = RowSection("People whose practice has closed")
        self._card = Card()
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: PracticesState) -> None:
        """Draw the state. The field belongs to whoever types in it."""
        self.trouble.show_trouble(state.trouble)
        self.standing.setText(state.standing)
        self.standing.setVisible(bool(state.standing))
        self.warning.text.setText(state.warning)
        self.warning.setVisible(bool(state.warning))
        self.bring_button.setVisible(state.may_bring)
        if state.rows != self._rows:
            self._render_rows(state.rows)
        self._card.setVisible(bool(state.rows))
        if state.summary != self.summary.text():
            self.summary.setText(state.summary)
            announce(self.summary, state.summary, urgent=False)
        self.summary.setVisible(bool(state.summary))
        self.stale.show_rows(state.stale)

    def focus_start(self) -> None:
        """The search field."""
        self.search_field.focus_editor()

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
        ways = FlowLayout(SPACE[4], SPACE[2])
        ways.addWidget(self.services_link)
        self.body.addWidget(Heading("GP practices"))
        self.body.addLayout(ways)
        for part in (
            self.standing,
            self.warning,
            self.search_field,
            self.trouble,
            self.summary,
            self._card,
            self.stale,
        ):
            self.body.addWidget(part)
        self.bar.add(self.bring_button)
        self.bar.set_hint("Down goes to the list, Enter opens")
        self.search_field.changed.connect(self._presenter.search)
        self.search_field.submitted.connect(self._into_list)
        self.list.opened.connect(self._open)
        self.stale.opened.connect(self._presenter.open_person)
        self.bring_button.clicked.connect(self.bring_requested)
        self.services_link.clicked.connect(self.services_requested)
        self.search_field.editor.installEventFilter(self)
        self.list.installEventFilter(self)

    def _open(self, key: str) -> None:
        if code := self._rows[int(key)].code:  # a built-in code is no practice
            self.practice_requested.emit(code)

    def _into_list(self) -> None:
        if self._rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_rows(self, rows: tuple[PracticeRow, ...]) -> None:
        had_focus = self.list.hasFocus()
        self._rows = rows
        self.list.set_rows(Row(str(n), fitted(row.name), fitted(row.detail), row.tags) for n, row in enumerate(rows))
        if had_focus and rows:
            self.list.setCurrentRow(0)
        elif had_focus:
            self.search_field.focus_editor()
