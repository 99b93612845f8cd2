"""What hubdesk does by itself once a day: a check and a backup, by whoever unlocks first."""

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.backup_ages import Ages
from hubdesk.domain.hold import Hold, HoldReason, NothingIsStored
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.services.daily_care import care_for_the_day, look_over
from hubdesk.services.hold_state import read_hold
from hubdesk.services.housekeeping import back_up, back_up_if_due, explain_older, read_house, set_backup_folder
from tests.support.memory_house import House


@pytest.fixture
def house() -> House:
    house = House()
    set_backup_folder(house.desk(), "/media/stick")
    return house


def held(desk):
    from dataclasses import replace

    return replace(desk, hold=Hold())


def test_the_first_unlock_of_a_day_checks_and_backs_up_and_the_second_does_neither(house):
    first = care_for_the_day(house.desk(Role.CLINICIAN))
    assert first.made is not None
    assert house.hub.control.events[-3:] == [Event.SETTING_CHANGED, Event.STORE_CHECKED, Event.BACKUP_MADE]
    again = care_for_the_day(house.desk(Role.NAVIGATOR))
    assert again.made is None
    assert house.hub.control.events[-1] is Event.BACKUP_MADE
    house.hub.clock.advance(days=1)
    assert care_for_the_day(house.desk(Role.NAVIGATOR)).made is not None
    assert len(house.backups.made) == 2


def test_a_clock_that_was_set_back_makes_one_more_and_never_none(house):
    care_for_the_day(house.desk(Role.CLINICIAN))
    house.hub.clock.advance(days=-400)
    assert care_for_the_day(house.desk(Role.CLINICIAN)).made is not None


def test_row_29_a_pulled_stick_is_remembered_red_and_tried_again_at_the_next_unlock(house):
    house.backups.gone = True
    cared = care_for_the_day(house.desk(Role.CLINICIAN))
    assert cared.made is None
    assert cared.problem is not None
    assert read_house(house.desk()).overdue
    house.backups.gone = False
    assert care_for_the_day(house.desk(Role.CLINICIAN)).made is not None
    assert not read_house(house.desk()).overdue


def test_an_it_admin_sets_nothing_off(house):
    house.backups.faults = ("records: bad",)
    assert care_for_the_day(house.desk(Role.IT_ADMIN)).faults == ()


def test_damage_holds_the_desk_and_no_backup_is_made_of_it(house):
    house.backups.faults = ("records: HMAC verification failed for page 7",)
    desk = held(house.desk(Role.CLINICIAN))
    cared = care_for_the_day(desk)
    assert cared.faults == house.backups.faults
    assert desk.hold.reason is HoldReason.DAMAGED
    assert desk.hold.holds("records")
    assert not desk.hold.holds("control"), "the control file is sound and is written"
    assert house.backups.made == []
    with pytest.raises(NothingIsStored):
        back_up(desk)
    assert back_up_if_due(desk, why="closed") is None
    assert read_house(desk).checked is None

    house.backups.faults = ()
    care_for_the_day(desk)
    assert desk.hold.reason is None
    assert read_house(desk).checked is not None


def test_the_ages_kept_are_remembered(house):
    care_for_the_day(house.desk(Role.CLINICIAN))
    assert read_house(house.desk()).kept == Ages()


def test_a_lead_says_why_and_storing_goes_on(house):
    desk = held(house.desk())
    desk.hold.older()
    with pytest.raises(InvalidEntry):
        explain_older(desk, " ")
    assert desk.hold.reason is HoldReason.OLDER
    explain_older(desk, "IT put back Monday")
    assert desk.hold.reason is None
    assert house.hub.control.events[-2:] == [Event.STORE_OLDER_EXPLAINED, Event.STORE_RESTORED]


def test_a_nurse_does_not_decide_and_damage_is_not_explained_away(house):
    nurse = held(house.desk(Role.CLINICIAN))
    nurse.hold.older()
    with pytest.raises(NotAllowed):
        explain_older(nurse, "It is fine")
    lead = held(house.desk())
    lead.hold.damage("records")
    with pytest.raises(NothingIsStored):
        explain_older(lead, "It is fine")
    assert lead.hold.reason is HoldReason.DAMAGED


def test_damage_counts_for_more_than_age_and_those_who_watch_are_told(house):
    hold, told = Hold(), []
    hold.watch(lambda: told.append(hold.reason))
    hold.damage("records")
    hold.older()
    assert told[-1] is HoldReason.DAMAGED
    hold.damage("control")
    assert hold.holds("control")
    hold.release()
    assert told[-1] is None
    assert not hold.holds("records")


def test_what_the_page_tells_without_a_hold(house):
    assert read_hold(held(house.desk())).reason is None
    look_over(house.desk())
