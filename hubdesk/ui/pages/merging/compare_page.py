"""Two records side by side: is it one person? Then which one stands, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.compare import ComparePresenter, CompareState
from hubdesk.presenters.people import PersonRow
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    ChoiceField,
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
from hubdesk.ui.pages.merging.two_beside import TwoBeside
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_WHAT = (
    "Everything of both is then shown in the record that stands: visits, results, appointments, letters, agreements "
    "and tasks. Nothing is rewritten, so the two can be taken apart again. The person is still found by either name."
)


class ComparePage(ScrollPage):
    """Nothing is put together before the button at the bottom."""

    def __init__(self, presenter: ComparePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = CompareState()
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head, self.whose = Heading("Is this the same person?"), Body("", strong=True)
        self.trouble, self.errors = TroubleBox(presenter.load), ErrorSummary()
        self.alike, self.found = RowList("May be the same person"), RowList("People found")
        self.nobody = Body("Nobody registered is alike. Search for the other record by name, date of birth or number.")
        self.search_field = TextField("Find the other record", "Part of a name, a date of birth or an NHS number")
        self.beside = TwoBeside()
        self.know = WarningCallout("Know before you go on", "")
        self._know = QVBoxLayout()
        self.barred = WarningCallout("Not now", "")
        self.standing = ChoiceField("Which record stands?", [])
        self._standing = QVBoxLayout()
        self._standing.addWidget(self.standing)
        self.reason = TextField("Why are you sure?", "For example: release papers in both names", lines=2, limit=500)
        self.merge = ActionButton("Put them together", "warning")
        self.another = LinkButton("Compare with another record")
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: CompareState) -> None:
        """Draw the state; what is typed stays."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        choosing, comparing = state.loaded and not state.comparing, state.comparing
        self.whose.setText(fitted(state.whose))
        self.whose.setVisible(choosing and bool(state.whose))
        if state.comparing and state.facts != before.facts:
            self._draw_two(state)
        for part in self._choosing:
            part.setVisible(choosing)
        for part in self._comparing:
            part.setVisible(comparing)
        self._show_ways(state)
        self.another.setVisible(comparing)
        self.merge.setVisible(comparing and not state.barred)
        self.bar.setVisible(comparing)
        self.merge.setEnabled(not state.busy)
        self.nobody.setVisible(not state.alike)
        self._show_rows(self.alike, state.alike, before.alike)
        self._show_rows(self.found, state.found, before.found)
        if state.errors != before.errors:
            fields: dict[str, ChoiceField | TextField] = {"standing": self.standing, "reason": self.reason}
            self.errors.show_errors(at_fields(fields, state.errors))

    def focus_start(self) -> None:
        """The way back; the page is read from the heading on."""
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_two(self, state: CompareState) -> None:
        self.beside.show_two(state.facts)
        empty(self._standing)
        self.standing = ChoiceField("Which record stands?", [(key, fitted(words)) for key, words in state.choices])
        self._standing.addWidget(self.standing)
        empty(self._know)
        if state.know:
            self._know.addWidget(BulletList([fitted(line) for line in state.know]))

    def _show_ways(self, state: CompareState) -> None:
        comparing = state.comparing
        self.know.setVisible(comparing and bool(state.know))
        self.barred.setVisible(comparing and bool(state.barred))
        self.barred.text.setText(state.barred)
        for part in (self.standing, self.reason, self.what):
            part.setVisible(comparing and not state.barred)

    def _show_rows(self, rows: RowList, now: tuple[PersonRow, ...], before: tuple[PersonRow, ...]) -> None:
        if now != before:
            rows.set_rows(Row(str(i), fitted(row.name), fitted(row.detail)) for i, row in enumerate(now))
        rows.setVisible(bool(now))

    def _build(self) -> None:
        near, find = Card(), Card()
        near.body.addWidget(Heading("May be the same person", 2))
        near.body.addWidget(self.nobody)
        near.body.addWidget(self.alike)
        find.body.setSpacing(SPACE[3])
        find.body.addWidget(self.search_field)
        find.body.addWidget(self.found)
        self.know.text.hide()
        self.know.body.addLayout(self._know)
        self.what = InsetText(_WHAT)
        self._choosing, self._comparing = (near, find), (self.beside,)
        for part in (self.back_link, self.head, self.whose, self.trouble, self.errors, near, find, self.beside):
            self.body.addWidget(part)
        for part in (self.know, self.barred, self.what):
            self.body.addWidget(part)
        self.body.addLayout(self._standing)
        self.body.addWidget(self.reason)
        self.bar.add(self.merge)
        self.bar.add(self.another)
        self.back_link.clicked.connect(self._presenter.back)
        self.search_field.changed.connect(self._presenter.find)
        self.search_field.submitted.connect(lambda: self.found.setFocus(Qt.FocusReason.OtherFocusReason))
        self.alike.opened.connect(lambda key: self._presenter.pick(self._shown.alike[int(key)]))
        self.found.opened.connect(lambda key: self._presenter.pick(self._shown.found[int(key)]))
        self.merge.clicked.connect(lambda: self._presenter.merge(self.standing.value() or "", self.reason.text()))
        self.another.clicked.connect(self._presenter.another)
