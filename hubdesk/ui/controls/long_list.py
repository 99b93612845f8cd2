"""Thousands of rows to open, which scroll by themselves: a model and a view, so that only what shows is drawn.

Every row is equally tall, so that the view need not measure them all. What does not fit into a row ends in an ellipsis;
its tooltip and its words for a screen reader are whole.
"""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hubdesk.ui.controls.tag import paint_tag, tag_size
from hubdesk.ui.controls.wrapped_text import draw, one_line
from hubdesk.ui.theme import SPACE, look
from hubdesk.ui.theme.tokens import BODY, FOCUS_WIDTH, SMALL

_SIDE, _PAD, _BAR = 12, 8, 6
_LEAD, _NARROW = 96, 620
_MOST_HEIGHT = 372
_ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class LongRow(Protocol):
    """One row. ``bar`` from 0 to 1 is drawn below ``lead``; tags are (words, colour)."""

    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def detail(self) -> str: ...  # noqa: D102
    @property
    def tags(self) -> tuple[tuple[str, str], ...]: ...  # noqa: D102
    @property
    def lead(self) -> str: ...  # noqa: D102
    @property
    def bar(self) -> float: ...  # noqa: D102

    def words(self) -> str:
        """The whole row for a screen reader."""


class LongRows(Protocol):
    """Rows by place, made when they are looked at."""

    keys: tuple[str, ...]

    def __len__(self) -> int: ...
    def __getitem__(self, place: int) -> LongRow: ...


class _None:
    """No rows."""

    keys: tuple[str, ...] = ()

    def __len__(self) -> int:
        return 0

    def __getitem__(self, place: int) -> LongRow:
        raise IndexError(place)


class LongList(QListView):
    """Shows rows of one height. Letters jump to a name; Enter and Space open."""

    opened = Signal(str)
    """The row with this key was clicked twice, or Enter or Space was pressed on it."""
    current_changed = Signal(str)
    """This row is the present one now; empty where there is none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows = _Rows()
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(_ROW).key))
        self.selectionModel().currentChanged.connect(lambda now, _before: self.current_changed.emit(self._key(now)))
        self.set_rows(_None())

    def set_rows(self, rows: LongRows) -> None:
        """Replace all rows. The present row stays where its key is; where it is gone, the one in its place."""
        key, place = self.current_key(), max(0, self.currentIndex().row())
        self._rows.replace(rows)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows.keys else Qt.FocusPolicy.NoFocus)
        if rows.keys and key:
            same = rows.keys.index(key) if key in rows.keys else min(place, len(rows) - 1)
            self.setCurrentIndex(self._rows.index(same))
        self.updateGeometry()
        self.current_changed.emit(self.current_key())

    def current_key(self) -> str:
        """The key of the present row; empty where there is none."""
        return self._key(self.currentIndex())

    def set_current(self, key: str) -> None:
        """Make this row the present one, if it is there."""
        if key in self._rows.rows.keys:
            self.setCurrentIndex(self._rows.index(self._rows.rows.keys.index(key)))

    def rows(self) -> LongRows:
        """The rows in their order."""
        return self._rows.rows

    def sizeHint(self) -> QSize:
        """As tall as its rows, up to a good part of the window."""
        return QSize(320, min(len(self._rows.rows) * row_height(self.width()) + 4, look().em(_MOST_HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        """May become narrow, never low."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows are as wide as the list."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the first row, so that there is always something to read out."""
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentIndex(self._rows.index(0))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current_key():
            self.opened.emit(self.current_key())
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()

    def _key(self, index: _Index) -> str:
        return index.data(_ROW).key if index.isValid() else ""


class _Rows(QStringListModel):
    """The rows as a model. How many there are is Qt's to count: it asks for that several times for each row, and
    thousands of answers in Python are what a long list waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: LongRows = _None()

    def replace(self, rows: LongRows) -> None:
        """Other rows."""
        self.rows = rows
        self.setStringList([""] * len(rows))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """To be chosen, not to be changed."""
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, its words, or its title for the letters that jump to it."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.words()
        return None


def row_height(width: int) -> int:
    """The height of every row at a width: a title, two lines below it, and the tags where they have no room beside."""
    title = one_line("X", look().font(BODY, bold=True)).height()
    detail = one_line("X", look().font(SMALL)).height()
    tags = tag_size("X").height() + SPACE[1] if width < look().em(_NARROW) else 0
    return int(title + 2 * detail + 2 * _PAD + tags)


class _Painter(QStyledItemDelegate):
    """Draws one row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        """The same for every row."""
        width = self._list().viewport().width()
        return QSize(width, row_height(width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Lead with its bar, title over detail, tags."""
        theme, row, area = look().theme, index.data(_ROW), QRectF(option.rect)
        present = index.row() == self._list().currentIndex().row()
        focus = present and self._list().hasFocus()
        painter.save()
        if focus:
            painter.fillRect(area, QColor(theme.focus))
            painter.fillRect(area.adjusted(0, area.height() - FOCUS_WIDTH, 0, 0), QColor(theme.focus_line))
        else:
            if present or option.state & QStyle.StateFlag.State_MouseOver:
                painter.fillRect(area, QColor(theme.hover_fill))
            painter.fillRect(area.adjusted(0, area.height() - 1, 0, 0), QColor(theme.border))
        ink = theme.focus_text if focus else theme.text
        quiet = theme.focus_text if focus else theme.secondary_text
        narrow = area.width() < look().em(_NARROW)
        lead = look().em(_LEAD) if row.lead else 0
        tags = sum(tag_size(words).width() + SPACE[2] for words, _colour in row.tags)
        left = area.left() + _SIDE + lead
        width = area.right() - left - _SIDE - (0 if narrow else tags)
        self._text(painter, QRectF(left, area.top() + _PAD, width, 0), row.title, ink, bold=True)
        title = one_line("X", look().font(BODY, bold=True)).height()
        self._text(painter, QRectF(left, area.top() + _PAD + title, width, 0), row.detail, quiet, bold=False)
        if row.lead:
            self._lead(painter, row, area, lead, ink)
        detail = one_line("X", look().font(SMALL)).height()
        below = area.top() + _PAD + title + 2 * detail
        self._tags(painter, row, area, below if narrow else None, left, tags)
        painter.restore()

    def _text(self, painter: QPainter, at: QRectF, words: str, ink: str, *, bold: bool) -> None:
        font = look().font(BODY, bold=True) if bold else look().font(SMALL)
        lines = 1 if bold else 2
        room = at.width() * lines - (0 if bold else look().em(48))  # what breaking a line at a word may cost
        fitted = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, max(24.0, room))
        painter.setFont(font)
        painter.setPen(QColor(ink))
        line = one_line("X", font).height()
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.drawText(
            QRectF(at.left(), at.top(), at.width(), line * lines), flags | Qt.TextFlag.TextWordWrap, fitted
        )

    def _lead(self, painter: QPainter, row: LongRow, area: QRectF, room: int, ink: str) -> None:
        font: QFont = look().font(BODY, bold=True)
        height = one_line("X", font).height()
        painter.setFont(font)
        painter.setPen(QColor(ink))
        draw(painter, QRectF(area.left() + _SIDE, area.top() + _PAD, room - SPACE[2], height), row.lead)
        if row.bar > 0:
            whole = room - SPACE[4]
            bar = QRectF(area.left() + _SIDE, area.top() + _PAD + height + SPACE[1], whole, _BAR)
            painter.fillRect(bar, QColor(look().theme.border))
            bar.setWidth(max(_BAR, whole * min(1.0, row.bar)))
            painter.fillRect(bar, QColor(ink))

    def _tags(self, painter: QPainter, row: LongRow, area: QRectF, below: float | None, left: float, room: int) -> None:
        x = left if below is not None else area.right() - _SIDE - room + SPACE[2]
        for words, colour in row.tags:
            size = tag_size(words)
            y = below if below is not None else area.center().y() - size.height() / 2
            paint_tag(painter, QRectF(x, y, size.width(), size.height()), words, colour)
            x += size.width() + SPACE[2]

    def _list(self) -> LongList:
        parent = self.parent()
        assert isinstance(parent, LongList)
        return parent
