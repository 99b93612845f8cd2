"""What two records say, row by row: once where they agree, side by side where they do not."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import Body, Card, Rule
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.theme import SPACE

BOTH, FIRST, SECOND = "Both: ", "First: ", "Second: "
"""Said in words before each value: on a narrow page the two stand below each other."""
_STACK_BELOW = 640


class TwoBeside(Card):
    """One row for each fact: what it is, what the first record says, what the second says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE[1])
        self.body.addLayout(self._rows)

    def show_two(self, facts: tuple[tuple[str, str, str], ...]) -> None:
        """Draw the rows anew."""
        empty(self._rows)
        for label, one, other in facts:
            if one == other:
                row = _row(Body(label, strong=True), Body(fitted(f"{BOTH}{one}")))
            else:
                values = (Body(fitted(f"{FIRST}{one}")), Body(fitted(f"{SECOND}{other}")))
                row = _row(Body(label, strong=True), *values)
            self._rows.addWidget(row)
            self._rows.addWidget(Rule())


def _row(label: Body, *values: Body) -> StackingRow:
    row = StackingRow(_STACK_BELOW, SPACE[3])
    row.add(label, 2)
    for value in values:
        row.add(value, 6 // len(values))
    return row
