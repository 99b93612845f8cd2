"""What was written stands in a list, newest first; what was taken back stays there, with who did so and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.ids import UserId
from hubdesk.domain.taken_back import TakenBack
from hubdesk.presenters.entry import EntryState
from hubdesk.services.staff_names import FORMER

AT_ONCE = 20
"""Rows shown before somebody asks for the older ones."""


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One row of the list; ``may_take_back`` while it stands."""

    id: str
    title: str
    detail: str
    words: str
    taken_back: str
    may_take_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenState(EntryState):
    """A page where something is written and what was written stands below."""

    rows: tuple[WrittenRow, ...] = ()
    older: int = 0
    """How many are not shown yet."""
    taking_back: str = ""
    """The row whose reason is asked for."""


def taken_back_words(back: TakenBack | None, names: Mapping[UserId, str]) -> str:
    """When, by whom and why it was taken back; nothing while it stands."""
    return f"Taken back {when_by(back.at, back.by, names)}: {back.why}" if back else ""


def when_by(at: datetime, by: UserId, names: Mapping[UserId, str]) -> str:
    """The moment, and who."""
    return f"{cui_date_time(at)} by {names.get(by, FORMER)}"
