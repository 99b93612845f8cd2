"""One key covers the screen at once, and the keys of the records are gone."""

import gc

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hubdesk.domain.people import Person, PersonLine
from hubdesk.vault import Unlocked
from tests.support.living import living

NAME = "Rivermouth"


def _today(desk):
    desk.start_visit()
    desk.wait_for("Little interest")
    desk.press("Pause visit")
    desk.wait_for("Paused visits")


def _people(desk):
    desk.press("Find a person")
    desk.fill("Find a person", NAME)
    desk.wait_for("1 person matches")


def _person(desk):
    pass


def _question(desk):
    desk.start_visit()
    desk.wait_for("Little interest")
    desk.key("2")


def _register(desk):
    desk.press("Find a person")
    desk.press("Register a person")
    desk.wait_for("Given name")
    desk.fill("Family name", NAME)


@pytest.mark.parametrize("page", [_today, _people, _person, _question, _register], ids=lambda page: page.__name__[1:])
def test_locking_covers_the_screen_at_once_and_leaves_nobody_readable(workstation, page):
    desk = workstation()
    desk.unlock()
    desk.register(NAME, "Ellery")
    page(desk)
    assert any(NAME.lower() in said.lower() for said in desk.ever_readable())
    before = desk.page

    desk.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not before.isVisible(), "the page is gone before anything else is done"
    assert desk.sees("Sign-in name")
    assert not any(NAME.lower() in said.lower() for said in desk.words())

    desk.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(before)
    assert not [said for said in desk.ever_readable() if NAME.lower() in said.lower()]
    _focus_is_on_the_sign_in_name(desk)


def _focus_is_on_the_sign_in_name(desk):
    assert QApplication.focusWidget() is desk.editor("Sign-in name")


def test_row_44_locking_forgets_the_keys(workstation):
    desk = workstation()
    desk.unlock()
    desk.register(NAME, "Ellery")
    records = desk.program.desk.records
    held = [k for u in living(Unlocked) for k in (*u.keys.values(), u.workstation_secret)]
    assert any(any(key) for key in held)

    desk.press("Lock")
    desk.settle()
    assert records._keyed._key == bytearray(), "the database key of the open file is wiped"
    assert records._seal.key == bytearray(), "so is the key of the audit trail"
    assert not [key for key in held if any(key)], "and all that the sign-in gave"


def test_row_44_locking_lets_go_of_the_people_that_were_shown(workstation):
    desk = workstation()
    desk.unlock()
    desk.register(NAME, "Ellery")
    desk.press("Lock")
    desk.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    kept = [one for kind in (Person, PersonLine) for one in living(kind) if one.name.family == NAME]
    assert kept == []


def test_a_wrong_password_after_locking_opens_nothing(workstation):
    desk = workstation()
    desk.unlock()
    desk.press("Lock")
    desk.settle()
    desk.unlock(password="not the password")
    desk.wait_for("That name and password do not go together.")
    assert desk.program.desk is None
    assert desk.editor("Password").text() == ""


def test_the_keys_that_find_and_lock_do_nothing_before_signing_in(workstation):
    desk = workstation()
    for key in (Qt.Key.Key_F, Qt.Key.Key_L):
        desk.key(key, Qt.KeyboardModifier.ControlModifier)
        desk.settle()
        assert desk.sees("Sign-in name")


def test_a_colleague_goes_on_at_the_very_question(workstation):
    desk = workstation()
    desk.unlock("sam")
    desk.register(NAME, "Ellery")
    _question(desk)
    desk.settle()
    desk.press("Lock")
    desk.settle()
    desk.unlock("asha")
    desk.wait_for("A visit is open here")
    assert desk.sees("Sam Okafor, nurse left this visit open.")
    desk.press("Go on with this visit")
    desk.wait_for("Little interest")
    assert desk.button("Several days").isChecked()


def test_no_page_flashes_a_window_of_its_own(workstation, qapp):
    flashed = _Flashes()
    desk = workstation()
    qapp.installEventFilter(flashed)
    try:
        desk.unlock()
        desk.register(NAME, "Ellery")
        _question(desk)
        desk.press("Pause visit")
        desk.wait_for("Paused visits")
        desk.press("Lock")
        desk.settle()
    finally:
        qapp.removeEventFilter(flashed)
    assert flashed.seen == [], "these were windows of their own on the desktop for a moment"


class _Flashes(QObject):
    """Hears of each window that shows."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {getattr(watched, 'text', str)()!r}")
        return False
