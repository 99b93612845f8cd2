"""An appointment and all that happened to it. Events are only ever added; the newest is what stands.

A missed health appointment is a health matter. Nothing here is, or may ever become, a field for
enforcement (promise 5), and nothing here reaches probation staff by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from hubdesk.domain.british_time import BRITISH, ZONE
from hubdesk.domain.ids import AppointmentId, PersonId, SiteId, UserId

USUAL_MINUTES = 30
"""How long an appointment is taken to last where nobody said."""


class AppointmentKind(StrEnum):
    """What sort of appointment it is. For staff: never printed on a card."""

    HUB = "hub-clinic"
    PROBATION = "joint-probation"
    GP = "gp"
    TREATMENT = "treatment"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            AppointmentKind.HUB: "Hub clinic",
            AppointmentKind.PROBATION: "Joint with probation",
            AppointmentKind.GP: "GP surgery",
            AppointmentKind.TREATMENT: "Treatment service",
            AppointmentKind.OTHER: "Other",
        }[self]


class AppointmentStatus(StrEnum):
    """How an appointment stands."""

    BOOKED = "booked"
    CANCELLED_BY_PERSON = "cancelled-by-person"
    CANCELLED_BY_SERVICE = "cancelled-by-service"
    ATTENDED = "attended"
    LATE_SEEN = "late-seen"
    LATE_NOT_SEEN = "late-not-seen"
    DID_NOT_ATTEND = "did-not-attend"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            AppointmentStatus.BOOKED: "Booked",
            AppointmentStatus.CANCELLED_BY_PERSON: "Cancelled by the person",
            AppointmentStatus.CANCELLED_BY_SERVICE: "Cancelled by the service",
            AppointmentStatus.ATTENDED: "Attended",
            AppointmentStatus.LATE_SEEN: "Came late, was seen",
            AppointmentStatus.LATE_NOT_SEEN: "Came late, was not seen",
            AppointmentStatus.DID_NOT_ATTEND: "Missed",
        }[self]

    @property
    def cancelled(self) -> bool:
        """Whether it was called off beforehand."""
        return self in (AppointmentStatus.CANCELLED_BY_PERSON, AppointmentStatus.CANCELLED_BY_SERVICE)

    @property
    def seen(self) -> bool:
        """Whether the person was seen."""
        return self in (AppointmentStatus.ATTENDED, AppointmentStatus.LATE_SEEN)


class MissedReason(StrEnum):
    """Why an appointment was missed. Many reasons are outside the person's control (facts §4.1)."""

    PERSON_COULD_NOT = "person-could-not"
    PERSON_DID_NOT = "person-did-not"
    SERVICE = "service"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            MissedReason.PERSON_COULD_NOT: "The person could not come",
            MissedReason.PERSON_DID_NOT: "The person did not come",
            MissedReason.SERVICE: "The service could not see them",
        }[self]


_NATIONAL = {
    AppointmentStatus.BOOKED: "0",
    AppointmentStatus.CANCELLED_BY_PERSON: "2",
    AppointmentStatus.CANCELLED_BY_SERVICE: "4",
    AppointmentStatus.ATTENDED: "5",
    AppointmentStatus.LATE_SEEN: "6",
    AppointmentStatus.LATE_NOT_SEEN: "7",
    AppointmentStatus.DID_NOT_ATTEND: "3",
}


def national_code(status: AppointmentStatus, reason: MissedReason | None = None) -> str:
    """ATTENDED OR DID NOT ATTEND CODE (NHS Data Dictionary): 5 6 7 seen or late, 2 4 cancelled, 3 missed, 0 to come.

    Code 3 is the person's absence without warning. Where the service could not see someone, it is the
    provider's postponement, 4: it must never count against the person.
    """
    return "4" if reason is MissedReason.SERVICE else _NATIONAL[status]


class AppointmentEventKind(StrEnum):
    """What happened to an appointment."""

    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    OUTCOME = "outcome"
    REMINDED = "reminded"
    REOPENED = "reopened"
    """An outcome was entered by mistake: the appointment stands as booked again."""


class Reminder(StrEnum):
    """How the person was reminded; ``NOT_REACHED`` keeps the reminder on the list."""

    PHONED = "phoned"
    TEXTED = "texted"
    TOLD = "told"
    NOT_REACHED = "not-reached"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Reminder.PHONED: "Phoned, and reached",
            Reminder.TEXTED: "Texted",
            Reminder.TOLD: "Told face to face",
            Reminder.NOT_REACHED: "Tried, not reached",
        }[self]


class Arrangement(StrEnum):
    """What is arranged so that the person can come and take part (reasonable adjustments)."""

    INTERPRETER = "interpreter"
    ADJUSTMENTS = "adjustments"
    JOURNEY = "journey"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Arrangement.INTERPRETER: "An interpreter is booked",
            Arrangement.ADJUSTMENTS: "What helps the person is arranged",
            Arrangement.JOURNEY: "The fare or the way there is arranged",
        }[self]


@dataclass(frozen=True, slots=True)
class AppointmentDetails:
    """When, where and with whom, in the time on the wall: 10:30 stays 10:30 when the clocks change."""

    kind: AppointmentKind
    day: date
    at: time
    place: str
    """Building and street, one line each."""
    minutes: int | None = None
    what: str = ""
    """Six words at most, for a card that says more."""
    phone: str = ""
    with_whom: str = ""
    companion: str = ""
    notes: str = ""
    """For staff; never printed."""
    arranged: tuple[Arrangement, ...] = ()
    zone: str = ZONE

    @property
    def starts(self) -> datetime:
        """The moment it begins, in the offset of that day."""
        return datetime.combine(self.day, self.at, BRITISH)

    @property
    def ends(self) -> datetime:
        """The moment it ends, or is taken to end."""
        return self.starts + timedelta(minutes=self.minutes or USUAL_MINUTES)

    @property
    def place_lines(self) -> tuple[str, ...]:
        """The place, line by line."""
        return tuple(line.strip() for line in self.place.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class AppointmentEvent:
    """One thing that happened, with the details and the status as they were from then on."""

    kind: AppointmentEventKind
    at: datetime
    by: UserId
    status: AppointmentStatus
    details: AppointmentDetails
    reason: MissedReason | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment as it stands, with its events, oldest first."""

    id: AppointmentId
    version: int
    person_id: PersonId
    site_id: SiteId
    details: AppointmentDetails
    status: AppointmentStatus
    booked_at: datetime
    booked_by: UserId
    reason: MissedReason | None = None
    instead_of: AppointmentId | None = None
    """The missed or cancelled appointment that this one makes good."""
    series: AppointmentId | None = None
    """The first of the series that this one was booked with."""
    events: tuple[AppointmentEvent, ...] = field(default=())

    @property
    def national_code(self) -> str:
        """See ``national_code``."""
        return national_code(self.status, self.reason)

    @property
    def outcome_label(self) -> str:
        """The status in words, with the reason where it was missed."""
        return self.reason.label if self.reason else self.status.label

    def waits_for_outcome(self, now: datetime) -> bool:
        """Whether it has begun and nobody has said what happened."""
        return self.status is AppointmentStatus.BOOKED and self.details.starts <= now

    def may_have_outcome(self, now: datetime) -> bool:
        """Whether it can have happened: on its day, because people come early, or after it."""
        return self.details.day <= now.astimezone(BRITISH).date()

    def needs_reminder(self, today: date) -> bool:
        """Whether the person is to be reminded now: it is on the next working day, and nobody has reached them
        since its day and time were last set."""
        if self.status is not AppointmentStatus.BOOKED or not today < self.details.day <= next_working_day(today):
            return False
        for event in reversed(self.events):
            if event.kind is AppointmentEventKind.REMINDED and event.note != Reminder.NOT_REACHED:
                return False
            if event.kind in (AppointmentEventKind.BOOKED, AppointmentEventKind.MOVED):
                break
        return True

    def can_be_offered_again(self) -> bool:
        """Whether another should be offered: it was missed, cancelled, or the person came too late."""
        return self.status is not AppointmentStatus.BOOKED and not self.status.seen


def later_of_series(one: Appointment, others: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """Those booked in one series with it that are still to come after it."""
    if one.series is None:
        return ()
    return tuple(
        a
        for a in others
        if a.series == one.series and a.status is AppointmentStatus.BOOKED and a.details.starts > one.details.starts
    )


def next_working_day(today: date) -> date:
    """The next day from Monday to Friday: a reminder helps one day before, and nobody sits here at the weekend."""
    return today + timedelta(days={4: 3, 5: 2}.get(today.weekday(), 1))


def clashes(details: AppointmentDetails, others: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """The appointments still booked that overlap with this one in time."""
    booked = (a for a in others if a.status is AppointmentStatus.BOOKED)
    return tuple(a for a in booked if a.details.starts < details.ends and details.starts < a.details.ends)
