"""Users, own password and the hub's settings without a window."""

from datetime import timedelta

import pytest

from hubdesk.domain.accounts import ColleagueEntry
from hubdesk.domain.roles import Role
from hubdesk.presenters.hub_settings import HubSettingsPresenter, backup_line
from hubdesk.presenters.own_password import OwnPasswordPresenter
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.users import UsersPresenter
from hubdesk.services.accounts import add_colleague, change_own_password, own_fingerprint
from hubdesk.services.housekeeping import read_house
from tests.support.memory import STAFF
from tests.support.memory_house import House

FIRST, OWN = "copper lantern seven", "tidal kettle moss"
MO = ColleagueEntry("mo", "Mo Rahman", "clinician", "nurse")


@pytest.fixture
def house() -> House:
    return House()


def users(house, role=Role.LEAD) -> UsersPresenter:
    presenter = UsersPresenter(house.desk(role), Immediate(), lambda changes: presenter.changed(changes))
    presenter.load()
    return presenter


def row(presenter, name):
    return next(each for each in presenter.state.rows if each.title == name)


def test_the_list_says_who_what_and_when(house):
    presenter = users(house)
    assert [each.title for each in presenter.state.rows] == ["Asha Patel", "Jo Hill", "Kit Moss", "Sam Okafor"]
    assert row(presenter, "Sam Okafor").detail == "nurse · Clinician · not signed in yet"
    assert row(presenter, "Jo Hill").tag == "In use"


def test_adding_by_it_ends_on_the_list_with_what_comes_next(house):
    presenter = users(house, Role.IT_ADMIN)
    presenter.start_adding()
    presenter.add(MO, FIRST, FIRST)
    assert not presenter.state.adding
    assert "must approve" in presenter.state.said
    assert presenter.state.note == "1 waiting for approval"
    presenter.pick(row(presenter, "Mo Rahman"))
    assert presenter.state.open.must_sign_in_first
    assert not presenter.state.open.may_approve


def test_errors_stand_at_their_fields_and_what_was_typed_stays(house):
    presenter = users(house)
    presenter.start_adding()
    presenter.add(ColleagueEntry("mo", "", "clinician"), FIRST, FIRST)
    assert list(presenter.state.errors) == ["name"]
    presenter.add(MO, FIRST, OWN)
    assert list(presenter.state.errors) == ["again"]
    presenter.add(MO, "short", "short")
    assert list(presenter.state.errors) == ["password"]
    presenter.add(ColleagueEntry("sam", "Sam Two", "clinician"), FIRST, FIRST)
    assert list(presenter.state.errors) == ["sign_in"]
    assert presenter.state.entry.name == "Sam Two"


def test_approving_needs_the_digits(house):
    account, _ = add_colleague(house.desk(Role.IT_ADMIN), MO, FIRST)
    change_own_password(house.desk_of(account.user.id), FIRST, OWN)
    presenter = users(house)
    presenter.pick(row(presenter, "Mo Rahman"))
    presenter.approve("1111 1111")
    assert "not the digits" in presenter.state.open.digits_wrong
    presenter.approve(own_fingerprint(house.desk_of(account.user.id)))
    assert presenter.state.open is None
    assert row(presenter, "Mo Rahman").tag == "In use"


def test_switching_off_asks_once_more(house):
    presenter = users(house)
    presenter.pick(row(presenter, "Sam Okafor"))
    presenter.ask_switch_off()
    assert presenter.state.open.asking
    presenter.keep()
    assert row(presenter, "Sam Okafor").tag == "In use"
    presenter.ask_switch_off()
    presenter.switch_off()
    assert row(presenter, "Sam Okafor").tag == "Switched off"
    presenter.pick(row(presenter, "Asha Patel"))
    assert not presenter.state.open.may_switch_off, "one's own account"


def test_a_full_disk_is_told_and_the_form_stays(house):
    presenter = users(house)
    presenter.start_adding()
    house.hub.control.full = True
    presenter.add(MO, FIRST, FIRST)
    assert presenter.state.adding
    assert presenter.state.trouble is not None
    assert not presenter.state.busy


def test_an_own_password(house):
    told = []
    account, _ = add_colleague(house.desk(), MO, FIRST)
    presenter = OwnPasswordPresenter(house.desk_of(account.user.id), Immediate(), told.append)
    assert presenter.state.first
    presenter.change("", OWN, OWN)
    assert list(presenter.state.errors) == ["current"]
    presenter.change("wrong wrong wrong", OWN, OWN)
    assert list(presenter.state.errors) == ["current"]
    presenter.change(FIRST, OWN, FIRST)
    assert list(presenter.state.errors) == ["again"]
    presenter.change(FIRST, OWN, OWN)
    assert presenter.state.done
    assert told[0].own_password


def settings(house, role=Role.LEAD) -> HubSettingsPresenter:
    presenter = HubSettingsPresenter(house.desk(role), Immediate(), lambda _changes: None)
    presenter.load()
    return presenter


def test_each_role_sees_what_it_may_set(house):
    seen = {role: settings(house, role).state for role in STAFF}
    assert [r for r, s in seen.items() if s.may_set_lock] == [Role.LEAD]
    assert {r for r, s in seen.items() if s.may_set_backup} == {Role.LEAD, Role.IT_ADMIN}
    assert {r for r, s in seen.items() if s.may_back_up} == {Role.LEAD, Role.CLINICIAN, Role.NAVIGATOR}


def test_a_backup_on_demand_and_one_that_fails(house):
    presenter = settings(house)
    assert presenter.state.backup_red
    presenter.set_folder("/same/disk")
    assert presenter.state.same_disk
    presenter.back_up()
    assert presenter.state.said.startswith("The backup was made")
    assert not presenter.state.backup_red
    house.backups.gone = True
    presenter.back_up()
    assert presenter.state.trouble is not None
    assert presenter.state.backup_red
    assert presenter.state.backup_line.endswith("was not made: the folder was not there.")


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(minutes=5), "less than an hour ago"),
        (timedelta(hours=1), "1 hour ago"),
        (timedelta(hours=23), "23 hours ago"),
        (timedelta(days=1), "1 day ago"),
        (timedelta(days=9), "9 days ago"),
        (timedelta(hours=-2), "less than an hour ago"),
    ],
)
def test_the_age_of_a_backup_in_words(house, age, words):
    presenter = settings(house)
    presenter.set_folder("/stick")
    presenter.back_up()
    house.hub.clock.advance(seconds=int(age.total_seconds()))
    assert words in backup_line(read_house(house.desk()))


def test_screenshots_in_words(house):
    presenter = settings(house)
    assert "black window" in presenter.state.picture_words
    presenter.allow_pictures(True)
    assert presenter.state.pictures_allowed
    assert "A lead has allowed it" in presenter.state.picture_words
    presenter.allow_pictures(False)
    assert not presenter.state.pictures_allowed


def test_minutes_are_kept_and_a_full_disk_is_told(house):
    presenter = settings(house)
    presenter.set_idle("3")
    assert presenter.state.idle_minutes == "3"
    house.hub.control.full = True
    presenter.set_idle("4")
    assert isinstance(presenter.state.trouble.message, str)
    assert presenter.state.idle_minutes == "3"
