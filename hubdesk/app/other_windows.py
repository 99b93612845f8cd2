"""Dialogs, menus, previews and tooltips beside the window: none may stay when it locks."""

from PySide6.QtWidgets import QApplication, QToolTip, QWidget


def hide_other_windows(but: QWidget) -> None:
    """Hide dialogs, menus, previews and tooltips at once; a dialog that waits for an answer ends without one."""
    QToolTip.hideText()
    for window in QApplication.topLevelWidgets():
        if window is not but and window.isVisible():
            window.hide()
            window.close()
