"""Keys of a visit page: they work while the focus is on that page, once per press."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget


def on_key(page: QWidget, key: str, act: Callable[[], None]) -> QShortcut:
    """Act on a key pressed on this page. A key held down acts once: it must never skip question after question."""
    shortcut = QShortcut(QKeySequence(key), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(act)
    return shortcut


def on_enter(page: QWidget, act: Callable[[], None]) -> None:
    """Enter presses the button or link that has the focus; anywhere else on the page it acts."""

    def enter() -> None:
        focus = page.window().focusWidget()
        if isinstance(focus, QPushButton):
            focus.click()
        else:
            act()

    on_key(page, "Return", enter)
    on_key(page, "Enter", enter)


def on_ctrl_enter(page: QWidget, button: QPushButton) -> None:
    """Ctrl+Enter presses the page's main button from anywhere: a long page is not walked through by Tab to go on."""
    on_key(page, "Ctrl+Return", button.click)
    on_key(page, "Ctrl+Enter", button.click)


def do_nothing() -> None:
    """For pages where a stray Enter, left over from the question before, must have no effect."""
