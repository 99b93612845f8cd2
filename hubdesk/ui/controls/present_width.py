"""Height hints that are true for the width a control has now.

A layout never makes a widget with a fixed vertical policy taller than its size hint, whatever its
``heightForWidth`` says; so a control that wraps must give a hint for its present width and renew it when that changes.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

# Two Qt bases in one class crash PySide6, so at run time this is a plain mixin.
_Base = QWidget if TYPE_CHECKING else object


class PresentWidth(_Base):
    """Mixed in before a native class that wraps its text."""

    def present_width(self, natural: int) -> int:
        """The width given by a layout, if that is less than the natural one."""
        return min(natural, self.width()) if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else natural

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Renew the hint."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
