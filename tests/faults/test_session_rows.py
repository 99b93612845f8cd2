"""A desk that is left, slept on, taken over or photographed: rows 18, 19, 20, 42 and 46 (security design §6.2)."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QMenu, QToolTip, QVBoxLayout, QWidget

from hubdesk.system.session_events import Left
from tests.journeys.test_idle_lock import Seconds
from tests.support.program import Workstation

NAME, GIVEN = "Rivermouth", "Ellery"
HOURS = 3600
IN_FRONT = ("propagateSizeHints", "does not support raise", "grabbing the keyboard", "No printers")


def signed_in(workstation, qtbot, folder, user: str = "sam") -> Workstation:
    station = Workstation(qtbot, folder)
    station.seconds = Seconds()
    desk = workstation(station)
    desk.unlock(user)
    desk.wait_for("Nothing is waiting")
    return desk


@pytest.fixture
def desk(workstation, qtbot, folder):
    return signed_in(workstation, qtbot, folder)


def readable(desk, name: str = NAME) -> list[str]:
    """What of the person can be read in any window, menu or tooltip now."""
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    beside = [top for top in tops if top is not desk.window]
    said = [*desk.words(), QToolTip.text() if QToolTip.isVisible() else "", desk.window.windowTitle()]
    return [text for text in said if name.lower() in text.lower()] + [type(top).__name__ for top in beside]


def test_row_18_after_two_hours_asleep_in_an_open_form_the_desk_is_locked_and_the_draft_is_there(desk):
    desk.register(NAME, GIVEN)
    desk.press("Change Where they sleep")
    desk.wait_for("What kind of place is it?")
    desk.fill("First line", "14 Tollgate Court")
    desk.seconds.at += 2 * HOURS  # asleep: no timer ran
    desk.key("x")
    assert desk.sees("Sign-in name")
    assert readable(desk) == []
    desk.settle()
    desk.unlock()
    desk.settle()
    assert desk.editor("First line").text() == "14 Tollgate Court", "though it could not be saved yet: no kind of place"


class Beside:
    """Everything that can lie beside the window with a name in it."""

    def __init__(self, desk) -> None:
        self.dialog, self.menu, self.box = QDialog(desk.window), QMenu(desk.window), QWidget()
        self.choice, self.preview = QComboBox(desk.window), QPrintPreviewDialog(desk.window)
        for one in (self.dialog, self.box):
            QVBoxLayout(one).addWidget(QLabel(NAME))
        self.preview.setWindowTitle(NAME)
        self.menu.addAction(NAME)
        self.choice.addItem(NAME)
        for one in (self.box, self.choice):
            one.show()
        self.preview.open()
        self.choice.showPopup()
        self.menu.popup(desk.window.pos())
        QToolTip.showText(QPoint(40, 40), NAME, desk.window)

    @property
    def all(self) -> tuple[QWidget, ...]:
        return self.dialog, self.menu, self.box, self.preview, self.choice

    def throw_away(self) -> None:
        for one in self.all:
            one.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.qt_log_ignore(*IN_FRONT)
@pytest.mark.parametrize("how", Left)
def test_row_19_dialog_preview_menu_list_and_tooltip_are_gone_before_the_desktop_is_back(desk, how):
    desk.register(NAME, GIVEN)
    beside = Beside(desk)
    assert readable(desk), "there is something to hide"
    ended = []
    QTimer.singleShot(0, lambda: (desk.leave(how), ended.append(readable(desk))))
    assert beside.dialog.exec() == QDialog.DialogCode.Rejected
    assert ended == [[]]
    assert desk.covered == 1
    desk.settle()
    beside.throw_away()


def picture_after_leaving(workstation, qtbot, folder, family: str) -> QImage:
    """What a screenshot shows once this person's desk was left."""
    desk = signed_in(workstation, qtbot, folder)
    desk.register(family, GIVEN)
    QToolTip.showText(QPoint(40, 40), family, desk.window)
    desk.leave(Left.OS_LOCKED)
    desk.settle()
    shown = desk.window.grab().toImage()
    desk.switch_off()
    return shown


@pytest.mark.qt_log_ignore(*IN_FRONT)
def test_row_19_a_screenshot_of_the_covered_desk_is_the_same_whoever_was_on_it(
    workstation, qtbot, new_store, folder, tmp_path
):
    from shutil import copytree

    other = tmp_path / "other"
    copytree(folder, other)
    one = picture_after_leaving(workstation, qtbot, folder, NAME)
    assert one == picture_after_leaving(workstation, qtbot, other, "Okonkwo-Featherstonehaugh")


def test_row_20_a_colleague_after_the_idle_lock_sees_no_draft_starts_afresh_and_stands_in_the_trail(
    workstation, qtbot, folder
):
    station = Workstation(qtbot, folder)
    station.batons, station.seconds = [], Seconds()
    desk = workstation(station)
    desk.unlock("sam")
    desk.register(NAME, GIVEN)
    desk.press("Change Where they sleep")
    desk.wait_for("What kind of place is it?")
    desk.fill("First line", "14 Tollgate Court")
    desk.seconds.at += 301
    desk.program.guard.idle.idle.look()
    desk.settle()
    desk.unlock("asha")
    assert [baton.sign_in for baton in desk.batons] == ["asha"], "another process goes on"
    assert desk.program.desk is None
    assert NAME not in str(desk.batons)
    baton = desk.batons[0]
    desk.switch_off()
    following = Workstation(qtbot, folder)
    following.baton, following.seconds = baton, Seconds()
    following = workstation(following)
    following.wait_for("Hello Asha")
    assert not [said for said in following.ever_readable() if "Tollgate" in said or NAME.upper() in said]
    with following.program.desk.control._unit(reading=True) as unit:
        trail = unit.audit._connection.exec_driver_sql("SELECT event, actor FROM audit ORDER BY seq").all()
    actors = {event: actor for event, actor in trail if event == "unlock"}
    assert actors["unlock"] == following.program.desk.actor.id


def test_row_42_no_paper_and_no_preview_leaves_a_file_behind(workstation, qtbot, folder, tmp_path, monkeypatch):
    import tempfile

    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    before = set(folder.rglob("*"))
    desk = signed_in(workstation, qtbot, folder)
    desk.register(NAME, GIVEN)
    desk.press("Letters and cards")
    desk.wait_for("Crisis cards")
    desk.open_row("Cards to write yourself")
    desk.wait_for("Show how it looks")
    desk.press("Show how it looks")
    desk.settle()
    made = {path.suffix for path in folder.rglob("*") if path not in before}
    assert not made & {".pdf", ".png", ".html", ".txt"}
    assert list(temp.rglob("*")) == []


def kept_out(monkeypatch) -> dict[int, bool]:
    """As on Windows: which windows are black in pictures, by handle."""
    black: dict[int, bool] = {}

    def keep(window: int, *, keep_out: bool) -> bool:
        black[window] = keep_out
        return True

    monkeypatch.setattr("hubdesk.app.main.keep_out_of_pictures", keep)
    return black


@pytest.mark.qt_log_ignore(*IN_FRONT)
def test_row_46_every_window_is_black_in_pictures_menus_and_dialogs_too_until_a_lead_allows_it(
    workstation, qtbot, folder, monkeypatch
):
    black = kept_out(monkeypatch)
    desk = signed_in(workstation, qtbot, folder, "asha")
    beside = Beside(desk)
    beside.dialog.show()
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible() and top.isWindow()]
    assert len(shown) >= 4
    assert {black.get(int(top.winId())) for top in shown} == {True}
    beside.throw_away()
    desk.window.page_requested.emit("settings")
    desk.wait_for("screenshots and shared screens show a black window")
    desk.press("Allow screenshots and screen sharing")
    desk.wait_for("A lead has allowed it.")
    assert black[int(desk.window.winId())] is False
    later = QDialog(desk.window)
    later.show()
    assert black[int(later.winId())] is False
    later.deleteLater()


def test_row_46_who_allowed_pictures_stands_in_the_trail_and_nobody_but_a_lead_may(
    workstation, qtbot, folder, monkeypatch
):
    kept_out(monkeypatch)
    desk = signed_in(workstation, qtbot, folder, "sam")
    desk.window.page_requested.emit("settings")
    desk.wait_for("screenshots and shared screens show a black window")
    assert not desk.sees("Allow screenshots and screen sharing")
    desk.press("Lock")
    desk.settle()
    desk.unlock("asha")
    desk.wait_for("Hello Asha")
    desk.window.page_requested.emit("settings")
    desk.wait_for("screenshots and shared screens show a black window")
    desk.press("Allow screenshots and screen sharing")
    desk.wait_for("A lead has allowed it.")
    with desk.program.desk.control._unit(reading=True) as unit:
        wanted = "SELECT actor, object_id, detail FROM audit WHERE event = 'setting-changed' ORDER BY seq"
        trail = unit.audit._connection.exec_driver_sql(wanted).all()
    assert [(one.actor, one.object_id, one.detail) for one in trail] == [
        (desk.program.desk.actor.id, "screen-pictures", '{"allowed": 1}')
    ]
