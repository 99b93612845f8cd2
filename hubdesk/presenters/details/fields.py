"""The fields of a form page as data: what is asked and how, with no widget in sight.

A value is text by field name; a date has ``name.day``, ``name.month`` and ``name.year``; a row of a list has its
number in front of its fields (``phones.0.number``). See ``domain.typed``.
"""

from dataclasses import dataclass

Options = tuple[tuple[str, str], ...]
"""(value, words) pairs."""


@dataclass(frozen=True, slots=True)
class Line:
    """Typed text. ``chars`` sets the width of the box, ``lines`` its height."""

    name: str
    label: str
    hint: str = ""
    chars: int = 0
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few, all in view. ``in_row`` puts them side by side where there is room."""

    name: str
    label: str
    options: Options
    hint: str = ""
    in_row: bool = True


@dataclass(frozen=True, slots=True)
class Select:
    """One of many, in a list that opens. ``nothing`` is the line for no answer."""

    name: str
    label: str
    options: Options
    hint: str = ""
    nothing: str = "Not asked"


@dataclass(frozen=True, slots=True)
class Day:
    """A date in three boxes."""

    name: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Ticks:
    """Several of a list: the value is the codes with spaces between."""

    name: str
    label: str
    options: Options
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Find:
    """A search in the directory that fills other fields when something is chosen; it holds nothing itself."""

    label: str
    where: str
    """One of ``presenters.directory.finding``."""
    hint: str = ""
    destination: str = ""
    """The kind of service that comes first."""


Single = Line | Choice | Select | Day | Tick | Ticks


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of rows with the same fields; ``noun`` names one row ("Phone number"). Those in one inner tuple stand side
    by side."""

    name: str
    noun: str
    fields: tuple[Single | tuple[Single, ...], ...]
    most: int = 8

    @property
    def singles(self) -> tuple[Single, ...]:
        """The fields of a row, one by one."""
        return tuple(one for line in self.fields for one in (line if isinstance(line, tuple) else (line,)))


@dataclass(frozen=True, slots=True)
class Group:
    """Fields on one card; those in one inner tuple stand side by side."""

    title: str
    fields: tuple[Single | Rows | Find | tuple[Single, ...], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A whole page: its heading, a calm line below it, and the cards."""

    title: str
    lead: str
    groups: tuple[Group, ...]
