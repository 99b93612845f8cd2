"""What was done with and for a person outside a visit: met, phoned, went with them, spoke with somebody (facts row 23).

Contacts are only ever added; one written by mistake is taken back with a reason and stays readable.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.taken_back import TakenBack
from hubdesk.domain.typed import Typed

MOST_MINUTES = 600


class How(StrEnum):
    """How the contact was."""

    MET = "met"
    PHONED = "phoned"
    TEXTED = "texted"
    WROTE = "wrote"
    WENT_WITH = "went-with"
    OTHERS = "others"
    NOT_REACHED = "not-reached"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            How.MET: "Met the person",
            How.PHONED: "Phoned, and reached them",
            How.TEXTED: "Texted",
            How.WROTE: "Wrote or emailed",
            How.WENT_WITH: "Went with the person",
            How.OTHERS: "Spoke with somebody else about them",
            How.NOT_REACHED: "Tried, not reached",
        }[self]

    @property
    def with_the_person(self) -> bool:
        """Whether the person took part: only then were they last in touch that day."""
        return self in (How.MET, How.PHONED, How.WENT_WITH)


class Barrier(StrEnum):
    """What stood in the way of care (facts rows 6, 14, 49). Circumstances, never blame."""

    NO_PHONE = "no-phone"
    NO_FARE = "no-fare"
    NO_ADDRESS = "no-address"
    NO_ID = "no-id"
    READING = "reading"
    LANGUAGE = "language"
    REFUSED = "refused"
    WAITING = "waiting"
    HOUSING = "housing"
    UNWELL = "unwell"
    SUBSTANCES = "substances"
    AFRAID = "afraid"
    CARING = "caring"
    OTHER_APPOINTMENT = "other-appointment"
    CUSTODY = "custody"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Barrier.NO_PHONE: "No phone or credit",
            Barrier.NO_FARE: "No fare, or too far",
            Barrier.NO_ADDRESS: "No address",
            Barrier.NO_ID: "No ID",
            Barrier.READING: "Reading or forms",
            Barrier.LANGUAGE: "Language",
            Barrier.REFUSED: "A service refused",
            Barrier.WAITING: "Long wait",
            Barrier.HOUSING: "Nowhere settled to sleep",
            Barrier.UNWELL: "Too unwell",
            Barrier.SUBSTANCES: "Drugs or alcohol that day",
            Barrier.AFRAID: "Worried or wary of services",
            Barrier.CARING: "Children or caring",
            Barrier.OTHER_APPOINTMENT: "Another appointment",
            Barrier.CUSTODY: "In custody",
        }[self]


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact, as written."""

    id: str
    person_id: PersonId
    day: date
    how: How
    written_at: datetime
    written_by: UserId
    with_whom: str = ""
    minutes: int | None = None
    barriers: tuple[Barrier, ...] = ()
    words: str = ""
    """What it was about and what comes next. Everyone in care reads it."""
    taken_back: TakenBack | None = None


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """What was typed, checked."""

    day: date
    how: How
    with_whom: str
    minutes: int | None
    barriers: tuple[Barrier, ...]
    words: str


def read_contact_entry(typed: Typed) -> ContactEntry:
    """A contact from its fields. Raises ``InvalidEntry`` naming each field that needs changing."""
    how = typed.text("how")
    if not how:
        typed.wrong("how", "Choose what it was")
    day = typed.day("day", past=True)
    if day is None:
        typed.wrong("day", "Enter the day")
    with_whom, words = typed.text("with_whom"), typed.note("words")
    if how == How.OTHERS and not with_whom:
        typed.wrong("with_whom", "Say who it was, and from where")
    if how == How.OTHERS and not words:
        typed.wrong("words", "Say what it was about")
    minutes = typed.read("minutes", _minutes, None)
    barriers = tuple(Barrier(code) for code in typed.text("barriers", 1000).split())
    typed.finish()
    assert day is not None
    return ContactEntry(day, How(how), with_whom, minutes, barriers, words)


def _minutes(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= MOST_MINUTES):
        raise ValueError(f"Enter a number of minutes from 1 to {MOST_MINUTES}, like 30")
    return int(text)
