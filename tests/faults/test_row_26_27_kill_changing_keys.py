"""kill -9 at any moment while keys are changed: the key file opens a whole store, and nothing is left lying about.

Two rounds of each by themselves; more with ``HUBDESK_KILL_ROUNDS=150`` (security design §6.2, rows 26 and 27).
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from hubdesk.app.demo import PASSWORD
from hubdesk.domain.people import PersonEntry
from hubdesk.services.people import register_person
from hubdesk.store import schema
from hubdesk.store.units import transaction
from hubdesk.vault.problems import WrongPassword
from tests.faults.turning_keys import OTHER, STEPS
from tests.support.hub import TickingClock, desk_at
from tests.support.sources import ROOT

ROUNDS = int(os.environ.get("HUBDESK_KILL_ROUNDS", "2"))
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL and no fork on Windows")


@pytest.fixture
def nursery(folder):
    command = [sys.executable, "-m", "tests.faults.turning_keys", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def send(what: str, number: int, part: float) -> bool:
            """Let a child make this change and kill it after this part of the time that it took the first time; that
            one is let be. Gives whether it said that it was done."""
            limit = part * took[what] if what in took else 60
            process.stdin.write(f"{what} {number}\n")
            process.stdin.flush()
            done, began = False, 0.0
            while (line := json.loads(process.stdout.readline()))["word"] != "gone":
                if line["word"] == "done":
                    done = True
                    took.setdefault(what, time.perf_counter() - began)
                if line["word"] == "ready":
                    began = time.perf_counter()
                    while what in took and time.perf_counter() - began < limit:
                        pass
                if line["word"] == "ready" and what in took:
                    with suppress(ProcessLookupError):  # it was quicker
                        os.kill(line["pid"], signal.SIGKILL)
            return done

        took: dict[str, float] = {}
        yield send
        process.stdin.close()
    assert process.returncode == 0


def left_over(folder):
    return [path.name for path in folder.glob("records-*") if not path.name.endswith(("-wal", "-shm"))]


def whole(desk, people):
    assert desk.records.check().faults == ()
    assert desk.control.check().faults == ()
    with transaction(desk.records._engine, reading=True) as connection:
        assert len(connection.execute(schema.person.select()).all()) == people


@pytest.mark.timeout(60 + 30 * ROUNDS)
def test_row_26_killed_while_the_records_get_new_keys(folder, nursery):
    chance, turned = random.Random(26), 0
    for number in range(ROUNDS):
        with desk_at(folder) as desk:
            register_person(desk, PersonEntry(family=f"Person{number}", birth_year="1988"), although_alike=True)
        before = json.loads((folder / "hubdesk.keys").read_bytes())["gen"]
        done = nursery("rotate", number, chance.uniform(0.3, 1.6))
        after = json.loads((folder / "hubdesk.keys").read_bytes())["gen"]
        assert after - before == 1 or (after == before and not done)
        turned += after - before
        for who in ("asha", "jo"):
            with desk_at(folder, TickingClock(), sign_in=who) as desk:
                whole(desk, number + 1)
        print("round", number, "turned" if after > before else "as before", "done" if done else "killed")
        assert left_over(folder) == [f"records-{turned + 1}.db"], "leftovers are gone, and nothing else is"


def test_row_26_killed_just_before_each_step(folder, nursery):
    with desk_at(folder) as desk:
        register_person(desk, PersonEntry(family="Avery", birth_year="1988"))
    turned = 1
    for number, step in enumerate(STEPS):
        assert not nursery("step", number, 60)
        turned += step in ("turned", "named", "spare kept", "become")
        with desk_at(folder, TickingClock(), sign_in="jo") as desk:
            whole(desk, 1)
        assert left_over(folder) == [f"records-{turned}.db"], step


@pytest.mark.timeout(60 + 30 * ROUNDS)
@pytest.mark.parametrize("what", ["password", "add", "kit"])
def test_row_27_killed_while_the_key_file_changes(folder, nursery, what, tmp_path):
    chance = random.Random(27)
    fresh = tmp_path / "fresh"
    shutil.copytree(folder, fresh)
    for number in range(ROUNDS):
        if what == "password":  # each round begins with the password it changes
            shutil.rmtree(folder)
            shutil.copytree(fresh, folder)
        done = nursery(what, number, chance.uniform(0, 1.2))
        opened = []
        for password in (PASSWORD, OTHER):
            try:
                with desk_at(folder, TickingClock(), sign_in="asha", password=password) as desk:
                    whole(desk, 0)
                    opened.append(password)
            except WrongPassword:
                (folder / "tries.json").write_bytes((fresh / "tries.json").read_bytes())
        if what == "password":
            assert opened == ([OTHER] if done else opened[:1]), "the old password or the new one, never neither"
            assert len(opened) == 1
        else:
            assert opened == [PASSWORD]
