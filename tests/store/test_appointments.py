"""Appointments and corrections on the real store: given back as they were, events and corrections stand for ever."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import DatabaseError

from hubdesk.domain.appointments import (
    Appointment,
    AppointmentDetails,
    AppointmentEvent,
    AppointmentEventKind,
    AppointmentKind,
    AppointmentStatus,
    Arrangement,
    MissedReason,
)
from hubdesk.domain.corrections import Amendment
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotFound
from hubdesk.domain.visits import AnswerRecord, ResponseStatus, StoredScore
from hubdesk.store.units import transaction
from tests.store.builders import LEAD, NOW, one_of_each, person

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30)
DETAILS = st.builds(
    AppointmentDetails,
    st.sampled_from(AppointmentKind),
    st.dates(),
    st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    TEXT,
    st.none() | st.integers(1, 600),
    *([TEXT] * 5),
    st.sets(st.sampled_from(Arrangement)).map(tuple),
    TEXT,
)


class Undo(Exception):
    """Leave nothing behind for the next example."""


def appointment(number: int = 1, day: date = date(2026, 6, 9), at: time = time(10, 30), **more) -> Appointment:
    details = more.pop("details", AppointmentDetails(AppointmentKind.GP, day, at, "3 Mill Lane", 15))
    booked = AppointmentEvent(AppointmentEventKind.BOOKED, NOW, LEAD.id, AppointmentStatus.BOOKED, details)
    values = {"person_id": "person-00001", "events": (booked,), "status": AppointmentStatus.BOOKED} | more
    return Appointment(
        id=f"appointment-{number}",
        version=1,
        site_id="site-1",
        details=details,
        booked_at=NOW,
        booked_by=LEAD.id,
        **values,
    )


def after(one: Appointment, status: AppointmentStatus, reason: MissedReason | None = None) -> Appointment:
    event = AppointmentEvent(AppointmentEventKind.OUTCOME, NOW, LEAD.id, status, one.details, reason, "a note")
    return replace(one, version=one.version + 1, status=status, reason=reason, events=(*one.events, event))


@pytest.fixture
def store(records):
    with records.writing() as unit:
        one_of_each(unit)
        unit.people.add(person(2))
    return records


@given(details=DETAILS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_details_come_back_as_they_were(store, details):
    with suppress(Undo), store.writing() as unit:
        unit.appointments.add(appointment(details=details))
        assert unit.appointments.get("appointment-1") == appointment(details=details)
        raise Undo


def test_what_happened_is_added_and_read_back(store):
    one = appointment(instead_of="appointment-0")
    with store.writing() as unit:
        unit.appointments.add(one)
    missed = after(one, AppointmentStatus.DID_NOT_ATTEND, MissedReason.SERVICE)
    with store.writing() as unit:
        unit.appointments.save(missed)
    with store.reading() as unit:
        assert unit.appointments.get(one.id) == missed


def test_lists_are_by_day_and_time(store):
    late, early = appointment(1, at=time(15, 0)), appointment(2, at=time(9, 5))
    other = appointment(3, day=date(2026, 6, 8), person_id="person-00002")
    with store.writing() as unit:
        for one in (late, early, other):
            unit.appointments.add(one)
    with store.reading() as unit:
        assert unit.appointments.of_days(date(2026, 6, 9), date(2026, 6, 9)) == [early, late]
        assert unit.appointments.of_person("person-00001") == [early, late]
        assert unit.appointments.booked_before(date(2026, 6, 10)) == [other, early, late]
        assert unit.appointments.booked_before(date(2026, 6, 9)) == [other]
    with store.writing() as unit:
        unit.appointments.save(after(other, AppointmentStatus.ATTENDED))
    with store.reading() as unit:
        assert unit.appointments.booked_before(date(2026, 6, 9)) == []
        assert unit.appointments.of_days(date(2027, 1, 1), date(2027, 1, 1)) == []


def test_a_change_in_between_is_noticed(store):
    one = appointment()
    with store.writing() as unit:
        unit.appointments.add(one)
        unit.appointments.save(after(one, AppointmentStatus.ATTENDED))
    with pytest.raises(ChangedElsewhere), store.writing() as unit:
        unit.appointments.save(after(one, AppointmentStatus.LATE_SEEN))
    with pytest.raises(NotFound), store.reading() as unit:
        unit.appointments.get("none")


def test_text_that_cannot_be_kept_is_refused(store):
    bad = replace(appointment().details, notes="a\0b")
    with pytest.raises(InvalidEntry), store.writing() as unit:
        unit.appointments.add(appointment(details=bad))


@pytest.mark.parametrize("table", ["appointment_event", "amendment"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET at=''"])
def test_what_happened_and_why_stand_for_ever(store, table, change):
    with store.writing() as unit:
        unit.appointments.add(appointment())
        unit.responses.add_amendment(amended(1))
    with pytest.raises(DatabaseError, match="insert only"), transaction(store._engine) as connection:
        connection.exec_driver_sql(change.format(table))


def amended(number: int, kind: ResponseStatus = ResponseStatus.AMENDED) -> Amendment:
    return Amendment("response-1", number, kind, "Read back", NOW, LEAD.id)


def score(value: str, amendment: int = 0) -> StoredScore:
    return StoredScore("response-1", "total", "PHQ-9 total", value, value, 9, 9, "0", "27", None, None, amendment)


def test_the_newest_set_of_scores_counts_and_all_are_kept(store):
    with store.writing() as unit:
        unit.responses.add_scores([score("10")])
        unit.responses.add_scores([score("11", 1), replace(score("4", 1), link_id="part")])
    with store.reading() as unit:
        assert [s.value for s in unit.responses.scores(["response-1"])["response-1"]] == ["11", "4"]
        history = unit.responses.score_history(["response-1"])["response-1"]
        assert [(s.amendment, s.value) for s in history] == [(0, "10"), (1, "11"), (1, "4")]


def test_every_answer_ever_given_can_be_read(store):
    answers = [
        AnswerRecord("response-1", "q1", '{"boolean": true}', NOW, LEAD.id),
        AnswerRecord("response-1", "q1", "null", NOW, LEAD.id, amendment=1),
    ]
    with store.writing() as unit:
        unit.responses.add_answers(answers)
    with store.reading() as unit:
        assert unit.responses.answer_history("response-1") == answers
        assert unit.responses.answers("response-1") == {}


def test_corrections_are_read_in_their_order_and_have_each_number_once(store):
    made = [amended(1), amended(2, ResponseStatus.ENTERED_IN_ERROR)]
    with store.writing() as unit:
        for one in made:
            unit.responses.add_amendment(one)
    with store.reading() as unit:
        assert unit.responses.amendments("response-1") == made
        assert unit.responses.amendments("response-2") == []
    with pytest.raises(DatabaseError), transaction(store._engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO amendment (response_id, number, kind, reason, at, by_user) "
            "VALUES ('response-1', 2, 'amended', '', '', '')"
        )


def test_a_persons_results_may_be_asked_for_by_several_states(store):
    with store.reading() as unit:
        (response,) = unit.responses.of_person("person-00001", ResponseStatus.DRAFT, ResponseStatus.COMPLETED)
        assert response.id == "response-1"
        assert unit.responses.of_person("person-00001", ResponseStatus.AMENDED) == []
