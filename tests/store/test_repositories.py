"""Every repository gives back exactly what it was given, and refuses what changed elsewhere."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.names import PersonName
from hubdesk.domain.people import Gender, Person
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotFound
from hubdesk.domain.roles import Role
from hubdesk.domain.safety import Done, Outcome, SafetyAction, SafetyEntry, SafetyStatus, Trigger
from hubdesk.domain.site import HelpLine, Site
from hubdesk.domain.users import User
from hubdesk.domain.visits import (
    AnswerRecord,
    Place,
    PlaceKind,
    Response,
    ResponseStatus,
    StoredScore,
    Visit,
    VisitStatus,
)
from hubdesk.services.ports import FormSnapshot
from hubdesk.store import rows
from hubdesk.store.columns import moment_from_text, moment_to_text
from hubdesk.store.problems import FormVersionReused
from tests.store.builders import LEAD, NOW, SNAPSHOT, Hub, one_of_each, person, response, safety, visit

TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=40)
OFFSETS = st.integers(-86399, 86399).map(lambda s: timezone(timedelta(seconds=s)))
MOMENTS = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=OFFSETS)  # noqa: DTZ001 - bounds are bare
BIRTHS = st.one_of(
    st.builds(BirthDate, estimated=st.booleans()),
    st.builds(BirthDate, st.integers(1, 9999), estimated=st.booleans()),
    st.builds(BirthDate, st.integers(1, 9999), st.integers(1, 12), estimated=st.booleans()),
    st.dates().map(lambda d: BirthDate(d.year, d.month, d.day)),
)
VERSIONS = st.integers(1, 2**62)
NAMES = st.builds(PersonName, TEXT, TEXT, TEXT, TEXT)
PEOPLE = st.builds(Person, TEXT, VERSIONS, NAMES, BIRTHS, st.sampled_from(Gender), TEXT, TEXT, MOMENTS, TEXT)
PLACES = st.builds(Place, st.sampled_from(PlaceKind), st.none() | TEXT, TEXT)
VISITS = st.builds(
    Visit,
    TEXT, VERSIONS, st.just("person-00001"), TEXT, TEXT, st.sampled_from(VisitStatus), PLACES,
    MOMENTS, TEXT, MOMENTS, TEXT, st.none() | MOMENTS,
)  # fmt: skip
RESPONSES = st.builds(
    Response,
    TEXT, VERSIONS, st.just("visit-1"), st.just("person-00001"), TEXT, st.just(SNAPSHOT.sha256),
    st.sampled_from(ResponseStatus), MOMENTS, TEXT, st.none() | MOMENTS, TEXT,
)  # fmt: skip
ANSWERS = st.builds(AnswerRecord, st.just("response-1"), TEXT, TEXT, MOMENTS, TEXT, st.none() | TEXT)
SCORES = st.builds(
    StoredScore,
    st.just("response-1"), TEXT, TEXT, st.none() | TEXT, TEXT, VERSIONS, VERSIONS,
    TEXT, TEXT, st.none() | TEXT, st.none() | TEXT,
)  # fmt: skip
ENTRIES = st.builds(
    SafetyEntry,
    MOMENTS, TEXT, st.sampled_from(Role), st.lists(st.sampled_from(Done)).map(tuple), TEXT, TEXT,
    st.none() | st.sampled_from(Outcome),
)  # fmt: skip
ACTIONS = st.builds(
    SafetyAction,
    TEXT, VERSIONS, st.just("person-00001"), st.just("visit-1"), MOMENTS, TEXT,
    st.lists(st.builds(Trigger, TEXT, TEXT, MOMENTS), max_size=3).map(tuple), st.sampled_from(SafetyStatus),
    st.lists(ENTRIES, max_size=3).map(tuple),
)  # fmt: skip
SNAPSHOTS = st.builds(FormSnapshot, TEXT, TEXT, TEXT, TEXT, st.binary(max_size=100))
USERS = st.builds(User, TEXT, TEXT, TEXT, st.sampled_from(Role), TEXT)
SITES = st.builds(Site, TEXT, TEXT, TEXT, st.lists(st.builds(HelpLine, TEXT, TEXT, TEXT)).map(tuple), st.booleans())


class Undo(Exception):
    """Ends a unit without keeping anything."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Hub(tmp_path_factory.mktemp("records")).make_records().records() as opened:
        with opened.writing() as unit:
            one_of_each(unit)
        yield opened


@pytest.fixture(scope="module")
def control_store(tmp_path_factory):
    opened = Hub(tmp_path_factory.mktemp("control")).make_control().open_control()
    yield opened
    opened.close()


class Trial:
    """A unit whose work is undone at the end."""

    def __init__(self, opened):
        self._unit = opened.writing()

    def __enter__(self):
        return self._unit.__enter__()

    def __exit__(self, kind, error, trace):
        undo = error or Undo()
        try:
            return self._unit.__exit__(type(undo), undo, trace)
        except Undo:
            return True


def same(found, given_value):
    """Equal, and the offsets of all moments too (equality of moments ignores them)."""
    return found == given_value and repr(_offsets(found)) == repr(_offsets(given_value))


def _offsets(value):
    return [getattr(value, name).utcoffset() for name in value.__slots__ if isinstance(getattr(value, name), datetime)]


@given(MOMENTS)
def test_moments_come_back_with_their_offset(moment):
    back = moment_from_text(moment_to_text(moment))
    assert (back, back.utcoffset()) == (moment, moment.utcoffset())


@given(MOMENTS, MOMENTS)
def test_moments_sort_as_text(one, other):
    if one != other:
        assert (one < other) == (moment_to_text(one) < moment_to_text(other))


@given(PEOPLE)
def test_person(store, one):
    with Trial(store) as unit:
        unit.people.add(one)
        assert same(unit.people.get(one.id), one)
        assert unit.people.lines([one.id])[one.id].name == one.name
        changed = replace(one, version=one.version + 1, nhs_number="1")
        unit.people.save(changed, LEAD.id, "typing error")
        assert same(unit.people.get(one.id), changed)


@given(VISITS)
def test_visit(store, one):
    with Trial(store) as unit:
        unit.visits.add(one)
        assert same(unit.visits.get(one.id), one)
        assert one in unit.visits.of_person(one.person_id)
        assert one in unit.visits.with_status(one.status)
        changed = replace(one, version=one.version + 1, place=Place(PlaceKind.RESULT))
        unit.visits.save(changed)
        assert same(unit.visits.get(one.id), changed)
        if one.completed_at:
            day = one.completed_at.date()
            assert changed in unit.visits.completed_since(day.isoformat())
            assert changed not in unit.visits.completed_since((day + timedelta(days=1)).isoformat())
        back = replace(one, version=changed.version + 1)
        unit.visits.save(back, was=changed)
        assert same(unit.visits.get(one.id), back)


@given(RESPONSES)
def test_response(store, one):
    with Trial(store) as unit:
        unit.responses.add(one)
        assert same(unit.responses.get(one.id), one)
        assert one in unit.responses.of_visit(one.visit_id)
        assert one in unit.responses.of_person(one.person_id, one.status)
        changed = replace(one, version=one.version + 1, share_with_probation="yes")
        unit.responses.save(changed)
        assert same(unit.responses.get(one.id), changed)


@given(st.lists(ANSWERS, max_size=8))
def test_answers(store, given_answers):
    expected = {record.link_id: record for record in given_answers}
    with Trial(store) as unit:
        unit.responses.add_answers(given_answers)
        found = unit.responses.answers("response-1")
        assert found == {link: record for link, record in expected.items() if record.value != "null"}
        assert all(same(record, expected[link]) for link, record in found.items())


@given(st.lists(SCORES, max_size=5))
def test_scores(store, given_scores):
    with Trial(store) as unit:
        unit.responses.add_scores(given_scores)
        found = unit.responses.scores(["response-1", "response-none"])
        assert found == {"response-1": tuple(given_scores), "response-none": ()}


@given(ACTIONS, ENTRIES)
def test_safety(store, one, entry):
    with Trial(store) as unit:
        unit.safety.add(one)
        assert same(unit.safety.get(one.id), one)
        assert list(unit.safety.of_visit("visit-1")) == [one] == list(unit.safety.with_status(one.status))
        assert list(unit.safety.of_visits(["visit-1", "visit-2"])) == [one]
        assert list(unit.safety.of_visits([])) == []
        unit.safety.add_trigger(one.id, Trigger("form", "link", NOW))
        unit.safety.add_entry(one.id, one.version, entry, SafetyStatus.CLOSED)
        after = unit.safety.get(one.id)
        assert (after.version, after.status) == (one.version + 1, SafetyStatus.CLOSED)
        assert after.entries == (*one.entries, entry)
        assert same(after.entries[-1], entry)
        assert after.triggers == (*one.triggers, Trigger("form", "link", NOW))


@given(SNAPSHOTS)
def test_form_version(store, one):
    with Trial(store) as unit:
        assert unit.form_versions.keep(one)
        assert not unit.form_versions.keep(one)
        assert unit.form_versions.get(one.sha256) == one
        with pytest.raises(FormVersionReused):
            unit.form_versions.keep(replace(one, sha256=one.sha256 + "x", pack=b"other"))


@given(USERS, SITES)
def test_control(control_store, one, place):
    with Trial(control_store) as unit:
        unit.add_user(one)
        assert unit.user(one.sign_in) == one
        assert list(unit.users()) == [one]
        with pytest.raises(InvalidEntry):
            unit.add_user(replace(one, id=one.id + "x", sign_in=one.sign_in))
        with pytest.raises(NotFound):
            unit.site()
        unit.set_site(place)
        assert unit.site() == place
        unit.set_site(replace(place, id="other", name="Other"))
        assert unit.site() == replace(place, id="other", name="Other")


def test_nothing_is_found(records, control):
    with records.reading() as unit:
        for get in (unit.people.get, unit.visits.get, unit.responses.get, unit.safety.get, unit.form_versions.get):
            with pytest.raises(NotFound):
                get("nothing")
        assert unit.people.recent(5) == []
        assert unit.people.lines([]) == {}
        assert unit.people.lines(["nothing"]) == {}
        assert unit.visits.with_status() == []
        assert unit.responses.scores([]) == {}
    with control.reading() as unit, pytest.raises(NotFound):
        unit.user("nobody")


@pytest.mark.parametrize("version", [1, 3, 7])
def test_changed_elsewhere(store, version):
    with Trial(store) as unit:
        unit.safety.add(safety())
        with pytest.raises(ChangedElsewhere):
            unit.people.save(person(version=version), LEAD.id, "why")
        with pytest.raises(ChangedElsewhere):
            unit.visits.save(visit(version=version))
        with pytest.raises(ChangedElsewhere):
            unit.responses.save(response(version=version))
        with pytest.raises(ChangedElsewhere):
            unit.safety.add_entry("safety-1", version + 1, SafetyEntry(NOW, LEAD.id, Role.LEAD), SafetyStatus.OPEN)
        assert unit.people.get("person-00001") == person()
        assert unit.visits.get("visit-1") == visit()
        assert unit.safety.get("safety-1") == safety()


def test_saving_what_is_not_there(store):
    with Trial(store) as unit:
        for save in (
            lambda: unit.people.save(person(9, version=2), LEAD.id, "why"),
            lambda: unit.visits.save(visit(9, version=2)),
            lambda: unit.responses.save(response(9, version=2)),
            lambda: unit.safety.add_entry("nothing", 1, SafetyEntry(NOW, LEAD.id, Role.LEAD), SafetyStatus.OPEN),
            lambda: unit.safety.add_trigger("nothing", Trigger("form", "link", NOW)),
        ):
            with pytest.raises(NotFound):
                save()


def test_correction_keeps_the_old_state(store):
    with Trial(store) as unit:
        unit.people.save(person(family="Avory", version=2), "user-2", "spelling")
        connection = unit.people._connection
        kept = connection.exec_driver_sql("SELECT person_id, version, state, replaced_by, reason FROM person_revision")
        row = kept.one()
    assert (row.person_id, row.version, row.replaced_by, row.reason) == ("person-00001", 1, "user-2", "spelling")
    assert '"family": "Avery"' in row.state
    assert '"registered_at": "2026-11-21T09:42:00.000000Z+01:00"' in row.state


def test_recent_is_newest_registered_or_seen_first(records):
    with records.writing() as unit:
        for number in range(1, 7):
            unit.people.add(person(number, registered_at=NOW + timedelta(hours=number)))
        unit.visits.add(visit(1, 2, touched_at=NOW + timedelta(days=2)))
        unit.visits.add(visit(2, 1, touched_at=NOW + timedelta(days=1)))
        for number in range(3, 10):
            unit.visits.add(visit(number, 3, touched_at=NOW + timedelta(days=3)))
        unit.visits.add(visit(10, 6, touched_at=NOW - timedelta(days=3)))
        assert [int(line.id[-5:]) for line in unit.people.recent(5)] == [3, 2, 1, 6, 5]
        assert [int(line.id[-5:]) for line in unit.people.recent(2)] == [3, 2]
        assert unit.people.recent(0) == []


def test_candidates_are_those_worth_comparing(records):
    me = person(1, "Łukasz", "Ann", "1988-03-14", "9991234560")
    with records.writing() as unit:
        unit.people.add(me)
        unit.people.add(person(2, "ANN", "lukasz", ""))
        unit.people.add(person(3, "Other", "Name", "1970", "9991234560"))
        unit.people.add(person(4, "Someone", "Else", "1988-12-31"))
        unit.people.add(person(5, "Other", "Name", "1987-12-31"))
        unit.people.add(person(7, "Other", "Year", "1988"))
        assert [c.line.id[-1] for c in unit.people.candidates(me)] == ["2", "3", "4", "7"]
        assert [c.line.id[-1] for c in unit.people.candidates(person(6, "other", "name", ""))] == ["3", "5"]


def test_order_of_visits_and_responses(records):
    with records.writing() as unit:
        one_of_each(unit)
        unit.visits.add(visit(2, started_at=NOW + timedelta(days=1), touched_at=NOW - timedelta(days=1)))
        unit.responses.add(response(2))
        unit.responses.add(response(0, started_at=NOW - timedelta(hours=1)))
        assert [v.id for v in unit.visits.of_person("person-00001")] == ["visit-2", "visit-1"]
        assert [v.id for v in unit.visits.with_status(VisitStatus.ACTIVE)] == ["visit-1", "visit-2"]
        assert [r.id for r in unit.responses.of_visit("visit-1")] == ["response-0", "response-1", "response-2"]
        drafts = unit.responses.of_person("person-00001", ResponseStatus.DRAFT)
        assert [r.id for r in drafts] == ["response-2", "response-1", "response-0"]


def test_completed_since_takes_the_local_date(records):
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    with records.writing() as unit:
        unit.people.add(person())
        for number, hours in ((1, 1), (2, 0), (3, -5)):
            done = late.astimezone(timezone(timedelta(hours=hours)))
            unit.visits.add(visit(number, status=VisitStatus.COMPLETED, completed_at=done))
        assert [v.id for v in unit.visits.completed_since("2026-07-01")] == ["visit-1"]
        assert len(unit.visits.completed_since("2026-06-30")) == 3
        assert len(unit.visits.completed_since("0001-01-01")) == 3
        with pytest.raises(ValueError, match="isoformat"):
            unit.visits.completed_since("yesterday")


@pytest.mark.parametrize("bad", ["a\0b", "\ud800"])
def test_row_48_text_that_cannot_be_kept_is_refused(store, bad):
    with Trial(store) as unit:
        with pytest.raises(InvalidEntry) as caught:
            unit.people.add(person(2, bad))
        assert set(caught.value.fields) == {"family"}
        with pytest.raises(InvalidEntry):
            unit.responses.add_answers([AnswerRecord("response-1", "q", bad, NOW, LEAD.id)])


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 2**63, -(2**63) - 1, datetime(2026, 1, 1)])  # noqa: DTZ001
def test_row_48_values_that_cannot_be_kept_are_refused(bad):
    with pytest.raises(ValueError, match=r"finite|too large|offset"):
        rows.checked({"value": bad})


def test_references_are_checked_at_the_end(records):
    from sqlalchemy.exc import IntegrityError

    with records.writing() as unit:  # any order within one unit
        unit.responses.add(response())
        unit.visits.add(visit())
        unit.people.add(person())
        unit.form_versions.keep(SNAPSHOT)
    with pytest.raises(IntegrityError) as caught, records.writing() as unit:
        unit.visits.add(visit(5, 77))
    assert "person-00077" not in str(caught.value)


def test_error_rolls_everything_back(records):
    with pytest.raises(Undo), records.writing() as unit:  # noqa: PT012 - the block is the unit
        one_of_each(unit)
        raise Undo
    with records.reading() as unit:
        assert unit.people.find("avery", 5) == []


def test_reading_refuses_to_write(records):
    with pytest.raises(RuntimeError, match="reading"), records.reading() as unit:
        unit.people.add(person())
    with records.reading() as unit:
        assert unit.people.recent(5) == []


def test_a_thousand_people_are_quick(records):
    import time

    started = time.process_time()
    with records.writing() as unit:
        for number in range(1000):
            unit.people.add(person(number, f"Family{number}"))
    assert time.process_time() - started < 10


def test_sign_in_and_order_of_users(control):
    with control.writing() as unit:
        unit.add_user(LEAD)
        unit.add_user(User("user-2", "ab", "adam Brown", Role.IT_ADMIN))
        assert [user.sign_in for user in unit.users()] == ["ab", "sam"]
        assert unit.user("SAM") == LEAD
        with pytest.raises(InvalidEntry) as caught:
            unit.add_user(User("user-3", "Sam", "Sam Other", Role.NAVIGATOR))
        assert set(caught.value.fields) == {"sign_in"}
