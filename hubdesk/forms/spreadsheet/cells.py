"""Cells of a spreadsheet as text, and what is wrong with them, told by cell: "Questions, cell D5"."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text without spaces at the ends, and where it stands (row and column count from 0)."""

    sheet: str
    row: int
    column: int
    text: str

    @property
    def at(self) -> str:
        """Where it is, as people say it."""
        place = f"cell {letters(self.column)}{self.row + 1}"
        return f"{self.sheet}, {place}" if self.sheet else place


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name (empty for a CSV file) and its rows of text."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the spreadsheet that must be put right: where, what, and what to do. ``where`` is told first."""

    where: str
    message: str
    fix: str

    def __str__(self) -> str:
        """One line, as the command line prints it."""
        return f"{self.where}: {self.message} {self.fix}"


def letters(column: int) -> str:
    """The name of a column: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
