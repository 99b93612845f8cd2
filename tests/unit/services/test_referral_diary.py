"""A referral and the diary know the same: offered, moved, missed, called off, taken back; and what else is changed."""

from datetime import timedelta

import pytest

from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.domain.appointments import AppointmentStatus, MissedReason
from hubdesk.domain.documents import DocumentStatus
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.referral import Stage, Urgency
from hubdesk.domain.roles import Role
from hubdesk.services.appointment_doubts import Doubtful
from hubdesk.services.appointments import (
    book_appointment,
    cancel_appointment,
    move_appointment,
    record_outcome,
    reopen_appointment,
)
from hubdesk.services.people import register_person
from hubdesk.services.referral_change import change_referral, may_change
from hubdesk.services.referrals import (
    NewReferral,
    ReferralEntry,
    begin_referral,
    correct_referral,
    open_referral,
    tell_referral,
    write_letter,
)
from tests.support.memory import MASON, Hub
from tests.support.referring import referred, referring, tell

SENT, AT = ("sent", "phone"), "10:30"
NO_DAY = ("", "", "")


@pytest.fixture
def desk(sit):
    return referring(sit())


@pytest.fixture
def mason(hub: Hub):
    return register_person(hub.desk(), MASON)[0]


def in_days(hub, days):
    day = hub.clock.now().date() + timedelta(days=days)
    return str(day.day), str(day.month), str(day.year)


def offer(hub, desk, now, days=3, time=AT, **more):
    entry = ReferralEntry("offered", "in-person", due=in_days(hub, days), time=time, place="Hill House", **more)
    return tell_referral(desk, now, entry)[0]


def diary(hub):
    return [(one.status, one.details.day, one.reason) for one in hub.stored.appointments.values()]


def stage(desk, now):
    return open_referral(desk, now.referral.id).referral.stage


def test_an_offer_with_a_time_is_booked_and_one_without_waits_only_in_the_referral(hub, desk, mason):
    now = offer(hub, desk, referred(desk, mason, "drug-alcohol", SENT))
    assert (now.appointment.details.place, now.appointment.details.kind.value) == ("Hill House", "treatment")
    other = offer(hub, desk, referred(desk, mason, "housing", SENT), time="")
    assert (other.appointment, other.referral.stage) == (None, Stage.OFFERED)


def test_what_is_wrong_with_the_appointment_is_told_in_the_referrals_own_fields_and_nothing_is_kept(hub, desk, mason):
    now = referred(desk, mason, "drug-alcohol", SENT)
    entry = ReferralEntry("offered", "in-person", due=in_days(hub, 3), time="25:99")
    with pytest.raises(InvalidEntry) as wrong:
        tell_referral(desk, now, entry)
    assert set(wrong.value.fields) == {"time", "place"}
    assert stage(desk, now) is Stage.SENT
    phone = ReferralEntry("offered", "phone", due=in_days(hub, 3), time=AT)
    assert tell_referral(desk, now, phone)[0].appointment.details.place == "By phone"


def test_a_clash_is_looked_at_before_both_are_written(hub, desk, mason):
    day, month, year = in_days(hub, 3)
    book_appointment(desk, mason.id, AppointmentEntry("gp", day, month, year, "10:15", place="Surgery"))
    now = referred(desk, mason, "drug-alcohol", SENT)
    with pytest.raises(Doubtful):
        offer(hub, desk, now)
    assert (len(hub.stored.appointments), stage(desk, now)) == (1, Stage.SENT)
    assert offer(hub, desk, now, although=True).appointment is not None


@pytest.mark.parametrize(
    ("status", "reason", "expected"),
    [
        (AppointmentStatus.ATTENDED, None, (Stage.ATTENDED, "seen")),
        (AppointmentStatus.LATE_NOT_SEEN, None, (Stage.MISSED, "service")),
        (AppointmentStatus.DID_NOT_ATTEND, MissedReason.PERSON_COULD_NOT, (Stage.MISSED, "person-could-not")),
    ],
)
def test_an_outcome_in_the_diary_is_told_in_the_referral_and_taken_back_with_it(
    hub, desk, mason, status, reason, expected
):
    now = offer(hub, desk, referred(desk, mason, "drug-alcohol", SENT))
    hub.clock.advance(days=3)
    known, _ = record_outcome(desk, now.appointment, status, reason)
    after = open_referral(desk, now.referral.id).referral
    assert (after.stage, after.last().how) == expected
    reopen_appointment(desk, known)
    assert stage(desk, now) is Stage.OFFERED


def test_moving_and_calling_off_in_the_diary_reach_the_referral(hub, desk, mason):
    now = offer(hub, desk, referred(desk, mason, "drug-alcohol", SENT))
    day, month, year = in_days(hub, 6)
    entry = AppointmentEntry("treatment", day, month, year, AT, place="Hill House")
    moved, _ = move_appointment(desk, now.appointment, entry)
    assert open_referral(desk, now.referral.id).referral.last().due == moved.details.day
    cancel_appointment(desk, moved, by_person=True)
    assert stage(desk, now) is Stage.MISSED
    assert open_referral(desk, now.referral.id).referral.last().how == "person-could-not"


def test_what_is_told_in_the_referral_reaches_the_diary(hub, desk, mason):
    now = offer(hub, desk, referred(desk, mason, "drug-alcohol", SENT))
    now = offer(hub, desk, now, days=6)
    assert [status for status, *_rest in diary(hub)] == [AppointmentStatus.BOOKED], "moved, not booked twice"
    hub.clock.advance(days=6)
    now = tell(desk, now, "missed", "service")
    assert diary(hub)[0][0::2] == (AppointmentStatus.DID_NOT_ATTEND, MissedReason.SERVICE)
    number = now.referral.events[-1].number
    now, _ = correct_referral(desk, now, number, ReferralEntry("struck", "mistake", words="They did see her"))
    assert diary(hub)[0][0] is AppointmentStatus.BOOKED
    tell(desk, now, "ended", "person")
    assert diary(hub)[0][0] is AppointmentStatus.CANCELLED_BY_SERVICE


def test_an_offer_that_never_was_is_called_off(hub, desk, mason):
    now = offer(hub, desk, referred(desk, mason, "drug-alcohol", SENT))
    number = now.referral.events[-1].number
    correct_referral(desk, now, number, ReferralEntry("struck", "person", words="Another Mason"))
    assert diary(hub)[0][0] is AppointmentStatus.CANCELLED_BY_SERVICE


def test_worker_and_urgency_are_changed_by_an_event_that_keeps_what_it_was(desk, mason):
    now = referred(desk, mason, "drug-alcohol", SENT)
    assert may_change(now) == ("worker", "urgency")
    now, _ = change_referral(desk, now, "urgency", "2", "Worse since")
    now, _ = change_referral(desk, now, "worker", "u-jo", "")
    assert (now.referral.urgency, now.referral.worker, now.referral.stage) == (Urgency.URGENT, "u-jo", Stage.SENT)
    told = [dict(event.facts) for event in now.referral.events if event.what.value == "changed"]
    assert told == [{"before": "3", "after": "2"}, {"before": "u-sam", "after": "u-jo"}]
    for what, value in (("worker", "u-ines"), ("urgency", "9"), ("destination", "gp"), ("to", "Elsewhere")):
        with pytest.raises(InvalidEntry):
            change_referral(desk, now, what, value, "")


def test_where_it_goes_is_changed_before_it_leaves_and_a_draft_letter_goes(hub, desk, mason):
    navigator = referring(hub.desk(Role.NAVIGATOR))
    entry = NewReferral("drug-alcohol", "letter", "Recovery", "3")
    (made,), _document, _ = begin_referral(navigator, mason.id, entry)
    letter, _ = write_letter(desk, made.id)
    now, _ = change_referral(desk, open_referral(desk, made.id), "destination", "housing", "Housing first")
    assert (now.referral.destination, now.referral.to, now.referral.stage) == ("housing", "", Stage.DRAFTED)
    assert hub.stored.documents[letter].status is DocumentStatus.DROPPED
    now, _ = change_referral(desk, now, "to", "Northgate council", "")
    assert now.referral.to == "Northgate council"
