"""The program is started a second time (security design §6.2, row 21)."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QLockFile
from PySide6.QtWidgets import QApplication

from hubdesk.app.one_window import OneWindow
from hubdesk.ui.shell.main_window import MainWindow
from tests.support.program import dress
from tests.support.sources import ROOT

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "run").mkdir()
    return tmp_path / "run"


def test_row_21_a_second_start_rings_the_first_and_is_not_the_one(qtbot, place, tmp_path):
    first, second = OneWindow(tmp_path / "hub", place), OneWindow(tmp_path / "hub", place)
    assert first.take()
    with qtbot.waitSignal(first.wanted, timeout=10_000):
        assert not second.take()
    first.let_go()
    second.let_go()


def test_row_21_when_the_first_has_gone_the_next_is_the_one(place, tmp_path):
    first, second = OneWindow(tmp_path / "hub", place), OneWindow(tmp_path / "hub", place)
    assert first.take()
    first.let_go()
    assert second.take(handed_over=True)
    first.let_go()  # late, as a process that ends does: the place is not its own any more
    third = OneWindow(tmp_path / "hub", place)
    assert not third.take()
    second.let_go()
    assert sorted(place.iterdir()) == []


def test_row_21_other_folders_and_other_sessions_have_windows_of_their_own(place, tmp_path, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    mine, demo = OneWindow(tmp_path / "hub", place), OneWindow(tmp_path / "demo", place)
    assert mine.take()
    assert demo.take()
    monkeypatch.setenv("DISPLAY", ":1")
    theirs = OneWindow(tmp_path / "hub", place)
    assert theirs.take()
    for one in (mine, demo, theirs):
        one.let_go()


def test_row_21_where_no_lock_can_be_made_the_program_opens_all_the_same(tmp_path, monkeypatch):
    nowhere = tmp_path / "nowhere"
    first, second = OneWindow(tmp_path / "hub", nowhere), OneWindow(tmp_path / "hub", nowhere)
    assert first.take()
    assert second.take()
    assert first._lock.error() is not QLockFile.LockError.NoError


def test_the_window_comes_forward_from_wherever_it_was(qtbot, qapp):
    dress(qapp)
    window = MainWindow()
    qtbot.addWidget(window)
    window.showMinimized()
    window.come_forward()
    assert not window.isMinimized()
    assert window.isVisible()


OPEN = [sys.executable, "-m", "hubdesk", "--dir"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills the first")
def test_row_21_two_real_starts_and_a_kill(tmp_path):
    """The second ends with 0 while the first goes on; after a kill the next one opens."""
    command = [*OPEN, str(tmp_path / "hub")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as first:
        _open(tmp_path / "hub")
        second = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
        assert (second.returncode, second.stderr) == (0, b"")
        assert first.poll() is None
        first.kill()
    assert len(_starts(tmp_path / "hub")) == 1, "the second never opened the records' folder"
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as third:
        _open(tmp_path / "hub", 2)
        assert third.poll() is None
        third.kill()


def _starts(folder: Path) -> list[str]:
    log = folder / "logs" / "hubdesk.log"
    return [line for line in log.read_text().splitlines() if "program started" in line] if log.exists() else []


def _open(folder: Path, times: int = 1) -> None:
    end = 60_000
    while len(_starts(folder)) < times:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        end -= 1
        assert end, "it did not start"
