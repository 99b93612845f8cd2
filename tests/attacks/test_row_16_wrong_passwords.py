"""Row 16: a script types a thousand wrong passwords, restarts, and turns the clock.

The pause holds and is never for good, nothing is erased, and every try reaches the audit trail with its own time.
"""

import random
from datetime import timedelta

import pytest

from hubdesk.app.before_unlock import BEFORE_UNLOCK_FILE, MOST
from hubdesk.app.demo import PASSWORD
from hubdesk.app.stores import LocalStrongroom
from hubdesk.app.tries import TRIES_FILE, TryLater
from hubdesk.domain.audit import Event
from hubdesk.domain.wrong_passwords import wait_words
from hubdesk.vault.problems import WrongPassword
from tests.support.hub import CHEAP, TickingClock

TRIES = 1000
A_LONG_TIME = 15 * 60
KINDS = [Event.UNLOCK_REFUSED, Event.EVENTS_LOST]


class Uptime:
    def __init__(self):
        self.now = 5000.0

    def __call__(self):
        return self.now


def refused(room):
    with pytest.raises((WrongPassword, TryLater)) as problem:
        room.unlock("sam", "not it at all")
    return isinstance(problem.value, WrongPassword)


def trail(folder, uptime, clock=None, who="asha"):
    room = LocalStrongroom(folder, CHEAP, clock or TickingClock(), uptime)
    opened = room.unlock(who, PASSWORD)
    with opened.control.reading() as unit:
        found = list(unit.audit.latest(KINDS, 5000))
    room.lock()
    return found


def test_row_16_a_thousand_wrong_passwords(folder):
    chance, uptime, clock = random.Random(16), Uptime(), TickingClock()
    room = LocalStrongroom(folder, CHEAP, clock, uptime)
    start, wrong, asked = clock.moment, 0, 0
    while wrong < TRIES:
        asked += 1
        counted = refused(room)
        wrong += counted
        if counted:
            with pytest.raises(TryLater) if wrong > 3 else pytest.raises(WrongPassword):
                room.unlock("sam", "not it at all")
            wrong += wrong <= 3
        turn = chance.random()
        if turn < 0.2:  # the clock of the computer is set on or back: it opens nothing
            clock.moment = start + timedelta(days=chance.choice((-365, 3650, 1, -1)))
            if wrong > 10:
                assert not refused(room), "a changed clock does not shorten the pause"
        elif turn < 0.4:  # the program is started again
            room = LocalStrongroom(folder, CHEAP, clock, uptime)
            if wrong > 10:
                assert not refused(room), "a restart does not shorten the pause"
        elif turn < 0.5:  # the computer is: its clock of seconds begins again
            uptime.now = 3.0
            room = LocalStrongroom(folder, CHEAP, clock, uptime)
            if wrong > 10:
                assert not refused(room)
        uptime.now += A_LONG_TIME + 1  # and nobody waits longer than that
    assert (folder / BEFORE_UNLOCK_FILE).stat().st_size < 2_000_000
    found = trail(folder, uptime)
    assert [e.event for e in found] == [Event.UNLOCK_REFUSED] * wrong
    assert {e.object_type for e in found} == {"user"}
    assert len({e.object_id for e in found}) == 1
    assert not (folder / BEFORE_UNLOCK_FILE).exists()
    assert trail(folder, uptime, who="sam") == found, "told once; and the owner is let in"


def test_row_16_what_is_written_down_names_nobody_and_cannot_be_read(folder):
    room = LocalStrongroom(folder, CHEAP, TickingClock(), Uptime())
    with pytest.raises(WrongPassword):
        room.unlock("hunter2 and more", "sam")
    text = (folder / BEFORE_UNLOCK_FILE).read_text()
    assert "hunter2" not in text
    assert "sam" not in text
    (event,) = trail(folder, Uptime())
    assert event.object_id == "", "a name that nobody has may be a password"


@pytest.mark.parametrize("what", ["cut", "changed", "swapped", "gone", "added"])
def test_row_16_a_list_that_was_tampered_with_is_told(folder, what):
    uptime = Uptime()
    room = LocalStrongroom(folder, CHEAP, TickingClock(), uptime)
    for _ in range(3):
        assert refused(room)
    path = folder / BEFORE_UNLOCK_FILE
    lines = path.read_text().splitlines()
    if what == "gone":
        path.unlink()
    else:
        changed = {
            "cut": lines[:-1],
            "changed": [lines[0].replace(lines[0][5:9], "AAAA"), *lines[1:]],
            "swapped": [lines[1], lines[0], lines[2]],
            "added": [*lines, lines[-1]],
        }[what]
        path.write_text("\n".join(changed) + "\n")
    assert Event.EVENTS_LOST in [e.event for e in trail(folder, uptime)]


def test_row_16_a_script_cannot_fill_the_disk(folder, monkeypatch):
    monkeypatch.setattr("hubdesk.app.before_unlock.MOST", 4)
    uptime = Uptime()
    room = LocalStrongroom(folder, CHEAP, TickingClock(), uptime)
    for _ in range(6):
        uptime.now += A_LONG_TIME
        assert refused(room)
    found = trail(folder, uptime)
    assert [e.event for e in found] == [Event.UNLOCK_REFUSED] * 5
    assert found[0].detail == {"times": 2}
    assert MOST >= TRIES


def test_row_16_the_record_of_tries_cannot_be_thrown_away(folder):
    uptime = Uptime()
    room = LocalStrongroom(folder, CHEAP, TickingClock(), uptime)
    for _ in range(4):
        refused(room)
    (folder / TRIES_FILE).unlink()
    with pytest.raises(TryLater) as later:
        room.unlock("sam", PASSWORD)
    assert wait_words(4) in later.value.what_next
    uptime.now += 5
    assert Event.EVENTS_LOST not in [e.event for e in trail(folder, uptime)], "all that happened is told"
