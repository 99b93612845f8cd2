"""Puts a theme, a text size and the icons on the application, at start and whenever a setting changes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from hubdesk.ui.theme.focus import FocusFollower
from hubdesk.ui.theme.icons import IconStore
from hubdesk.ui.theme.look import PROPERTY, Look
from hubdesk.ui.theme.qss import stylesheet
from hubdesk.ui.theme.scale import clamp
from hubdesk.ui.theme.tokens import BODY, Theme

_STYLED = "hubdesk-fusion"


def make_app(name: str) -> QApplication:
    """A new application in Qt's own style. Asked for in its arguments: touching the style later costs 15 ms."""
    app = QApplication([name, "-style", "fusion"])
    app.setProperty(_STYLED, True)
    return app


def apply_theme(app: QApplication, theme: Theme, text_scale: float, icons: IconStore) -> Look:
    """Set the look of the whole application; every control redraws and measures itself again."""
    current = Look(theme, clamp(text_scale), icons)
    app.setProperty(PROPERTY, current)
    if not app.property(_STYLED):
        app.setStyle("Fusion")
        app.setProperty(_STYLED, True)
    app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
    app.setPalette(palette_of(theme))
    app.setFont(current.font(BODY))
    sheet = stylesheet(current)
    if app.styleSheet() != sheet:  # setting the same again would polish every control anew
        app.setStyleSheet(sheet)
    if app.findChild(FocusFollower) is None:
        FocusFollower(app)
    return current


def palette_of(theme: Theme) -> QPalette:
    """The native palette, for the few parts that the style draws by itself."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, value in (
        (roles.Window, theme.page),
        (roles.WindowText, theme.text),
        (roles.Base, theme.surface),
        (roles.AlternateBase, theme.page),
        (roles.Text, theme.text),
        (roles.Button, theme.surface),
        (roles.ButtonText, theme.text),
        (roles.Highlight, theme.focus if theme.contrast else theme.chosen),
        (roles.HighlightedText, theme.focus_text if theme.contrast else theme.surface),
        (roles.PlaceholderText, theme.secondary_text),
        (roles.Link, theme.link),
        (roles.ToolTipBase, theme.text),
        (roles.ToolTipText, theme.surface),
    ):
        palette.setColor(role, QColor(value))
    return palette
