"""The rows in which the numbers of a hub are typed: whose it is, and the number; at set-up and in the settings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from hubdesk.domain.site import NUMBER_ROWS
from hubdesk.ui.controls import TextField
from hubdesk.ui.pages.stacking_row import StackingRow

_STACK_BELOW = 560
_EXAMPLES = ("For example Crisis team", "For example Duty clinician, this hub", "If there is another")


def add_number_rows(below: QVBoxLayout) -> dict[str, TextField]:
    """Put the rows below each other; gives the fields by the names ``label1``, ``number1`` …"""
    fields: dict[str, TextField] = {}
    for number, example in zip(NUMBER_ROWS, _EXAMPLES, strict=True):
        label = TextField(f"Who to call ({number})", example, limit=60)
        phone = TextField(f"Phone number ({number})", "With the area code", limit=30)
        row = StackingRow(_STACK_BELOW)
        row.add(label, 3, Qt.AlignmentFlag.AlignTop)
        row.add(phone, 2, Qt.AlignmentFlag.AlignTop)
        below.addWidget(row)
        fields |= {f"label{number}": label, f"number{number}": phone}
    return fields
