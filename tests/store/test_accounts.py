"""Accounts, settings and the history of backups in the control file."""

from dataclasses import replace

import pytest

from hubdesk.domain.accounts import Account, AccountState
from hubdesk.domain.housekeeping import BackupRun
from hubdesk.domain.problems import ChangedElsewhere, NotFound
from tests.store.builders import LEAD, NOW

ACCOUNT = Account(LEAD, 1, AccountState.WAITING, False, NOW, LEAD.id)


@pytest.fixture
def stored(control):
    with control.writing() as unit:
        unit.add_user(LEAD)
        unit.add_account(ACCOUNT)
    return control


def test_an_account_comes_back_as_it_was_stored(stored):
    with stored.reading() as unit:
        assert unit.account(LEAD.id) == ACCOUNT
        assert list(unit.accounts()) == [ACCOUNT]
        with pytest.raises(NotFound):
            unit.account("nobody")


def test_a_change_needs_the_version_that_was_read(stored):
    approved = replace(
        ACCOUNT, version=2, state=AccountState.ACTIVE, own_password=True, approved_at=NOW, approved_by=LEAD.id
    )
    with stored.writing() as unit:
        unit.save_account(approved)
    with stored.reading() as unit:
        assert unit.account(LEAD.id) == approved
    with pytest.raises(ChangedElsewhere), stored.writing() as unit:
        unit.save_account(approved)


def test_when_somebody_was_seen_changes_no_version(stored):
    with stored.writing() as unit:
        unit.saw(LEAD.id, NOW)
    with stored.reading() as unit:
        assert unit.account(LEAD.id) == replace(ACCOUNT, last_seen=NOW)


def test_a_change_read_before_the_sign_in_does_not_forget_it(stored):
    with stored.writing() as unit:
        unit.saw(LEAD.id, NOW)
        unit.save_account(replace(ACCOUNT, version=2, own_password=True))
    with stored.reading() as unit:
        assert unit.account(LEAD.id).last_seen == NOW


def test_settings_are_empty_until_set(control):
    with control.writing() as unit:
        assert unit.setting("idle-minutes") == ""
        unit.set_setting("idle-minutes", "3")
        unit.set_setting("idle-minutes", "4")
    with control.reading() as unit:
        assert unit.setting("idle-minutes") == "4"


def test_backups_are_remembered_good_and_failed(control):
    good, failed = BackupRun(NOW, LEAD.id, "b-1", 10), BackupRun(NOW, LEAD.id, "", 0, "backup-disk-full")
    with control.writing() as unit:
        assert unit.last_backup(good=True) is None
        unit.add_backup_run(good)
        unit.add_backup_run(failed)
    with control.reading() as unit:
        assert unit.last_backup(good=True) == good
        assert unit.last_backup(good=False) == failed
