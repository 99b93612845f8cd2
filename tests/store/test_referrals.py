"""Referrals on the real store: only ever added to, where each stands kept beside them, lists read at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from hubdesk.domain.audit import Event
from hubdesk.domain.destination_rules import DestinationRules
from hubdesk.domain.details import Section
from hubdesk.domain.documents import Document, DocumentStatus
from hubdesk.domain.ids import DocumentId
from hubdesk.domain.problems import ChangedElsewhere, NotAllowed, NotFound
from hubdesk.domain.referral import Stage
from hubdesk.domain.referral_line import standing_of
from hubdesk.services.details import save_section
from hubdesk.services.follow_up import list_printed, read_follow_up
from hubdesk.services.old_drafts import remove_draft
from hubdesk.services.people import open_person, register_person
from hubdesk.services.referral_change import change_referral
from hubdesk.services.referrals import (
    ReferralEntry,
    correct_referral,
    open_referral,
    read_refers,
    set_rules,
    tell_referral,
)
from hubdesk.services.today import read_today
from tests.support.hub import desk_at, lay_store
from tests.support.memory import MASON
from tests.support.referring import referred, referring, tell

SENT = ("sent", "phone")


@pytest.fixture
def folder(tmp_path):
    lay_store(tmp_path / "hub")
    return tmp_path / "hub"


def test_everything_comes_back_as_it_was_told_and_stands_as_it_was_worked_out(folder):
    with desk_at(folder, sign_in="jo") as plain:
        desk = referring(plain)
        person = register_person(desk, MASON)[0]
        now = referred(desk, person, "drug-alcohol", SENT, ("accepted", "phone", "Spoke to Amina"), urgency="2")
        now = tell(desk, now, "offered", "in-person", "Quay Road", ("9", "6", "2026"))
        now = tell(desk, now, "missed", "service", "")
        now, _ = correct_referral(
            desk, now, now.referral.events[-1].number, ReferralEntry("struck", "mistake", words="Typo")
        )
    with desk_at(folder, sign_in="sam") as plain:
        desk = referring(plain)
        read = open_referral(desk, now.referral.id).referral
        assert read == now.referral
        assert [e.what.value for e in read.events] == ["drafted", "sent", "accepted", "offered", "missed", "struck"]
        assert (read.stage, read.events[3].due) == (Stage.OFFERED, date(2026, 6, 9))
        (line,) = read_follow_up(desk).referrals
        assert line.standing == standing_of(read, desk.destinations.get("drug-alcohol"))
        assert (line.person.name.display, line.urgency.label) == ("AVERY, Mason", "Urgent")
        assert [one.id for one in open_person(desk, person.id).referrals] == [read.id]
        with desk.records.reading() as unit:
            told = [row.event for row in unit.audit.about(person.id)]
    assert told.count(Event.REFERRAL_BEGUN.value) == 1
    assert told.count(Event.REFERRAL_TOLD.value) == 5


def test_what_was_told_is_never_changed_and_a_stale_page_is_refused(folder):
    with desk_at(folder, sign_in="jo") as plain:
        desk = referring(plain)
        now = referred(desk, register_person(desk, MASON)[0], "housing", SENT)
        set_of = ("UPDATE referral_event SET how='x'", "DELETE FROM referral_event", "DELETE FROM destination_rules")
        with desk_at(folder, sign_in="asha") as lead:
            set_rules(referring(lead), "housing", "Phone first")
        for statement in set_of:
            with pytest.raises(IntegrityError), desk.records.writing() as unit:
                unit.referrals._connection.exec_driver_sql(statement)
        tell(desk, now, "received", "phone")
        with pytest.raises(ChangedElsewhere):
            tell_referral(desk, now, ReferralEntry("accepted", "phone"))
        with pytest.raises(NotFound):
            open_referral(desk, "nobody")


def test_the_lists_put_first_what_is_due_first_and_leave_out_what_is_closed(folder):
    with desk_at(folder, sign_in="jo") as plain:
        desk = referring(plain)
        person = register_person(desk, MASON)[0]
        slow = referred(desk, person, "gp", SENT)
        fast = referred(desk, person, "drug-alcohol", SENT, urgency="1")
        gone = referred(desk, person, "housing", SENT, ("ended", "person"))
        found = read_follow_up(desk)
        assert [line.id for line in found.referrals] == [fast.referral.id, slow.referral.id]
        assert found.staff[desk.actor.id] == "Jo Brennan"
        assert read_today(desk).referrals_due == (1, 0)
        assert gone.referral.id not in {one.id for one in read_refers(desk, person.id).open}
        list_printed(desk, 2)


def test_who_was_turned_away_twice_comes_to_the_lead(folder):
    with desk_at(folder, sign_in="jo") as plain:
        desk = referring(plain)
        person = register_person(desk, MASON)[0]
        referred(desk, person, "talking-therapies", SENT, ("rejected", "threshold"))
        assert read_follow_up(desk).bounced == ()
        second = referred(desk, person, "mental-health", SENT, ("rejected", "exclusion"))
        (bounce,) = read_follow_up(desk).bounced
        assert (bounce.person_id, bounce.times, bounce.last) == (person.id, 2, second.referral.id)
        with pytest.raises(NotAllowed):
            tell(desk, second, "taken-up", "phone")
    with desk_at(folder, sign_in="asha") as plain:
        lead = referring(plain)
        tell(lead, open_referral(lead, second.referral.id), "taken-up", "phone", "Spoke to both managers")
        assert read_follow_up(lead).bounced == ()


def test_those_who_came_out_of_prison_are_found_with_their_clocks(folder):
    with desk_at(folder, sign_in="jo") as plain:
        desk = referring(plain)
        person = register_person(desk, MASON)[0]
        other = register_person(desk, replace(MASON, given="Other", nhs_number=""), although_alike=True)[0]
        today = read_follow_up(desk).today
        for who, day in ((person, date(2026, 5, 20)), (other, date(2026, 4, 1))):
            on = {
                "released_on.day": str(day.day),
                "released_on.month": str(day.month),
                "released_on.year": str(day.year),
            }
            save_section(desk, who.id, Section.ORDERS, 0, {"released": "yes", **on})
        referred(desk, person, "drug-alcohol", SENT)
        (found,) = read_follow_up(desk).released
        assert (found.person.id, found.clock.day) == (person.id, (today - date(2026, 5, 20)).days)
        assert found.clock.treatment_by == date(2026, 6, 10)


def test_the_newest_rules_of_a_kind_count(folder):
    with desk_at(folder, sign_in="asha") as plain:
        desk = referring(plain)
        person = register_person(desk, MASON)[0]
        set_rules(desk, "housing", "Phone first")
        set_rules(desk, "housing", "  Email first  \n\n then phone ")
        assert read_refers(desk, person.id).rules["housing"] == "Email first\nthen phone"
        set_rules(desk, "housing", "")
        assert read_refers(desk, person.id).rules["housing"] == desk.destinations.get("housing").local
        with desk.records.reading() as unit:
            assert isinstance(unit.referrals.rules()["housing"], DestinationRules)
    with desk_at(folder, sign_in="jo") as desk, pytest.raises(NotAllowed):
        set_rules(referring(desk), "housing", "x")


def test_it_opens_no_referral(folder):
    with desk_at(folder, sign_in="ines") as desk, pytest.raises(NotAllowed):
        read_follow_up(desk)


def test_appointments_of_a_referral_and_what_a_change_was_before_come_back(folder):
    with desk_at(folder, sign_in="jo") as plain:
        desk = referring(plain)
        person = register_person(desk, MASON)[0]
        now = referred(desk, person, "drug-alcohol", SENT)
        entry = ReferralEntry("offered", "in-person", due=("9", "6", "2026"), time="10:30", place="Hill House")
        now, _ = tell_referral(desk, now, entry)
        now, _ = change_referral(desk, now, "urgency", "2", "Worse since")
    with desk_at(folder, sign_in="sam") as plain:
        again = open_referral(referring(plain), now.referral.id)
        assert (again.referral, again.appointment) == (now.referral, now.appointment)
        assert dict(again.referral.events[-1].facts) == {"before": "3", "after": "2"}
        with plain.records.writing() as unit:
            assert [one.id for one in unit.referrals.of_appointment(now.appointment.id)] == [now.referral.id]
            (line,) = unit.referrals.open_lines()
            assert (line.urgency, line.person.site_id) == (again.referral.urgency, plain.site.id)


def test_the_notice_of_an_old_draft_stands_until_the_draft_is_gone(folder):
    with desk_at(folder, sign_in="jo") as plain:
        desk = referring(plain)
        person = register_person(desk, MASON)[0]
        at = desk.clock.now()
        made = Document(DocumentId("d1"), 1, person.id, "card-appointment", DocumentStatus.DRAFT, at, "u", at, "u")
        with desk.records.writing() as unit:
            unit.documents.add(made)
            for moment in (at, at + timedelta(days=1)):
                unit.documents.give_notice(made.id, moment)
            assert dict(unit.documents.notices()) == {made.id: at + timedelta(days=1)}
        remove_draft(desk, made.id)
        with desk.records.reading() as unit:
            assert dict(unit.documents.notices()) == {}
            assert dict(unit.documents.get(made.id).typed) == {}
