"""The contrast theme: every token is one of the colours the user chose in the operating system."""

from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from hubdesk.ui.theme.tokens import LIGHT, ButtonColours, TagColours, Theme


def contrast_wanted(app: QApplication) -> bool:
    """Whether the operating system asks for high contrast."""
    # Each step keeps its own name: the chained call raises "already deleted" in PySide6.
    hints = app.styleHints()
    accessibility = hints.accessibility()
    preference = accessibility.contrastPreference()
    return preference == Qt.ContrastPreference.HighContrast


def contrast_theme(palette: QPalette) -> Theme:
    """Build the tokens from a system palette."""

    def colour(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    back, ink = colour(QPalette.ColorRole.Window), colour(QPalette.ColorRole.WindowText)
    mark, on_mark = colour(QPalette.ColorRole.Highlight), colour(QPalette.ColorRole.HighlightedText)
    link = colour(QPalette.ColorRole.Link)
    filled = ButtonColours(fill=ink, hover=link, active=link, shadow=back, ink=back, edge=ink)
    clear = ButtonColours(fill=back, hover=back, active=back, shadow=ink, ink=ink, edge=ink)
    return Theme(
        name="contrast",
        page=back,
        surface=back,
        text=ink,
        secondary_text=ink,
        border=ink,
        border_strong=ink,
        input_border=ink,
        link=link,
        link_hover=link,
        focus=mark,
        focus_text=on_mark,
        focus_line=ink,
        error=ink,
        success=ink,
        chosen=link,
        chosen_fill=back,
        hover_fill=back,
        chrome=back,
        chrome_hover=back,
        chrome_line=ink,
        on_chrome=ink,
        callout_fill=back,
        callout_edge=ink,
        callout_tab=ink,
        callout_ink=back,
        panel=back,
        on_panel=ink,
        stop_panel=back,
        inset=ink,
        progress_done=link,
        progress_here=ink,
        progress_left=back,
        buttons=MappingProxyType({"primary": filled, "warning": filled, "brand": filled, "secondary": clear}),
        tags=MappingProxyType(dict.fromkeys(LIGHT.tags, TagColours(ink, back))),
        contrast=True,
    )


def choose_theme(app: QApplication, wanted: str = "") -> Theme:
    """The theme that the operating system asks for now; ``wanted`` asks for ``light`` or ``contrast`` whatever that is.

    With ``contrast`` on a system without a contrast theme it is white on black.
    """
    if wanted == "light" or (not wanted and not contrast_wanted(app)):
        return LIGHT
    if not contrast_wanted(app):
        return contrast_theme(_white_on_black())
    app.setPalette(QPalette())  # give the system's own palette back before reading it
    return contrast_theme(app.palette())


def _white_on_black() -> QPalette:
    """The colours of Windows' own dark contrast themes."""
    roles, palette = QPalette.ColorRole, QPalette()
    for role, value in (
        (roles.Window, "black"),
        (roles.WindowText, "white"),
        (roles.Highlight, "yellow"),
        (roles.HighlightedText, "black"),
        (roles.Link, "skyblue"),
    ):
        palette.setColor(role, QColor(value))
    return palette
