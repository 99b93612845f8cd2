"""Places of help: appointments, a GP, referrals, urgent help."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hubdesk.domain.ids import AppointmentId, PersonId, ReferralId

if TYPE_CHECKING:
    from hubdesk.presenters.routes import Route


@dataclass(frozen=True, slots=True)
class AppointmentsRoute:
    """The appointments of a day; None is today."""

    day: date | None = None


@dataclass(frozen=True, slots=True)
class BookRoute:
    """Book for a person; or move ``moves``, or book one that makes ``instead_of`` good."""

    person_id: PersonId
    moves: AppointmentId | None = None
    instead_of: AppointmentId | None = None


@dataclass(frozen=True, slots=True)
class AppointmentRoute:
    """One appointment: say what happened, move it, call it off."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class DaySheetRoute:
    """Typing in what was ticked on the printed sheet of a day."""

    day: date


@dataclass(frozen=True, slots=True)
class GpCaseRoute:
    """Getting one person registered with a GP."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class GpCasesRoute:
    """Everyone who has no GP yet."""


@dataclass(frozen=True, slots=True)
class ReferralRoute:
    """One referral: where it stands, what comes next, what happened."""

    referral_id: ReferralId


@dataclass(frozen=True, slots=True)
class ReferRoute:
    """Refer a person; ``destination`` is where to, ``follows`` the referral whose next option this is."""

    person_id: PersonId
    destination: str = ""
    follows: ReferralId | None = None


@dataclass(frozen=True, slots=True)
class FollowUpRoute:
    """The lists that drive the day; ``which`` is the one that shows first."""

    which: str = ""


@dataclass(frozen=True, slots=True)
class UrgentHelpRoute:
    """Whom to call and what to say; about a person where one is known, and back to where the key was pressed."""

    person_id: PersonId | None = None
    back: "Route | None" = None
