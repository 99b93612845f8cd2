"""The window of a new process stands where that of the process before stood."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from hubdesk.app.fresh_process import Baton


def stand_where(window: QWidget, baton: "Baton") -> None:
    """Put it there; a place that cannot be read leaves it as it is."""
    window.restoreGeometry(QByteArray(baton.window_place()))
