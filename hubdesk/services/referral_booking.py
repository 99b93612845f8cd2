"""From the referral to the diary: an appointment that a service offers is booked, what is told of it stands in both.

What is written down in the referral changes the appointment in the same transaction, clash check included.
``services.referral_diary`` is the way back.
"""

from dataclasses import replace
from datetime import date

from hubdesk.domain.appointment_entry import AppointmentEntry, entry_of
from hubdesk.domain.appointments import (
    Appointment,
    AppointmentEventKind,
    AppointmentKind,
    AppointmentStatus,
    MissedReason,
)
from hubdesk.domain.destinations import Destination
from hubdesk.domain.ids import ReferralId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.referral import Referral
from hubdesk.domain.referral_events import What
from hubdesk.domain.referral_steps import TREATMENT_NEEDS
from hubdesk.services.appointments import book_in, change_in, move_in, reopen_in
from hubdesk.services.desk import Desk
from hubdesk.services.ports import RecordsUnit

_PLACES = {"phone": "By phone", "video": "By video"}
_FIELDS = {"day": "due"}
"""Fields of an appointment under the names of a referral's form."""
_TOLD = {
    (What.ATTENDED, "seen"): (AppointmentStatus.ATTENDED, None),
    (What.ATTENDED, "late"): (AppointmentStatus.LATE_SEEN, None),
    **{(What.MISSED, one.value): (AppointmentStatus.DID_NOT_ATTEND, one) for one in MissedReason},
}


def offer(
    desk: Desk,
    unit: RecordsUnit,
    referral: Referral,
    day: tuple[str, str, str],
    time: str,
    place: str,
    *,
    although: bool,
) -> None:
    """The last event offered an appointment. With a time it goes into the diary; one that was booked before is moved
    there, or called off where only another day is known.

    Raises ``InvalidEntry`` by the fields of the referral's form, and ``Doubtful`` unless ``although``.
    """
    event, before = referral.events[-1], in_diary(unit, referral.id)
    if not time.strip():
        if before is not None and event.due != before.details.day:
            _call_off(desk, unit, before, "Another day was offered")
        return
    kind = desk.destinations.get(referral.destination)
    entry = _entry(kind, referral.to, event.how, day, time, place)
    try:
        if before is None:
            booked = book_in(desk, unit, referral.person_id, entry, although=although)
        else:
            kept = entry_of(before.details)
            entry = replace(entry, phone=kept.phone, companion=kept.companion, notes=kept.notes, arranged=kept.arranged)
            booked = move_in(desk, unit, before, entry, although=although)
    except InvalidEntry as problem:
        raise InvalidEntry({_FIELDS.get(name, name): words for name, words in problem.fields.items()}) from None
    unit.referrals.book(referral.id, booked.id, event.number)


def told(desk: Desk, unit: RecordsUnit, referral: Referral) -> None:
    """What the last event says of a booked appointment is recorded there too; at an end it is called off."""
    event, before = referral.events[-1], in_diary(unit, referral.id)
    if before is None:
        return
    if event.what in (What.ENDED, What.REJECTED):
        _call_off(desk, unit, before, "The referral ended")
    elif (event.what, event.how) in _TOLD and event.on >= before.details.day:
        status, reason = _TOLD[event.what, event.how]
        known = replace(before, status=status, reason=reason)
        change_in(desk, unit, known, AppointmentEventKind.OUTCOME, "From the referral")
        unit.referrals.book(referral.id, before.id, event.number)


def corrected(desk: Desk, unit: RecordsUnit, referral: Referral, number: int, due: date | None) -> None:
    """Event ``number`` was put right: the appointment it booked on another day is called off, the outcome it told is
    taken back."""
    events = {event.number: event for event in referral.events}
    for own, appointment_id in unit.referrals.booked(referral.id):
        if own != number:
            continue
        appointment = unit.appointments.get(appointment_id)
        booked = appointment.status is AppointmentStatus.BOOKED
        if events[number].what is What.OFFERED and booked and due != appointment.details.day:
            _call_off(desk, unit, appointment, "Put right in the referral")
        elif events[number].what is not What.OFFERED and not booked:
            reopen_in(desk, unit, appointment)


def in_diary(unit: RecordsUnit, referral_id: ReferralId) -> Appointment | None:
    """The appointment of this referral that is still booked, if there is one."""
    for _number, appointment_id in reversed(unit.referrals.booked(referral_id)):
        appointment = unit.appointments.get(appointment_id)
        if appointment.status is AppointmentStatus.BOOKED:
            return appointment
    return None


def _call_off(desk: Desk, unit: RecordsUnit, appointment: Appointment, why: str) -> None:
    """By the service, whoever wished it: it must never count against the person."""
    off = replace(appointment, status=AppointmentStatus.CANCELLED_BY_SERVICE)
    change_in(desk, unit, off, AppointmentEventKind.CANCELLED, why)


def _entry(kind: Destination, to: str, how: str, day: tuple[str, str, str], time: str, place: str) -> AppointmentEntry:
    """The appointment as it would be typed on the booking page."""
    return AppointmentEntry(
        *(_kind_of(kind).value, *day, time),
        place=place.strip() or _PLACES.get(how, ""),
        with_whom=to,
    )


def _kind_of(kind: Destination) -> AppointmentKind:
    if kind.id == "gp":
        return AppointmentKind.GP
    return AppointmentKind.TREATMENT if kind.need in TREATMENT_NEEDS else AppointmentKind.OTHER
