"""What radio cards and check cards share: a full-width card with a mark, wrapping words and a key cap."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from hubdesk.ui.controls.wrapped_text import draw, height_in, longest_word, one_line
from hubdesk.ui.theme import look
from hubdesk.ui.theme.tokens import BODY, FOCUS_WIDTH, LEAD, RADIUS, SMALL

# Two Qt bases in one class crash PySide6, so at run time this is a plain mixin.
_Base = QAbstractButton if TYPE_CHECKING else object

_INSET, _GAP = 14, 14
_INSET_COMPACT, _GAP_COMPACT = 10, 8


class ChoiceCard(_Base):
    """Mixed in before a native radio or check box: role, state and keys stay native, only the drawing is ours."""

    key = ""
    compact = False

    def dress(self, key: str, *, compact: bool) -> None:
        """Set the key that chooses this card (shown in a cap) and its size."""
        self.key, self.compact = key, compact
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if key:
            self.setAccessibleDescription(f"Press {key} to choose")

    def sizeHint(self) -> QSize:
        """Wide enough for the words on one line."""
        width = int(one_line(self._words(), self._type(bold=True)).width()) + self._beside_text()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        return QSize(longest_word(self._words(), self._type(bold=True)) + self._beside_text(), self._least())

    def hasHeightForWidth(self) -> bool:
        """Long answers wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tall enough for the words, measured in bold so that choosing never moves anything."""
        words = height_in(self._words(), self._type(bold=True), width - self._beside_text())
        return max(self._least(), words + (20 if self.compact else 28))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Halo, card, mark, words, key cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        area = QRectF(self.rect())
        self._paint_card(painter, area)
        size = self._mark_size()
        mark = QRectF(area.left() + self._inset(), area.center().y() - size / 2, size, size)
        self.paint_mark(painter, self._side(area, mark))
        painter.setFont(self._type(bold=self.isChecked()))
        painter.setPen(QColor(look().theme.text))
        words = area.adjusted(self._inset() + size + self._gap(), 0, -self._right(), 0)
        begins = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        draw(painter, self._side(area, words), self._words(), begins)
        if self.key:
            self._paint_key(painter, area)

    def paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw the ring or the box; each card has its own."""
        raise NotImplementedError

    def mark_pen(self) -> QPen:
        """The line of the mark in the present state."""
        theme = look().theme
        if self.hasFocus():
            return QPen(QColor(theme.focus_line), 3)
        return QPen(QColor(theme.chosen if self.isChecked() else theme.input_border), 2)

    def mark_ink(self) -> QColor:
        """The filled part of the mark."""
        theme = look().theme
        return QColor(theme.focus_line if self.hasFocus() else theme.chosen)

    def _paint_card(self, painter: QPainter, area: QRectF) -> None:
        theme = look().theme
        chosen, over, focus = self.isChecked(), self.underMouse(), self.hasFocus()
        card = area
        if focus:  # the halo lies inside the widget, so nothing is cut off and nothing moves
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.focus))
            painter.drawRoundedRect(area, RADIUS + 2, RADIUS + 2)
            card = area.adjusted(FOCUS_WIDTH, FOCUS_WIDTH, -FOCUS_WIDTH, -FOCUS_WIDTH)
        width = 3 if focus else 2 if chosen else 1
        line = (
            theme.focus_line
            if focus
            else theme.chosen
            if chosen
            else theme.input_border
            if over
            else theme.border_strong
        )
        painter.setPen(QPen(QColor(line), width))
        painter.setBrush(QColor(theme.chosen_fill if chosen else theme.hover_fill if over else theme.surface))
        half = width / 2
        painter.drawRoundedRect(card.adjusted(half, half, -half, -half), RADIUS, RADIUS)

    def _paint_key(self, painter: QPainter, area: QRectF) -> None:
        theme = look().theme
        size = self._cap_size()
        cap = self._side(area, QRectF(area.right() - self._inset() - size, area.center().y() - size / 2, size, size))
        painter.setPen(QPen(QColor(theme.border_strong), 1))
        painter.setBrush(QColor(theme.surface if self.isChecked() else theme.page))
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setPen(QColor(theme.secondary_text))
        painter.setFont(look().font(SMALL, bold=True))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.key)

    def _side(self, area: QRectF, part: QRectF) -> QRectF:
        """Where a part of the card is drawn: on the other side where the words are written from right to left."""
        across = area.left() + area.right() - part.left() - part.right()
        return part.translated(across, 0) if self.isRightToLeft() else part

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _type(self, *, bold: bool) -> QFont:
        return look().font(BODY if self.compact else LEAD, bold=bold)

    def _mark_size(self) -> int:
        return look().em(22 if self.compact else 28)

    def _cap_size(self) -> int:
        return look().em(24 if self.compact else 28)

    def _least(self) -> int:
        return max(44, self._mark_size() + 18) if self.compact else max(52, self._mark_size() + 20)

    def _inset(self) -> int:
        return _INSET_COMPACT if self.compact else _INSET

    def _gap(self) -> int:
        return _GAP_COMPACT if self.compact else _GAP

    def _right(self) -> int:
        return self._inset() + (self._cap_size() + self._gap() if self.key else 0)

    def _beside_text(self) -> int:
        return self._inset() + self._mark_size() + self._gap() + self._right()
