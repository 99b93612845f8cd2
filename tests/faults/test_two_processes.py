"""The records are open twice: two accounts of one computer, or another program that holds the file (rows 22 to 24)."""

import subprocess
import sys

import pytest

from hubdesk.domain.people import PersonEntry
from hubdesk.domain.problems import ChangedElsewhere
from hubdesk.services.details import correct_identity
from hubdesk.services.people import open_person, register_person
from hubdesk.store import engine
from tests.support.hub import desk_at, make_store
from tests.support.sources import ROOT

EACH = 25

WRITER = """
import sys
from pathlib import Path
from hubdesk.domain.people import PersonEntry
from hubdesk.services.people import register_person
from tests.support.hub import desk_at
with desk_at(Path(sys.argv[1]), sign_in=sys.argv[2]) as desk:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(sys.argv[3])):
        entry = PersonEntry(family=f"{sys.argv[2]}{number}", birth_unknown=True)
        register_person(desk, entry, although_alike=True)
    print("done", flush=True)
"""

HOLDER = """
import sys
from pathlib import Path
from tests.support.hub import desk_at
with desk_at(Path(sys.argv[1]), sign_in="jo") as desk, desk.records.writing():
    print("held", flush=True)
    sys.stdin.readline()
"""


def run(code, *args):
    command = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_row_22_two_processes_write_at_once_and_lose_nothing(tmp_path):
    folder = tmp_path / "hub"
    make_store(folder)
    with run(WRITER, folder, "sam", EACH) as one, run(WRITER, folder, "jo", EACH) as two:
        both = (one, two)
        assert [process.stdout.readline() for process in both] == ["ready\n"] * 2
        for process in both:
            process.stdin.write("go\n")
            process.stdin.flush()
        assert [process.stdout.readline() for process in both] == ["done\n"] * 2
    assert (one.returncode, two.returncode) == (0, 0)
    with desk_at(folder) as desk:
        assert desk.records.check().sound
        assert desk.control.check().sound
        desk.records.verify_chain()
        with desk.records.reading() as unit:
            names = {line.name.family for line in unit.people.recent(500)}
    assert names == {f"{who}{number}" for who in ("sam", "jo") for number in range(EACH)}


def test_row_22_the_same_record_changed_in_two_windows_is_told_and_nothing_overwritten(tmp_path):
    folder = tmp_path / "hub"
    make_store(folder)
    with desk_at(folder) as sam, desk_at(folder, sign_in="jo") as jo:
        person, _ = register_person(sam, PersonEntry(family="Avery", birth_year="1988"))
        correct_identity(jo, person.id, person.version, PersonEntry(family="Averil", birth_year="1988"), "misheard")
        with pytest.raises(ChangedElsewhere) as told:
            correct_identity(sam, person.id, person.version, PersonEntry(family="Avory", birth_year="1988"), "typing")
        assert told.value.what_next
        assert open_person(sam, person.id).person.name.family == "Averil"


@pytest.fixture
def impatient(monkeypatch):
    """What waits five seconds in a hub gives up at once here."""
    connect = engine._connect
    monkeypatch.setattr(engine, "_connect", lambda file, key, _seconds: connect(file, key, 0.05))


def test_row_23_while_another_program_writes_nothing_typed_is_lost(workstation, folder, impatient):
    desk = workstation()
    desk.unlock()
    desk.press("Register a person")
    desk.wait_for("Family name")
    desk.fill("Family name", "Avery")
    desk.fill("Given name", "Mason")
    desk.fill("Year", "1988")
    with run(HOLDER, folder) as holder:
        assert holder.stdout.readline() == "held\n"
        desk.press("Register this person")
        desk.wait_for("Another program")
        assert desk.editor("Family name").text() == "Avery"
        assert desk.button("Register this person").isEnabled(), "the window is alive"
        holder.stdin.write("let go\n")
        holder.stdin.flush()
        assert holder.wait(60) == 0
    desk.press("Register this person")
    desk.wait_for("Start a visit")


def test_row_23_an_answer_that_cannot_be_stored_stays_and_is_stored_on_continue(workstation, folder, impatient):
    desk = workstation()
    desk.unlock()
    desk.register("Avery", "Mason")
    desk.start_visit()
    desk.wait_for("Little interest")
    question = desk.question()
    with run(HOLDER, folder) as holder:
        assert holder.stdout.readline() == "held\n"
        desk.key("3")
        desk.settle()
        assert desk.sees("Not saved")
        assert desk.question() == question
        assert desk.button("More than half the days").isChecked()
        holder.stdin.write("let go\n")
        holder.stdin.flush()
        assert holder.wait(60) == 0
    desk.press("Save and continue")
    desk.settle()
    assert desk.question() != question
    desk.press("Back")
    desk.wait_for(question)
    assert desk.button("More than half the days").isChecked()
