"""Taking what a layout holds off the page before it is filled again."""

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Remove and delete every widget in the layout; hidden at once, so that nothing flashes."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
