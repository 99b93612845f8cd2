"""One page of a paper as a picture that keeps its shape."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hubdesk.services.ports import PagePicture
from hubdesk.ui.paper_printer import image_of

_NARROWEST = 160


class PagePictureView(QWidget):
    """Shows a page as wide as there is room, or ``across`` of it; its height goes with its width. For eyes only: its
    words are in the fields, and its name says which page it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._page: PagePicture | None = None
        self._across = 1.0
        self.setMinimumWidth(_NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_page(self, page: PagePicture, name: str) -> None:
        """Show a page; ``name`` says which."""
        self._page, self._image = page, image_of(page)  # the picture shares the page's pixels
        self.setAccessibleName(name)
        self._fit()

    def set_across(self, part: float) -> None:
        """How much of the width it takes: 1 is all."""
        self._across = part
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page's shape."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page with a thin line round it."""
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = self._sheet_width()
        sheet = QRectF((self.width() - width) / 2, 1, width, self.height() - 2)
        painter.drawImage(sheet, self._image)
        painter.setPen(QPen(Qt.GlobalColor.darkGray, 1))
        painter.drawRect(sheet)

    def _sheet_width(self) -> float:
        return self.width() * self._across - 2

    def _fit(self) -> None:
        if self._image is not None:
            self.setFixedHeight(round(self._sheet_width() * self._image.height() / self._image.width()) + 2)
        self.update()
