"""No room on the disk: an answer stays on the screen, a message says so, and it is stored once there is room."""

from itertools import cycle, islice

import pytest
from PySide6.QtCore import Qt

from hubdesk.app.demo import PASSWORD
from hubdesk.app.stores import LocalStrongroom
from hubdesk.domain.ids import Ids
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.problems import StorageFull
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.people import register_person
from hubdesk.services.unlock import lock, unlock
from hubdesk.store.stores import StoredControl
from hubdesk.vault import Unlocked
from tests.support.chance import SeededBytes
from tests.support.forms_once import shipped
from tests.support.hub import CHEAP, TickingClock, desk_at
from tests.support.living import living

FULL = "The disk is full, so nothing was saved."
_EVERYTHING = 2_000_000_000


def no_room(store):
    """SQLite may not take one more page: what it answers is what a full disk makes it answer."""
    _most_pages(store, 1)  # it cannot go below the pages in use


def room_again(store):
    _most_pages(store, _EVERYTHING)


def _most_pages(store, pages):
    raw = store._engine.raw_connection()
    try:
        raw.cursor().execute(f"PRAGMA max_page_count={pages}").fetchone()
    finally:
        raw.close()


def _change_the_answer_until_it_fails(desk):
    """An answer fits into pages that are begun; sooner or later one does not. Gives the words of that one."""
    for key, words in islice(cycle((("3", "More than half the days"), ("4", "Nearly every day"))), 100):
        desk.key(key)
        desk.settle()
        if desk.sees(FULL):
            return words
    raise AssertionError("the disk was never full")


def test_row_3_an_answer_that_finds_no_room_stays_on_the_screen_and_is_stored_on_continue(workstation):
    desk = workstation()
    desk.unlock()
    desk.register("Avery", "Mason")
    desk.start_visit()
    desk.wait_for("Little interest")
    records = desk.program.desk.records
    no_room(records)
    question, refused = desk.question(), _change_the_answer_until_it_fails(desk)

    assert desk.button(refused).isChecked(), "the answer stays as it was given"
    assert desk.sees("Not saved")
    assert desk.sees("Free some space, then save again.")
    desk.key(Qt.Key.Key_Return)
    desk.settle()
    assert desk.question() == question, "no page is turned on an answer that is not stored"
    assert desk.button(refused).isChecked()
    assert desk.sees(FULL)

    room_again(records)
    desk.press("Save and continue")
    desk.settle()
    assert not desk.sees(FULL)
    assert desk.question() != question
    desk.press("Back")
    desk.wait_for(question)
    assert desk.button(refused).isChecked(), "and it was stored"


def test_row_3_registering_with_a_full_disk_keeps_what_was_typed(workstation):
    desk = workstation()
    desk.unlock()
    no_room(desk.program.desk.records)
    for number in range(60):
        desk.press("Register a person")
        desk.wait_for("Family name")
        desk.fill("Family name", f"Person{number}")
        desk.press("Not known")
        desk.press("Register this person")
        desk.settle()
        if desk.sees(FULL):
            break
        desk.open_row("Today")
        desk.settle()
    assert desk.sees(FULL)
    assert desk.editor("Family name").text() == f"Person{number}"
    room_again(desk.program.desk.records)
    desk.press("Register this person")
    desk.wait_for("Start a visit")


def test_a_full_disk_never_keeps_the_screen_from_being_locked(workstation, expected_log, monkeypatch):
    expected_log("the audit trail could not be told")
    desk = workstation()
    desk.unlock()
    desk.register("Avery", "Mason")
    held = [k for u in living(Unlocked) for k in u.keys.values()]
    monkeypatch.setattr("hubdesk.services.unlock.lock", _full)
    desk.press("Lock")
    desk.settle()
    assert desk.sees("Sign-in name")
    assert not desk.sees(FULL), "there is nothing that the person at the desk could do about it"
    assert not [key for key in held if any(key)], "the keys are forgotten all the same"
    monkeypatch.undo()
    desk.unlock()
    desk.wait_for("Overview")


def _full(_desk, _room, _why):
    raise StorageFull(FULL, "Free some space, then save again.")


def test_locking_the_services_with_a_full_disk_forgets_the_keys(folder, monkeypatch):
    """The same one layer below: whoever calls ``services.unlock.lock`` must be able to rely on it."""
    clock = TickingClock()
    room = LocalStrongroom(folder, CHEAP, clock)
    shelf = FormShelf(shipped())
    desk = unlock(room, shelf, clock, Ids(clock, SeededBytes()), "sam", PASSWORD)
    held = [k for u in living(Unlocked) for k in u.keys.values()]
    monkeypatch.setattr(type(desk.control), "writing", _no_room_for_anything)
    with pytest.raises(StorageFull):
        lock(desk, room)
    left = [key for key in held if any(key)]
    room.lock()
    assert not left


def test_an_unlock_that_finds_no_room_for_its_audit_event_leaves_nothing_open(folder, monkeypatch):
    clock = TickingClock()
    room = LocalStrongroom(folder, CHEAP, clock)
    shelf = FormShelf(shipped())
    monkeypatch.setattr(StoredControl, "writing", _no_room_for_anything)
    with pytest.raises(StorageFull):
        unlock(room, shelf, clock, Ids(clock, SeededBytes()), "sam", PASSWORD)
    left = [k for u in living(Unlocked) for k in u.keys.values() if any(k)]
    room.lock()
    assert not left, "nobody is signed in, and yet the keys are in memory"


def _no_room_for_anything(_store):
    raise StorageFull(FULL, "Free some space, then save again.")


def test_nothing_of_a_refused_registration_is_left(folder):
    with desk_at(folder) as desk:
        no_room(desk.records)
        registered = _register_until_it_fails(desk)
        room_again(desk.records)
        assert desk.records.check().faults == ()
        with desk.records.reading() as unit:
            assert len(unit.people.recent(500)) == registered


def _register_until_it_fails(desk):
    for number in range(200):
        try:
            register_person(desk, PersonEntry(family=f"Person{number}", birth_unknown=True))
        except StorageFull:
            return number
    raise AssertionError("the disk was never full")
