"""Killed while a newer hubdesk brings the records up to date (row 28): the old file stands, and the next start does it
again."""

import subprocess
import sys

import pytest

from hubdesk.domain.problems import KnownProblem
from hubdesk.store import engine, schema
from tests.store.builders import Hub, person
from tests.store.test_migrations import next_version
from tests.support.sources import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")

UPGRADES = """
import os, signal, sys
from pathlib import Path
from hubdesk.store import engine, schema
from tests.store.builders import Hub
from tests.store.test_migrations import next_version

def upgrade(connection, kind):
    for step, work in enumerate((
        lambda: connection.exec_driver_sql("CREATE TABLE later (id INTEGER PRIMARY KEY)"),
        lambda: connection.exec_driver_sql("UPDATE person SET family = upper(family)"),
        lambda: next_version(connection, kind),
    )):
        if step == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        work()
    os.kill(os.getpid(), signal.SIGKILL)

engine._VERSIONS["records"] = schema.RECORDS_VERSION + 1
import hubdesk.store.migrations as migrations
migrations.upgrade = upgrade
Hub(Path(sys.argv[1])).open_records()
"""


@pytest.mark.parametrize("step", range(4))
def test_row_28_killed_in_the_middle_the_old_records_stand_and_open(tmp_path, step):
    hub = Hub(tmp_path)
    with hub.make_records().records() as store, store.writing() as unit:
        for number in range(200):
            unit.people.add(person(number, f"Family{number}"))
    killed = subprocess.run(
        [sys.executable, "-c", UPGRADES, str(tmp_path), str(step)], cwd=ROOT, timeout=60, check=False
    )
    assert killed.returncode == -9
    with hub.records() as store:
        assert store.check().sound
        with store.reading() as unit:
            assert unit.people.get("person-00007").name.family == "Family7"


def test_row_28_and_the_next_start_brings_them_up_to_date(tmp_path, monkeypatch):
    hub = Hub(tmp_path)
    with hub.make_records().records() as store, store.writing() as unit:
        unit.people.add(person(1, "Kept"))
    subprocess.run([sys.executable, "-c", UPGRADES, str(tmp_path), "2"], cwd=ROOT, timeout=60, check=False)
    monkeypatch.setitem(engine._VERSIONS, "records", schema.RECORDS_VERSION + 1)
    monkeypatch.setattr("hubdesk.store.migrations.upgrade", next_version)
    with hub.records() as store, store.reading() as unit:
        assert unit.people.find("kept", 1)
    monkeypatch.undo()
    with pytest.raises(KnownProblem, match="newer version"):
        hub.open_records()
