"""Damaged records at the desk: every page says so, reading goes on, nothing is stored, the last backup comes back."""

from datetime import timedelta

import pytest

from hubdesk.app.demo import PASSWORD
from hubdesk.domain.people import PersonEntry
from hubdesk.services.housekeeping import back_up, set_backup_folder
from hubdesk.services.people import register_person
from tests.faults.damaging import flip_a_bit, pages
from tests.support.chance import START
from tests.support.hub import TickingClock, desk_at
from tests.support.program import Workstation

DAMAGED = "The records are damaged. You can read what can be read. Nothing is stored."


@pytest.fixture
def damaged(folder, stick):
    """A hub with a backup of yesterday evening, a person registered this morning, and then a bit that flipped."""
    with desk_at(folder, sign_in="asha") as desk:
        register_person(desk, PersonEntry(family="Avery", given="Mason", birth_year="1988"))
        set_backup_folder(desk, str(stick))
        back_up(desk)
    with desk_at(folder, TickingClock(START + timedelta(hours=15))) as desk:
        register_person(desk, PersonEntry(family="Zyxwood", given="Quill", birth_year="1977"))
    flip_a_bit(folder / "records-1.db", _page_that_can_be_missed(folder))
    (folder / "anchors.json").unlink()
    return folder


def _page_that_can_be_missed(folder):
    """One that opening and Today do not need; nothing in an encrypted file says which, so it is tried."""
    from hubdesk.services.daily_care import look_over
    from hubdesk.services.people import find_people
    from hubdesk.services.today import read_today
    from hubdesk.store.problems import StoreProblem

    path = folder / "records-1.db"
    whole = path.read_bytes()
    for page in range(2, pages(path)):
        flip_a_bit(path, page)
        (folder / "anchors.json").unlink(missing_ok=True)
        try:
            with desk_at(folder) as desk:
                read_today(desk)
                find_people(desk, "avery")
                good = desk.hold.reason is None and bool(look_over(desk))
        except StoreProblem:
            good = False
        path.write_bytes(whole)
        (folder / "damaged.json").unlink(missing_ok=True)
        (folder / "held-records.log").unlink(missing_ok=True)
        if good:
            return page
    raise AssertionError("every page is needed")


def test_damage_is_said_on_every_page_and_the_lead_puts_the_backup_back(
    workstation, qtbot, damaged, stick, expected_log
):
    expected_log("the records are damaged")
    morning = TickingClock(START + timedelta(days=1))
    desk = workstation(Workstation(qtbot, damaged, morning))
    desk.unlock("sam")
    desk.wait_for(DAMAGED)
    desk.open_row("People")
    desk.settle()
    assert desk.sees(DAMAGED)

    desk.open_row("Today")
    desk.press("Register a person")
    desk.wait_for("Family name")
    desk.fill("Family name", "Later")
    desk.press("Not known")
    desk.press("Register this person")
    desk.wait_for("The records are damaged, so nothing is stored.")
    assert desk.editor("Family name").text() == "Later", "what was typed stays"

    desk.press("What to do while nothing is stored")
    desk.wait_for("Tell a clinical lead or IT now")
    desk.wait_for("ZYXWOOD, Quill")
    assert desk.sees("Registered the person")
    assert not desk.sees("AVERY, Mason"), "that is in the backup"
    desk.press("Lock")
    desk.settle()

    desk.unlock("asha")
    desk.wait_for(DAMAGED)
    desk.press("What to do while nothing is stored")
    desk.wait_for("First look whether the backup opens")
    desk.press("Lock and get the records back")
    desk.wait_for("Which backup?")
    desk.fill("Your sign-in name", "asha")
    desk.fill("Your password", PASSWORD)
    desk.press("Try it, changing nothing")
    desk.wait_for("1 thing was entered after that about 1 person by Sam Okafor")
    desk.fill("Your password", PASSWORD)
    desk.press("Put this backup back")
    desk.wait_for("The records are as they were on 02-Jun-2026")
    desk.press("Go to unlock")
    desk.wait_for("Sign-in name")

    desk.unlock("sam")
    desk.wait_for("Register a person")
    assert not desk.sees(DAMAGED)
    desk.register("Later", "Lou")
    assert not desk.sees(DAMAGED)
