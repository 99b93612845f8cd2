"""Nothing that was recorded can be read outside the encrypted files: not on disk, not in a title, not on a console."""

import base64
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt

from hubdesk.app.demo import PASSWORD
from hubdesk.app.doctor import Ward, run_checks
from hubdesk.app.doctor.desktop_checks import key_store, printing
from hubdesk.app.doctor.place_checks import PLACE
from hubdesk.app.doctor.report import as_data, in_words
from hubdesk.app.events import event_table
from hubdesk.domain.ids import Ids
from hubdesk.domain.machine_settings import NO_RULES
from hubdesk.domain.names import fold
from hubdesk.system.log import start_log, stop_log
from hubdesk.system.machine_policy import settings_table
from hubdesk.system.system_log import start_system_log
from hubdesk.ui.pages.paper import paper_page
from hubdesk.vault import Unlocked
from tests.support.hub import TickingClock
from tests.support.living import living
from tests.support.sources import ROOT

NHS = "9990000077"
CANARIES = (
    "Zwartkanárie",
    "Qualmvögel",
    "Pfiffikús",
    "Grünschnabel9",
    "Xylotelefon",
    "Planquadrat7",
    "Quittenbrot5",
    "Wiesenknopf3",
    "Zuckerhut8",
    "Jubelpferd2",
    "Kranzfeder6",
    "Dorfkrug4",
    "Flussaue1",
    "Haubenmeise",
    "X320741",
    "07700 900461",
    "07700900461",
    NHS,
    "999 000 0077",
    PASSWORD,
)
"""What was told, typed or recorded, and the password that it was done with."""
FAMILY, GIVEN, KNOWN_AS, TITLE, TOLD, PLAN, MEDICINE, MATTERS, ACTION = CANARIES[:9]
READER, TOWN, SUMMARY, ROAD, ASKED_OF_GP, CRN, PHONE = CANARIES[9:16]


def spellings(word):
    """The bytes under which a word could lie about."""
    forms = {word, word.upper(), word.lower(), fold(word), fold(word).upper()}
    return {form.encode(code) for form in forms for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")}


SPELT = {word: spellings(word) for word in CANARIES}


def found_in(data, where):
    if data.count(0) == len(data):  # the ballast of a full disk: 16 MB of nothing
        return []
    return [f"{word!r} in {where}" for word, forms in SPELT.items() if any(spelt in data for spelt in forms)]


def found_below(folder):
    return [
        fault
        for path in sorted(folder.rglob("*"))
        for fault in (
            *found_in(os.fsencode(path.name), f"the name of {path}"),
            *(found_in(path.read_bytes(), path) if path.is_file() else ()),
        )
    ]


def test_the_search_for_canaries_finds_one(tmp_path):
    (tmp_path / "leak").write_text(f"so {FAMILY.upper()} came", encoding="utf-16-le")
    assert len(found_below(tmp_path)) == 1


class _Titles(QObject):
    """Every title that any window ever had."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() in (QEvent.Type.WindowTitleChange, QEvent.Type.Show):
            title = getattr(watched, "windowTitle", None)
            if title is not None:
                self.seen.append(title())
        return False


@pytest.fixture
def temp(tmp_path, monkeypatch):
    folder = tmp_path / "temp"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def test_there_are_twenty_canaries():
    assert len(set(CANARIES)) >= 20


@pytest.mark.timeout(400)
def test_row_41_no_canary_is_readable_anywhere(
    workstation, folder, lodging, temp, qapp, capfd, expected_log, monkeypatch, tmp_path
):
    expected_log("code")
    titles = _Titles()
    qapp.installEventFilter(titles)
    log, heard = start_log(folder), []
    system = start_system_log(event_table(), lambda event, level, words: heard.append(f"{event} {words}"))
    try:
        desk = workstation()
        _a_visit_full_of_canaries(desk)
        _details_full_of_canaries(desk)
        _a_letter_full_of_canaries(desk)
        _a_search(desk)
        faults = _look_everywhere(folder, lodging, temp, "while the program runs")
        faults += _in_the_process(desk)
        _a_printer_that_fails(desk, monkeypatch)
        faults += _look_everywhere(folder, lodging, temp, "after a print that failed")
        desk.switch_off()
        desk = workstation()
        desk.unlock()
        _a_row_that_is_there_twice(desk, monkeypatch)
        faults += _look_everywhere(folder, lodging, temp, "after an error of the database")
        desk.switch_off()
        faults += _a_damaged_copy(workstation, folder, tmp_path)
        desk = workstation()
        desk.unlock()
        _a_search(desk)
        _a_crash(desk, monkeypatch)
        faults += _look_everywhere(folder, lodging, temp, "after a crash")
        snapshot = desk.power_cut(tmp_path / "snapshot")
        faults += found_below(snapshot.folder)
        desk.switch_off()
    finally:
        stop_log(system)
        stop_log(log)
        qapp.removeEventFilter(titles)
    said = capfd.readouterr()
    faults += _look_everywhere(folder, lodging, temp, "at the end")
    faults += found_in("\n".join(titles.seen).encode(), "the titles of the windows")
    faults += found_in((said.out + said.err).encode(), "what was printed")
    faults += found_in("\n".join(heard).encode(), "what the system's log was told")
    faults += found_in(_health(folder).encode(), "the report of hubdesk doctor")
    assert faults == []
    assert titles.seen
    assert any(line.startswith("900 ") for line in heard), "the crash was told to the system too"
    log_words = (folder / "logs" / "hubdesk.log").read_text()
    for kind in ("RuntimeError", "IntegrityError", "OSError"):
        assert kind in log_words, "the log does say what kind of defect it was"


def _health(folder):
    ward = Ward(folder, NO_RULES, TickingClock(), printers=())
    findings = run_checks((*PLACE, key_store, printing), ward)
    return json.dumps(as_data(findings, settings_table(), NO_RULES)) + in_words(findings, settings_table(), NO_RULES)


def _a_visit_full_of_canaries(desk):
    desk.unlock()
    desk.press("Register a person")
    desk.wait_for("Family name")
    desk.fill("Family name", FAMILY)
    desk.fill("Given name", GIVEN)
    desk.fill("Known as (optional)", KNOWN_AS)
    desk.fill("Title (optional)", TITLE)
    desk.fill("NHS number (optional)", NHS)
    desk.fill("Year", "1988")
    desk.press("Register this person")
    desk.wait_for("Start a visit")
    desk.start_visit()
    desk.wait_for("Little interest")
    for key in ("1", "1", "1"):
        desk.answer(key)
    desk.wait_for("Stop here and talk")
    desk.press("Stayed with the person")
    desk.fill("Who was told, and when", TOLD)
    desk.fill("The plan", PLAN)
    desk.press("Safety plan agreed, follow-up arranged here")
    desk.press("Finish this page and go on")
    desk.wait_for("Check the answers")
    desk.press("Go on to actions")
    desk.wait_for("Add an action")
    desk.fill("What is to be done", ACTION)
    desk.press("Agree on this action")
    desk.press("Finish visit")
    desk.wait_for("Results")


def _details_full_of_canaries(desk):
    _find(desk)
    desk.press("Change Probation numbers")
    desk.wait_for("Case reference number (CRN)")
    desk.fill("Case reference number (CRN)", CRN)
    desk.press("Save")
    desk.wait_for("Overview")
    desk.press("Change Medicines and allergies")
    desk.wait_for("Do they take any medicines?")
    desk.fill("Medicine", MEDICINE)
    desk.press("Save")
    desk.wait_for("Overview")
    desk.press("Change Someone to call")
    desk.wait_for("Is there someone to call?")
    desk.press("Yes")
    desk.fill("Their name", KNOWN_AS)
    desk.fill("Their phone", PHONE)
    desk.press("Save")
    desk.wait_for("Overview")


def _a_letter_full_of_canaries(desk):
    desk.press("Letters and cards")
    desk.wait_for("Make a new one")
    desk.open_row("Letter to the GP practice")
    desk.wait_for("What matters to me")
    desk.fill("Name of the practice, service or reader", READER)
    desk.fill("Town", TOWN)
    desk.editor("Address").setPlainText(ROAD)
    desk.fill("What matters to me", MATTERS)
    desk.fill("Summary", SUMMARY)
    desk.fill("Actions for the GP practice", ASKED_OF_GP)
    desk.press("Show how it looks")
    desk.wait_for("This cannot be printed yet")


def _a_printer_that_fails(desk, monkeypatch):
    class Broken:
        dpi, name, copies = 150, "Printer of the hub", 1

        def put(self, _pages):
            raise OSError(f"cannot spool the letter of {FAMILY}, {NHS}, to {READER}: {SUMMARY}")

    monkeypatch.setattr(paper_page, "ask_for_printer", lambda _parent, _title: Broken())
    _find(desk)
    desk.press("Letters and cards")
    desk.wait_for("Make a new one")
    desk.open_row("Cards to write yourself")
    desk.wait_for("Phone to call")
    desk.fill("Phone to call", "01632 960 118")
    desk.press("Show how it looks")
    desk.wait_for("A stranger who finds this would learn")
    desk.press("Print")
    desk.wait_for("Something went wrong in hubdesk")


def _a_row_that_is_there_twice(desk, monkeypatch):
    with desk.program.desk.records.reading() as unit:
        taken = unit.people.find(FAMILY, 1)[0].id
    with monkeypatch.context() as patch:
        patch.setattr(Ids, "new", lambda _self: taken)
        desk.press("Register a person")
        desk.wait_for("Family name")
        desk.fill("Family name", GIVEN)
        desk.fill("Given name", TITLE)
        desk.fill("Year", "1977")
        desk.press("Register this person")
        desk.wait_for("Something went wrong in hubdesk")


def _a_damaged_copy(workstation, folder, tmp_path):
    copy = Path(shutil.copytree(folder, tmp_path / "damaged"))
    path = next(copy.glob("records-*.db"))
    content = bytearray(path.read_bytes())
    for page in range(len(content) // 4096 - 40, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    path.write_bytes(content)
    desk = workstation(copy)
    desk.unlock()
    desk.settle()
    faults = found_below(copy)
    desk.switch_off()
    return faults


def _in_the_process(desk):
    """Arguments, environment and name of the process, and the keys themselves in any of its files."""
    faults = []
    for name in ("cmdline", "environ", "comm"):
        faults += found_in(Path("/proc/self", name).read_bytes(), name) if sys.platform == "linux" else []
    keys = [bytes(key) for unlocked in living(Unlocked) for key in unlocked.keys.values() if any(key)]
    assert keys
    spelt = [form for key in keys for form in (key, key.hex().encode(), base64.b64encode(key))]
    for path in desk.folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        if any(form in data for form in spelt):
            faults.append(f"a key in {path}")
    return faults


def _find(desk):
    desk.press("Find a person")
    desk.wait_for("Part of a name")
    desk.fill("Find a person", FAMILY)
    desk.wait_for("1 person matches")
    desk.open_row(FAMILY)
    desk.wait_for("Overview")


def _a_search(desk):
    desk.press("Find a person")
    desk.wait_for("Part of a name")
    desk.fill("Find a person", FAMILY)
    desk.wait_for("1 person matches")
    desk.key("+", Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert (desk.folder / "display.json").exists(), "the text size was kept"


def _a_crash(desk, monkeypatch):
    def defect(*_args, **_kwargs):
        raise RuntimeError(f"cannot open {FAMILY}, {GIVEN}: {PLAN} {NHS}")

    monkeypatch.setattr("hubdesk.presenters.person.open_person", defect)
    desk.open_row(FAMILY)
    desk.wait_for("Something went wrong in hubdesk")
    assert not [w for w in desk.ever_readable() if any(c.casefold() in w.casefold() for c in CANARIES)]


def _look_everywhere(folder, lodging, temp, when):
    places = (folder, lodging, temp)
    return [f"{when}: {fault}" for place in places for fault in found_below(place)]


# What reaches the console when something fails that nobody foresaw

GUI_DEFECT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import hubdesk.app.main as program
from hubdesk.app.cli import main

class Leaving:
    def __del__(self):
        raise RuntimeError("{canary} while letting go")

def fail():
    Leaving()
    QTimer.singleShot(0, close)
    raise RuntimeError("{canary} in the window's thread")

def close():
    import threading
    def in_a_thread():
        raise RuntimeError("{canary} in a thread")
    thread = threading.Thread(target=in_a_thread)
    thread.start()
    thread.join()
    QTimer.singleShot(0, QApplication.instance().quit)

build = program.build
def building(*args, **kwargs):
    QTimer.singleShot(0, fail)
    return build(*args, **kwargs)
program.build = building
sys.exit(main(["--dir", {folder!r}]))
"""


def test_row_41_a_defect_in_the_window_tells_the_console_nothing_and_the_log_its_kind(folder):
    code = GUI_DEFECT.format(canary=FAMILY, folder=str(folder))
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert found_in(run.stdout + run.stderr, "the console") == []
    assert b"Traceback" not in run.stderr
    assert run.returncode == 0
    log = (folder / "logs" / "hubdesk.log").read_text()
    assert log.count("RuntimeError") == 3, "each of the three defects is in the log"
    assert found_in(log.encode(), "the log") == []
