"""A page with one thing to do: a narrow column in the middle of the window."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hubdesk.ui.controls import ScrollPage
from hubdesk.ui.theme import SPACE, look

_WHOLE_WINDOW = 100_000


class CentredPage(ScrollPage):
    """Put content in ``column``; it grows to ``widest`` (px at 100 % text) and stays in the middle."""

    def __init__(self, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WHOLE_WINDOW)
        self._column_width = widest
        self._middle = QWidget()
        self._middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self._middle)
        self.column.setContentsMargins(0, SPACE[5], 0, SPACE[4])
        self.column.setSpacing(SPACE[4])
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._middle, 1000)
        across.addStretch(1)
        self.body.addLayout(across)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._middle.setMaximumWidth(look().em(self._column_width))
