"""Settings of the hub, and backups that are told, good or not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hubdesk.domain.accounts import ColleagueEntry
from hubdesk.domain.audit import Event
from hubdesk.domain.machine_settings import Rules, SetByIt
from hubdesk.domain.problems import InvalidEntry, KnownProblem, NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.services.accounts import add_colleague
from hubdesk.services.housekeeping import (
    NoBackupFolder,
    allow_pictures,
    back_up,
    back_up_if_due,
    read_house,
    set_backup_folder,
    set_idle_minutes,
)
from tests.support.memory_house import House


@pytest.fixture
def house() -> House:
    return House()


def test_five_minutes_until_a_lead_sets_another_time(house):
    assert read_house(house.desk()).settings.idle_minutes == 5
    set_idle_minutes(house.desk(), "2")
    assert read_house(house.desk(Role.NAVIGATOR)).settings.idle_minutes == 2
    assert house.hub.control.events[-1] is Event.SETTING_CHANGED


@pytest.mark.parametrize("text", ["1", "11", "", "0", "x", "-5", "5.5"])
def test_a_time_outside_two_to_ten_is_refused(house, text):
    with pytest.raises(InvalidEntry):
        set_idle_minutes(house.desk(), text)


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.NAVIGATOR, Role.IT_ADMIN])
def test_only_a_lead_sets_the_lock(house, role):
    with pytest.raises(NotAllowed):
        set_idle_minutes(house.desk(role), "3")


def test_screenshots_are_black_until_a_lead_allows_them_and_both_ways_are_written_down(house):
    assert not read_house(house.desk()).settings.pictures_allowed
    allow_pictures(house.desk(), allowed=True)
    assert read_house(house.desk(Role.NAVIGATOR)).settings.pictures_allowed
    allow_pictures(house.desk(), allowed=False)
    assert not read_house(house.desk()).settings.pictures_allowed
    assert house.hub.control.events[-2:] == [Event.SETTING_CHANGED] * 2


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.NAVIGATOR, Role.IT_ADMIN])
def test_only_a_lead_allows_screenshots(house, role):
    with pytest.raises(NotAllowed):
        allow_pictures(house.desk(role), allowed=True)


@pytest.mark.parametrize(("role", "may"), [(Role.LEAD, True), (Role.IT_ADMIN, True), (Role.CLINICIAN, False)])
def test_a_lead_and_it_set_the_folder(house, role, may):
    if may:
        set_backup_folder(house.desk(role), "/media/stick")
        assert read_house(house.desk()).settings.backup_folder == "/media/stick"
    else:
        with pytest.raises(NotAllowed):
            set_backup_folder(house.desk(role), "/media/stick")


def test_without_a_folder_a_backup_says_so_and_leaving_makes_none(house):
    with pytest.raises(NoBackupFolder):
        back_up(house.desk())
    assert back_up_if_due(house.desk(), why="closed") is None
    assert read_house(house.desk()).overdue


def test_a_good_backup_is_remembered_and_grows_old(house):
    set_backup_folder(house.desk(), "/media/stick")
    back_up(house.desk(Role.NAVIGATOR))
    house_now = read_house(house.desk())
    assert house_now.last_good is not None
    assert not house_now.overdue
    house.hub.clock.advance(hours=37)
    assert read_house(house.desk()).overdue


def test_a_failed_backup_is_red_and_the_good_one_before_is_still_told(house):
    set_backup_folder(house.desk(), "/media/stick")
    back_up(house.desk())
    house.backups.gone = True
    with pytest.raises(KnownProblem):
        back_up(house.desk())
    found = read_house(house.desk())
    assert found.overdue
    assert found.last.problem == "backup-folder-gone"
    assert found.last_good is not None
    assert house.hub.control.events[-1] is Event.BACKUP_FAILED


def test_leaving_makes_one_only_when_the_last_is_older_than_asked(house):
    set_backup_folder(house.desk(), "/media/stick")
    hours = timedelta(hours=4)
    assert back_up_if_due(house.desk(), why="locked", older_than=hours) is not None
    assert back_up_if_due(house.desk(), why="locked", older_than=hours) is None
    assert back_up_if_due(house.desk(), why="closed") is not None


def test_whose_keys_do_not_reach_the_records_makes_none(house):
    set_backup_folder(house.desk(), "/media/stick")
    assert back_up_if_due(house.desk(Role.IT_ADMIN), why="closed") is None
    with pytest.raises(NotAllowed):
        back_up(house.desk(Role.IT_ADMIN))
    account, _ = add_colleague(house.desk(Role.LEAD), ColleagueEntry("mo", "Mo", "lead"), "copper lantern seven")
    assert back_up_if_due(house.desk_of(account.user.id), why="closed") is None


def test_no_audit_detail_names_the_folder(house):
    set_backup_folder(house.desk(), "/media/sam okafor")
    assert not [e for e in house.hub.control.state.events if "okafor" in str(e.detail)]


def test_what_it_has_fixed_counts_and_nobody_at_the_desk_changes_it(house):
    rules = Rules({"idle-minutes": 3, "backup-folder": "/net/backups", "block-screen-pictures": True})
    desk = replace(house.desk(), rules=rules)
    settings = read_house(desk).settings
    assert (settings.idle_minutes, settings.backup_folder, settings.pictures_allowed) == (3, "/net/backups", False)
    for change in (
        lambda: set_idle_minutes(desk, "9"),
        lambda: allow_pictures(desk, allowed=True),
        lambda: set_backup_folder(desk, "/elsewhere"),
    ):
        with pytest.raises(SetByIt):
            change()
