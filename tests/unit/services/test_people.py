"""Finding, registering and opening people."""

from dataclasses import replace

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.problems import InvalidEntry, NotFound, StorageFull
from hubdesk.services.alike import Perhaps
from hubdesk.services.people import (
    LIST_LENGTH,
    find_people,
    open_person,
    register_person,
    unfinished_visit,
)
from tests.support.memory import MASON, Hub, Worker


def test_a_person_is_registered_with_who_when_and_where(hub: Hub, sam: Worker):
    person, changes = register_person(sam.desk, MASON)
    assert hub.stored.people[person.id] == person
    assert (person.version, person.site_id, person.registered_by) == (1, hub.site.id, sam.desk.actor.id)
    assert person.registered_at == hub.clock.now()
    assert changes == Changes.of(Topic.PEOPLE)


def test_an_entry_that_needs_changing_is_not_stored(hub: Hub, sam: Worker):
    with pytest.raises(InvalidEntry):
        register_person(sam.desk, replace(MASON, nhs_number="1"))
    assert not hub.stored.people
    assert not hub.events


@pytest.mark.parametrize(
    "alike",
    [
        replace(MASON, family="Other", given="Name"),
        replace(MASON, nhs_number=""),
        replace(MASON, family="ÁVERY", nhs_number="", given="mason"),
    ],
    ids=["same number", "same name and birth", "same name without marks"],
)
def test_someone_alike_is_shown_before_anything_is_stored(hub: Hub, sam: Worker, alike: PersonEntry):
    mason = sam.register()
    with pytest.raises(Perhaps) as found:
        register_person(sam.desk, alike)
    assert [line.id for line in found.value.lines] == [mason.id]
    assert len(hub.stored.people) == 1


def test_someone_alike_can_be_registered_once_the_worker_has_looked(hub: Hub, sam: Worker):
    sam.register()
    register_person(sam.desk, MASON, although_alike=True)
    assert len(hub.stored.people) == 2


@pytest.mark.parametrize(
    "other", [replace(MASON, given="Jason", nhs_number=""), replace(MASON, birth_year="1989", nhs_number="")]
)
def test_a_person_with_another_name_or_birth_is_not_alike(sam: Worker, other: PersonEntry):
    sam.register()
    assert sam.register(other)


@pytest.mark.parametrize("typed", ["avery", "AV ma", "mason 1988", "9990000018", "  avery  "])
def test_people_are_found_by_the_beginning_of_any_word(sam: Worker, typed: str):
    mason = sam.register()
    sam.register(PersonEntry(family="Brown", birth_unknown=True))
    assert [line.id for line in find_people(sam.desk, typed)] == [mason.id]


@pytest.mark.parametrize("typed", ["zzz", "avery brown", '"', "' OR 1=1", "*", "x" * 10_000])
def test_a_search_that_fits_nobody_finds_nobody(sam: Worker, typed: str):
    sam.register()
    assert find_people(sam.desk, typed) == ()


def test_with_nothing_typed_the_latest_are_shown(hub: Hub, sam: Worker):
    first = sam.register()
    hub.clock.advance(minutes=1)
    second = sam.register(PersonEntry(family="Brown", birth_unknown=True))
    assert [line.id for line in find_people(sam.desk, " ")] == [second.id, first.id]
    hub.clock.advance(minutes=1)
    sam.start(first)
    assert [line.id for line in find_people(sam.desk, "")] == [first.id, second.id]


def test_a_list_is_never_longer_than_a_page_can_show(sam: Worker):
    for number in range(LIST_LENGTH + 5):
        sam.register(PersonEntry(family=f"Avery{number}", birth_unknown=True))
    assert len(find_people(sam.desk, "avery")) == LIST_LENGTH
    assert len(find_people(sam.desk, "")) == LIST_LENGTH


def test_opening_a_person_is_written_down_with_how_many_they_were_picked_from(hub: Hub, sam: Worker):
    mason = sam.register()
    assert open_person(sam.desk, mason.id, found_among=12).person == mason
    last = hub.stored.events[-1]
    assert (last.event, last.subject, last.detail) == (Event.PERSON_OPENED, mason.id, {"found_among": 12})


def test_a_persons_page_holds_their_visits_results_and_safety_records(sam: Worker):
    mason = sam.register()
    sam.start(mason).answers(0, 0, True).finish_safety().finish()
    record = open_person(sam.desk, mason.id)
    assert [v.id for v in record.visits] == [sam.now.visit.id]
    assert [r.form_id for r in record.responses] == ["safety-question", "phq-2"]
    assert [s.value for scores in record.scores.values() for s in scores] == ["0"]
    assert len(record.safety) == 1
    assert unfinished_visit(record) is None


def test_an_unfinished_visit_is_found(sam: Worker):
    mason = sam.register()
    sam.start(mason)
    assert unfinished_visit(open_person(sam.desk, mason.id)) == sam.now.visit


def test_somebody_who_is_not_there_is_a_known_problem(hub: Hub, sam: Worker):
    with pytest.raises(NotFound):
        open_person(sam.desk, PersonId("nobody"))
    assert not hub.events


def test_on_a_full_disk_nobody_is_registered_and_nothing_is_written_down(hub: Hub, sam: Worker):
    hub.records.full = True
    with pytest.raises(StorageFull):
        sam.register()
    assert not hub.stored.people
    assert not hub.events
    hub.records.full = False
    assert sam.register().id in hub.stored.people


def test_opening_somebody_from_a_search_writes_down_how_many_were_on_the_list(hub: Hub):
    worker = Worker(hub)
    person = worker.register()
    open_person(worker.desk, person.id, found_among=7)
    search, opened = hub.stored.events[-2:]
    assert (search.event, search.detail) == (Event.SEARCH, {"found": 7})
    assert (opened.event, opened.subject) == (Event.PERSON_OPENED, person.id)
