"""Reading what was typed on a page: every field is looked at, and each that needs changing is named."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from hubdesk.domain.dates import read_date
from hubdesk.domain.names import LONGEST, clean
from hubdesk.domain.problems import InvalidEntry

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

NOTE_LONGEST = 500
"""Characters in a note: a few sentences, no more."""


class Typed:
    """The fields of one page by name, exactly as typed. ``finish`` raises ``InvalidEntry`` if any was wrong.

    A date has three fields: ``name.day``, ``name.month`` and ``name.year``; its error goes to ``name``.
    A row of a list has its number in front: ``phones.0.number``.
    """

    def __init__(self, fields: Mapping[str, str], today: date) -> None:
        self.today = today
        self.problems: dict[str, str] = {}
        self._fields = fields

    def text(self, name: str, longest: int = LONGEST) -> str:
        """The text without stray spaces and control marks."""
        found = clean(self._fields.get(name, ""))
        if len(found) > longest:
            self.problems[name] = f"Use {longest} characters or fewer"
        return found

    def note(self, name: str) -> str:
        """A longer text."""
        return self.text(name, NOTE_LONGEST)

    def choice(self, name: str, kind: type[E], nothing: E) -> E:
        """The chosen one of a list; with none chosen, ``nothing``."""
        chosen = self._fields.get(name, "")
        return kind(chosen) if chosen else nothing

    def ticked(self, name: str) -> bool:
        """Whether a box is ticked."""
        return self._fields.get(name, "") == YES

    def read(self, name: str, reader: Callable[[str], T], nothing: T) -> T:
        """What ``reader`` makes of the text; its ``ValueError`` becomes the field's error."""
        found = self.text(name)
        if not found:
            return nothing
        try:
            return reader(found)
        except ValueError as e:
            self.problems[name] = str(e)
            return nothing

    def day(self, name: str, *, past: bool = False) -> date | None:
        """A whole date, or None where nothing is typed. With ``past`` it may not lie ahead."""
        parts = [self._fields.get(f"{name}.{part}", "") for part in ("day", "month", "year")]
        if not any(part.strip() for part in parts):
            return None
        try:
            found = read_date(*parts)
        except ValueError as e:
            self.problems[name] = str(e)
            return None
        if past and found > self.today:
            self.problems[name] = "This date must be today or in the past"
        return found

    def rows(self, name: str) -> list[str]:
        """The names of the rows of a list in which something is typed: ``phones.0``, ``phones.2``."""
        start = f"{name}."
        numbers = {
            int(key.removeprefix(start).split(".")[0])
            for key, text in self._fields.items()
            if key.startswith(start) and text.strip()
        }
        return [f"{start}{number}" for number in sorted(numbers)]

    def wrong(self, name: str, message: str) -> None:
        """Say what is wrong with a field, unless something is said already."""
        self.problems.setdefault(name, message)

    def finish(self) -> None:
        """Raises ``InvalidEntry`` naming each field that needs changing."""
        if self.problems:
            raise InvalidEntry(self.problems)


YES = "yes"
"""What a ticked box holds."""


def typed_day(name: str, day: date | None) -> dict[str, str]:
    """A stored date as its three fields."""
    if day is None:
        return {}
    return {f"{name}.day": str(day.day), f"{name}.month": str(day.month), f"{name}.year": f"{day.year:04d}"}


def typed_tick(name: str, *, ticked: bool) -> dict[str, str]:
    """A stored tick as its field."""
    return {name: YES} if ticked else {}
