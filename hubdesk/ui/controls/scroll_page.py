"""The frame of nearly every page: one column that wraps and scrolls down, and a pinned action bar."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hubdesk.ui.controls.action_bar import ActionBar
from hubdesk.ui.theme import SPACE, look
from hubdesk.ui.theme.tokens import COLUMN_WIDTH

_SIDE_WIDTH = 272
_SIDE_FROM = 1080


class ScrollPage(QWidget):
    """Put content in ``body``, buttons in ``bar``. It never scrolls sideways.

    ``set_side`` adds a narrow column that shows only where there is room for it.
    """

    def __init__(self, parent: QWidget | None = None, *, width: int = COLUMN_WIDTH) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._widest = width
        self._side: QWidget | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        content.setObjectName("scrolled")
        self._columns = QHBoxLayout(content)
        self._columns.setContentsMargins(SPACE[5], SPACE[3], SPACE[5], SPACE[4])
        self._columns.setSpacing(SPACE[4])
        self._main = QWidget()
        self.body = QVBoxLayout(self._main)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE[3])
        column = QVBoxLayout()
        column.addWidget(self._main)
        column.addStretch(1)
        self._columns.addLayout(column, 1)
        self._columns.addStretch()
        self.scroll.setWidget(content)
        whole.addWidget(self.scroll, 1)
        self.bar = ActionBar()
        whole.addWidget(self.bar)
        self._measure()

    def set_side(self, side: QWidget) -> None:
        """Show a side column when the page is wide enough."""
        self._side = side
        self._columns.insertWidget(1, side, 0, Qt.AlignmentFlag.AlignTop)
        self._measure()

    def scroll_to_top(self) -> None:
        """Back to the beginning, as on a new question."""
        self.scroll.verticalScrollBar().setValue(0)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until the widget is in view."""
        self.scroll.ensureWidgetVisible(widget, 0, SPACE[4])

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show or hide the side column."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        self._main.setMaximumWidth(look().em(self._widest))
        if self._side is not None:
            self._side.setFixedWidth(look().em(_SIDE_WIDTH))
            self._side.setVisible(self.width() >= look().em(_SIDE_FROM))
