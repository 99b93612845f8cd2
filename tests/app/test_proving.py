"""The signed-in worker's own password, asked for again: it takes the same, and waits as the unlock page does."""

from dataclasses import dataclass

import pytest

from hubdesk.app.demo import PASSWORD
from hubdesk.app.stores import LocalStrongroom
from hubdesk.app.tries import TryLater
from hubdesk.vault.problems import WrongPassword
from tests.support.hub import CHEAP, TickingClock


@dataclass
class Uptime:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def uptime():
    return Uptime()


@pytest.fixture
def keys(folder, uptime):
    room = LocalStrongroom(folder, CHEAP, TickingClock(), uptime)
    yield room.unlock("sam", PASSWORD).keys
    room.lock()


def test_ones_own_password_is_right_and_nobody_elses(keys):
    keys.prove(PASSWORD)
    for other in ("not it at all", "", PASSWORD.upper()):
        with pytest.raises(WrongPassword):
            keys.prove(other)


def test_wrong_ones_wait_and_the_right_one_is_not_tried_meanwhile(keys, uptime):
    for _ in range(4):
        with pytest.raises(WrongPassword):
            keys.prove("not it at all")
    with pytest.raises(TryLater):
        keys.prove(PASSWORD)
    uptime.now += 3
    keys.prove(PASSWORD)
    with pytest.raises(WrongPassword):
        keys.prove("a slip")
    keys.prove(PASSWORD)


def test_they_count_at_the_unlock_page_too(keys, folder, uptime):
    for _ in range(4):
        with pytest.raises(WrongPassword):
            keys.prove("not it at all")
    with pytest.raises(TryLater):
        LocalStrongroom(folder, CHEAP, TickingClock(), uptime).unlock("sam", PASSWORD)


def test_it_is_the_password_of_whoever_is_signed_in_that_counts(folder, uptime):
    room = LocalStrongroom(folder, CHEAP, TickingClock(), uptime)
    opened = room.unlock("sam", PASSWORD)
    opened.keys.change_password(PASSWORD, "quiet orange window", fresh_pair=False)
    with pytest.raises(WrongPassword):
        opened.keys.prove(PASSWORD)
    opened.keys.prove("quiet orange window")
    room.lock()
