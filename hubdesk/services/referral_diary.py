"""From the diary to the referral: what becomes of an appointment that a service offered is written down there too.

In the same transaction, so that neither knows more than the other. ``services.referral_booking`` is the way back.
"""

from dataclasses import replace

from hubdesk.domain.appointments import Appointment, AppointmentStatus
from hubdesk.domain.referral import MAY_FOLLOW, follows_on, standing
from hubdesk.domain.referral_events import What
from hubdesk.services.desk import Desk
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.referral_letters import add_event

_OUTCOME = {
    AppointmentStatus.ATTENDED: (What.ATTENDED, "seen"),
    AppointmentStatus.LATE_SEEN: (What.ATTENDED, "late"),
    AppointmentStatus.LATE_NOT_SEEN: (What.MISSED, "service"),
    AppointmentStatus.CANCELLED_BY_PERSON: (What.MISSED, "person-could-not"),
    AppointmentStatus.CANCELLED_BY_SERVICE: (What.MISSED, "service"),
}


def tell_referrals(desk: Desk, unit: RecordsUnit, appointment: Appointment) -> None:
    """What became of an appointment, written down in the referral it belongs to."""
    if appointment.status is AppointmentStatus.DID_NOT_ATTEND and appointment.reason is not None:
        what, how = What.MISSED, appointment.reason.value
    else:
        what, how = _OUTCOME[appointment.status]
    for referral in unit.referrals.of_appointment(appointment.id):
        if what in MAY_FOLLOW[referral.stage]:
            on = min(appointment.details.day, desk.clock.now().date())
            later = add_event(desk, unit, referral, what, how, on, "From the diary")
            unit.referrals.book(referral.id, appointment.id, later.events[-1].number)


def move_in_referrals(desk: Desk, unit: RecordsUnit, appointment: Appointment) -> None:
    """The day was changed in the diary: the referral waits for the new one."""
    for referral in unit.referrals.of_appointment(appointment.id):
        offered = referral.last(What.OFFERED)
        if offered is None or offered.due == appointment.details.day or What.OFFERED not in MAY_FOLLOW[referral.stage]:
            continue
        day = appointment.details.day
        later = add_event(desk, unit, referral, What.OFFERED, offered.how, None, "Moved in the diary", day)
        unit.referrals.book(referral.id, appointment.id, later.events[-1].number)


def take_back_in_referrals(desk: Desk, unit: RecordsUnit, appointment: Appointment) -> None:
    """An outcome was entered by mistake in the diary: what it wrote into the referral is struck out too.

    Where something later depends on it, the referral stays as it is: it is put right there.
    """
    for referral in unit.referrals.of_appointment(appointment.id):
        own = [number for number, one in unit.referrals.booked(referral.id) if one == appointment.id]
        wrong = next((e for e in reversed(referral.standing) if e.number in own and e.what is not What.OFFERED), None)
        if wrong is None:
            continue
        stand_in = replace(wrong, number=len(referral.events) + 1, what=What.STRUCK, corrects=wrong.number)
        if follows_on(standing((*referral.events, stand_in))):
            add_event(desk, unit, referral, What.STRUCK, "mistake", None, "Taken back in the diary", None, wrong.number)
