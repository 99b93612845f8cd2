"""Icons: hubdesk's own SVGs, recoloured from the tokens and sharp at every size and screen factor."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


class TokenIcon(QIconEngine):
    """Paints one SVG in one colour, as vectors, at whatever size is asked for."""

    def __init__(self, renderer: QSvgRenderer) -> None:
        super().__init__()
        self._renderer = renderer

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Draw into the rectangle; a disabled icon is half as strong."""
        painter.setOpacity(0.5 if mode == QIcon.Mode.Disabled else 1.0)
        self._renderer.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw into a new clear pixmap."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> "TokenIcon":
        """Another engine on the same drawing."""
        return TokenIcon(self._renderer)


class IconStore:
    """Finds icons by name in one folder and keeps each drawing once per colour."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._renderers: dict[tuple[str, str], QSvgRenderer] = {}

    def names(self) -> list[str]:
        """Every icon there is."""
        return sorted(path.stem for path in self._folder.glob("*.svg"))

    def icon(self, name: str, colour: str) -> QIcon:
        """An icon for a native widget."""
        return QIcon(TokenIcon(self._renderer(name, colour)))

    def paint(self, painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
        """Draw an icon straight into an own-painted control."""
        self._renderer(name, colour).render(painter, rect)

    def _renderer(self, name: str, colour: str) -> QSvgRenderer:
        found = self._renderers.get((name, colour))
        if found is None:
            drawing = (self._folder / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
            found = self._renderers[name, colour] = QSvgRenderer(QByteArray(drawing.encode()))
        return found
