"""What the fields of an answer in parts share."""

from PySide6.QtCore import Signal

from hubdesk.presenters.visit_pages import Given
from hubdesk.ui.controls.field import Field


class PartsField(Field):
    """A field whose value is a ``Given``; the question above it is its label, so its own is hidden."""

    picked = Signal()
    """Something was chosen by hand that is stored at once; what is typed is stored when the focus leaves."""

    def __init__(self, question: str, hint: str = "") -> None:
        super().__init__(question, hint)
        self.label.hide()

    def parts(self) -> Given:
        """What stands in the field."""
        raise NotImplementedError

    def show_parts(self, parts: Given) -> None:
        """Show an answer; an empty one empties the field."""
        raise NotImplementedError
