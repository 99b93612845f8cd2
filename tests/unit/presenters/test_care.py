"""Care and support of one person: asked by what is chosen, kept for ever, given only by those who may."""

from datetime import timedelta

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.care import CareKind, Outcome
from hubdesk.domain.changes import Topic
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.typed import typed_day
from hubdesk.presenters.care import CarePresenter
from hubdesk.presenters.runner import Immediate
from hubdesk.services.care import write_care
from tests.support.chance import START
from tests.support.memory import Hub, Worker

TODAY = START.date()
DAY = typed_day("day", TODAY)
KIT = {"batch": "N-204", "trained": "yes"} | DAY | typed_day("expiry", TODAY + timedelta(days=300))


def page_of(worker: Worker, person_id) -> CarePresenter:
    presenter = CarePresenter(worker.desk, Immediate(), lambda _route: None, lambda _changes: None, person_id)
    presenter.load()
    return presenter


@pytest.fixture
def person(sam: Worker):
    return sam.register().id


def test_a_nurse_supplies_a_kit_and_it_comes_back_before_it_runs_out(hub: Hub, sam: Worker, person):
    page = page_of(sam, person)
    page.choose_kind("naloxone")
    page.choose_outcome("given", {})
    page.write({**KIT, "trained": ""})
    assert set(page.state.errors) == {"trained"}
    page.write(KIT)
    (now,) = page.state.now
    assert (now.title, now.tag) == ("Take-home naloxone", "Due later")
    assert "The kit runs out" in now.detail
    assert page.state.rows[0].detail.endswith("by Sam Okafor, clinician")
    assert (page.state.kind, page.state.form) == ("", None), "the page is ready for the next"
    assert hub.events.count(Event.CARE_WRITTEN) == 1


def test_a_navigator_arranges_and_does_not_supply(hub: Hub, jo: Worker, person):
    page = page_of(jo, person)
    page.choose_kind("naloxone")
    assert "given" not in dict(page.state.outcomes)
    assert "arranged" in dict(page.state.outcomes)
    assert page.state.closed
    with pytest.raises(NotAllowed):
        write_care(jo.desk, person, {"kind": "naloxone", "outcome": "given", **KIT})
    assert hub.stored.care == {}
    assert hub.control.events[-1] is Event.REFUSED
    page.choose_outcome("arranged", {})
    page.write({**DAY, "with_whom": "Northgate drug service", **typed_day("due", TODAY + timedelta(days=2))})
    assert page.state.now[0].detail.startswith("Arranged with a service")


def test_a_course_goes_on_with_the_next_dose(sam: Worker, person):
    page = page_of(sam, person)
    page.choose_kind("hepatitis-b")
    page.choose_outcome("given", {})
    late = DAY | typed_day("day", TODAY - timedelta(days=30)) | typed_day("due", TODAY - timedelta(days=1))
    page.write(KIT | late | {"dose": "1"})
    (now,) = page.state.now
    assert (now.tag, "Dose 2 is due" in now.detail) == ("Overdue", True)
    page.go_on(now.key)
    assert (page.state.kind, page.state.begin["dose"]) == ("hepatitis-b", "2")


def test_what_is_typed_goes_along_when_another_outcome_is_chosen(sam: Worker, person):
    page = page_of(sam, person)
    page.choose_kind("naloxone")
    page.choose_outcome("given", {})
    page.choose_outcome("declined", {"words": "Has one at home", **DAY})
    assert page.state.begin["words"] == "Has one at home"


def test_half_typed_is_there_again_and_goes_once_kept(sam: Worker, person):
    page = page_of(sam, person)
    page.choose_kind("flu")
    page.choose_outcome("declined", {})
    page.keep({**DAY, "words": "Perhaps in winter"})
    again = page_of(sam, person)
    assert (again.state.kind, again.state.outcome) == ("flu", "declined")
    assert again.state.begin["words"] == "Perhaps in winter"
    again.write(again.state.begin)
    assert page_of(sam, person).state.form is None


def test_a_mistake_is_taken_back_stays_readable_and_counts_no_more(hub: Hub, sam: Worker, person):
    page = page_of(sam, person)
    page.choose_kind("flu")
    page.choose_outcome("not-now", {})
    page.write(DAY | typed_day("due", TODAY))
    page.ask_why(page.state.rows[0].id)
    page.take_back("")
    assert page.state.errors
    page.take_back("Another person")
    assert (page.state.now, len(page.state.rows)) == ((), 1)
    assert "Another person" in page.state.rows[0].taken_back


def test_an_assessment_is_a_clinicians_and_the_changes_are_told(jo: Worker, sam: Worker, person):
    page = page_of(jo, person)
    page.choose_kind(CareKind.CAPACITY.value)
    assert [value for value, _words in page.state.outcomes] == [Outcome.PRESUMED.value, Outcome.TO_ASSESS.value]
    told = []
    theirs = CarePresenter(sam.desk, Immediate(), lambda _route: None, told.append, person)
    theirs.load()
    theirs.choose_kind("capacity")
    theirs.choose_outcome("has", {})
    theirs.write({**DAY, "name": "Sharing with the GP", "with_whom": "Dr Amin, GP"})
    assert theirs.state.now[0].title == "Capacity: Sharing with the GP"
    assert told[-1].topics == {Topic.CARE}
