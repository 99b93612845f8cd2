"""Measures and draws the rows of a list: lead, title over detail, tags, and an arrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hubdesk.ui.controls.tag import paint_tag, tag_size
from hubdesk.ui.controls.wrapped_text import draw, height_in, one_line
from hubdesk.ui.theme import SPACE, Look, look
from hubdesk.ui.theme.tokens import BODY, FOCUS_WIDTH, SMALL

if TYPE_CHECKING:
    from hubdesk.ui.controls.row_list import Row

_SIDE = 12
_PAD = 10
_LEAD_WIDTH = 64
_MOST_KEPT = 2000


@dataclass(frozen=True, slots=True)
class _Measure:
    """Where the parts of one row go at one width."""

    text_left: int
    text_width: int
    title: int
    detail: int
    tags_beside: bool
    tags: int

    @property
    def height(self) -> int:
        """The whole row."""
        text = self.title + (self.detail + 2 if self.detail else 0)
        inner = max(text, self.tags) if self.tags_beside else text + (self.tags + SPACE[2] if self.tags else 0)
        return max(look().em(48), inner + 2 * _PAD)


class RowPainter(QStyledItemDelegate):
    """The delegate of a ``RowList``. A page asks for the same heights dozens of times, so they are kept."""

    def __init__(self, parent: QListWidget) -> None:
        super().__init__(parent)
        self._kept_for: Look | None = None
        self._kept: dict[tuple[Row, int], _Measure] = {}

    def row_height(self, row: Row, width: int) -> int:
        """The height of a row at a width."""
        return self._measure(row, width).height

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Full width of the list."""
        width = self._list().viewport().width()
        return QSize(width, self.row_height(index.data(Qt.ItemDataRole.UserRole), width))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row in its present state."""
        theme = look().theme
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        area = QRectF(option.rect)
        measure = self._measure(row, int(area.width()))
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focus = self._list().hasFocus() and index.row() == self._list().currentRow()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_back(painter, area, over=over, focus=focus)
        ink = theme.focus_text if focus else theme.text
        quiet = theme.focus_text if focus else theme.secondary_text
        link = theme.focus_text if focus else theme.link_hover if over else theme.link
        top = area.top() + _PAD
        left = area.left() + measure.text_left
        block = measure.title + (measure.detail + 2 if measure.detail else 0)
        if measure.tags_beside:
            top = area.top() + (area.height() - block) / 2
        painter.setFont(look().font(BODY, bold=True))
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(area.left() + _SIDE, top, measure.text_left, measure.title), 0, row.lead)
        painter.setPen(QColor(link))
        draw(painter, QRectF(left, top, measure.text_width, measure.title), row.title)
        if row.detail:
            painter.setFont(look().font(SMALL))
            painter.setPen(QColor(quiet))
            draw(painter, QRectF(left, top + measure.title + 2, measure.text_width, measure.detail), row.detail)
        self._paint_tags(painter, row, area, measure, top + block)
        size = look().em(20)
        arrow = QRectF(area.right() - _SIDE - size, area.center().y() - size / 2, size, size)
        look().icons.paint(painter, "chevron-right", quiet, arrow)
        painter.restore()

    def _paint_back(self, painter: QPainter, area: QRectF, *, over: bool, focus: bool) -> None:
        theme = look().theme
        if focus:
            painter.fillRect(area, QColor(theme.focus))
            painter.fillRect(area.adjusted(0, area.height() - FOCUS_WIDTH, 0, 0), QColor(theme.focus_line))
            return
        if over:
            painter.fillRect(area, QColor(theme.hover_fill))
        painter.fillRect(area.adjusted(0, area.height() - 1, 0, 0), QColor(theme.border))

    def _paint_tags(self, painter: QPainter, row: Row, area: QRectF, measure: _Measure, below: float) -> None:
        if measure.tags_beside:
            x = area.left() + measure.text_left + measure.text_width + SPACE[3]
            y = area.center().y() - measure.tags / 2
            for words, colour in row.tags:
                size = tag_size(words)
                paint_tag(painter, QRectF(x, y, size.width(), size.height()), words, colour)
                x += size.width() + SPACE[2]
            return
        for (words, colour), (x, y) in zip(row.tags, self._wrapped_tags(row, measure.text_width)[0], strict=True):
            size = tag_size(words)
            spot = QRectF(area.left() + measure.text_left + x, below + SPACE[2] + y, size.width(), size.height())
            paint_tag(painter, spot, words, colour)

    def _measure(self, row: Row, width: int) -> _Measure:
        present = look()
        if present is not self._kept_for or len(self._kept) > _MOST_KEPT:
            self._kept_for, self._kept = present, {}
        if (row, width) not in self._kept:
            self._kept[row, width] = self._measured(row, width)
        return self._kept[row, width]

    def _measured(self, row: Row, width: int) -> _Measure:
        lead = max(look().em(_LEAD_WIDTH), int(one_line(row.lead, look().font(BODY, bold=True)).width()) + SPACE[3])
        left = _SIDE + (lead if row.lead else 0)
        room = width - left - _SIDE - look().em(20) - SPACE[2]
        tags_width = (
            sum(tag_size(words).width() + SPACE[2] for words, _colour in row.tags) + SPACE[2] if row.tags else 0
        )
        beside = not row.tags or tags_width <= room * 0.5
        text = max(40, room - tags_width) if beside else room
        tag_height = tag_size("x").height() if row.tags else 0
        return _Measure(
            text_left=left,
            text_width=text,
            title=height_in(row.title, look().font(BODY, bold=True), text),
            detail=height_in(row.detail, look().font(SMALL), text) if row.detail else 0,
            tags_beside=beside,
            tags=tag_height if beside else self._wrapped_tags(row, text)[1],
        )

    def _wrapped_tags(self, row: Row, width: int) -> tuple[list[tuple[int, int]], int]:
        """Where each tag goes when they stand below the text, and how tall that is."""
        places, x, y, height = [], 0, 0, 0
        for words, _colour in row.tags:
            size = tag_size(words)
            if x and x + size.width() > width:
                x, y = 0, y + size.height() + SPACE[1]
            places.append((x, y))
            x += size.width() + SPACE[2]
            height = y + size.height()
        return places, height

    def _list(self) -> QListWidget:
        parent = self.parent()
        assert isinstance(parent, QListWidget)
        return parent
