"""The log of contacts: written at a press, newest day first, taken back with a reason and never gone."""

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.changes import Topic
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.presenters.contact_log import ContactLogPresenter
from hubdesk.presenters.routes import PersonRoute
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.written_rows import AT_ONCE
from hubdesk.services.contact_log import read_contacts, write_contact
from tests.support.memory import Hub, Worker

DAY = {"day.day": "1", "day.month": "6", "day.year": "2026"}
MET = {"how": "met", **DAY}


class Page:
    def __init__(self, jo: Worker) -> None:
        self.person = jo.register().id
        self.went: list = []
        self.changes: list = []
        self.presenter = ContactLogPresenter(jo.desk, Immediate(), self.went.append, self.changes.append, self.person)
        self.presenter.load()

    @property
    def state(self):
        return self.presenter.state


@pytest.fixture
def page(jo: Worker) -> Page:
    return Page(jo)


def test_the_page_begins_with_today(page: Page):
    assert page.state.begin == {"day.day": "2", "day.month": "6", "day.year": "2026"}


def test_contacts_stand_newest_day_first_with_all_that_was_written(hub: Hub, page: Page):
    full = {"how": "others", "with_whom": "Reception", "minutes": "15", "words": "Form sent", "barriers": "no-id"}
    page.presenter.write(full | page.state.begin)
    page.presenter.write(MET)
    assert [row.title for row in page.state.rows] == [
        "02-Jun-2026: Spoke with somebody else about them",
        "01-Jun-2026: Met the person",
    ]
    first = page.state.rows[0]
    assert first.words == "Form sent"
    assert first.detail.startswith("With Reception, 15 minutes, written 02-Jun-2026 ")
    assert first.detail.endswith("in the way: no id")
    assert page.state.number == 2
    assert page.changes[-1].topics == {Topic.CONTACTS}
    assert hub.events.count(Event.CONTACT_WRITTEN) == 2


def test_what_is_wrong_stands_at_its_field_and_nothing_is_kept(hub: Hub, page: Page):
    page.presenter.write(DAY)
    assert (set(page.state.errors), page.state.number, hub.stored.contacts) == ({"how"}, 0, {})


def test_one_written_by_mistake_is_taken_back_with_a_reason_and_stays_readable(page: Page):
    page.presenter.write(MET)
    page.presenter.ask_why(page.state.rows[0].id)
    page.presenter.take_back(" ")
    assert set(page.state.errors) == {"why"}
    page.presenter.take_back("Another person")
    row = page.state.rows[0]
    assert row.title == "01-Jun-2026: Met the person"
    assert row.taken_back.endswith(": Another person")
    assert (row.may_take_back, page.state.taking_back) == (False, "")


def test_one_that_a_colleague_took_back_meanwhile_is_told(page: Page, hub: Hub):
    page.presenter.write(MET)
    other = Page.__new__(Page)
    other.presenter = ContactLogPresenter(
        hub.desk(Role.CLINICIAN), Immediate(), print, lambda _changes: None, page.person
    )
    other.presenter.load()
    other.presenter.ask_why(page.state.rows[0].id)
    page.presenter.ask_why(page.state.rows[0].id)
    other.presenter.take_back("Another person")
    page.presenter.take_back("Another day")
    assert page.state.trouble is not None


def test_many_contacts_are_shown_in_parts(page: Page):
    for _ in range(AT_ONCE + 2):
        page.presenter.write(MET)
    assert (len(page.state.rows), page.state.older) == (AT_ONCE, 2)
    page.presenter.show_older()
    assert (len(page.state.rows), page.state.older) == (AT_ONCE + 2, 0)


def test_back_leads_to_the_person(page: Page):
    page.presenter.back()
    assert page.went == [PersonRoute(page.person)]


def test_whoever_opens_no_record_reads_and_writes_none(hub: Hub, page: Page):
    admin = hub.desk(Role.IT_ADMIN)
    with pytest.raises(NotAllowed):
        read_contacts(admin, page.person)
    with pytest.raises(NotAllowed):
        write_contact(admin, page.person, MET)


def test_what_is_half_typed_is_there_again_after_a_lock_and_gone_once_kept(page: Page, jo: Worker):
    page.presenter.keep({"words": "Half a senten", **DAY})
    again = ContactLogPresenter(jo.desk, Immediate(), print, lambda _changes: None, page.person)
    again.load()
    assert again.state.begin["words"] == "Half a senten"
    again.write(again.state.begin | {"how": "met"})
    assert again.state.begin == {"day.day": "2", "day.month": "6", "day.year": "2026"}
    last = ContactLogPresenter(jo.desk, Immediate(), print, lambda _changes: None, page.person)
    last.load()
    assert "words" not in last.state.begin


def test_a_page_nobody_typed_on_keeps_nothing(hub: Hub, page: Page):
    page.presenter.keep(page.state.begin)
    assert hub.stored.typed_pages == {}
