"""A layout that wraps its items onto more lines instead of forcing a minimum window width."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items side by side, left to right, on as many lines as are needed.

    With ``fill`` the items of a line share what room is left over, and are equally tall.
    """

    def __init__(self, across: int, down: int, parent: QWidget | None = None, *, fill: bool = False) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []
        self._across, self._down, self._fill = across, down, fill

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or nothing."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove the item at a place."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All items on one line."""
        shown = self._shown()
        width = sum(self._wish(item).width() for item in shown) + self._across * max(0, len(shown) - 1)
        height = max((self._wish(item).height() for item in shown), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest single item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _wish(self, item: QLayoutItem) -> QSize:
        return item.sizeHint()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        lines: list[list[tuple[QLayoutItem, int]]] = [[]]
        used = 0
        for item in self._shown():
            wish = max(item.minimumSize().width(), min(self._wish(item).width(), width))
            if lines[-1] and used + wish > width:
                lines.append([])
                used = 0
            lines[-1].append((item, wish))
            used += wish + self._across
        return [self._filled(line, width) for line in lines] if self._fill else lines

    def _filled(self, line: list[tuple[QLayoutItem, int]], width: int) -> list[tuple[QLayoutItem, int]]:
        """The same line with the room that is left shared out."""
        left = width - sum(wish for _item, wish in line) - self._across * (len(line) - 1)
        share, rest = divmod(max(0, left), max(1, len(line)))
        return [(item, wish + share + (place < rest)) for place, (item, wish) in enumerate(line)]

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        y = area.y()
        for line in self._lines(area.width()):
            heights = [_height(item, width) for item, width in line]
            tallest = max(heights, default=0)
            x = area.x()
            for (item, width), height in zip(line, heights, strict=True):
                if move:
                    tall = tallest if self._fill else height
                    item.setGeometry(QRect(QPoint(x, y + (tallest - tall) // 2), QSize(width, tall)))
                x += width + self._across
            y += tallest + self._down
        return max(0, y - self._down - rect.y()) + margins.bottom()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
