"""A power cut at any moment (security design §6.2, row 2): what was said to be stored is there, and all of it is sound.

The program is run once under strace; then the log of its writing is cut at many points, what was not yet on the disk
is dropped or torn, and each remainder is opened. With ``synchronous=OFF`` the same must lose something: a replay that
finds nothing there would prove nothing.
"""

import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hubdesk.domain.problems import KnownProblem
from tests.faults.power import Step, after_power_loss, read_log, said_until
from tests.store.builders import Hub
from tests.support.sources import ROOT

POINTS = 400
PEOPLE = 120
_CALLS = "trace=pwrite64,pwritev,pwritev2,write,writev,ftruncate,fsync,fdatasync"
NO_STRACE = "This needs strace (a package of the same name on Debian and Ubuntu; Linux only), and it is not here."


def test_the_replay_itself_keeps_what_was_synced_and_tears_what_was_not():
    steps = [Step("write", "a", 0, b"x" * 2048), Step("sync", "a"), Step("said", data=b"1\n")]
    steps += [Step("write", "a", 0, b"y" * 2048), Step("said", data=b"2\n")]
    found = {after_power_loss({"a": b""}, steps, len(steps), random.Random(n))["a"] for n in range(200)}
    assert {b"x" * 2048, b"y" * 2048} < found
    assert any(b"x" in one and b"y" in one for one in found)
    assert all(len(one) == 2048 for one in found)
    assert after_power_loss({"a": b""}, steps, 3, random.Random(1))["a"] == b"x" * 2048
    assert said_until(steps, len(steps)) == [b"1", b"2"]
    assert said_until(steps, 3) == [b"1"]


@pytest.mark.evidence
@pytest.mark.timeout(1500)
def test_row_02_after_a_power_cut_nothing_that_was_said_is_lost(tmp_path):
    lost, unsound = _replay(tmp_path, "FULL")
    print(f"\npower cut, synchronous=FULL: {POINTS} points, {lost} lost something, {unsound} unsound")
    assert (lost, unsound) == (0, 0)


@pytest.mark.evidence
@pytest.mark.timeout(1500)
def test_row_02_positive_control_without_waiting_for_the_disk_something_is_lost(tmp_path):
    lost, unsound = _replay(tmp_path, "OFF")
    print(f"\npower cut, synchronous=OFF: {POINTS} points, {lost} lost something, {unsound} unsound")
    assert lost + unsound > 0, "the replay finds nothing: it proves nothing"


def _replay(tmp_path: Path, synchronous: str) -> tuple[int, int]:
    """How many of the points lost something that was acknowledged, and how many were not sound."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.fail(NO_STRACE, pytrace=False)
    folder = tmp_path / "hub"
    folder.mkdir()
    Hub(folder).make_records()
    before = {str(path): path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}
    log = tmp_path / "strace.log"
    work = [sys.executable, "-m", "tests.faults.power_writer", str(folder), str(PEOPLE), synchronous]
    watched = [strace, "-f", "-y", "-xx", "-s", "70000", "-e", _CALLS, "-e", "signal=none", "-o", str(log), *work]
    said = subprocess.run(watched, cwd=ROOT, capture_output=True, check=True).stdout.split()
    assert len(said) == PEOPLE
    steps = read_log(_unhexed(log), folder)
    assert sum(step.kind == "sync" for step in steps) > PEOPLE or synchronous == "OFF"
    chance, lost, unsound = random.Random(20261122), 0, 0
    for _ in range(POINTS):
        point = chance.randint(1, len(steps))
        files = after_power_loss(before, steps, point, chance)
        place = tmp_path / "after"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for path, data in files.items():
            (place / Path(path).name).write_bytes(data)
        acknowledged = len(said_until(steps, point))
        stored = _stored(place)
        unsound += stored is None
        lost += stored is not None and stored < acknowledged
    return lost, unsound


def _stored(place: Path) -> int | None:
    """How many people are in it; None where it cannot be opened or is not sound."""
    try:
        with Hub(place).records() as store:
            found = store.check()
            if not found.sound:
                return None
            with store.reading() as unit:
                people = len(unit.people.find("family", 100_000))
            return people if people == found.chain.seq else None
    except KnownProblem:
        return None


def _unhexed(log: Path) -> Path:
    """With -xx strace spells paths in hex too; the reader wants them plain."""
    plain = log.with_suffix(".plain")
    inside = re.compile(r"<((?:\\x[0-9a-f]{2})+)>")
    with log.open(encoding="ascii") as source, plain.open("w", encoding="ascii") as target:
        for line in source:
            target.write(inside.sub(lambda m: f"<{bytes.fromhex(m[1].replace(chr(92) + 'x', '')).decode()}>", line, 1))
    return plain
