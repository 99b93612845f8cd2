"""One page of a paper as a picture that keeps its shape."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hubdesk.services.ports import PagePicture
from hubdesk.ui.controls.present_width import PresentWidth
from hubdesk.ui.paper_printer import image_of
from hubdesk.ui.theme import look

_NATURAL, _NARROWEST = 560, 160


class PagePictureView(PresentWidth, QWidget):
    """Shows a page as wide as there is room, up to ``across`` of it; taller where wider. For eyes only: its words
    are in the fields, and its name says which page it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._page: PagePicture | None = None
        self._across = 1.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_page(self, page: PagePicture, name: str) -> None:
        """Show a page; ``name`` says which."""
        self._page, self._image = page, image_of(page)  # the picture shares the page's pixels
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def set_across(self, part: float) -> None:
        """How much of the width it takes: 1 is all."""
        self._across = part
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Narrower is lower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The page's own shape."""
        if self._image is None:
            return 1
        return round(width * self._across * self._image.height() / self._image.width()) + 2

    def sizeHint(self) -> QSize:
        """The present width, and the height that goes with it."""
        return QSize(look().em(_NATURAL), self.heightForWidth(self.present_width(look().em(_NATURAL))))

    def minimumSizeHint(self) -> QSize:
        """May become narrow, never low."""
        return QSize(_NARROWEST, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page with a thin line round it."""
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = self.width() * self._across - 2
        sheet = QRectF((self.width() - width) / 2, 1, width, self.height() - 2)
        painter.drawImage(sheet, self._image)
        painter.setPen(QPen(Qt.GlobalColor.darkGray, 1))
        painter.drawRect(sheet)
