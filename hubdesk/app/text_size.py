"""Larger and smaller text, and the colours, kept for the next start."""

from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.app.display import SYSTEM, keep_colours, keep_text_scale, next_scale, read_colours
from hubdesk.domain.machine_settings import NO_RULES, Rules
from hubdesk.ui.theme import apply_theme, choose_theme, look

LARGE, LARGE_ON_A_LOW_SCREEN = 1.5, 1.25
"""The least that a person who answers alone sees. On a low screen a question must still show with all its answers."""
_LOW_SCREEN = 900


class TextSize:
    """Ctrl with plus and minus in a window, and the choices in Settings; what IT has fixed stays."""

    def __init__(self, app: QApplication, folder: Path, window: QWidget, rules: Rules = NO_RULES) -> None:
        self._app, self._folder, self._window, self._rules = app, folder, window, rules
        self._before: float | None = None
        for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), window).activated.connect(lambda by=by: self._step(by))

    def choose(self, scale: float) -> None:
        """Show everything at this scale from now on; what is chosen while enlarged lasts only as long as that."""
        if self._rules.locked("text-size"):
            return
        self._show(scale)
        if self._before is None:
            keep_text_scale(self._folder, scale)

    def colours(self) -> str:
        """The colours chosen: ``system``, ``light`` or ``contrast``."""
        return read_colours(self._folder, self._rules)

    def choose_colours(self, colours: str) -> None:
        """Use these colours from now on."""
        if self._rules.locked("theme"):
            return
        keep_colours(self._folder, colours)
        theme = choose_theme(self._app, "" if colours == SYSTEM else colours)
        apply_theme(self._app, theme, look().text_scale, look().icons)

    def enlarge(self, *, large: bool) -> None:
        """Large type for a person who answers alone, and back to what it was before."""
        if large and self._before is None:
            self._before = look().text_scale
            least = LARGE if self._window.height() >= _LOW_SCREEN else LARGE_ON_A_LOW_SCREEN
            self._show(max(least, self._before))
        elif not large and self._before is not None:
            before, self._before = self._before, None
            self._show(before)

    def _show(self, scale: float) -> None:
        present = look()
        if scale != present.text_scale:
            apply_theme(self._app, present.theme, scale, present.icons)

    def _step(self, by: int) -> None:
        self.choose(next_scale(look().text_scale, by))
