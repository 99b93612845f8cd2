"""A store made with an earlier release's figures: the next sign-in brings the password up to today's."""

import json

from hubdesk.app.demo import PASSWORD
from hubdesk.app.stores import LocalStrongroom
from hubdesk.vault import KdfParameters, KdfPolicy
from tests.support.hub import CHEAP, TickingClock

STRONGER = KdfPolicy(KdfParameters(16, 2, 1), floor=CHEAP.floor, cap=CHEAP.cap)


def figures(folder, name):
    slots = json.loads((folder / "hubdesk.keys").read_bytes())["users"]
    return next((s["kdf"]["m"], s["kdf"]["t"]) for s in slots if s["name"] == name)


def test_row_12_the_next_sign_in_asks_for_the_work_of_today(folder):
    room = LocalStrongroom(folder, STRONGER, TickingClock())
    for _ in range(2):
        opened = room.unlock("jo", PASSWORD)
        with opened.control.reading() as unit:
            assert unit.key_generation() == opened.keys.generation == 2
        room.lock()
    assert figures(folder, "jo") == (16, 2)
    assert figures(folder, "sam") == (8, 1)
