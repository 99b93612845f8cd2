"""The current look: theme, text size and icons, kept in one value on the application."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont

from hubdesk.ui.theme.icons import IconStore
from hubdesk.ui.theme.scale import scaled
from hubdesk.ui.theme.tokens import Theme

PROPERTY = "hubdesk-look"


@dataclass(frozen=True)
class Look:
    """What a control needs to draw itself. Replaced as a whole when a setting changes."""

    theme: Theme
    text_scale: float
    icons: IconStore

    def em(self, px: float) -> int:
        """A length in px at 100 % text, grown with the text size."""
        return scaled(px, self.text_scale)

    def font(self, px: float, *, bold: bool = False, underline: bool = False) -> QFont:
        """The program's typeface in a size given in px at 100 % text."""
        return QFont(_font(self.theme.families, self.em(px), bold=bold, underline=underline))


@lru_cache(maxsize=256)
def _font(families: tuple[str, ...], pixels: int, *, bold: bool, underline: bool) -> QFont:
    """Made once: a page asks for the same few fonts hundreds of times."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setUnderline(underline)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def look() -> Look:
    """The look that ``apply_theme`` put on the application."""
    app = QCoreApplication.instance()
    current = app.property(PROPERTY) if app is not None else None
    if not isinstance(current, Look):
        raise TypeError("apply_theme() must run before a control is made")
    return current
