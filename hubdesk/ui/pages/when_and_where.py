"""Time and place of an appointment that a service offers: with a time, it goes into the diary here too."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.ui.controls import TextField
from hubdesk.ui.pages.stacking_row import StackingRow

_STACK_BELOW = 640


class WhenAndWhere(StackingRow):
    """Two fields side by side where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_STACK_BELOW, parent=parent)
        self.time = TextField("Time (optional)", "As 10:30", chars=18)
        self.place = TextField("Where (optional)", "With a time, the appointment goes into the diary here too")
        self.add(self.time, 0, Qt.AlignmentFlag.AlignTop)
        self.add(self.place, 1, Qt.AlignmentFlag.AlignTop)

    def forget(self) -> None:
        """Nothing typed."""
        for field in (self.time, self.place):
            field.set_text("")
