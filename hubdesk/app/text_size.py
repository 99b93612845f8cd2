"""Larger and smaller text, kept for the next start."""

from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.app.display import keep_text_scale, next_scale
from hubdesk.ui.theme import apply_theme, look


class TextSize:
    """Ctrl with plus and minus in a window, and the choice in Settings."""

    def __init__(self, app: QApplication, folder: Path, window: QWidget) -> None:
        self._app, self._folder = app, folder
        for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), window).activated.connect(lambda by=by: self._step(by))

    def choose(self, scale: float) -> None:
        """Show everything at this scale from now on."""
        present = look()
        apply_theme(self._app, present.theme, scale, present.icons)
        keep_text_scale(self._folder, scale)

    def _step(self, by: int) -> None:
        self.choose(next_scale(look().text_scale, by))
