"""Which times and places suit a person, and which do not: an appointment is kept when it fits a life (facts §4.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from hubdesk.domain.clock_times import read_time
from hubdesk.domain.dates import WEEKDAYS
from hubdesk.domain.typed import Typed

_NOON, _EVENING = time(12), time(17)


class PartOfDay(StrEnum):
    """When on a day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return self.value.capitalize()


class WeekDay(StrEnum):
    """A day of the week, or each."""

    EVERY = "every"
    MONDAY = "0"
    TUESDAY = "1"
    WEDNESDAY = "2"
    THURSDAY = "3"
    FRIDAY = "4"
    SATURDAY = "5"
    SUNDAY = "6"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return "Every day" if self is WeekDay.EVERY else WEEKDAYS[int(self.value)]

    def covers(self, day: date) -> bool:
        """Whether a date falls on it."""
        return self is WeekDay.EVERY or int(self.value) == day.weekday()


@dataclass(frozen=True, slots=True)
class Avoid:
    """A time that does not do: a day, from and until as ``HH:MM`` (empty for the whole day), and why."""

    day: WeekDay = WeekDay.EVERY
    begins: str = ""
    ends: str = ""
    why: str = ""

    @property
    def words(self) -> str:
        """``Monday 09:00 to 11:00 (picks up medicine)``."""
        span = f" {self.begins or '00:00'} to {self.ends or '24:00'}" if self.begins or self.ends else ""
        return f"{self.day.label}{span}{f' ({self.why})' if self.why else ''}"

    def meets(self, day: date, begins: time, ends: time) -> bool:
        """Whether an appointment from ``begins`` to ``ends`` that day falls into it."""
        first = time.fromisoformat(self.begins) if self.begins else time.min
        last = time.fromisoformat(self.ends) if self.ends else time.max
        return self.day.covers(day) and begins < last and first < ends


@dataclass(frozen=True, slots=True)
class Suits:
    """What was asked about times, places and the way there."""

    good: tuple[PartOfDay, ...] = ()
    avoid: tuple[Avoid, ...] = ()
    good_places: str = ""
    bad_places: tuple[str, ...] = ()
    """Places the person must not or cannot go to, a few words each. A licence may forbid them: no reason is kept."""
    travel: str = ""
    """What helps with the way there."""

    @property
    def line(self) -> str:
        """All of it as one fact."""
        parts = [f"Best: {', '.join(part.label.lower() for part in self.good)}"] if self.good else []
        parts += [f"Not: {'; '.join(one.words for one in self.avoid)}"] if self.avoid else []
        parts += [f"Good places: {self.good_places}"] if self.good_places else []
        parts += [f"Not at: {', '.join(self.bad_places)}"] if self.bad_places else []
        parts += [f"Journey: {self.travel}"] if self.travel else []
        return ". ".join(parts)

    def against(self, day: date, begins: time, ends: time, place: str) -> tuple[str, ...]:
        """What speaks against an appointment then and there, as sentences; never a refusal."""
        found = [
            f"This time does not suit the person: {one.words}" for one in self.avoid if one.meets(day, begins, ends)
        ]
        if self.good and _part(begins) not in self.good:
            found.append(f"The person said {_or(part.label.lower() for part in self.good)} suits best")
        folded = place.casefold()
        found += [f"The person said not at: {bad}" for bad in self.bad_places if bad.casefold() in folded]
        return tuple(found)


def _part(at: time) -> PartOfDay:
    if at < _NOON:
        return PartOfDay.MORNING
    return PartOfDay.AFTERNOON if at < _EVENING else PartOfDay.EVENING


def _or(words: Iterable[str]) -> str:
    return " or ".join(words)


def read_suits(typed: Typed) -> Suits:
    """Times, places and journey from their fields."""
    good = tuple(PartOfDay(code) for code in typed.text("good").split())
    avoid = tuple(_read_avoid(typed, row) for row in typed.rows("avoid"))
    places = tuple(place for row in typed.rows("bad_places") if (place := typed.text(f"{row}.place")))
    return Suits(good, avoid, typed.note("good_places"), places, typed.note("travel"))


def _read_avoid(typed: Typed, row: str) -> Avoid:
    day = typed.choice(f"{row}.day", WeekDay, WeekDay.EVERY)
    begins = typed.read(f"{row}.begins", _clock, "")
    ends = typed.read(f"{row}.ends", _clock, "")
    if begins and ends and ends <= begins:
        typed.wrong(f"{row}.ends", "This must be later than the time it begins")
    timed = typed.text(f"{row}.begins") or typed.text(f"{row}.ends")
    if day is WeekDay.EVERY and not timed:
        typed.wrong(f"{row}.day", "Choose a day, or enter a time")
    return Avoid(day, begins, ends, typed.text(f"{row}.why"))


def _clock(text: str) -> str:
    return f"{read_time(text):%H:%M}"


def typed_suits(suits: Suits) -> dict[str, str]:
    """Times, places and journey as their fields."""
    fields = {
        "good": " ".join(part.value for part in suits.good),
        "good_places": suits.good_places,
        "travel": suits.travel,
    }
    for number, one in enumerate(suits.avoid):
        day = "" if one.day is WeekDay.EVERY else one.day.value
        fields |= {f"avoid.{number}.day": day, f"avoid.{number}.begins": one.begins}
        fields |= {f"avoid.{number}.ends": one.ends, f"avoid.{number}.why": one.why}
    return fields | {f"bad_places.{number}.place": place for number, place in enumerate(suits.bad_places)}
