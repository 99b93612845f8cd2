"""How the paper will look: one page at a time, from memory, with what a stranger would learn below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.paper.paper import Preview
from hubdesk.ui.controls import ActionButton, Body, FlowLayout, InsetText, WarningCallout, announce
from hubdesk.ui.controls.labels import BulletList
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.paper.page_picture import PagePictureView
from hubdesk.ui.theme import SPACE

_WHOLE, _SMALLER = 1.0, 0.55
_SEALED = "The last page is sealed: put it in an envelope of its own."
_GAPS = "These print as “Not recorded”. Print it all the same, or go back and fill them in."


class PreviewView(QWidget):
    """Pages, keys to turn them, and two sizes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._title = ""
        self._at = 0
        self.stranger, self.sealed = InsetText(""), WarningCallout("Sealed page", _SEALED)
        self.gaps = WarningCallout("Gaps", _GAPS)
        self._gap_lines = QVBoxLayout()
        self.gaps.body.addLayout(self._gap_lines)
        self.warned = WarningCallout("Before you print it", "")
        self._warned_lines = QVBoxLayout()
        self.warned.body.addLayout(self._warned_lines)
        self.where, self.picture = Body("", strong=True), PagePictureView()
        self.earlier = ActionButton("Page before", "secondary", icon="chevron-left", small=True)
        self.later = ActionButton("Next page", "secondary", icon="chevron-right", small=True)
        self.zoom = ActionButton("Whole page", "secondary", small=True)
        row = QWidget()
        buttons = FlowLayout(SPACE[2], SPACE[2], row)
        for part in (self.earlier, self.later, self.zoom):
            buttons.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        for part in (self.warned, self.gaps, self.sealed, self.stranger, self.where, row, self.picture):
            column.addWidget(part)
        self.earlier.clicked.connect(lambda: self.turn(-1))
        self.later.clicked.connect(lambda: self.turn(1))
        self.zoom.clicked.connect(self._change_size)

    def show_preview(self, preview: Preview | None, title: str) -> None:
        """Show the first page of a paper; the same paper again changes nothing."""
        if preview is self._preview:
            return
        self._preview, self._title, self._at = preview, title, 0
        if preview is None:
            return
        self.sealed.setVisible(preview.sealed)
        empty(self._warned_lines)
        if preview.warnings:
            self._warned_lines.addWidget(BulletList(list(preview.warnings)))
        self.warned.setVisible(bool(preview.warnings))
        empty(self._gap_lines)
        if preview.gaps:
            self._gap_lines.addWidget(BulletList(list(preview.gaps)))
        self.gaps.setVisible(bool(preview.gaps))
        self._draw()

    @property
    def shows(self) -> bool:
        """Whether there is a paper to look at."""
        return self._preview is not None

    def turn(self, by: int) -> None:
        """To another page; at the ends nothing happens."""
        if self._preview is None or not 0 <= self._at + by < len(self._preview.pages):
            return
        self._at += by
        self._draw()
        announce(self.picture, self.where.text(), urgent=False)

    def focus_first(self) -> None:
        """Where turning the pages begins."""
        (self.later if self.later.isEnabled() else self.zoom).setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw(self) -> None:
        preview = self._preview
        if preview is None:
            return
        count = len(preview.pages)
        sealed = ", sealed" if preview.sealed and self._at == count - 1 else ""
        whose = f". {preview.names[self._at]}" if preview.names else ""
        self.stranger.text.setText(preview.learns[self._at] if preview.learns else preview.stranger)
        self.where.setText(f"Page {self._at + 1} of {count}{sealed}{whose}")
        self.picture.show_page(preview.pages[self._at], f"{self._title}, {self.where.text()}")
        for button, able in ((self.earlier, self._at > 0), (self.later, self._at < count - 1)):
            button.setEnabled(able)
            button.setVisible(count > 1)

    def _change_size(self) -> None:
        whole = self.zoom.text() == "Whole page"
        self.picture.set_across(_SMALLER if whole else _WHOLE)
        self.zoom.setText("Full width" if whole else "Whole page")
