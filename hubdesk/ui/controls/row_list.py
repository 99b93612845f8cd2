"""Rows to open: people, sittings, follow-ups. A native list, so arrows, role and "3 of 12" come from Qt."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QListView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from hubdesk.ui.controls.present_width import PresentWidth
from hubdesk.ui.controls.row_painter import RowPainter

ROW = Qt.ItemDataRole.UserRole
_NARROWEST, _NATURAL, _ENDLESS = 120, 320, 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``key`` comes back when it is opened; tags are (words, colour); ``lead`` stands in front (a time)."""

    key: str
    title: str
    detail: str = ""
    tags: tuple[tuple[str, str], ...] = ()
    lead: str = ""

    def words(self) -> str:
        """The whole row for a screen reader."""
        return ", ".join(part for part in (self.lead, self.title, self.detail, *(tag for tag, _ in self.tags)) if part)


class RowList(PresentWidth, QListWidget):
    """Shows all its rows at full height, so that the page does the scrolling."""

    opened = Signal(str)
    """The row with this key was clicked, or Enter or Space was pressed on it."""

    def __init__(self, name: str, rows: Iterable[Row] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(RowPainter(self))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.itemClicked.connect(self._open)
        self.currentRowChanged.connect(self._bring_into_view)
        self.set_rows(rows)

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Replace all rows."""
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.title)
            item.setData(ROW, row)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.words())
            self.addItem(item)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.count() else Qt.FocusPolicy.NoFocus)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows."""
        painter = self.itemDelegate()
        return sum(painter.row_height(self.item(place).data(ROW), width) for place in range(self.count()))

    def sizeHint(self) -> QSize:
        """All rows at the present width."""
        return QSize(_NATURAL, self.heightForWidth(self.present_width(_ENDLESS)))

    def minimumSizeHint(self) -> QSize:
        """May become narrow, never low."""
        return QSize(_NARROWEST, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap to the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the rows again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first row, so that there is always something to read out."""
        if self.currentRow() < 0 and self.count() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentRow(0)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentItem() is not None:
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def open_current(self) -> None:
        """Open the row that has the focus, as Enter does, for a page that listens to Enter itself."""
        if self.currentItem() is not None:
            self._open(self.currentItem())

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(ROW).key)

    def _bring_into_view(self, place: int) -> None:
        """Follow the keys. Under a mouse the page stands still: the row that is pressed is the one that opens."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        walker = self.parentWidget()
        while walker is not None and not isinstance(walker, QScrollArea):
            walker = walker.parentWidget()
        if walker is not None and place >= 0 and self.hasFocus():
            rect = self.visualItemRect(self.item(place))
            centre = self.viewport().mapTo(walker.widget(), rect.center())
            walker.ensureVisible(centre.x(), centre.y(), 0, rect.height())
