"""Backups as they happen at a hub: on closing, on locking in the evening, on demand; and what is red when they fail."""

import json
import shutil
from datetime import timedelta

import pytest

from hubdesk.services.housekeeping import back_up, set_backup_folder
from tests.support.hub import TickingClock, desk_at
from tests.support.program import Workstation


@pytest.fixture
def set_up(folder, stick):
    with desk_at(folder, sign_in="asha") as desk:
        set_backup_folder(desk, str(stick))


def backups(stick):
    return sorted(path.name for path in stick.iterdir() if path.is_dir())


def test_closing_the_program_makes_a_checked_backup(workstation, set_up, stick):
    desk = workstation()
    desk.unlock("sam")
    desk.wait_for("Nothing is waiting")
    desk.register("Avery", "Mason")
    desk.switch_off()
    assert len(backups(stick)) == 1
    assert json.loads((stick / backups(stick)[0] / "backup.json").read_text())["files"]["records-1.db"]["auditSeq"] > 0


def test_locking_makes_one_when_the_last_is_hours_old_and_closing_locked_makes_none(workstation, set_up, stick):
    desk = workstation()
    desk.unlock("sam")
    desk.wait_for("Nothing is waiting")
    desk.press("Lock")
    desk.settle()
    assert len(backups(stick)) == 1
    desk.unlock("jo")
    desk.wait_for("Nothing is waiting")
    desk.press("Lock")
    desk.settle()
    assert len(backups(stick)) == 1, "the last one is seconds old"
    desk.switch_off()
    assert len(backups(stick)) == 1


def test_a_pulled_stick_on_closing_is_red_on_today_the_next_morning(
    workstation, qtbot, folder, set_up, stick, expected_log
):
    expected_log("no backup was made")
    desk = workstation()
    desk.unlock("sam")
    desk.wait_for("Nothing is waiting")
    shutil.rmtree(stick)
    desk.switch_off()

    clock = TickingClock(desk.clock.moment + timedelta(hours=15))
    again = workstation(Workstation(qtbot, folder, clock))
    again.unlock("sam")
    again.wait_for("Nothing is waiting")
    again.wait_for("was not made: the folder was not there.")
    stick.mkdir()
    again.open_row("Settings")
    again.wait_for("Back up now")
    again.press("Back up now")
    again.wait_for("The backup was made, read back and found sound.")
    assert len(backups(stick)) == 1
    assert not again.sees("was not made")


def test_an_old_backup_is_red_and_a_fresh_one_is_not(workstation, qtbot, folder, set_up, stick, expected_log):
    expected_log("no backup was made")
    with desk_at(folder, sign_in="asha") as lead:
        back_up(lead)
    desk = workstation()
    desk.unlock("sam")
    desk.wait_for("Nothing is waiting")
    assert not desk.sees("Last backup")
    desk.switch_off()
    shutil.rmtree(stick)  # else the first unlock of the day would make one
    late = workstation(Workstation(qtbot, folder, TickingClock(desk.clock.moment + timedelta(days=3))))
    late.unlock("sam")
    late.wait_for("3 days ago.")


def test_a_lead_sets_the_folder_and_the_minutes_and_a_nurse_only_reads_them(workstation, folder, stick):
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("There is no backup of these records yet.")
    desk.open_row("Settings")
    desk.wait_for("Folder for backups")
    desk.fill("Folder for backups", str(folder))
    desk.press("Use this folder")
    desk.wait_for("This folder holds the records themselves")
    desk.editor("Folder for backups").clear()
    desk.fill("Folder for backups", str(stick))
    desk.press("Use this folder")
    desk.wait_for("Backups go to this folder from now on.")
    assert desk.sees("This folder is on the same disk as the records")
    desk.press("Lock")
    desk.settle()
    desk.unlock("sam")
    desk.wait_for("Nothing is waiting")
    desk.open_row("Settings")
    desk.wait_for(f"Backups go to {stick}")
    assert not desk.sees("Use this folder")
    assert not desk.sees("Lock after")


def test_it_sets_the_folder_and_makes_no_backup(workstation, stick):
    desk = workstation()
    desk.unlock("ines")
    desk.wait_for("No folder is set for backups.")
    desk.open_row("Settings")
    desk.wait_for("Folder for backups")
    desk.fill("Folder for backups", str(stick))
    desk.press("Use this folder")
    desk.wait_for("Backups go to this folder from now on.")
    assert not desk.sees("Back up now")
    desk.switch_off()
    assert backups(stick) == []


def test_the_first_unlock_of_a_day_makes_one_by_itself_and_the_page_says_what_is_kept(
    workstation, qtbot, folder, set_up, stick
):
    desk = workstation()
    desk.unlock("sam")
    desk.wait_for("Nothing is waiting")
    assert len(backups(stick)) == 1, "before anything is closed"
    desk.switch_off()
    tomorrow = workstation(Workstation(qtbot, folder, TickingClock(desk.clock.moment + timedelta(days=1))))
    tomorrow.unlock("jo")
    tomorrow.wait_for("Nothing is waiting")
    assert len(backups(stick)) == 2
    tomorrow.open_row("Settings")
    tomorrow.wait_for("Kept: 2 of single days. The oldest is of 02-Jun-2026.")
    assert tomorrow.sees("The files were last checked and found sound on 03-Jun-2026")
