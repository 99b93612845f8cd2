"""A desk that nobody sits at: the warning, what calls it off, and everything hidden when time is up."""

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QVBoxLayout, QWidget

from hubdesk.services.housekeeping import set_idle_minutes
from hubdesk.vault import Unlocked
from tests.support.hub import desk_at
from tests.support.living import living
from tests.support.program import Workstation

NAME = "Rivermouth"


class Seconds:
    """A clock that stands still until told."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def desk(workstation, qtbot, folder):
    station = Workstation(qtbot, folder)
    station.seconds = Seconds()
    desk = workstation(station)
    desk.unlock()
    desk.wait_for("Nothing is waiting")
    return desk


def later(desk, by: float) -> None:
    desk.seconds.at += by
    desk.program.guard.idle.idle.look()


def test_a_minute_before_a_calm_panel_counts_down_and_a_key_stays(desk):
    desk.register(NAME, "Ellery")
    later(desk, 240)
    assert desk.sees("Locking in 60 seconds")
    assert desk.sees(NAME.upper()), "the page stays readable: somebody may be reading a question aloud"
    later(desk, 20)
    assert desk.sees("Locking in 40 seconds")
    before = QApplication.focusWidget()
    desk.key("x")
    assert not desk.sees("Locking in")
    assert QApplication.focusWidget() is before
    later(desk, 239)
    assert not desk.sees("Locking in")


def test_the_button_stays_too(desk):
    later(desk, 250)
    desk.press("Stay unlocked")
    assert not desk.sees("Locking in")
    assert desk.program.desk is not None


def test_when_time_is_up_everything_is_hidden_and_the_keys_are_forgotten(desk):
    desk.register(NAME, "Ellery")
    held = [k for u in living(Unlocked) for k in (*u.keys.values(), u.workstation_secret)]
    before = desk.page
    later(desk, 300)
    assert not before.isVisible()
    assert desk.sees("Sign-in name")
    assert not desk.sees("Locking in")
    desk.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [said for said in desk.ever_readable() if NAME.lower() in said.lower()]
    assert not [key for key in held if any(key)]


@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", "grabbing the keyboard")
def test_dialogs_menus_and_boxes_of_their_own_go_too_and_a_waiting_dialog_ends(desk):
    desk.register(NAME, "Ellery")
    dialog, menu, box = QDialog(desk.window), QMenu(desk.window), QWidget()
    for one in (dialog, box):
        QVBoxLayout(one).addWidget(QLabel(NAME))
    menu.addAction(NAME)
    menu.popup(desk.window.pos())
    box.show()
    ended = []
    QTimer.singleShot(0, lambda: later(desk, 301))
    ended.append(dialog.exec())  # as a print dialog waits
    assert ended == [QDialog.DialogCode.Rejected]
    assert not [w for w in (dialog, menu, box) if w.isVisible()]
    assert desk.sees("Sign-in name")
    desk.settle()
    for one in (dialog, menu, box):
        one.deleteLater()


def test_after_two_hours_of_sleep_the_first_key_meets_a_locked_desk(desk):
    desk.register(NAME, "Ellery")
    desk.seconds.at += 2 * 3600  # asleep: no timer ran
    desk.key("x")
    assert desk.sees("Sign-in name")
    assert desk.editor("Sign-in name").text() == ""


def test_what_is_typed_on_the_safety_page_is_stored_before_it_locks(workstation, qtbot, full_folder):
    station = Workstation(qtbot, full_folder)
    station.seconds = Seconds()
    desk = workstation(station)
    desk.unlock()
    desk.wait_for("Safety pages to finish")
    desk.open_row("Williams")
    desk.wait_for("Stop here and talk")
    desk.editor("Who was told, and when").clear()
    desk.fill("Who was told, and when", "Crisis team, M. Farrell")
    later(desk, 301)
    desk.settle()
    desk.unlock()
    desk.wait_for("Stop here and talk")
    assert desk.editor("Who was told, and when").text() == "Crisis team, M. Farrell"


def test_a_colleague_who_unlocks_after_it_is_the_one_in_the_audit_trail(desk):
    desk.register(NAME, "Ellery")
    sam = desk.program.desk.actor.id
    later(desk, 301)
    desk.settle()
    desk.unlock("asha")
    desk.wait_for("Hello Asha")
    desk.press("Find a person")
    desk.fill("Find a person", NAME)
    desk.wait_for("1 person matches")
    desk.open_row(NAME)
    desk.wait_for("Start a visit")
    with desk.program.desk.records._unit(reading=True) as unit:
        trail = unit.audit._connection.exec_driver_sql("SELECT event, actor FROM audit ORDER BY seq").all()
    assert trail[-1].actor == desk.program.desk.actor.id != sam
    assert trail[-1].event == "person-opened"


def test_the_minutes_a_lead_set_count(workstation, qtbot, folder):
    with desk_at(folder, sign_in="asha") as lead:
        set_idle_minutes(lead, "2")
    station = Workstation(qtbot, folder)
    station.seconds = Seconds()
    desk = workstation(station)
    desk.unlock()
    desk.wait_for("Nothing is waiting")
    later(desk, 61)
    assert desk.sees("Locking in 59 seconds")
    desk.key("x")
    later(desk, 121)
    assert desk.sees("Sign-in name")


def test_nobody_is_watched_before_signing_in(workstation, qtbot, folder):
    station = Workstation(qtbot, folder)
    station.seconds = Seconds()
    desk = workstation(station)
    later(desk, 100_000)
    assert not desk.program.guard.idle.idle.running
