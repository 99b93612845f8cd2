"""Wrong passwords: a brake that no restart, no clock and no deleted file takes off, and that never locks for good."""

import json

import pytest

from hubdesk.app.stores import LocalStrongroom
from hubdesk.app.tries import TRIES_FILE, TriesFile, TryLater
from hubdesk.domain.audit import Event
from hubdesk.vault.problems import WrongPassword
from tests.support.hub import CHEAP, TickingClock

SECRET = b"s" * 32
PASSWORD = "maple river kettle"


class Uptime:
    """Seconds since the computer was started."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def uptime():
    return Uptime()


@pytest.fixture
def tries(tmp_path, uptime):
    file = TriesFile(tmp_path, uptime)
    file.begin(SECRET)
    return file


def wait(tries, name="sam") -> int:
    try:
        tries.check(name, SECRET)
    except TryLater as later:
        return int(later.what_next.split()[1]) * (60 if "minute" in later.what_next else 1)
    return 0


def test_three_are_free_then_the_pause_doubles_up_to_five_minutes_and_after_ten_it_is_fifteen(tries, uptime):
    pauses = []
    for _ in range(12):
        uptime.now += 1000
        tries.wrong("sam", SECRET)
        pauses.append(wait(tries))
    assert pauses == [0, 0, 0, 2, 4, 8, 16, 32, 60 * 2, 60 * 3, 60 * 15, 60 * 15]
    uptime.now += 900
    assert wait(tries) == 0


def test_a_restart_of_the_program_or_of_the_computer_shortens_nothing(tries, tmp_path, uptime):
    for _ in range(7):
        tries.wrong("sam", SECRET)
    again = TriesFile(tmp_path, uptime)
    assert wait(again) == 16
    uptime.now = 3.0
    assert wait(TriesFile(tmp_path, uptime)) == 16
    uptime.now += 17
    assert wait(TriesFile(tmp_path, uptime)) == 0, "and it ends as it should"


def test_one_name_does_not_slow_another_down_until_the_computer_itself_is_too_busy(tries, uptime):
    for _ in range(5):
        tries.wrong("sam", SECRET)
    assert (wait(tries), wait(tries, "jo")) == (4, 0)
    for number in range(5):
        tries.wrong(f"guess{number}", SECRET)
    assert wait(tries, "jo") > 50
    uptime.now += 61
    assert wait(tries, "jo") == 0


def test_the_right_password_ends_it_for_that_name_alone(tries):
    for name in ("sam", "jo"):
        for _ in range(4):
            tries.wrong(name, SECRET)
    assert tries.right("sam", SECRET) == 8
    assert (wait(tries), wait(tries, "jo")) == (0, 2)
    assert tries.right("sam", SECRET) == 0


@pytest.mark.parametrize("text", [None, "", "{}", "[1]", '{"tries": {}, "mac": "00"}'])
def test_a_file_that_is_gone_or_altered_counts_as_five(tries, tmp_path, uptime, text):
    path = tmp_path / TRIES_FILE
    path.unlink() if text is None else path.write_text(text)
    assert wait(tries, "anybody") == 4
    uptime.now += 5
    assert wait(tries, "anybody") == 0
    assert tries.right("anybody", SECRET) == 1


def test_a_count_turned_back_by_hand_is_seen(tries, tmp_path):
    for _ in range(9):
        tries.wrong("sam", SECRET)
    path = tmp_path / TRIES_FILE
    told = json.loads(path.read_text())
    told["tries"]["names"] = {}
    path.write_text(json.dumps(told))
    assert wait(tries) == 4


def test_the_file_names_nobody_and_does_not_grow_without_end(tries, tmp_path):
    for number in range(260):
        tries.wrong(f"person{number}", SECRET)
    text = (tmp_path / TRIES_FILE).read_text()
    assert "person" not in text
    assert len(json.loads(text)["tries"]["names"]) == 200


def test_a_strongroom_waits_and_the_audit_trail_is_told(folder, uptime):
    room = LocalStrongroom(folder, CHEAP, TickingClock(), uptime)
    for _ in range(4):
        with pytest.raises(WrongPassword):
            room.unlock("sam", "not it at all")
    with pytest.raises(TryLater):
        room.unlock("sam", PASSWORD)
    uptime.now += 3
    opened = room.unlock("sam", PASSWORD)
    with opened.control.reading() as unit:
        found = unit.audit.latest([Event.UNLOCK_REFUSED, Event.EVENTS_LOST], 10)
    room.lock()
    assert [e.event for e in found] == [Event.UNLOCK_REFUSED] * 4
