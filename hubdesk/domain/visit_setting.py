"""How a visit is set up: who is in the room, how long there is, and whether this is a fit time to decide.

Issue 3 §1; product notes "The main job" step 3. Settings are only ever added; the newest is what stands.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.ids import UserId, VisitId
from hubdesk.domain.problems import InvalidEntry

ADULT = 18
LONGEST_VISIT = 240
"""Minutes: a longer one is a typing error."""


class Present(StrEnum):
    """Someone in the room besides the person and the worker."""

    COMPANION = "companion"
    OFFICER = "officer"
    INTERPRETER = "interpreter"
    CHILD = "child"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Present.COMPANION: "A companion the person chose",
            Present.OFFICER: "A probation or prison officer",
            Present.INTERPRETER: "A professional interpreter",
            Present.CHILD: "A child",
        }[self]


class VisitLength(StrEnum):
    """How long there is; each has its pathway."""

    FULL = "full"
    TWO_MINUTES = "two-minutes"


@dataclass(frozen=True, slots=True)
class VisitSetting:
    """How a visit is set up now. ``officer_present`` can be switched at any moment of the visit."""

    visit_id: VisitId
    at: datetime
    by: UserId
    present: tuple[Present, ...]
    interpreter: str
    """Name or number of the professional interpreter; empty where there is none."""
    officer_present: bool
    length: VisitLength
    fit: bool
    """Whether this is a fit time to decide: not intoxicated, not very unwell."""
    private: bool
    """Whether the room is safe and private."""
    adult: bool | None = None
    """Whether the person says they are 18 or over; asked only where no date of birth is known."""
    minutes: int | None = None
    """How long there is, as far as that was said."""
    language: str = ""
    """The language an interpreter speaks with the person."""

    @property
    def alone(self) -> bool:
        """Whether the person is recorded as alone with the worker, in a private room.

        An interpreter is not nobody: neither the facts nor the decisions on instruments say that safe enquiry may be
        put through one, so it waits until somebody who may decide it says so.
        """
        return not self.present and not self.officer_present and self.private


@dataclass(frozen=True, slots=True)
class SettingEntry:
    """What was chosen on the visit start page. ``None`` and empty mean: not chosen yet."""

    alone: bool = False
    present: tuple[str, ...] = ()
    interpreter: str = ""
    pathway_id: str = ""
    fit: str = ""
    private: str = ""
    adult: str = ""
    minutes: str = ""
    language: str = ""


def check_setting(entry: SettingEntry, born: BirthDate) -> None:
    """Raises ``InvalidEntry`` naming everything the start page still needs."""
    missing: dict[str, str] = {}
    if not entry.alone and not entry.present:
        missing["present"] = "Say who is in the room"
    elif unknown := [one for one in entry.present if one not in list(Present)]:
        missing["present"] = f"hubdesk does not know who this is: {', '.join(unknown)}. Choose from the list"
    elif entry.alone and entry.present:
        missing["present"] = "Either the person is alone with you, or someone else is there. Not both"
    if Present.INTERPRETER.value in entry.present and not entry.interpreter.strip():
        missing["interpreter"] = "Enter the interpreter’s name or number. Never use family, a friend or an officer"
    if Present.INTERPRETER.value in entry.present and not entry.language.strip():
        missing["language"] = "Enter the language that is spoken"
    if entry.minutes.strip() and not (entry.minutes.strip().isdecimal() and 0 < int(entry.minutes) <= LONGEST_VISIT):
        missing["minutes"] = f"Enter whole minutes from 1 to {LONGEST_VISIT}, or leave this empty"
    if entry.private not in ("yes", "no"):
        missing["private"] = "Say whether this place is safe and private"
    if entry.fit not in ("yes", "no"):
        missing["fit"] = "Say whether this is a fit time to decide"
    if not born.known and entry.adult not in ("yes", "no"):
        missing["adult"] = "The date of birth is not known. Say whether the person is 18 or over"
    if not entry.pathway_id:
        missing["pathway"] = "Choose which visit this is"
    if missing:
        raise InvalidEntry(missing)
