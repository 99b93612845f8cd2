"""The NHS button: flat fill, hard shadow below, yellow with a dark base when it has the focus."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hubdesk.ui.controls.enter_key import EnterPresses
from hubdesk.ui.controls.present_width import PresentWidth
from hubdesk.ui.controls.wrapped_text import draw, height_in, longest_word, one_line
from hubdesk.ui.theme import SPACE, look
from hubdesk.ui.theme.tokens import BODY, BUTTON_SHADOW, EDGE, LEAD, RADIUS, ButtonColours

_WIDEST = 480


class ActionButton(PresentWidth, EnterPresses):
    """A button. ``kind`` is primary, secondary, warning or brand; ``small`` is for rows and side cards."""

    def __init__(
        self, text: str, kind: str = "primary", parent: QWidget | None = None, *, icon: str = "", small: bool = False
    ) -> None:
        super().__init__(text, parent)
        self.kind = kind
        self._glyph = icon
        self._small = small
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Auto-default would make Enter in any field of a dialog press this button unasked.
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line of text where that is not too wide."""
        width = min(int(one_line(self._words(), self._type()).width()), look().em(_WIDEST)) + self._sides()
        return QSize(width, self.heightForWidth(self.present_width(width)))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest word."""
        width = longest_word(self._words(), self._type()) + self._sides()
        return QSize(width, self._least())

    def hasHeightForWidth(self) -> bool:
        """Long words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Tall enough for the wrapped text."""
        text = height_in(self._words(), self._type(), width - self._sides())
        return max(self._least(), text + self._padding() + BUTTON_SHADOW)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Shadow, face, then icon and words."""
        look_now = look()
        fill, ink, shadow, edge = self._colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        whole = QRectF(self.rect())
        face = whole.adjusted(0, 0, 0, -BUTTON_SHADOW)
        if self.isDown():
            face.translate(0, BUTTON_SHADOW)
        elif self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shadow))
            painter.drawRoundedRect(whole.adjusted(0, BUTTON_SHADOW, 0, 0), RADIUS, RADIUS)
        painter.setBrush(QColor(fill))
        painter.setPen(QPen(QColor(edge), EDGE))
        painter.drawRoundedRect(face.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        inside = face.adjusted(self._side(), 0, -self._side(), 0)
        if self._glyph:
            size = self._icon_size()
            look_now.icons.paint(
                painter, self._glyph, ink, QRectF(inside.left(), face.center().y() - size / 2, size, size)
            )
            inside.setLeft(inside.left() + size + SPACE[2])
        painter.setPen(QColor(ink))
        painter.setFont(self._type())
        draw(painter, inside, self._words(), Qt.AlignmentFlag.AlignHCenter)

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def _type(self) -> QFont:
        return look().font(BODY if self._small else LEAD, bold=True)

    def _least(self) -> int:
        return (36 if self._small else 52) + BUTTON_SHADOW

    def _padding(self) -> int:
        return 14 if self._small else 28

    def _side(self) -> int:
        return 12 if self._small else SPACE[3] + EDGE

    def _icon_size(self) -> int:
        return look().em(20 if self._small else 24)

    def _sides(self) -> int:
        return 2 * self._side() + (self._icon_size() + SPACE[2] if self._glyph else 0)

    def _colours(self) -> tuple[str, str, str, str]:
        theme = look().theme
        if self.hasFocus() and not self.isDown():
            return theme.focus, theme.focus_text, theme.focus_line, theme.focus
        kind: ButtonColours = theme.buttons[self.kind]
        fill = kind.active if self.isDown() else kind.hover if self.underMouse() and self.isEnabled() else kind.fill
        edge = kind.edge if self.kind == "secondary" or theme.contrast else fill
        return fill, kind.ink, kind.shadow, edge
