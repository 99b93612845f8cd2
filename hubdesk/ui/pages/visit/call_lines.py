"""Who to call: each number large enough to read while dialling."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from hubdesk.presenters.visit_pages import Line
from hubdesk.ui.controls import Body, Heading, Muted, Rule
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE


class CallLines(QWidget):
    """One row for each line: whom, the number, and a note below."""

    def __init__(self, lines: tuple[Line, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE[3])
        grid.setVerticalSpacing(SPACE[1])
        grid.setColumnStretch(0, 1)
        for place, line in enumerate(lines):
            row = 3 * place
            number = Heading(line.number, 2)
            number.setWordWrap(False)
            number.setAccessibleName(f"{line.label}: {line.number}. {line.note}")
            number.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            grid.addWidget(Body(fitted(line.label), strong=True), row, 0)
            grid.addWidget(number, row, 1, 2 if line.note else 1, 1, Qt.AlignmentFlag.AlignRight)
            if line.note:
                grid.addWidget(Muted(fitted(line.note)), row + 1, 0)
            if place < len(lines) - 1:
                grid.addWidget(Rule(), row + 2, 0, 1, 2)
