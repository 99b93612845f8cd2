"""Boxes that frame content: card, inset text, warning callout and the coloured panel."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from hubdesk.ui.controls.labels import Body, Heading
from hubdesk.ui.theme import SPACE


class Card(QFrame):
    """A white card; put content in ``body``."""

    def __init__(self, parent: QWidget | None = None, *, roomy: bool = False) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        side, top = (SPACE[6], SPACE[4]) if roomy else (SPACE[4], SPACE[4])
        self.body.setContentsMargins(side, top, side, top)
        self.body.setSpacing(SPACE[2])


class _Worded(QFrame):
    """A box with words in ``text``."""

    text: Body

    def show_words(self, words: str) -> None:
        """Show these words; with none the box is hidden."""
        self.text.setText(words)
        self.setVisible(bool(words))


class InsetText(_Worded):
    """Words set apart by a thick blue line."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE[4], SPACE[3], SPACE[3], SPACE[3])
        self.text = Body(text)
        self.body.addWidget(self.text)


_SLACK = 4
"""Widths of glyphs are rounded."""


class _Tab(QLabel):
    """A title as wide as its words on one line: Qt would wrap it sooner, at a width the layout has no height for."""

    def sizeHint(self) -> QSize:
        """One line of words, and the margins."""
        self.ensurePolished()
        margins = self.contentsMargins()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + margins.left() + margins.right() + _SLACK
        return QSize(wide, self.heightForWidth(wide))


class WarningCallout(_Worded):
    """A pale yellow box with a yellow tab: something to know before going on."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, SPACE[4])
        whole.setSpacing(SPACE[2])
        tab = _Tab(title)
        tab.setObjectName("calloutTab")
        tab.setContentsMargins(SPACE[4], 6, SPACE[4], 6)
        tab.setWordWrap(True)
        whole.addWidget(tab, 0, Qt.AlignmentFlag.AlignLeft)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(SPACE[4], SPACE[1], SPACE[4], 0)
        self.body.setSpacing(SPACE[2])
        self.text = Body(text)
        self.body.addWidget(self.text)
        whole.addLayout(self.body)


class Panel(_Worded):
    """A filled panel. Green says that something is done; blue stops a journey for something more important."""

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None, *, tone: str = "green") -> None:
        super().__init__(parent)
        self.setProperty("tone", tone)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE[5], SPACE[4], SPACE[5], SPACE[4])
        self.body.setSpacing(SPACE[2])
        self.title = Heading(title, 1)
        self.text = Body(text)
        self.body.addWidget(self.title)
        self.body.addWidget(self.text)
        self.text.setVisible(bool(text))
