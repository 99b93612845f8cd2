"""How hubdesk looks: tokens, text size, icons, the style sheet made from them, and the focus mark."""

from hubdesk.ui.theme.apply import apply_theme, make_app
from hubdesk.ui.theme.contrast import choose_theme, contrast_theme, contrast_wanted
from hubdesk.ui.theme.icons import IconStore
from hubdesk.ui.theme.look import Look, look
from hubdesk.ui.theme.tokens import LIGHT, SPACE, Theme

__all__ = [
    "LIGHT",
    "SPACE",
    "IconStore",
    "Look",
    "Theme",
    "apply_theme",
    "choose_theme",
    "contrast_theme",
    "contrast_wanted",
    "look",
    "make_app",
]
