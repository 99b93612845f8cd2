"""Plain text on a page: headings, reading text, quiet text, rules."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from hubdesk.ui.theme import SPACE, look

_HEADINGS = {0: "heading-xl", 1: "heading-l", 2: "heading-m", 3: "heading-s"}


class Text(QLabel):
    """A wrapping label whose look comes from its type in the style sheet."""

    def __init__(self, text: str, kind: str, parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(text, parent)
        self.setProperty("type", kind)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)


class Heading(Text):
    """A heading: level 1 for the page, 2 for a section, 3 within a card (0 is for very large words)."""

    def __init__(self, text: str, level: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(text, _HEADINGS[level], parent)


class Lead(Text):
    """Larger reading text: words that are read out, or answers."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "lead", parent)


class Body(Text):
    """Reading text; ``strong`` makes it bold."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, strong: bool = False) -> None:
        super().__init__(text, "strong" if strong else "body", parent)


class Muted(Text):
    """Quiet side notes."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "muted", parent)


class Caption(Text):
    """The quiet larger line above a heading, such as the form's name."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "caption", parent)


class Rule(QFrame):
    """A thin line across."""


class BulletList(QWidget):
    """Short lines, each with a bullet, that wrap under their own text."""

    def __init__(self, lines: list[str], kind: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(QMargins())
        column.setSpacing(SPACE[2])
        self._kind = kind
        self.set_lines(lines)

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show these lines in place of those before."""
        column = self.layout()
        while (old := column.takeAt(0)) is not None:
            old.widget().hide()
            old.widget().deleteLater()
        for line in lines:
            column.addWidget(_Bullet(line, self._kind))


class _Bullet(Text):
    """One line of a list; the bullet hangs in the margin and is not read out."""

    def __init__(self, line: str, kind: str) -> None:
        super().__init__(line, kind)
        self.setContentsMargins(SPACE[4], 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and a dot beside their first line."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look().theme.text))
        size = look().em(6)
        painter.drawEllipse(QRectF(SPACE[1], (self.fontMetrics().height() - size) / 2 + 1, size, size))
