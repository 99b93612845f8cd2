"""The quiet line that says whether the last answer is safe on disk."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from hubdesk.ui.controls.present_width import PresentWidth
from hubdesk.ui.controls.spoken import announce
from hubdesk.ui.controls.wrapped_text import draw, height_in, longest_word, one_line
from hubdesk.ui.theme import look
from hubdesk.ui.theme.tokens import SMALL

_GAP = 6


class SavedLine(PresentWidth, QLabel):
    """ "Saved at 10:42", "Saving" or a failure. Only a failure interrupts a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = ""
        self._failed = False
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def saving(self) -> None:
        """An answer is on its way to disk."""
        self._show("Saving", "", failed=False)

    def saved_at(self, time: str) -> None:
        """The last answer is on disk since this time."""
        self._show(f"Saved at {time}", "check", failed=False)

    def failed(self, words: str = "Not saved") -> None:
        """The last answer did not reach the disk."""
        self._show(words, "alert-triangle", failed=True)
        announce(self, words)

    def sizeHint(self) -> QSize:
        """One line."""
        width = int(one_line(self.text(), self._type()).width()) + self._indent()
        return QSize(width, self.heightForWidth(self.present_width(width)))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        return QSize(longest_word(self.text(), self._type()) + self._indent(), look().em(20))

    def hasHeightForWidth(self) -> bool:
        """A failure may need two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tall enough for the wrapped words."""
        return max(look().em(20), height_in(self.text(), self._type(), width - self._indent()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Icon and words."""
        theme = look().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.error if self._failed else theme.secondary_text
        area = QRectF(self.rect())
        if self._glyph:
            size = look().em(16)
            mark = ink if self._failed else theme.success
            look().icons.paint(painter, self._glyph, mark, QRectF(0, area.center().y() - size / 2, size, size))
        painter.setFont(self._type())
        painter.setPen(QColor(ink))
        draw(painter, area.adjusted(self._indent(), 0, 0, 0), self.text())

    def _show(self, words: str, glyph: str, *, failed: bool) -> None:
        self._glyph, self._failed = glyph, failed
        self.setText(words)
        self.updateGeometry()
        self.update()

    def _type(self) -> QFont:
        return look().font(SMALL, bold=self._failed)

    def _indent(self) -> int:
        return look().em(16) + _GAP if self._glyph else 0
