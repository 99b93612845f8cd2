"""Putting records together: who may, what is told before, what stands in the way. The redirect itself is tested on the
real store (tests/store/test_merges.py)."""

from dataclasses import replace

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.gp_case import GpCase
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.presenters.compare import ComparePresenter, conflicts
from hubdesk.presenters.merged import MergedPresenter
from hubdesk.presenters.person import PersonPresenter
from hubdesk.presenters.routes import CompareRoute, MergedRoute, PersonRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.services.merges import (
    CannotMerge,
    compare_records,
    merge_records,
    open_merged,
    records_alike,
    take_apart,
)
from hubdesk.services.people import MergedAway, open_person, register_person
from hubdesk.services.visits import start_visit
from tests.support.memory import Hub

WHY = "Release papers in both names"


def entry(given: str, nhs: str = "", year: str = "1990") -> PersonEntry:
    return PersonEntry(family="Reid", given=given, birth_year=year, birth_month="10", birth_day="5", nhs_number=nhs)


@pytest.fixture
def two(desk) -> tuple[PersonId, PersonId]:
    people = [register_person(desk, entry(name), although_alike=True)[0].id for name in ("Callum", "Calum")]
    return people[0], people[1]


def test_who_may_be_the_same_is_listed_and_the_view_is_written_down(hub, desk, two):
    head, alike = records_alike(desk, two[1])
    assert (head.person.id, [line.id for line in alike]) == (two[1], [two[0]])
    assert hub.events[-1] is Event.RECORDS_COMPARED


def test_both_are_told_of_the_merge_and_the_page_of_the_merged_one_leads_on(hub, desk, two):
    merge_records(desk, two[0], two[1], WHY)
    told = [e.subject for e in hub.stored.events if e.event is Event.RECORDS_MERGED]
    assert told == [two[0], two[1]]
    assert WHY not in str(hub.stored.events)
    with pytest.raises(MergedAway):
        open_person(desk, two[1])
    ((merge, line),) = open_person(desk, two[0]).merged
    assert (merge.reason, line.id) == (WHY, two[1])
    together = open_merged(desk, two[1])
    assert (together.standing.person.id, together.by) == (two[0], "Sam Okafor")


def test_taken_apart_both_stand_for_themselves(hub, desk, two):
    merge_records(desk, two[0], two[1], WHY)
    together = open_merged(desk, two[1])
    take_apart(desk, together, "Two people after all")
    assert open_merged(desk, two[1]) is None
    assert open_person(desk, two[1]).merged == open_person(desk, two[0]).merged == ()
    assert [e.subject for e in hub.stored.events if e.event is Event.RECORDS_UNMERGED] == [two[0], two[1]]
    with pytest.raises(ChangedElsewhere):
        take_apart(desk, together, "Again")


def test_a_navigator_may_not_and_a_lead_may(hub, desk, two):
    jo = hub.desk(Role.NAVIGATOR)
    for verb in (
        lambda: records_alike(jo, two[0]),
        lambda: compare_records(jo, *two),
        lambda: merge_records(jo, *two, WHY),
    ):
        with pytest.raises(NotAllowed):
            verb()
    merge_records(hub.desk(Role.LEAD), *two, WHY)
    with pytest.raises(NotAllowed):
        take_apart(jo, open_merged(jo, two[1]), "No")


def test_a_reason_is_needed_and_a_record_is_not_merged_into_itself(hub, desk, two):
    for ids, reason in ((two, " "), ((two[0], two[0]), WHY)):
        with pytest.raises(InvalidEntry):
            merge_records(desk, *ids, reason)
    assert hub.stored.merges == {}


def test_two_open_visits_stand_in_the_way(hub, desk, two):
    for person_id in two:
        start_visit(desk, person_id)
    assert all(record.open_visit for record in (compare_records(desk, *two).one, compare_records(desk, *two).other))
    with pytest.raises(CannotMerge):
        merge_records(desk, *two, WHY)


def test_a_record_is_merged_once_and_one_that_holds_another_must_stand(hub, desk, two):
    third = register_person(desk, entry("Kalum"), although_alike=True)[0].id
    merge_records(desk, two[0], two[1], WHY)
    for ids in ((third, two[1]), (two[1], third), (third, two[0])):
        with pytest.raises(CannotMerge):
            merge_records(desk, *ids, WHY)
    merge_records(desk, two[0], third, WHY)
    assert len(open_person(desk, two[0]).merged) == 2


def test_what_to_know_before_is_said_in_words(hub, desk):
    one = register_person(desk, entry("Callum", "9990000026"))[0].id
    other = register_person(desk, entry("Calum", "9990000115", "1991"), although_alike=True)[0].id
    for person_id in (one, other):
        with hub.records.writing() as unit:
            unit.gp_cases.open(GpCase(person_id, hub.clock.now().date(), hub.clock.now(), desk.actor.id))
    said = " ".join(conflicts(compare_records(desk, one, other)))
    assert "different NHS numbers" in said
    assert "different dates of birth" in said
    assert "Both have a case of getting a GP" in said


def test_two_that_agree_have_nothing_to_know(desk, two):
    assert conflicts(compare_records(desk, *two)) == ()


def presenter(desk, kind, *ids):
    went = []
    made = kind(desk, Immediate(), went.append, lambda _changes: None, *ids)
    made.load()
    return made, went


def test_the_page_asks_which_stands_and_why_before_anything_happens(hub, desk, two):
    page, went = presenter(desk, ComparePresenter, two[1], two[0])
    assert [fact for fact in page.state.facts if fact[0] == "Name"] == [("Name", "REID, Calum", "REID, Callum")]
    page.merge("", WHY)
    assert list(page.state.errors) == ["standing"]
    page.merge("other", " ")
    assert list(page.state.errors) == ["reason"]
    assert hub.stored.merges == {}
    page.merge("other", WHY)
    assert went == [PersonRoute(two[0])]
    assert [m.merged for m in hub.stored.merges.values()] == [two[1]]


def test_the_page_first_lists_who_it_may_be_and_puts_them_beside(desk, two):
    page, went = presenter(desk, ComparePresenter, two[1])
    page.pick(page.state.alike[0])
    page.find("Reid")
    assert [row.person_id for row in page.state.found] == [two[0]]
    assert went == [CompareRoute(two[1], two[0])]


def test_a_way_to_the_merged_record_ends_at_its_own_page_and_leads_on(desk, two):
    merge_records(desk, two[0], two[1], WHY)
    went = []
    page = PersonPresenter(desk, Immediate(), went.append, two[1])
    page.load()
    assert went == [MergedRoute(two[1])]
    merged, went = presenter(desk, MergedPresenter, two[1])
    assert (merged.state.name, merged.state.standing) == ("REID, Calum", "REID, Callum")
    merged.open_standing()
    merged.take_apart("")
    assert list(merged.state.errors) == ["reason"]
    merged.take_apart("Two people")
    assert went == [PersonRoute(two[0]), PersonRoute(two[1])]


def test_somebody_alike_who_was_merged_leads_to_the_one_that_stands(hub: Hub, desk, two):
    merge_records(desk, two[0], two[1], WHY)
    from hubdesk.services.alike import Perhaps

    with pytest.raises(Perhaps) as perhaps:
        register_person(desk, replace(entry("Calum"), birth_day="5"))
    assert [line.id for line in perhaps.value.lines] == [two[0]]
