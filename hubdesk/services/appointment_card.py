"""What a card of appointments is drawn from: discreet unless the person chose a card that says more."""

from hubdesk.domain.appointments import Appointment, AppointmentStatus
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.ids import AppointmentId
from hubdesk.domain.names import fold
from hubdesk.domain.paper import AppointmentCards, CardAppointment
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, authorise

ON_A_CARD = 3
"""Appointments on one card: this one and the next two (facts §4.1)."""

_TELLING = (
    *("probation", "offend", "prison", "custody", "magistrate", "police"),
    *("drug", "alcohol", "substance", "addict", "methadone", "needle", "recovery"),
    *("mental", "psych", "crisis", "suicid", "self-harm", "trauma", "domestic", "abuse", "refuge"),
    *("sexual", "hiv", "hepatitis", "aids", "gum "),
)
"""Beginnings of words that tell a stranger why somebody goes there. A line of the place with one is left out."""


class PlaceTellsTooMuch(KnownProblem):
    """Nothing of the place can stand on a discreet card."""

    code = "place-tells-too-much"

    def __init__(self) -> None:
        super().__init__(
            "Every line of the place would tell a stranger what the appointment is about.",
            "Add the building’s number and street to the appointment, or choose a card that says more.",
        )


class NothingToCome(KnownProblem):
    """A card is for appointments that still stand."""

    code = "nothing-to-come"

    def __init__(self) -> None:
        super().__init__("This appointment is not booked any more.", "Print a card for one that is booked.")


def appointment_card(desk: Desk, appointment_id: AppointmentId, *, discreet: bool = True) -> AppointmentCards:
    """The card of this appointment and the person's next two, in order of time; that it was made is audited.

    Discreet: day, time, place without telling lines, phone. Else also what in six words, whom the person
    sees, the companion and how long. Kind and notes never leave the records, on either. Raises
    ``NotFound``, ``NothingToCome``, ``PlaceTellsTooMuch``.
    """
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    with records.writing() as unit:
        first = unit.appointments.get(appointment_id)
        if first.status is not AppointmentStatus.BOOKED:
            raise NothingToCome
        booked = [a for a in unit.appointments.of_person(first.person_id) if a.status is AppointmentStatus.BOOKED]
        later = [a for a in booked if a.id != first.id and a.details.starts >= first.details.starts]
        cards = tuple(_card(a, discreet=discreet) for a in (first, *later[: ON_A_CARD - 1]))
        detail: dict[str, str | int] = {"appointments": len(cards), "discreet": int(discreet)}
        unit.audit.write(AuditEvent(Event.APPOINTMENT_CARD, first.person_id, "appointment", first.id, detail))
    return AppointmentCards(cards, written_on=desk.clock.now().astimezone(BRITISH).date())


def _card(appointment: Appointment, *, discreet: bool) -> CardAppointment:
    details = appointment.details
    if not discreet:
        return CardAppointment(
            at=details.starts,
            place=details.place_lines,
            phone=details.phone,
            what=details.what,
            who=details.with_whom,
            companion=details.companion,
            minutes=details.minutes,
            discreet=False,
        )
    place = tuple(line for line in details.place_lines if not tells(line))
    if not place:
        raise PlaceTellsTooMuch
    return CardAppointment(at=details.starts, place=place, phone=details.phone)


def tells(line: str) -> bool:
    """Whether a line of a place would tell a stranger what somebody goes there for."""
    words = f" {fold(line)} "
    return any(f" {start}" in words.replace("(", " ").replace("/", " ") for start in _TELLING)
