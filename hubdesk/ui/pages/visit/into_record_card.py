"""What the visit told that is not in the record yet: each section with what stands now, and one press to put it in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.record_offers import OfferLine, OfferRow
from hubdesk.ui.controls import ActionButton, Body, Card, CheckCard, Heading, Muted
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE

_WHY = "Letters, cards and the reminders use the record, not the answers. Tick what is right, then put it in."
_REPLACES = "Replaces what is recorded. What stood before is kept."


class IntoRecordCard(Card):
    """Hidden while there is nothing to offer. A section that would replace something is not ticked beforehand."""

    put_requested = Signal(tuple)
    """Put the sections with these keys into the record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(SPACE[3])
        self._rows: tuple[OfferRow, ...] = ()
        self.ticks: dict[str, CheckCard] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[3])
        self.put = ActionButton("Put these in the record", "secondary", icon="check")
        self.body.addWidget(Heading("Told today, not in the record yet", 2))
        self.body.addWidget(Muted(_WHY))
        self.body.addLayout(self._list)
        self.body.addWidget(self.put, 0, Qt.AlignmentFlag.AlignLeft)
        self.put.clicked.connect(lambda: self.put_requested.emit(self.chosen()))
        self.hide()

    def chosen(self) -> tuple[str, ...]:
        """The keys of what is ticked, in order."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())

    def show_offers(self, rows: tuple[OfferRow, ...], *, busy: bool = False) -> None:
        """Offer these; ticks stay while the offers are the same."""
        if rows != self._rows:
            self._draw(rows)
        self.setVisible(bool(rows))
        self.put.setEnabled(not busy and bool(self.chosen()))

    def _draw(self, rows: tuple[OfferRow, ...]) -> None:
        self._rows = rows
        empty(self._list)
        self.ticks = {}
        for row in rows:
            self.ticks[row.key] = tick = CheckCard(fitted(row.title), compact=True)
            tick.setChecked(not row.replaces)
            tick.setAccessibleDescription(". ".join(_spoken(line) for line in row.lines))
            tick.toggled.connect(lambda _on: self.put.setEnabled(bool(self.chosen())))
            self._list.addWidget(_section(tick, row))


def _section(tick: CheckCard, row: OfferRow) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE[1])
    column.addWidget(tick)
    for line in row.lines:
        column.addWidget(Body(fitted(f"{line.label}: {line.told}")))
        column.addWidget(Muted(fitted(f"Recorded now: {line.was or 'Not recorded'}")))
    if row.replaces:
        column.addWidget(Body(_REPLACES, strong=True))
    return box


def _spoken(line: OfferLine) -> str:
    return f"{line.label}: {line.told}. Recorded now: {line.was or 'not recorded'}"
