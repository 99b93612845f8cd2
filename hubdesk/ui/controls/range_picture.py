"""A score on its range: where it lies, in which band, or honestly how much of it is known.

Bands are told apart by position and words, never by red and green: a score is not a verdict.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hubdesk.ui.controls.present_width import PresentWidth
from hubdesk.ui.controls.wrapped_text import height_in, one_line
from hubdesk.ui.theme import look
from hubdesk.ui.theme.tokens import HEADING, SMALL

_BAR, _GAP, _MARK = 16, 2, 10


@dataclass(frozen=True, slots=True)
class Band:
    """A named part of the range, ends included."""

    low: int
    high: int
    label: str


@dataclass(frozen=True, slots=True)
class RangeScore:
    """What is known of a score. ``value`` is None until its own rule is met; then ``partial`` is the sum so far."""

    name: str
    low: int
    high: int
    value: int | None = None
    partial: int | None = None
    answered: int = 0
    of: int = 0
    bands: tuple[Band, ...] = ()

    def band(self) -> Band | None:
        """The band of the value, when there is a value."""
        if self.value is None:
            return None
        return next((band for band in self.bands if band.low <= self.value <= band.high), None)

    def headline(self) -> str:
        """The score in a few words: "18, moderately severe" or "18 from 6 of 9"."""
        if self.value is None:
            return "No answers yet" if self.partial is None else f"{self.partial} from {self.answered} of {self.of}"
        band = self.band()
        return f"{self.value} of {self.high}" + (f": {band.label}" if band else "")

    def words(self) -> str:
        """Everything the picture says, for a screen reader."""
        span = f"Range {self.low} to {self.high}."
        if self.value is None:
            return f"{self.name}. {self.headline()}. No total and no band until enough is answered. {span}"
        band = self.band()
        ends = f" Band {band.low} to {band.high}." if band else ""
        return f"{self.name}. {self.headline()}.{ends} {span}"


class RangePicture(PresentWidth, QLabel):
    """Draws a ``RangeScore``: a bar of bands, a solid mark for a value, a hollow one for a sum so far."""

    def __init__(self, score: RangeScore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_score(score)

    def set_score(self, score: RangeScore) -> None:
        """Show another score."""
        self.score = score
        self.setAccessibleName(score.words())
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Band names need more lines on a narrow page."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Headline, mark, bar, numbers and, where they fit, band names."""
        return self._headline_height(width) + self._under_headline() + self._names_height(width)

    def sizeHint(self) -> QSize:
        """A comfortable width."""
        return QSize(look().em(480), self.heightForWidth(self.present_width(look().em(480))))

    def minimumSizeHint(self) -> QSize:
        """Still readable when narrow."""
        return QSize(look().em(200), self._under_headline())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """From top to bottom."""
        theme = look().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self._headline_height(self.width())
        painter.setFont(look().font(HEADING["m"], bold=True))
        painter.setPen(QColor(theme.text))
        painter.drawText(
            QRectF(0, 0, self.width(), top), Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop, self.score.headline()
        )
        bar = QRectF(0, top + look().em(_MARK) + 8, self.width(), look().em(_BAR))
        for part, band in self._segments(bar):
            self._paint_segment(painter, part, band)
        self._paint_numbers(painter, bar)
        self._paint_mark(painter, bar)

    def _paint_segment(self, painter: QPainter, part: QRectF, band: Band) -> None:
        theme = look().theme
        here = band == self.score.band()
        painter.setPen(QPen(QColor(theme.chosen if here else theme.border_strong), 1))
        painter.setBrush(QColor(theme.chosen if here else theme.page))
        painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
        if self._names_height(self.width()):
            painter.setFont(look().font(SMALL, bold=here))
            painter.setPen(QColor(theme.text if here else theme.secondary_text))
            below = part.bottom() + look().em(SMALL) + 12
            area = QRectF(part.left(), below, part.width(), self.height() - below)
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(area, flags, band.label)

    def _paint_numbers(self, painter: QPainter, bar: QRectF) -> None:
        theme = look().theme
        painter.setFont(look().font(SMALL))
        painter.setPen(QColor(theme.secondary_text))
        height = look().em(SMALL) + 8
        for part, band in self._segments(bar):
            if not band.label:
                area = QRectF(part.left(), bar.bottom() + 2, part.width(), height)
                painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(band.low))
                painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(band.high))
                continue
            ends = str(band.low) if band.low == band.high else f"{band.low} to {band.high}"
            if one_line(ends, painter.font()).width() > part.width():
                ends = str(band.low)
            area = QRectF(part.left(), bar.bottom() + 2, part.width(), height)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, ends)

    def _paint_mark(self, painter: QPainter, bar: QRectF) -> None:
        theme = look().theme
        score = self.score
        known = score.value if score.value is not None else score.partial
        if known is None:
            return
        share = (known - score.low + 0.5) / (score.high - score.low + 1)
        size = look().em(_MARK)
        tip = QPointF(bar.left() + share * bar.width(), bar.top() - 1)
        pointer = QPolygonF([tip, tip + QPointF(-size * 0.7, -size), tip + QPointF(size * 0.7, -size)])
        painter.setPen(QPen(QColor(theme.text), 2))
        painter.setBrush(QColor(theme.text) if score.value is not None else QColor(theme.surface))
        painter.drawPolygon(pointer)

    def _segments(self, bar: QRectF) -> Iterable[tuple[QRectF, Band]]:
        score = self.score
        per_point = bar.width() / (score.high - score.low + 1)
        # Without a value there is no band to lie in, so none is drawn: a mark over a name would claim one.
        for band in (score.bands if score.value is not None else ()) or (Band(score.low, score.high, ""),):
            left = bar.left() + (band.low - score.low) * per_point
            width = (band.high - band.low + 1) * per_point - _GAP
            yield QRectF(left, bar.top(), max(1.0, width), bar.height()), band

    def _headline_height(self, width: int) -> int:
        return height_in(self.score.headline(), look().font(HEADING["m"], bold=True), width)

    def _under_headline(self) -> int:
        return look().em(_MARK) + 8 + look().em(_BAR) + look().em(SMALL) + 12

    def _names_height(self, width: int) -> int:
        """The height of the band names, or 0 when a name would be cut."""
        font = look().font(SMALL, bold=True)
        tallest = 0
        for part, band in self._segments(QRectF(0, 0, width, 1)):
            if any(one_line(word, font).width() > part.width() for word in band.label.split()):
                return 0
            tallest = max(tallest, height_in(band.label, font, part.width()) if band.label else 0)
        return tallest + 4 if tallest else 0
