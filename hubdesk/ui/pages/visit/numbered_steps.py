"""Steps in the order they are taken."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from hubdesk.ui.controls import Lead
from hubdesk.ui.theme import SPACE


class NumberedSteps(QWidget):
    """A number, then words that wrap under themselves. The number is read out with its words."""

    def __init__(self, steps: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE[2])
        grid.setVerticalSpacing(SPACE[2])
        grid.setColumnStretch(1, 1)
        for row, step in enumerate(steps):
            words = Lead(step)
            words.setAccessibleName(f"{row + 1}. {step}")
            grid.addWidget(Lead(f"{row + 1}."), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
