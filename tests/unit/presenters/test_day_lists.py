"""The lists of the day: narrowed down and remembered, typed in from paper, and what they say of restricted records."""

from datetime import timedelta

import pytest

from hubdesk.domain.ids import SiteId, TaskId, UserId
from hubdesk.domain.list_narrowing import DUE, Narrowing
from hubdesk.domain.roles import Role
from hubdesk.domain.sheet_numbers import sheet_number
from hubdesk.domain.tasks import Task, TaskKind, TaskStatus
from hubdesk.presenters.day_lists.names import DRAFTS, EMPTY, REFERRALS, TASKS, TITLES, lists_of
from hubdesk.presenters.day_lists.row import NUMBER_DIGITS
from hubdesk.presenters.follow_up import REMOVE
from hubdesk.presenters.people import RESTRICTED_LINE
from hubdesk.services.paper.papers import begin_paper
from hubdesk.services.people import register_person
from hubdesk.services.restriction import restrict_record
from tests.support.memory import MASON, Hub
from tests.support.referring import ReferringRoom, referred

SENT = ("sent", "phone")


@pytest.fixture
def room(hub: Hub) -> ReferringRoom:
    return ReferringRoom(hub)


@pytest.fixture
def mason(hub: Hub):
    return register_person(hub.desk(), MASON)[0]


def keys(lists):
    return list(lists.state.rows.keys)


def test_every_list_of_a_role_has_its_words_and_can_be_narrowed_and_printed(room):
    assert set(lists_of(Role.LEAD)) == set(EMPTY) == set(TITLES) - {"today"}
    for which in lists_of(Role.NAVIGATOR):
        state = room.lists(which).state
        assert (state.which, state.title, state.dues) == (which, TITLES[which], DUE)
        assert state.workers[0] == ("everyone", "Everyone")


def test_how_a_list_was_narrowed_is_remembered_until_the_user_locks(hub, room, mason):
    referred(room.desk, mason, "drug-alcohol", SENT, urgency="1")
    lists = room.lists()
    lists.choose_due("overdue")
    lists.choose_worker("u-nobody")
    again = room.lists()
    assert (again.state.due, again.state.worker) == ("overdue", "u-nobody")
    assert room.lists(REFERRALS).state.worker == "everyone", "each list by itself"
    assert ReferringRoom(hub).lists().state.worker == "everyone", "and nobody else finds it so"


def test_my_tasks_are_those_i_agreed_unless_somebody_else_is_named(hub, room, mason):
    now, me, sam = hub.clock.now(), room.desk.actor.id, UserId("u-sam")
    with hub.records.writing() as unit:
        for number, (owner, by) in enumerate(
            (("GP practice", me), ("Sam", me), ("", sam), (room.desk.actor.name, sam))
        ):
            unit.tasks.add(
                Task(TaskId(f"t{number}"), 1, mason.id, TaskKind.ACTION, "Ring", TaskStatus.OPEN, now, by, owner=owner)
            )
    lists = room.lists(TASKS)
    assert keys(lists) == ["t0", "t3"]
    lists.choose_worker(sam)
    assert keys(lists) == ["t1", "t2"]


def test_a_site_is_asked_for_only_where_there_is_more_than_one(hub, room, mason):
    referred(room.desk, mason, "gp", SENT)
    lists = room.lists(REFERRALS)
    assert lists.state.sites == ()
    other = register_person(hub.desk(), MASON.__class__(family="Elsewhere", given="Jo", birth_year="1990"))[0]
    hub.stored.people[other.id] = other.__class__(
        **{name: getattr(other, name) for name in other.__slots__} | {"site_id": SiteId("site-2")}
    )
    there = referred(room.desk, other, "gp", SENT)
    lists.load()
    assert lists.state.sites[0] == ("all-sites", "All sites")
    lists.choose_site("site-2")
    assert keys(lists) == [there.referral.id]


@pytest.mark.parametrize(
    ("days", "kept"),
    [(-1, "overdue today week all"), (0, "today week all"), (7, "week all"), (8, "all"), (None, "all")],
)
def test_due_by_when(hub, days, kept):
    today = hub.clock.now().date()
    due = None if days is None else today + timedelta(days=days)
    found = [one for one, _words in DUE if Narrowing(due=one).keeps(None, None, due, today)]
    assert sorted(found) == sorted(kept.split())


def test_a_number_on_paper_finds_its_row_though_the_list_has_moved_on(room, mason):
    now = referred(room.desk, mason, "drug-alcohol", SENT)
    lists = room.lists(REFERRALS)
    (number,) = lists.numbers()
    assert number == sheet_number(now.referral.id, NUMBER_DIGITS)
    referred(room.desk, mason, "gp", SENT, urgency="1")
    lists = room.lists()
    assert now.referral.id not in keys(lists), "it is not due"
    lists.find_number(f" {number} ")
    assert lists.state.picked == now.referral.id
    lists.reached(now.referral.id)
    assert lists.state.said == "Written down for AVERY, Mason."
    lists.find_number("99")
    assert "No open row" in lists.state.errors["number"]
    assert lists.state.picked == ""


def test_two_rows_with_one_number_are_never_guessed_between(room, mason, monkeypatch):
    monkeypatch.setattr("hubdesk.presenters.follow_up.sheet_number", lambda _key, _digits: "12345")
    for kind in ("gp", "housing"):
        referred(room.desk, mason, kind, SENT)
    lists = room.lists(REFERRALS)
    lists.find_number("12345")
    assert "Two open rows" in lists.state.errors["number"]


def test_of_a_restricted_record_a_list_says_the_name_and_no_more(hub, room, mason):
    referred(room.desk, mason, "drug-alcohol", SENT, urgency="1")
    begin_paper(room.desk, mason.id, "card-appointment")
    hub.clock.advance(days=40)
    lead = hub.desk(Role.LEAD)
    restrict_record(lead, mason.id, [lead.actor.id], "A colleague's family")
    lists = room.lists(REFERRALS)
    for which in (REFERRALS, DRAFTS):
        lists.choose(which)
        (row,) = lists.state.rows
        assert (row.title, row.detail, row.tags, row.printed) == ("AVERY, Mason", RESTRICTED_LINE, (), "")
        assert not row.chase


def test_an_old_draft_is_kept_or_removed_from_the_list(hub, room, mason):
    for _ in range(2):
        begin_paper(room.desk, mason.id, "card-appointment")
    hub.clock.advance(days=40)
    lists = room.lists(DRAFTS)
    first, second = keys(lists)
    assert lists.state.drafts
    assert lists.state.rows[0].tags[0][0].startswith("To be removed ")
    lists.keep_draft(first)
    assert keys(lists) == [second]
    lists.ask(second, REMOVE)
    lists.answer(second, ("", "", ""), "", "")
    assert keys(lists) == []
    assert lists.state.empty == "No draft is older than a month."
