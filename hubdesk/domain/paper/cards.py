"""One value per kind of card. Nothing here has room for a diagnosis, an offence or a person's number."""

from dataclasses import dataclass
from datetime import date, datetime

from hubdesk.domain.site import HelpLine


@dataclass(frozen=True, slots=True)
class CardAppointment:
    """One appointment as a card tells it.

    A discreet card prints only the day, the time, the place and the phone number; the rest is
    kept for the person who chose a card that says more.
    """

    at: datetime
    place: tuple[str, ...]
    """Building and street, one line each."""
    phone: str
    what: str = ""
    """Six words at most, as "Talk about your medicines"."""
    who: str = ""
    """First name and role of whom the person will see."""
    companion: str = ""
    minutes: int | None = None
    bring: str = ""
    getting_there: str = ""
    discreet: bool = True
    code: str = ""
    """What a QR code on the card holds: the hub's short web address or the postcode of the place, never more."""


@dataclass(frozen=True, slots=True)
class CardSheet:
    """Where cards go on the paper: the stock's name, the first free cell, and the printer's own error."""

    stock: str = "plain"
    first_cell: int = 1
    nudge_x: float = 0.0
    """Millimetres to the right."""
    nudge_y: float = 0.0
    """Millimetres down."""


ONE_SHEET = CardSheet()


@dataclass(frozen=True, slots=True)
class AppointmentCards:
    """Credit-card size cards with the details printed: one for each appointment, or all of them on one."""

    appointments: tuple[CardAppointment, ...]
    written_on: date
    sheet: CardSheet = ONE_SHEET


@dataclass(frozen=True, slots=True)
class WriteYourOwnCards:
    """Cards with dotted lines that the person fills in; writing it oneself cuts missed visits (Martin 2012)."""

    phone: str
    place: tuple[str, ...] = ()
    cards: int = 1
    written_on: date | None = None
    sheet: CardSheet = ONE_SHEET


@dataclass(frozen=True, slots=True)
class CrisisCards:
    """Cards with the numbers to call, and the day on which the numbers were checked."""

    lines: tuple[HelpLine, ...]
    """The site's own numbers; the national ones come from the template."""
    checked_on: date | None
    cards: int = 1
    sheet: CardSheet = ONE_SHEET


@dataclass(frozen=True, slots=True)
class GpRightCards:
    """Cards to show at the desk of a surgery. Nothing about the person is on them."""

    phone: str
    """Who helps when the surgery says no."""
    cards: int = 1
    sheet: CardSheet = ONE_SHEET


@dataclass(frozen=True, slots=True)
class FoldedCard:
    """One A4 sheet, folded twice to A6: an easy read card of one to three appointments."""

    appointments: tuple[CardAppointment, ...]
    written_on: date
    lines: tuple[HelpLine, ...] = ()
    checked_on: date | None = None
    greeting: str = ""
    """As "Dan"; empty on a discreet card."""
