"""A destroyed record stays destroyed: after an older file was put back, and by the ledger beside the backups."""

import shutil
from datetime import timedelta

import pytest

from hubdesk.app.erasures import LEDGER_FILE, copy_ledger, erase_again
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.problems import NotFound
from hubdesk.domain.retention import WhyDestroy
from hubdesk.services.destruction import confirm_destruction, propose_destruction
from hubdesk.services.housekeeping import back_up, set_backup_folder
from hubdesk.services.people import find_people, register_person
from hubdesk.services.retention import open_keeping
from hubdesk.services.sure_day import confirm_day
from tests.support.hub import TickingClock, desk_at, make_store

WHO = PersonEntry(family="Fenwick", given="Arnold", birth_year="1949", gender="1")


@pytest.fixture
def clock() -> TickingClock:
    return TickingClock()


@pytest.fixture
def place(tmp_path, clock):
    """A store with one person of nine years ago, and where its files lie."""
    folder = tmp_path / "data"
    make_store(folder, clock)
    with desk_at(folder, clock, "asha") as desk:
        person, _ = register_person(desk, WHO)
    clock.moment += timedelta(days=365 * 9)
    with desk_at(folder, clock, "asha") as desk:
        confirm_day(desk)
    return folder, person.id


def destroy(folder, clock, person_id) -> None:
    with desk_at(folder, clock, "asha") as desk:
        propose_destruction(desk, open_keeping(desk, person_id), WhyDestroy.YEARS_OVER)
    with desk_at(folder, clock, "noor") as desk:
        confirm_destruction(desk, open_keeping(desk, person_id))


def test_row_52_an_older_file_put_back_by_hand_is_cleaned_before_the_desk_is_given(place, clock, tmp_path):
    folder, person_id = place
    shutil.copy(folder / "records-1.db", tmp_path / "older.db")
    destroy(folder, clock, person_id)
    shutil.copy(tmp_path / "older.db", folder / "records-1.db")
    for who in ("jo", "asha"):
        with desk_at(folder, clock, who) as desk:
            assert find_people(desk, "Fenwick") == ()
            with pytest.raises(NotFound):
                open_keeping(desk, person_id)


def test_the_ledger_is_put_beside_the_backups_once(place, clock, tmp_path):
    folder, person_id = place
    home = tmp_path / "usb"
    home.mkdir()
    destroy(folder, clock, person_id)
    with desk_at(folder, clock, "asha") as desk:
        set_backup_folder(desk, str(home))
        back_up(desk)
        back_up(desk)
    assert (home / LEDGER_FILE).read_bytes() == (folder / LEDGER_FILE).read_bytes()
    assert b"Fenwick" not in (home / LEDGER_FILE).read_bytes()


def test_the_ledger_beside_the_backups_is_enough_on_a_new_computer(place, clock, tmp_path):
    folder, person_id = place
    older, beside = tmp_path / "older.db", tmp_path / "usb"
    beside.mkdir()
    shutil.copy(folder / "records-1.db", older)
    destroy(folder, clock, person_id)
    shutil.move(folder / LEDGER_FILE, beside / LEDGER_FILE)
    with desk_at(folder, clock, "asha") as desk:
        from hubdesk.store.schema import person
        from hubdesk.store.units import transaction

        assert erase_again(desk.records, beside) == 0
        with transaction(desk.records._engine, reading=True) as connection:
            assert connection.execute(person.select()).all() == []
    assert (folder / LEDGER_FILE).exists()


def test_a_ledger_that_was_cut_off_beside_the_backups_is_gone_on_with(tmp_path):
    data, beside = tmp_path / "data", tmp_path / "usb"
    for folder in (data, beside):
        folder.mkdir()
    (data / LEDGER_FILE).write_bytes(b"one\ntwo\n")
    (beside / LEDGER_FILE).write_bytes(b"one\ntw")
    copy_ledger(data, beside)
    copy_ledger(data, beside)
    assert (beside / LEDGER_FILE).read_bytes() == b"one\ntw\ntwo\n"
    copy_ledger(data, tmp_path / "pulled")
