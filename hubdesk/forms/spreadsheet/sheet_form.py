"""A form as it stands in a spreadsheet: its facts, questions and bands, each with the cell it came from."""

from dataclasses import dataclass, field
from decimal import Decimal

from hubdesk.forms.spreadsheet.cells import Cell


@dataclass(frozen=True, slots=True)
class SheetOption:
    """One answer: its words, its code made of them, and what it scores."""

    text: str
    code: str
    score: Decimal | None


@dataclass(frozen=True, slots=True)
class Test:
    """One part of a condition: an answer compared with words, a number, or with nothing at all (``answered``)."""

    question: str
    operator: str
    value: str


@dataclass(frozen=True, slots=True)
class Condition:
    """When something is shown: all of these, or any of them."""

    tests: tuple[Test, ...]
    any: bool
    cell: Cell


@dataclass(frozen=True, slots=True)
class Note:
    """A text for staff that comes with some answers. An alert opens the safety page."""

    when: Condition
    text: str
    alert: bool


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """One row of the questions."""

    link_id: str
    text: str
    type: str
    options: tuple[SheetOption, ...]
    required: bool
    show_if: Condition | None
    notes: tuple[Note, ...]
    cell: Cell

    @property
    def scores(self) -> tuple[Decimal, ...]:
        """What its answers score, in order; empty for a question that scores nothing."""
        return tuple(one.score for one in self.options if one.score is not None)


@dataclass(frozen=True, slots=True)
class SheetBand:
    """One row of the bands; both ends belong to it."""

    low: int
    high: int
    label: str
    next: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class SheetForm:
    """The whole spreadsheet, read."""

    facts: dict[str, Cell] = field(default_factory=dict)
    questions: tuple[SheetQuestion, ...] = ()
    bands: tuple[SheetBand, ...] = ()

    def fact(self, name: str, otherwise: str = "") -> str:
        """What a row of the facts says."""
        cell = self.facts.get(name)
        return cell.text if cell is not None and cell.text else otherwise

    @property
    def scored(self) -> tuple[SheetQuestion, ...]:
        """The questions that count towards the total."""
        return tuple(q for q in self.questions if q.scores)
