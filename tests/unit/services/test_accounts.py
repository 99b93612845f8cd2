"""Accounts: who may add, who approves, what a first password is good for, and the two files in step."""

import pytest

from hubdesk.domain.accounts import AccountState, ColleagueEntry
from hubdesk.domain.audit import Event
from hubdesk.domain.problems import InvalidEntry, KnownProblem, NotAllowed, StorageFull
from hubdesk.domain.roles import Role
from hubdesk.services.accounts import (
    NotSameDigits,
    NotYet,
    OnlyLead,
    add_colleague,
    approve_colleague,
    change_own_password,
    list_accounts,
    own_fingerprint,
    remove_keys,
    reset_password,
    switch_off,
)
from hubdesk.services.people import find_people
from tests.support.memory_house import House

MO = ColleagueEntry("mo", "Mo Rahman", "clinician", "nurse")
FIRST, OWN = "copper lantern seven", "tidal kettle moss"


@pytest.fixture
def house() -> House:
    return House()


def added(house: House, by: Role = Role.IT_ADMIN, entry: ColleagueEntry = MO):
    return add_colleague(house.desk(by), entry, FIRST)[0]


def test_a_colleague_added_by_a_lead_is_approved_at_once(house):
    account = added(house, Role.LEAD)
    assert account.state is AccountState.ACTIVE
    assert house.file.keys[account.user.id] == ("control", "records", "restricted")
    assert house.hub.control.events[-2:] == [Event.USER_ADDED, Event.USER_APPROVED]
    assert house.recorded == house.file.gen == 2


def test_a_colleague_added_by_it_waits_and_holds_no_key_to_a_record(house):
    account = added(house)
    assert account.state is AccountState.WAITING
    assert house.file.keys[account.user.id] == ("control",)
    assert house.desk_of(account.user.id).records is None


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.NAVIGATOR])
def test_others_add_approve_list_and_switch_off_nobody(house, role):
    account = added(house)
    desk = house.desk(role)
    for wish in (
        lambda: add_colleague(desk, ColleagueEntry("x", "X", "lead"), FIRST),
        lambda: approve_colleague(desk, account, "1"),
        lambda: list_accounts(desk),
        lambda: switch_off(desk, account),
        lambda: remove_keys(desk, account),
    ):
        with pytest.raises(NotAllowed):
            wish()
    assert house.hub.control.events[-1] is Event.REFUSED


def test_it_cannot_approve_what_it_added(house):
    account = added(house)
    with pytest.raises(NotAllowed):
        approve_colleague(house.desk(Role.IT_ADMIN), account, "12345678")


def test_before_the_own_password_nobody_approves_and_nothing_else_is_allowed(house):
    account = added(house)
    with pytest.raises(NotYet):
        approve_colleague(house.desk(), account, own_fingerprint(house.desk_of(account.user.id)))
    with pytest.raises(NotAllowed):
        find_people(house.desk_of(account.user.id), "")


def test_a_lead_added_with_a_first_password_may_do_nothing_before_choosing_an_own_one(house):
    account = added(house, Role.LEAD, ColleagueEntry("lou", "Lou Hart", "lead"))
    desk = house.desk_of(account.user.id)
    assert desk.records is not None
    for wish in (lambda: find_people(desk, ""), lambda: list_accounts(desk)):
        with pytest.raises(NotAllowed):
            wish()
    change_own_password(desk, FIRST, OWN)
    assert find_people(house.desk_of(account.user.id), "") == ()


def test_the_way_of_an_account_that_it_added(house):
    account = added(house)
    theirs = house.desk_of(account.user.id)
    before = own_fingerprint(theirs)
    changed = change_own_password(theirs, FIRST, OWN)
    digits = own_fingerprint(house.desk_of(account.user.id))
    assert digits != before, "the key pair that somebody else could open is gone"
    with pytest.raises(NotSameDigits):
        approve_colleague(house.desk(), changed, before)
    approved, _ = approve_colleague(house.desk(), changed, digits.replace(" ", " - "))
    assert approved.state is AccountState.ACTIVE
    assert find_people(house.desk_of(account.user.id), "") == ()
    assert house.recorded == house.file.gen


def test_the_first_password_is_not_kept_as_the_own_one(house):
    desk = house.desk_of(added(house).user.id)
    with pytest.raises(InvalidEntry) as refused:
        change_own_password(desk, FIRST, FIRST)
    assert "password" in refused.value.fields


def test_a_later_change_keeps_the_key_pair_and_the_account(house):
    desk = house.desk()
    digits = own_fingerprint(desk)
    assert change_own_password(desk, "open sesame now", OWN) == desk.account
    assert own_fingerprint(house.desk()) == digits
    assert house.hub.control.events[-1] is Event.PASSWORD_CHANGED


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (ColleagueEntry("", "Mo", "clinician"), "sign_in"),
        (ColleagueEntry("mo", " ", "clinician"), "name"),
        (ColleagueEntry("mo", "Mo", "doctor"), "role"),
        (ColleagueEntry("mo", "M" * 101, "clinician"), "name"),
    ],
)
def test_what_is_missing_is_named(house, entry, field):
    with pytest.raises(InvalidEntry) as refused:
        add_colleague(house.desk(), entry, FIRST)
    assert list(refused.value.fields) == [field]


def test_a_lead_switches_off_and_the_keys_go_at_once(house):
    account = house.account("u-sam")
    off, _ = switch_off(house.desk(), account)
    assert off.state is AccountState.DISABLED
    assert "u-sam" not in house.file.keys
    assert house.hub.control.events[-2:] == [Event.USER_DISABLED, Event.USER_KEYS_REMOVED]


def test_it_switches_off_and_a_lead_takes_the_keys_away_later(house):
    off, _ = switch_off(house.desk(Role.IT_ADMIN), house.account("u-sam"))
    line = next(each for each in list_accounts(house.desk()) if each.account.user.id == "u-sam")
    assert line.in_key_file
    remove_keys(house.desk(), off)
    assert "u-sam" not in house.file.keys


def test_nobody_switches_off_their_own_account(house):
    with pytest.raises(KnownProblem):
        switch_off(house.desk(), house.account("u-asha"))
    assert house.account("u-asha").state is AccountState.ACTIVE


def test_a_full_disk_leaves_no_half_account_and_the_files_one_step_apart_at_most(house):
    house.hub.control.full = True
    desk = house.desk()
    for _ in range(3):
        with pytest.raises(StorageFull):
            add_colleague(desk, MO, FIRST)
    assert house.file.gen - house.recorded <= 1, "two steps apart would lock everyone out"
    house.hub.control.full = False
    account, _ = add_colleague(desk, MO, FIRST)
    assert house.recorded == house.file.gen
    assert sorted(house.file.names.values()).count("mo") == 1
    assert account.user.sign_in == "mo"


def test_a_password_from_it_makes_the_account_wait_for_a_lead_again(house):
    account = added(house, Role.LEAD)
    reset, _ = reset_password(house.desk(Role.IT_ADMIN), account, OWN)
    assert (reset.state, reset.own_password) == (AccountState.WAITING, False)
    assert house.file.keys[account.user.id] == ("control",)
    assert house.desk_of(account.user.id).records is None
    assert house.hub.control.events[-1] is Event.PASSWORD_RESET
    with pytest.raises(NotYet):
        approve_colleague(house.desk(Role.LEAD), reset, "12345678")


def test_a_password_from_a_lead_keeps_the_keys_and_is_only_good_for_choosing_an_own_one(house):
    account = added(house, Role.LEAD)
    reset, _ = reset_password(house.desk(Role.LEAD), account, OWN)
    assert (reset.state, reset.own_password) == (AccountState.ACTIVE, False)
    assert house.file.keys[account.user.id] == ("control", "records", "restricted")
    with pytest.raises(KnownProblem):
        find_people(house.desk_of(account.user.id), "a")


def test_it_does_not_reset_the_only_lead_nor_anybody_themselves(house):
    lead = next(
        line.account for line in list_accounts(house.desk(Role.IT_ADMIN)) if line.account.user.role is Role.LEAD
    )
    with pytest.raises(OnlyLead):
        reset_password(house.desk(Role.IT_ADMIN), lead, OWN)
    with pytest.raises(KnownProblem):
        reset_password(house.desk(Role.LEAD), lead, OWN)


@pytest.mark.parametrize("role", [Role.CLINICIAN, Role.NAVIGATOR])
def test_others_reset_nobody(house, role):
    with pytest.raises(NotAllowed):
        reset_password(house.desk(role), added(house), OWN)
