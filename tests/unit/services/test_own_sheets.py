"""Sheets for the person's own hand: my plan, and how to call a service oneself. Discreet unless they chose more."""

from dataclasses import replace

import pytest

from hubdesk.app.destinations import shipped_destinations
from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.domain.local_services import LocalService
from hubdesk.domain.plan_steps import PlanStep, step_line, steps_of
from hubdesk.domain.roles import Role
from hubdesk.presenters.directory.finding import SELF_REFERRAL, find
from hubdesk.services.appointments import book_appointment
from hubdesk.services.local_services import save_service
from hubdesk.services.paper.papers import open_paper
from hubdesk.services.paper.printing import NotReady, show_paper
from hubdesk.services.people import register_person
from hubdesk.services.referrals import NewReferral, begin_referral
from tests.documents.reading import whole
from tests.support.memory import MASON
from tests.support.papers import draft

PLAN, CALL = "sheet-health-plan", "sheet-self-referral"
RECOVERY = {
    "destination": "drug-alcohol",
    "name": "Northgate Recovery",
    "phone": "01632 960410",
    "hours": "Weekdays, 9am to 5pm",
    "who": "Duty worker",
    "self_referral": "yes",
}


@pytest.fixture
def desk(sit):
    return replace(sit(Role.NAVIGATOR), destinations=shipped_destinations())


@pytest.fixture
def mason(desk):
    return register_person(desk, MASON)[0]


@pytest.fixture
def recovery(sit):
    lead = sit(Role.LEAD)
    return save_service(lead, LocalService("s1", 0, "", ""), RECOVERY)[0]


def test_steps_are_read_as_they_are_typed():
    text = "Me: go to the surgery (by 4 June)\nSend the letter by post\nJo: ring: the desk (Mondays).\n: x"
    assert steps_of(text) == (
        PlanStep("go to the surgery", "Me", "4 June"),
        PlanStep("Send the letter by post"),
        PlanStep("ring: the desk", "Jo", "Mondays"),
        PlanStep(": x"),
    )
    assert steps_of("\n".join(step_line(one) for one in steps_of(text)[:3])) == steps_of(text)[:3]


def test_my_plan_names_nobody_unless_they_chose_it(desk, mason):
    place = "Probation office\n14 Station Road"
    entry = AppointmentEntry("gp", "9", "6", "2026", "10:30", place=place, phone="01632 960 111")
    book_appointment(desk, mason.id, entry)
    plan = draft(desk, mason, PLAN, {"agreed": "One thing at a time", "steps": "Me: sleep (by Friday)"})
    shown = show_paper(desk, plan)
    text = whole(shown.pdf)
    for words in ("Avery", "Mason", "Trust", "robation"):
        assert words not in text
    for words in ("14 Station Road", "By when", "Friday", "01632 960 118"):
        assert words in text
    assert "No name is printed" in shown.stranger
    more = draft(desk, mason, PLAN, {"agreed": "One thing at a time", "discreet": "no"})
    with pytest.raises(NotReady) as refused:
        show_paper(desk, more)
    assert "probation" in refused.value.blocks[0].message, "the place of the appointment would tell"


def test_a_plan_that_says_more_has_the_hub_and_the_name(desk, mason):
    text = whole(show_paper(desk, draft(desk, mason, PLAN, {"agreed": "Sleep", "discreet": "no"})).pdf)
    assert "Trust" in text
    assert "Mason Avery" in text
    assert "NHS number" not in text


def test_who_refers_themselves_leaves_with_a_sheet_of_what_to_say(desk, mason, recovery):
    entry = NewReferral("drug-alcohol", "self", "", "3")
    made, sheet, _ = begin_referral(desk, mason.id, entry)
    assert made[0].document_id is None, "the sheet is the person's, not the letter of the referral"
    found = open_paper(desk, sheet).document
    assert found.template == CALL
    assert (found.typed["their_name"], found.typed["their_phone"]) == ("Northgate Recovery", "01632 960410")
    text = whole(show_paper(desk, found).pdf)
    for words in ("01632 960410", "Duty worker", "Weekdays", "What I can say", "There is no wrong answer"):
        assert words in text
    for words in ("Mason", "Avery", "Trust"):
        assert words not in text


def test_a_service_that_is_not_in_the_directory_still_gets_its_words(desk, mason):
    sheet = begin_referral(desk, mason.id, NewReferral("housing", "self", "Eastham Council", "2"))[1]
    found = open_paper(desk, sheet).document
    assert found.typed["their_name"] == "Eastham Council"
    assert "homeless application" in found.typed["say"]
    with pytest.raises(NotReady) as refused:
        show_paper(desk, found)
    assert [one.field for one in refused.value.blocks] == ["their_phone"]


def test_services_that_people_call_themselves_are_found_and_fill_the_sheet(desk, recovery):
    (offer,) = find(desk, SELF_REFERRAL, "recov").offers
    assert offer.fills["ask_for"] == "Duty worker"
    assert offer.fills["say"].startswith("Hello.")


def test_every_kind_that_people_call_themselves_has_words_to_say():
    for kind in shipped_destinations():
        if kind.self_referral:
            assert len(kind.asked) >= 2, kind.id
            assert kind.say[0].startswith("Hello"), kind.id
