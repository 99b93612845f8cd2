"""The left rail: the places that work, with what is waiting in each."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hubdesk.ui.controls.labels import Rule
from hubdesk.ui.controls.wrapped_text import draw, height_in, one_line
from hubdesk.ui.shell.rail_foot import RailFoot
from hubdesk.ui.theme import SPACE, look
from hubdesk.ui.theme.tokens import BODY, FOCUS_WIDTH, SMALL

_WIDE, _NARROW = 232, 44
_ROW, _TARGET = 48, 44
_ITEM = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class RailItem:
    """One place. ``badge`` is what is waiting there, such as "3"."""

    key: str
    text: str
    icon: str
    badge: str = ""

    def words(self) -> str:
        """The item for a screen reader."""
        return f"{self.text}, {self.badge} waiting" if self.badge else self.text


class Rail(QFrame):
    """A native list of places. Narrow, it shows icons alone; names stay in tooltips and for screen readers."""

    chosen = Signal(str)
    """The place with this key was clicked or chosen by Enter or Space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._narrow = False
        self.list = _PlaceList(self)
        self.list.chosen.connect(self.chosen)
        self._foot = RailFoot("Records are encrypted on this computer")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE[3], 1, SPACE[3])
        column.setSpacing(SPACE[2])
        column.addWidget(self.list, 1)
        column.addWidget(Rule())
        column.addWidget(self._foot)
        self._measure()

    def set_items(self, items: list[RailItem]) -> None:
        """Show these places, keeping the selected one selected."""
        selected = self.selected()
        self.list.clear()
        for item in items:
            row = QListWidgetItem(item.text)
            row.setData(_ITEM, item)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, item.words())
            row.setToolTip(item.words())
            self.list.addItem(row)
        self.select(selected)

    def select(self, key: str | None) -> None:
        """Mark the place that is shown; None marks none."""
        for place in range(self.list.count()):
            if self.list.item(place).data(_ITEM).key == key:
                self.list.setCurrentRow(place)
                return
        self.list.setCurrentRow(-1)

    def selected(self) -> str | None:
        """The marked place."""
        item = self.list.currentItem()
        return item.data(_ITEM).key if item is not None else None

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, or words again."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._measure()

    def narrow(self) -> bool:
        """Whether icons alone show."""
        return self._narrow

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(look().em(_NARROW) + SPACE[2] if self._narrow else look().em(_WIDE))
        self.list.set_narrow(self._narrow)
        self._foot.set_narrow(self._narrow)


class _PlaceList(QListWidget):
    """The list itself: arrows move the mark, Enter, Space or a click goes there."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("railList")
        self.setAccessibleName("Main menu")
        self.setItemDelegate(_PlacePainter(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.narrow = False
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ITEM).key))

    def set_narrow(self, narrow: bool) -> None:
        """Lay the rows out again."""
        self.narrow = narrow
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height out."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first place when none is marked."""
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to the place."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and item is not None:
            self.chosen.emit(item.data(_ITEM).key)
        else:
            super().keyPressEvent(event)


class _PlacePainter(QStyledItemDelegate):
    """Rows: icon, words, badge; blue bar when marked, yellow with a dark line when focused."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """At least 48 px at 100 %."""
        item: RailItem = index.data(_ITEM)
        rail = self._list()
        width = rail.viewport().width()
        # All places stay in view: rows give up height first, down to a comfortable target.
        share = rail.viewport().height() // max(1, rail.count())
        if rail.narrow:
            return QSize(width, max(_TARGET, min(look().em(_TARGET), share)))
        words = height_in(item.text, look().font(BODY, bold=True), self._room(item, width)) + 12
        return QSize(width, max(_TARGET, words, min(look().em(_ROW), share)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one place."""
        theme = look().theme
        item: RailItem = index.data(_ITEM)
        rail = self._list()
        area = QRectF(option.rect)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        focus = marked and rail.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if focus:
            painter.fillRect(area, QColor(theme.focus))
            painter.fillRect(area.adjusted(0, area.height() - FOCUS_WIDTH, 0, 0), QColor(theme.focus_line))
        elif marked:
            painter.fillRect(area, QColor(theme.chosen_fill))
            painter.fillRect(QRectF(area.left(), area.top(), FOCUS_WIDTH, area.height()), QColor(theme.chosen))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(theme.hover_fill))
        ink = theme.focus_text if focus else theme.chosen if marked else theme.text
        size = look().em(22)
        left = (area.width() - size) / 2 if rail.narrow else 20
        spot = QRectF(area.left() + left, area.center().y() - size / 2, size, size)
        look().icons.paint(painter, item.icon, ink if marked else theme.secondary_text, spot)
        if not rail.narrow:
            painter.setPen(QColor(ink))
            painter.setFont(look().font(BODY, bold=marked))
            words = QRectF(area.left() + 34 + size, area.top(), self._room(item, int(area.width())), area.height())
            draw(painter, words, item.text)
        if item.badge:
            self._paint_badge(painter, area, item.badge)
        painter.restore()

    def _paint_badge(self, painter: QPainter, area: QRectF, badge: str) -> None:
        theme = look().theme
        if self._list().narrow:  # a dot is enough: the number is in the tooltip and spoken
            size = look().em(8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.chosen))
            painter.drawEllipse(QRectF(area.right() - size - 6, area.top() + 6, size, size))
            return
        width, height = self._badge_width(badge), look().em(24)
        pill = QRectF(area.right() - width - 14, area.center().y() - height / 2, width, height)
        colours = theme.tags["blue"]
        painter.setPen(QColor(theme.text) if theme.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.fill))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(colours.ink))
        painter.setFont(look().font(SMALL, bold=True))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, badge)

    def _badge_width(self, badge: str) -> int:
        return max(look().em(26), int(one_line(badge, look().font(SMALL, bold=True)).width()) + 14)

    def _room(self, item: RailItem, width: int) -> int:
        badge = self._badge_width(item.badge) + 20 if item.badge else 0
        return width - 34 - look().em(22) - 10 - badge

    def _list(self) -> _PlaceList:
        parent = self.parent()
        assert isinstance(parent, _PlaceList)
        return parent
