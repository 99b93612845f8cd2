"""The services round the hub, by kind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QVBoxLayout, QWidget

from hubdesk.presenters.directory.services import ServiceGroup, ServicesPresenter, ServicesState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    CheckCard,
    Heading,
    LinkButton,
    Row,
    RowList,
    ScrollPage,
    SelectField,
    TextField,
    announce,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_AREA_CHARS = 16


class ServicesPage(ScrollPage):
    """Draws a ``ServicesState``."""

    back_requested = Signal()
    service_requested = Signal(str)
    """Open this service; empty for a new one."""
    print_requested = Signal(str)
    save_requested = Signal(str)
    """The sheet, of this area; empty for all."""

    def __init__(self, presenter: ServicesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._groups: tuple[ServiceGroup, ...] = ()
        self.back_link = LinkButton("GP practices", icon="chevron-left")
        self.search_field = TextField("Find a service", "Part of its name, its kind, the area or a language", chars=44)
        self.retired = CheckCard("Show retired services too", compact=True)
        self.trouble, self.summary = TroubleBox(presenter.load), Body(strong=True)
        self.add_button = ActionButton("Add a service", "secondary", icon="plus")
        self.sheet_button = ActionButton("Print who does what here", "secondary", icon="printer")
        self.save_button = ActionButton("Save it as PDF", "secondary")
        self.area: SelectField | None = None
        self.said, self._areas = SaidBox(), QVBoxLayout()
        self._shown = ServicesState()
        self._lists = QVBoxLayout()
        self._lists.setSpacing(SPACE[3])
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: ServicesState) -> None:
        """Draw the state. The field belongs to whoever types in it."""
        self.trouble.show_trouble(state.trouble)
        self.add_button.setVisible(state.may_keep)
        self.retired.setVisible(state.may_keep)
        for button in (self.sheet_button, self.save_button):
            button.setVisible(bool(state.groups))
        if state.areas != self._shown.areas:
            self._draw_areas(state)
        self.said.show_said(state.said)
        self._shown = state
        if state.summary != self.summary.text():
            self.summary.setText(state.summary)
            announce(self.summary, state.summary, urgent=False)
        if state.groups != self._groups:
            self._groups = state.groups
            empty(self._lists)
            for group in state.groups:
                self._add(group)

    def focus_start(self) -> None:
        """The search field."""
        self.search_field.focus_editor()

    def _add(self, group: ServiceGroup) -> None:
        card, rows = Card(), RowList(group.title)
        card.body.setContentsMargins(SPACE[2], SPACE[1], SPACE[2], SPACE[1])
        rows.set_rows(Row(row.id, fitted(row.title), fitted(row.detail), row.tags) for row in group.rows)
        rows.opened.connect(self.service_requested)
        card.body.addWidget(rows)
        self._lists.addWidget(Heading(group.title, 2))
        self._lists.addWidget(card)

    def _build(self) -> None:
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (Heading("Services round the hub"), self.search_field, self.retired, self.trouble, self.summary):
            self.body.addWidget(part)
        self.body.addWidget(self.said)
        self.body.addLayout(self._lists)
        self.body.addLayout(self._areas)
        for button in (self.add_button, self.sheet_button, self.save_button):
            self.bar.add(button)
        self.back_link.clicked.connect(self.back_requested)
        self.search_field.changed.connect(self._presenter.search)
        self.retired.toggled.connect(lambda on: self._presenter.show_retired(shown=on))
        self.add_button.clicked.connect(lambda: self.service_requested.emit(""))
        self.sheet_button.clicked.connect(lambda: self.print_requested.emit(self._area()))
        self.save_button.clicked.connect(lambda: self.save_requested.emit(self._area()))

    def _area(self) -> str:
        return (self.area.value() or "") if self.area is not None else ""

    def _draw_areas(self, state: ServicesState) -> None:
        """Which area the sheet is for, where services are kept by area."""
        empty(self._areas)
        self.area = None
        if state.areas:
            options = [(name, name) for name in state.areas]
            self.area = SelectField(
                "The sheet is for", options, "Services for every area are on it too", nothing="All areas"
            )
            # A long name must not widen the page: the list takes the width there is.
            editor = self.area.editor
            editor.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            editor.setMinimumContentsLength(_AREA_CHARS)
            editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._areas.addWidget(self.area)
