"""A place in a form whose one field is replaced: which choices there are depends on what was answered before."""

from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

F = TypeVar("F", bound=QWidget)


class FieldSlot(QVBoxLayout, Generic[F]):
    """Holds one field or none."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.field: F | None = None

    def put(self, field: F | None) -> None:
        """Take the field before off the page, and put this one there."""
        old, self.field = self.field, field
        if old is not None:
            self.removeWidget(old)
            old.hide()
            old.deleteLater()
        if field is not None:
            self.addWidget(field)
