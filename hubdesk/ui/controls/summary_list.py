"""Facts in rows: what it is, what it says, and a link to change it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from hubdesk.ui.controls.labels import Body, Rule
from hubdesk.ui.controls.link_button import LinkButton
from hubdesk.ui.controls.tag import Tag
from hubdesk.ui.theme import SPACE, look

_STACK_BELOW = 440


@dataclass(frozen=True, slots=True)
class Fact:
    """One row. ``action`` is the link's word ("Change"); ``name`` comes back with ``action_requested``."""

    label: str
    value: str
    action: str = ""
    name: str = ""
    tag: str = ""
    """A mark below the label; empty for none."""


class SummaryList(QWidget):
    """Rows of facts with thin lines between them; on a narrow page the value goes below its label."""

    action_requested = Signal(str)
    """The link of the fact with this name was pressed."""

    def __init__(self, facts: Iterable[Fact] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows: list[_FactRow] = []
        self.set_facts(facts)

    def set_facts(self, facts: Iterable[Fact]) -> None:
        """Replace all rows."""
        while self._column.count():
            old = self._column.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self._rows = [_FactRow(fact) for fact in facts]
        for row in self._rows:
            row.action_requested.connect(self.action_requested)
            self._column.addWidget(row)
            self._column.addWidget(Rule())
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or unstack."""
        super().resizeEvent(event)
        self._arrange()

    def follow_in_tab_order(self, before: QWidget) -> None:
        """Tab goes from this control through the links. Qt puts what is made later at the end of the page."""
        links = [row.link for row in self._rows if isinstance(row.link, LinkButton)]
        for one, after in pairwise([before, *links]):
            QWidget.setTabOrder(one, after)

    def _arrange(self) -> None:
        for row in self._rows:
            row.arrange(stacked=self.width() < look().em(_STACK_BELOW))


class _FactRow(QWidget):
    """Label, value and link of one fact."""

    action_requested = Signal(str)

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self._stacked: bool | None = None
        self._label, self._value = Body(fact.label, strong=True), Body(fact.value)
        for text in (self._label, self._value):
            text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            text.setContentsMargins(0, SPACE[1], 0, SPACE[1])  # in line with the link's own edge
        self.link = QWidget()  # keeps the columns of rows without a link in line with the others
        self.link.setFixedHeight(1)
        if fact.action:
            link = self.link = LinkButton(fact.action, spoken=f"{fact.action} {fact.label}")
            link.clicked.connect(lambda: self.action_requested.emit(fact.name or fact.label))
        self._tag = Tag(fact.tag, "purple") if fact.tag else None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, SPACE[1], 0, SPACE[1])
        self._grid.setHorizontalSpacing(SPACE[3])
        self._grid.setVerticalSpacing(SPACE[1])
        self.arrange(stacked=False)

    def arrange(self, *, stacked: bool) -> None:
        """Put the value beside the label (30, 50 and 20 % of the width) or below it."""
        if stacked == self._stacked:
            return
        self._stacked = stacked
        for part in (self._label, self._value, self.link):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._label, 0, 0, 1, 2 if stacked else 1)
        if self._tag is not None:
            self._grid.removeWidget(self._tag)
            self._grid.addWidget(self._tag, 1, 0, 1, 2 if stacked else 1, Qt.AlignmentFlag.AlignLeft)
        below = 2 if self._tag is not None else 1
        self._grid.addWidget(self._value, *((below, 0) if stacked else (0, 1)))
        row, column = (below, 1) if stacked else (0, 2)
        self._grid.addWidget(self.link, row, column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        for column, share in enumerate((1, 0, 0) if stacked else (3, 5, 2)):
            self._grid.setColumnStretch(column, share)
