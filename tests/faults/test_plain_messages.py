"""Whatever is wrong with the files: a message of its own, nothing changed, and no button that deletes."""

import hashlib
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from hubdesk.app.cli import main
from hubdesk.system.paths import forms_dir
from tests.support.hub import desk_at, make_store
from tests.support.program import Workstation


def contents(folder):
    """What every file holds, the program's own log and what is kept of wrong passwords apart."""
    tries = ("tries.json", "before-unlock.log")
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.parent.name != "logs" and p.name not in tries)
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def damage_the_key_file(folder):
    path = folder / "hubdesk.keys"
    path.write_bytes(path.read_bytes().replace(b'"', b"'", 1))


def cut_the_key_file_short(folder):
    path = folder / "hubdesk.keys"
    path.write_bytes(path.read_bytes()[:200])


def lose_the_key_file(folder):
    (folder / "hubdesk.keys").unlink()


def lose_the_device_key(folder):
    (folder / "workstation.key").unlink()


def damage_the_device_key(folder):
    (folder / "workstation.key").write_text("not a key")


def empty_the_records(folder):
    (folder / "records-1.db").write_bytes(b"")


def lose_the_records(folder):
    (folder / "records-1.db").unlink()


def damage_the_records(folder):
    path = folder / "records-1.db"
    path.write_bytes(path.read_bytes()[:64] + b"\xff" * 64 + path.read_bytes()[128:])


def put_in_an_ordinary_database(folder):
    (folder / "records-1.db").unlink()
    with sqlite3.connect(folder / "records-1.db") as other:
        other.execute("CREATE TABLE other (x)")
    other.close()


def put_in_the_records_of_another_store(folder):
    make_store(folder.parent / "other")
    shutil.copy(folder.parent / "other" / "records-1.db", folder / "records-1.db")


def use_the_records_with_a_newer_version(folder):
    with desk_at(folder) as desk:
        raw = desk.records._engine.raw_connection()
        raw.cursor().execute("PRAGMA user_version=9999")
        raw.close()


def empty_the_control_file(folder):
    (folder / "control.db").write_bytes(b"")


def lose_the_control_file(folder):
    (folder / "control.db").unlink()


FAULTS = [
    (damage_the_key_file, "The key file is damaged."),
    (cut_the_key_file_short, "The key file is damaged."),
    (lose_the_key_file, "The key file of these records is missing."),
    (lose_the_device_key, "The device key file of these records is missing."),
    (damage_the_device_key, "The device key of this computer is damaged."),
    (empty_the_records, "The records file is empty."),
    (lose_the_records, "The records file is not where it should be."),
    (damage_the_records, "The records file is damaged, or it belongs to another key file."),
    (put_in_an_ordinary_database, "The records file is damaged, or it belongs to another key file."),
    (put_in_the_records_of_another_store, "The records file is damaged, or it belongs to another key file."),
    (use_the_records_with_a_newer_version, "These records were last used with a newer version of hubdesk."),
    (empty_the_control_file, "The records file is empty."),
    (lose_the_control_file, "The records file is not where it should be."),
]


@pytest.mark.parametrize(("fault", "message"), FAULTS, ids=lambda given: getattr(given, "__name__", ""))
def test_rows_5_and_53_each_fault_has_its_own_plain_message_and_nothing_is_changed(workstation, folder, fault, message):
    fault(folder)
    before = contents(folder)
    desk = workstation()
    if not desk.sees(message):
        desk.unlock()
    desk.wait_for(message)
    _nothing_is_offered_that_destroys(desk)
    assert desk.program.desk is None
    desk.switch_off()
    assert contents(folder) == before


def test_a_wrong_password_changes_nothing_and_the_right_one_opens(workstation, folder):
    before = contents(folder)
    desk = workstation()
    desk.unlock(password="not this one at all")
    desk.wait_for("That name and password do not go together.")
    _nothing_is_offered_that_destroys(desk)
    assert contents(folder) == before
    assert desk.editor("Sign-in name").text() == "sam"
    desk.fill("Password", "maple river kettle")
    desk.press("Unlock")
    desk.wait_for("Nothing is waiting")


def test_an_unknown_name_is_told_the_same_as_a_wrong_password(workstation):
    desk = workstation()
    desk.unlock(sign_in="nobody")
    desk.wait_for("That name and password do not go together.")


class _KeyStore:
    """A key store that took the secret once; on this computer it does not answer."""

    name = "keyring:SecretService"

    def read(self):
        raise AssertionError("the program reads from the computer's own key store")

    def write(self, secret):
        pass


def test_a_missing_key_store_has_its_own_message(workstation, tmp_path):
    folder = tmp_path / "keyring"
    make_store(folder, provider=lambda _store_id: _KeyStore())
    before = contents(folder)
    desk = workstation(folder)
    desk.unlock()
    desk.wait_for("This computer's key store cannot be reached.")
    _nothing_is_offered_that_destroys(desk)
    desk.switch_off()
    assert contents(folder) == before


def test_an_empty_folder_opens_the_wizard_and_makes_nothing(workstation, tmp_path):
    empty = tmp_path / "empty"
    desk = workstation(empty)
    desk.wait_for("There are no records here yet.")
    _nothing_is_offered_that_destroys(desk)
    desk.switch_off()
    assert not empty.exists()


def test_try_again_goes_on_once_the_fault_is_put_right(workstation, folder):
    (folder / "hubdesk.keys").rename(folder / "put aside")
    desk = workstation()
    desk.wait_for("The key file of these records is missing.")
    (folder / "put aside").rename(folder / "hubdesk.keys")
    desk.press("Try again")
    desk.unlock()
    desk.wait_for("Nothing is waiting")


# Forms


@pytest.fixture
def forms(tmp_path):
    return Path(shutil.copytree(forms_dir(), tmp_path / "forms"))


def _with_forms(workstation, qtbot, folder, forms):
    desk = Workstation(qtbot, folder)
    desk.forms = forms
    return workstation(desk)


def test_a_bad_form_that_no_pathway_needs_leaves_the_others_in_use(workstation, qtbot, folder, forms):
    own = forms / "questionnaires" / "our-own"
    own.mkdir()
    (own / "our-own.json").write_text("{ this is not JSON")
    before = contents(folder)
    desk = _with_forms(workstation, qtbot, folder, forms)
    desk.unlock("ines")
    desk.wait_for("Forms with faults")
    words = desk.words()
    assert words[words.index("Forms with faults") + 1] == "1"
    shipped = [f for f in (forms / "questionnaires").iterdir() if not f.name.startswith("_") and f != own]
    assert words[words.index("Forms loaded") + 1] == str(len(shipped))
    desk.press("Lock")
    desk.settle()
    desk.unlock()
    desk.register("Avery", "Mason")
    desk.start_visit()
    desk.wait_for("Little interest")
    assert set(before) <= set(contents(folder))


def test_bad_forms_keep_nobody_out_and_are_named_when_a_visit_is_to_begin(workstation, qtbot, folder, forms):
    for pathway in (forms / "pathways").glob("*.json"):
        pathway.write_text("{}")
    (forms / "questionnaires" / "phq-9" / "phq-9.json").write_text("{}")
    desk = _with_forms(workstation, qtbot, folder, forms)
    desk.unlock()
    desk.register("Avery", "Mason")
    desk.press("Start a visit")
    desk.wait_for("could not be loaded")
    assert desk.sees("phq-9")
    assert desk.sees("No record is affected.")
    assert not desk.sees("phq-2"), "only the form that is bad is named"


def test_a_visit_goes_on_with_the_form_it_was_begun_on_when_that_form_has_changed(workstation, qtbot, folder, forms):
    desk = workstation()
    desk.unlock()
    desk.register("Avery", "Mason")
    desk.start_visit()
    desk.wait_for("Little interest")
    desk.answer("2")
    desk.switch_off()

    path = forms / "questionnaires" / "phq-2" / "phq-2.json"
    form = json.loads(path.read_text())
    form["version"] = "1.0.1"
    form["item"][0]["item"][1]["text"] = "Feeling quite different, or changed"
    path.write_text(json.dumps(form))
    for other in (path.with_name("phq-2.examples.json"), forms / "pathways" / "first-contact.json"):
        text = other.read_text().replace("phq-2|1.0.0", "phq-2|1.0.1")
        other.write_text(
            text.replace('"version": "1.0.0"', '"version": "1.0.1"', 1) if "examples" in str(other) else text
        )
    changed = _with_forms(workstation, qtbot, folder, forms)
    changed.unlock()
    changed.wait_for("Go on where you stopped")
    changed.open_row("AVERY, Mason")
    changed.wait_for("Feeling down, depressed, or hopeless")


# The command line


@pytest.mark.parametrize(
    ("fault", "message"), [f for f in FAULTS if "key_file" in f[0].__name__], ids=lambda g: getattr(g, "__name__", "")
)
def test_store_status_says_what_is_wrong_with_the_key_file(folder, capsys, fault, message):
    fault(folder)
    before = contents(folder)
    assert main(["--dir", str(folder), "store", "status"]) in (1, 2)
    said = capsys.readouterr()
    assert message in said.err
    assert said.out == ""
    assert contents(folder) == before


def _nothing_is_offered_that_destroys(desk):
    buttons = [b.text().lower() for b in desk.window.findChildren(QAbstractButton) if b.isVisible()]
    assert not [b for b in buttons if any(word in b for word in ("delete", "remove", "reset", "new store", "create"))]
