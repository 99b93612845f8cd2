"""A copy of a whole record, to be read: parts with rows, and nothing of its look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One fact: what it is, and what it says. Without a label the text stands alone."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CopyPart:
    """Rows under one heading. ``level`` 1 begins a chapter, 2 stands within one."""

    title: str
    rows: tuple[CopyRow, ...] = ()
    level: int = 2
    note: str = ""
    """A line below the heading."""
    offence: bool = False
    """It holds criminal-offence data: marked so."""


@dataclass(frozen=True, slots=True)
class RecordCopy:
    """The whole copy, from the first page to the last."""

    name: str
    born: str
    nhs_number: str
    controller: str
    officer: str
    hub: str
    phone: str
    made_on: str
    parts: tuple[CopyPart, ...]
