"""Referrals on the screen: one, its beginning, the lists, the person's page and Today; no Qt."""

from datetime import timedelta

import pytest

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.details import Section, SectionRevision, read_section
from hubdesk.domain.roles import Role
from hubdesk.domain.telling_words import tells
from hubdesk.presenters.day_lists.names import BOUNCES, SIGN, TODAY
from hubdesk.presenters.day_lists.row import rows_to_print
from hubdesk.presenters.lazy_rows import LazyRows
from hubdesk.presenters.person import PersonPresenter
from hubdesk.presenters.refer import ReferPresenter
from hubdesk.presenters.referral import ReferralPresenter
from hubdesk.presenters.routes import (
    BookRoute,
    FollowUpRoute,
    PersonRoute,
    ReferralRoute,
    ReferRoute,
    SharingRoute,
    TodayRoute,
)
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.today import TodayPresenter
from hubdesk.services.people import register_person
from tests.support.memory import MASON, Hub
from tests.support.referring import ReferringRoom, referred, tell

SENT, NO_DAY = ("sent", "phone"), ("", "", "")


class Room(ReferringRoom):
    """Also opens one referral, and begins one."""

    def one(self, now) -> ReferralPresenter:
        made = ReferralPresenter(
            self.desk, Immediate(), self.went.append, self.changes.append, getattr(now, "referral", now).id
        )
        made.load()
        return made

    def refer(self, person, destination="", follows=None) -> ReferPresenter:
        more = (person.id, destination, follows)
        made = ReferPresenter(self.desk, Immediate(), self.went.append, self.changes.append, *more)
        made.load()
        return made


@pytest.fixture
def room(hub: Hub) -> Room:
    return Room(hub)


@pytest.fixture
def mason(hub: Hub):
    return register_person(hub.desk(), MASON)[0]


def test_a_referral_shows_where_it_stands_and_asks_what_may_come_next(room, mason):
    page = room.one(referred(room.desk, mason, "drug-alcohol", SENT, urgency="2"))
    state = page.state
    assert (state.title, state.stage, state.urgency, state.age) == (
        "Drug and alcohol service",
        "Sent",
        "Urgent",
        "Sent today",
    )
    assert state.next_words.startswith("Next: Ask whether they have it")
    assert state.options[0] == ("received", "They have it")
    assert "taken-up" not in dict(state.options)
    page.choose("offered")
    assert (page.state.question, page.state.day_ask) == (
        "What kind of appointment?",
        "On which day is the appointment?",
    )
    page.tell("in-person", NO_DAY, "", NO_DAY)
    assert page.state.errors == {"due": "Enter the day of the appointment"}
    page.tell("in-person", NO_DAY, "", ("9", "6", "2099"))
    assert (page.state.said, page.state.may_book) == ("It was written down.", True)
    assert room.changes[-1].topics >= {Topic.REFERRALS}
    page.book()
    page.open_sharing()
    page.back()
    assert room.went == [BookRoute(mason.id), SharingRoute(mason.id), PersonRoute(mason.id)]


def test_only_a_chase_that_failed_asks_for_a_day(room, mason):
    page = room.one(referred(room.desk, mason, "drug-alcohol", SENT))
    page.choose("chased")
    assert page.state.day_ask == ""
    page.choose_how("try-again")
    assert page.state.day_ask == "On which day do we try again?"
    page.choose_how("reached")
    page.tell("reached", NO_DAY, "", ("1", "1", "2020"))
    assert page.state.said, "a day that is not asked for any more does not count"


def test_putting_right_offers_the_event_itself_and_that_it_did_not_happen(room, mason):
    page = room.one(referred(room.desk, mason, "drug-alcohol", SENT, ("accepted", "phone")))
    assert [row.number for row in page.state.rows] == [3, 2, 0]
    page.put_right(1)
    assert page.state.correcting == 0, "that it was begun is not put right"
    page.put_right(3)
    assert [value for value, _words in page.state.options] == ["accepted", "struck"]
    page.leave_correcting()
    assert page.state.correcting == 0
    page.put_right(3)
    page.tell("person", NO_DAY, "Another Mason", NO_DAY)
    assert (page.state.stage, page.state.correcting) == ("Sent", 0)
    assert [(row.stands, row.number) for row in page.state.rows] == [(False, 0), (False, 0), (True, 2), (True, 0)]


def test_after_a_no_the_ways_on_lead_to_the_next_referral(room, mason):
    now = referred(room.desk, mason, "talking-therapies", SENT, ("rejected", "threshold"))
    page = room.one(now)
    assert next(way.title for way in page.state.ways_on) == "Refer instead to: Community mental health team"
    page.open(page.state.ways_on[0])
    assert room.went == [ReferRoute(mason.id, "mental-health", now.referral.id)]
    other = room.refer(mason, "mental-health", now.referral.id)
    other.begin("phone", "3", "Northgate team", "")
    made = room.went[-1]
    assert isinstance(made, ReferralRoute)
    assert room.hub.stored.referrals[made.referral_id][0].follows == now.referral.id


def test_warnings_say_what_was_taken_back_and_who_was_passed_on(room, mason):
    referred(room.desk, mason, "talking-therapies", SENT, ("rejected", "threshold"))
    now = referred(room.desk, mason, "mental-health", SENT, ("rejected", "exclusion"), ("withdrawn", "spoken"))
    first, second = room.one(now).state.warnings
    assert "Nothing more is printed or shared" in first
    assert "Not accepted 2 times" in second
    lead = Room(room.hub, Role.LEAD)
    listed = lead.lists(BOUNCES)
    assert [row.title for row in listed.state.rows] == ["AVERY, Mason"]
    assert BOUNCES not in [key for key, *_rest in room.lists().state.tabs]
    page = lead.one(now)
    page.choose("taken-up")
    page.tell("phone", NO_DAY, "", NO_DAY)
    assert page.state.said
    assert len(lead.lists(BOUNCES).state.rows) == 0


def test_unsafe_ways_are_not_offered_and_how_to_reach_the_person_stands_there(room, mason):
    now = room.hub.clock.now()
    value = read_section(Section.SAFE_CONTACT, {"voicemail.safe": "no", "text.safe": "yes"}, now.date())
    with room.hub.records.writing() as unit:
        unit.details.add(SectionRevision(mason.id, Section.SAFE_CONTACT, 1, value, now, "u-sam"))
    page = room.one(referred(room.desk, mason, "housing", SENT))
    assert page.state.reach.startswith("Never by: voicemail. Safe: text message.")
    page.choose("told")
    assert "voicemail" not in dict(page.state.choices)
    assert "phone" in dict(page.state.choices)


def test_where_to_tells_what_they_need_and_what_is_open_already(room, mason):
    referred(room.desk, mason, "housing", SENT)
    page = room.refer(mason)
    assert page.state.chosen == ""
    page.choose("housing")
    assert dict(page.state.facts)["The person may refer themselves"] == "Yes"
    assert page.state.open_already.startswith("There is an open referral already: Housing")
    assert not page.state.may_edit
    page.choose("drug-alcohol")
    assert page.state.ways[0] == ("letter", "With a letter, which a clinician writes")
    page.begin("", "", "", "")
    assert set(page.state.errors) == {"how", "urgency"}
    page.back()
    assert room.went == [PersonRoute(mason.id)]


def test_a_lead_writes_what_local_services_want(hub, mason):
    room = Room(hub, Role.LEAD)
    page = room.refer(mason, "housing")
    page.keep_rules("Phone first")
    assert (page.state.rules, page.state.said) == ("Phone first", "The words on local services were kept.")
    page.keep_rules("x" * 1001)
    assert page.state.errors == {"words": "Use 1000 characters or fewer"}


def test_the_lists_count_narrow_down_and_lead_on(room, mason):
    now = referred(room.desk, mason, "drug-alcohol", SENT, urgency="1")
    referred(room.desk, mason, "gp", SENT)
    lists = room.lists()
    assert lists.state.tabs[1] == ("chases", "Chases due", 1)
    assert {key: count for key, _words, count in lists.state.tabs}["referrals"] == 2
    assert [row.key for row in lists.state.rows] == [now.referral.id]
    lists.choose_due("all")
    assert len(lists.state.rows) == 2
    lists.choose_worker("u-nobody")
    assert len(lists.state.rows) == 0
    assert lists.state.empty == "Nothing is due."
    lists.choose_worker("everyone")
    lists.open(now.referral.id)
    lists.choose(TODAY)
    assert room.went == [ReferralRoute(now.referral.id), TodayRoute()]
    lists.choose("referrals")
    assert [band.count for band in lists.state.bands] == [2, 0, 0, 0, 0]
    assert lists.state.chases
    lists.changed(Changes.of(Topic.SITE))
    lists.changed(Changes.of(Topic.REFERRALS))
    assert lists.state.which == "referrals"


def test_a_chase_is_answered_with_one_press_and_the_list_is_read_again(room, mason):
    now = referred(room.desk, mason, "drug-alcohol", SENT, urgency="1")
    lists = room.lists()
    key = now.referral.id
    lists.ask(key, "try-again")
    assert (lists.state.asking, lists.state.first_day[2]) == ("try-again", "2026")
    lists.leave_asking()
    lists.answer(key, NO_DAY, "", "")
    assert room.changes == [], "nothing was asked, so nothing is written"
    lists.ask(key, "booked")
    lists.answer(key, NO_DAY, "", "")
    assert lists.state.errors == {"due": "Enter the day of the appointment"}
    lists.leave_asking()
    lists.reached(key)
    assert lists.state.said == "Written down for AVERY, Mason."
    lists.ask(key, "close")
    assert lists.state.reasons[0][0] == "completed"
    lists.answer(key, NO_DAY, "person", "")
    assert len(lists.state.rows) == 0
    lists.printed()


def test_the_printed_list_names_no_service_and_nothing_clinical(room, mason):
    for one in room.desk.destinations:
        if not one.joint:
            referred(room.desk, mason, one.id, urgency="2")
    lists = room.lists()
    lists.choose_due("all")
    printed = rows_to_print(lists.state.rows)
    assert len(printed) == len(room.desk.destinations.every) - 1
    for who, what, due in printed:
        assert who == "AVERY, Mason"
        assert due
        assert not tells(what)
        assert not [one.title for one in room.desk.destinations if one.title in what]


def test_a_letter_that_only_a_clinician_writes_waits_for_one(hub, room, mason):
    room.refer(mason, "drug-alcohol").begin("letter", "3", "", "")
    nurse = Room(hub, Role.CLINICIAN)
    (row,) = nurse.lists(SIGN).state.rows
    assert isinstance(row.route, ReferralRoute)
    assert SIGN not in [key for key, *_rest in room.lists().state.tabs]


def test_the_persons_page_and_today_tell_who_has_what(room, mason):
    now = referred(room.desk, mason, "drug-alcohol", SENT, urgency="1")
    person = PersonPresenter(room.desk, Immediate(), room.went.append, mason.id)
    person.load()
    (row,) = person.state.referrals
    assert (row.title, row.tag, row.route) == ("Drug and alcohol service", "Sent", ReferralRoute(now.referral.id))
    assert "Next: Ask whether they have it today" in row.detail
    person.refer()
    today = TodayPresenter(room.desk, Immediate(), room.went.append)
    today.load()
    assert [row.detail for row in today.state.follow_up] == ["1 referral to ask about"]
    today.open(today.state.follow_up[0])
    assert room.went == [ReferRoute(mason.id), FollowUpRoute("chases")]


def test_a_full_disk_is_told_and_what_was_chosen_stays(room, mason):
    page = room.one(referred(room.desk, mason, "housing", SENT))
    room.hub.records.full = True
    page.tell("phone", NO_DAY, "", NO_DAY)
    assert page.state.trouble is not None
    assert not page.state.busy
    lists = room.lists()
    assert lists.state.trouble is not None


def test_rows_are_made_when_they_are_looked_at():
    made: list[int] = []

    class One:
        def __init__(self, key: str) -> None:
            self.key = key

    def make(place: int) -> One:
        made.append(place)
        return One(str(place))

    rows = LazyRows(map(str, range(1000)), make)
    assert (len(rows), made) == (1000, [])
    assert rows[3].key == "3"
    assert rows[3] is rows.with_key("3")
    assert rows.with_key("x") is None
    assert made == [3]
    with pytest.raises(IndexError):
        rows[1000]
    assert [row.key for row in LazyRows.of([One("a"), One("b")])] == ["a", "b"]


def test_after_release_the_persons_page_counts_to_treatment(room, mason):
    now = room.hub.clock.now()
    on = now.date() - timedelta(days=10)
    typed = {f"released_on.{part}": str(getattr(on, part)) for part in ("day", "month", "year")}
    value = read_section(Section.ORDERS, {"released": "yes", **typed}, now.date())
    with room.hub.records.writing() as unit:
        unit.details.add(SectionRevision(mason.id, Section.ORDERS, 1, value, now, "u-sam"))
    person = PersonPresenter(room.desk, Immediate(), room.went.append, mason.id)
    person.load()
    assert not [row for row in person.state.now if row.tag == "After release"], "nothing is looked for"
    referral = referred(room.desk, mason, "drug-alcohol", SENT)
    person.load()
    (row,) = [row for row in person.state.now if row.tag == "After release"]
    assert "11 days left" in row.title
    tell(room.desk, referral, "attended", "seen")
    person.load()
    assert not [row for row in person.state.now if row.tag == "After release"]
    (listed,) = room.lists("released").state.rows
    assert listed.lead == "Day 10"
