"""Two leads destroy a record whose years are over; a hold keeps another; two records of one person are put together and
taken apart again: in the real windows, on a real store."""

import pytest
from sqlalchemy import func, select

from hubdesk.store import schema
from hubdesk.store.ledger import LEDGER_FILE
from hubdesk.store.units import transaction
from tests.support.hub import desk_at


def person_page(desk, typed: str, row: str) -> None:
    desk.press("Find a person")
    desk.wait_for("Part of a name")
    desk.fill("Find a person", typed)
    desk.wait_for("match")
    desk.open_row(row)
    desk.wait_for("Overview")


def unlock_again(desk, sign_in: str) -> None:
    desk.press("Lock")
    desk.unlock(sign_in)
    desk.wait_for("Today")


def rows(folder) -> dict[str, int]:
    with desk_at(folder, sign_in="asha") as desk, transaction(desk.records._engine, reading=True) as connection:
        tables = schema.records.sorted_tables
        return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in tables}


def propose(desk) -> None:
    desk.unlock("asha")
    desk.open_row("Records to review")
    desk.wait_for("FENWICK, Arnold")
    assert desk.sees("8 years after the last contact")
    assert desk.sees("The trust has not confirmed these years yet")
    assert desk.sees("Legal hold")
    desk.open_row("FENWICK, Arnold")
    desk.wait_for("Due for review")
    desk.press("Propose destruction")
    desk.wait_for("Nothing happens yet")
    desk.press("The years are over and nothing speaks for keeping it")
    desk.press("Propose destruction")
    desk.wait_for("Another clinical lead has to confirm")


def test_two_leads_destroy_a_record_and_it_stays_destroyed(workstation, full_folder):
    desk = workstation(full_folder)
    older = (full_folder / "records-1.db").read_bytes()
    propose(desk)
    assert not desk.sees("Destroy this record")
    unlock_again(desk, "noor")
    desk.open_row("Records to review")
    desk.wait_for("Waits for you")
    desk.open_row("FENWICK, Arnold")
    desk.wait_for("You can confirm or decline")
    desk.press("Destroy this record")
    desk.wait_for("It cannot be brought back")
    desk.press("Destroy for good")
    desk.wait_for("Only a note without a name is left")
    desk.press("Back to the records to review")
    desk.wait_for("Proposed by Asha Patel, confirmed by Noor Haddad")
    assert not desk.sees("FENWICK")
    desk.press("Find a person")
    desk.fill("Find a person", "Fenwick")
    desk.wait_for("Nobody matches")
    desk.switch_off()
    assert (full_folder / LEDGER_FILE).exists()
    for end in ("-wal", "-shm"):
        (full_folder / f"records-1.db{end}").unlink(missing_ok=True)
    (full_folder / "records-1.db").write_bytes(older)
    with desk_at(full_folder, sign_in="asha") as again, again.records.reading() as unit:
        assert list(unit.people.find("Fenwick", 5)) == []
        assert len(unit.destruction.stubs()) == 1


def test_a_hold_is_put_and_lifted_with_who_and_why(workstation, full_folder):
    desk = workstation(full_folder)
    desk.unlock("asha")
    desk.open_row("Records to review")
    desk.wait_for("On hold")
    desk.open_row("PASCOE, Joan")
    desk.wait_for("Nothing of this record is destroyed")
    assert desk.sees("Trust solicitor: claim of 2018, not settled")
    desk.press("Lift a hold")
    desk.wait_for("Which hold?")
    desk.press("Lift the hold")
    desk.wait_for("Choose one of these")
    desk.press("Legal hold")
    desk.fill("Why?", "Settled in October")
    desk.press("Lift the hold")
    desk.wait_for("Due for review")
    assert desk.sees("Asha Patel lifted a hold (legal hold). Settled in October")


def test_a_navigator_reads_why_and_decides_nothing(workstation, full_folder):
    desk = workstation(full_folder)
    desk.unlock("jo")
    desk.wait_for("Find a person")
    person_page(desk, "Fenwick", "FENWICK, Arnold")
    assert not desk.sees("Registered twice?")
    desk.press("How long this record is kept")
    desk.wait_for("Due for review")
    for words in ("Propose destruction", "Change", "Put a hold"):
        with pytest.raises(AssertionError):
            desk.press(words)


def test_two_records_are_put_together_and_taken_apart(workstation, full_folder):
    before = rows(full_folder)
    desk = workstation(full_folder)
    desk.unlock("sam")
    desk.wait_for("Find a person")
    person_page(desk, "Calum", "REID, Calum")
    assert not desk.sees("See the result")
    desk.press("Registered twice? Compare with another record")
    desk.wait_for("May be the same person")
    desk.open_row("REID, Callum")
    desk.wait_for("Which record stands?")
    desk.press("Put them together")
    desk.wait_for("Choose which record stands")
    desk.page.standing.set_value("other")
    desk.fill("Why are you sure?", "Release papers in both names")
    desk.press("Put them together")
    desk.wait_for("Also registered as REID, Calum")
    assert desk.sees("See the result")
    desk.press("Find a person")
    desk.fill("Find a person", "Calum")
    desk.wait_for("1 person matches")
    desk.open_row("REID, Callum")
    desk.wait_for("Also registered as REID, Calum")
    desk.open_row("Also registered as REID, Calum")
    desk.wait_for("was merged into REID, Callum")
    desk.press("Open the record that stands")
    desk.wait_for("Overview")
    desk.open_row("Also registered as REID, Calum")
    desk.wait_for("If it was a mistake")
    desk.press("Take the records apart")
    desk.wait_for("Say why they are taken apart")
    desk.fill("Why are they taken apart?", "Two people after all")
    desk.press("Take the records apart")
    desk.wait_for("Overview")
    assert not desk.sees("Also registered as")
    assert not desk.sees("See the result")
    desk.switch_off()
    after = rows(full_folder)
    grown = {name for name in after if after[name] != before[name]}
    assert grown == {"audit", "person_merge"}
