"""The desktop is left: whatever shows is covered before anything else, and nothing copied stays behind."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout

from hubdesk.domain.housekeeping import SESSION_LONGEST
from hubdesk.system.session_events import Left
from tests.journeys.test_idle_lock import Seconds
from tests.support.program import Workstation

NAME = "Rivermouth"
DAY = SESSION_LONGEST.total_seconds()


@pytest.fixture
def desk(workstation, qtbot, folder):
    station = Workstation(qtbot, folder)
    station.seconds = Seconds()
    desk = workstation(station)
    desk.unlock()
    desk.wait_for("Nothing is waiting")
    return desk


def last_reason(desk) -> str:
    """Why the desk was locked before the present user came, from the trail."""
    with desk.program.desk.control._unit(reading=True) as unit:
        trail = unit.audit._connection.exec_driver_sql(
            "SELECT detail FROM audit WHERE event = 'lock' ORDER BY seq"
        ).all()
    return trail[-1].detail


@pytest.mark.parametrize("how", Left)
def test_whichever_way_it_is_left_the_screen_is_covered_within_the_call(desk, how):
    desk.register(NAME, "Ellery")
    before = desk.page
    desk.leave(how)
    assert desk.covered == 1
    assert not before.isVisible()
    assert desk.sees("Sign-in name")
    assert not [said for said in desk.words() if NAME.lower() in said.lower()]
    desk.settle()
    desk.unlock()
    desk.wait_for("Start a visit")  # the exact place
    assert how.value in last_reason(desk)


def test_a_dialog_that_waits_is_ended_too(desk):
    desk.register(NAME, "Ellery")
    dialog = QDialog(desk.window)
    QVBoxLayout(dialog).addWidget(QLabel(NAME))
    QTimer.singleShot(0, lambda: desk.leave(Left.OS_LOCKED))
    assert dialog.exec() == QDialog.DialogCode.Rejected
    assert desk.sees("Sign-in name")


def test_the_cover_is_painted_before_the_call_comes_back(desk, monkeypatch):
    desk.register(NAME, "Ellery")
    painted = []
    monkeypatch.setattr(type(desk.window), "repaint", lambda window: painted.append(window.page()))
    desk.leave(Left.SLEEP)
    assert painted == [desk.page]


def test_leaving_while_nobody_is_signed_in_only_says_that_it_is_covered(desk):
    desk.press("Lock")
    desk.settle()
    desk.leave(Left.OS_LOCKED)
    assert desk.covered == 1
    assert desk.sees("Sign-in name")


def test_after_eight_hours_it_locks_however_busy_and_comes_back_to_the_same_page(desk):
    desk.register(NAME, "Ellery")
    for _ in range(int(DAY / 240)):
        desk.key("x")  # someone is there all the time
        desk.seconds.at += 239
        desk.key("x")
    desk.seconds.at = DAY - 30
    desk.program.guard.day.look()
    desk.key("x")
    assert desk.sees("Locking in 30 seconds")
    assert not any(w.isVisible() for w in [desk.program.guard.day_warning.button]), "no key can put it off"
    desk.seconds.at = DAY
    desk.program.guard.day.look()
    assert desk.sees("Sign-in name")
    assert not desk.sees("Locking in")
    desk.settle()
    desk.unlock()
    desk.wait_for("Start a visit")
    assert "8-hours" in last_reason(desk)
    desk.program.guard.day.look()
    assert not desk.sees("Locking in"), "the day begins anew"


def test_what_was_copied_here_is_gone_after_locking(desk, monkeypatch):
    desk.register(NAME, "Ellery")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _clipboard: True)  # only a real desktop can tell
    QApplication.clipboard().setText("999 012 3454")
    desk.press("Lock")
    assert QApplication.clipboard().text() == ""


def test_what_was_copied_elsewhere_since_is_left_alone(desk, monkeypatch):
    clipboard = QApplication.clipboard()
    clipboard.setText("a shopping list")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _clipboard: False)
    desk.press("Lock")
    assert clipboard.text() == "a shopping list"
    monkeypatch.undo()
    clipboard.clear()


def test_the_window_is_kept_out_of_pictures_until_a_lead_allows_them(workstation, qtbot, folder, monkeypatch):
    asked = []
    monkeypatch.setattr("hubdesk.app.main.keep_out_of_pictures", lambda _window, *, keep_out: asked.append(keep_out))
    desk = workstation(Workstation(qtbot, folder))
    assert asked == [True], "before anyone can have signed in"
    desk.unlock("asha")
    desk.wait_for("Hello Asha")
    desk.window.page_requested.emit("settings")
    desk.wait_for("screenshots and shared screens show a black window")
    desk.press("Allow screenshots and screen sharing")
    desk.wait_for("A lead has allowed it.")
    assert set(asked[:-1]) == {True}
    assert asked[-1] is False
