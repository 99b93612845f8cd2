"""kill -9 at any moment while answering: nothing acknowledged is lost, and the visit goes on at that very question."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select

from hubdesk.domain.audit import Event
from hubdesk.domain.people import PersonEntry
from hubdesk.services.people import register_person
from hubdesk.services.today import read_today
from hubdesk.services.visit_now import load_visit
from hubdesk.services.visits import start_visit
from hubdesk.store import schema
from hubdesk.store.units import transaction
from tests.support.hub import TickingClock, desk_at, make_store
from tests.support.sources import ROOT

ROUNDS = 5
MANY_ROUNDS = 100
MOST_ACKNOWLEDGED = 24

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL and no fork on Windows")


def test_row_01_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path):
    _kill(tmp_path, ROUNDS)


@pytest.mark.evidence
@pytest.mark.timeout(1800)
def test_row_01_nothing_acknowledged_is_lost_in_a_hundred_kills(tmp_path):
    _kill(tmp_path, MANY_ROUNDS)
    print(f"\nkill -9 while answering: {MANY_ROUNDS} rounds, nothing acknowledged lost")


def _kill(tmp_path: Path, rounds: int) -> None:
    folder, chance = tmp_path / "hubdesk", random.Random(20260602)
    make_store(folder)
    with desk_at(folder) as desk:
        person, _ = register_person(desk, PersonEntry(family="Avery", birth_year="1988"))
        visit = start_visit(desk, person.id).visit
    recorded = 0
    with _nursery(folder) as send:
        for number in range(rounds):
            said = send(number, chance.randint(1, MOST_ACKNOWLEDGED), chance.uniform(0, 0.004))
            recorded = _check(folder, visit.id, said, recorded)


def _check(folder: Path, visit_id: str, said: list[dict], recorded: int) -> int:
    """Compare what was acknowledged with what a new start of the program finds."""
    last = [line for line in said if line["word"] == "acknowledged"][-1]
    under_way = said[-1]["about"] if said[-1]["word"] == "about to" else ""
    acknowledged = sum(line["word"] == "acknowledged" and line["about"] == "answer" for line in said)
    with desk_at(folder, TickingClock()) as desk:
        found, count = _found(desk, visit_id), _recorded(desk)
        result = desk.records.check()
        offered = {v.id: v.place for v in read_today(desk).interrupted}

    assert result.faults == ()
    assert count - recorded - acknowledged in ((0, 1) if under_way == "answer" else (0,))
    if under_way != "answer":
        assert found == last["answers"], f"an answer was lost before {under_way or 'nothing'}"
    else:
        differences = {k for k in found.keys() | last["answers"].keys() if found.get(k) != last["answers"].get(k)}
        assert not last["answers"].keys() - found.keys()
        assert bool(differences) <= (count - recorded - acknowledged), "answers changed without an answer"
    place = offered[visit_id]
    if under_way != "turn":
        assert [place.kind.value, place.response_id, place.link_id] == last["place"]
    return count


def _found(desk, visit_id) -> dict[str, str]:
    with desk.records.reading() as unit:
        now = load_visit(desk, unit, visit_id)
    return {f"{f.response.id} {link}": str(given) for f in now.forms for link, given in f.stored.items()}


def _recorded(desk) -> int:
    """How many answers the audit trail tells of: one for each, in the very transaction of the answer."""
    table = schema.records_audit
    with transaction(desk.records._engine, reading=True) as connection:
        told = select(func.count()).where(table.c.event == Event.ANSWER_RECORDED.value)
        return int(connection.execute(told).scalar_one())


@contextmanager
def _nursery(folder: Path) -> Iterator:
    """Gives a function that lets one child work, kills it after so many acknowledgements, and tells what it said."""
    command = [sys.executable, "-m", "tests.faults.answering", str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def send(seed: int, patience: int, spin: float) -> list[dict]:
        process.stdin.write(f"{seed}\n")
        process.stdin.flush()
        said: list[dict] = []
        pid, acknowledged = 0, 0
        while not said or said[-1]["word"] != "gone":
            line = json.loads(process.stdout.readline())
            pid = line.get("pid", pid)
            acknowledged += line["word"] == "acknowledged"
            if line["word"] != "child":
                said.append(line)
            if pid and acknowledged >= patience:
                _wait(spin)
                os.kill(pid, signal.SIGKILL)
                patience = sys.maxsize
        return said[:-1]

    with process:
        yield send
        process.stdin.close()
    assert process.returncode == 0


def _wait(seconds: float) -> None:
    """So short that sleeping would be too coarse."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass
