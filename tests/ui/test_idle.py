"""The idle watch by a clock of the test's own: warning, lock, waking from sleep, and what counts as somebody there."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from hubdesk.ui.idle import IdleWatch


class Seconds:
    """A clock that stands still until told."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def box(qtbot) -> QLineEdit:
    box = QLineEdit()
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is box)
    return box


@pytest.fixture
def watch(qapp, seconds, box):
    watch = IdleWatch(seconds)
    watch.heard = []
    watch.warned.connect(lambda left: watch.heard.append(left))
    watch.stayed.connect(lambda: watch.heard.append("stayed"))
    watch.expired.connect(lambda: watch.heard.append("expired"))
    watch.start(5)
    yield watch
    watch.stop()


def later(watch, seconds, by: float) -> None:
    seconds.at += by
    watch.look()


def test_nothing_for_four_minutes_then_a_warning_then_the_lock(watch, seconds):
    later(watch, seconds, 239)
    assert watch.heard == []
    later(watch, seconds, 1)
    assert watch.heard == [60]
    later(watch, seconds, 30)
    assert watch.heard[-1] == 30
    later(watch, seconds, 30)
    assert watch.heard[-1] == "expired"
    assert not watch.running


def test_a_key_starts_the_time_afresh(watch, seconds, box):
    seconds.at += 200
    QTest.keyClick(box, "a")
    later(watch, seconds, 200)
    assert watch.heard == []
    assert box.text() == "a"


@pytest.mark.parametrize("how", ["key", "click"])
def test_while_the_warning_shows_a_press_only_calls_it_off(watch, seconds, box, how):
    later(watch, seconds, 245)
    if how == "key":
        QTest.keyClick(box, "a")
    else:
        QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert watch.heard == [55, "stayed"]
    assert box.text() == "", "the key was not an answer to anything"
    QTest.keyClick(box, "b")
    assert box.text() == "b"


def test_a_shortcut_does_not_fire_while_the_warning_shows(watch, seconds, box):
    fired = []
    shortcut = QShortcut(QKeySequence("Ctrl+J"), box)
    shortcut.activated.connect(lambda: fired.append(1))
    QTest.keyClick(box, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert fired == [1]
    later(watch, seconds, 250)
    QTest.keyClick(box, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert fired == [1]
    assert watch.heard[-1] == "stayed"


def test_after_sleep_the_first_key_locks_and_goes_nowhere(watch, seconds, box):
    seconds.at += 2 * 3600  # no timer ran meanwhile
    QTest.keyClick(box, "a")
    assert watch.heard == ["expired"]
    assert box.text() == ""


def test_a_moving_mouse_is_somebody_but_does_not_call_a_warning_off(watch, seconds, box):
    seconds.at += 200
    move(box, QPoint(5, 5))
    later(watch, seconds, 200)
    assert watch.heard == []
    later(watch, seconds, 50)
    move(box, QPoint(9, 9))
    assert watch.heard == [50]


def test_moves_that_qt_makes_up_do_not_count(watch, seconds, box):
    move(box, QPoint(5, 5))
    seconds.at += 200
    move(box, QPoint(5, 5))
    later(watch, seconds, 45)
    assert watch.heard == [55]


def move(box, place: QPoint) -> None:
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(place)
    QApplication.sendEvent(box, QMouseEvent(QEvent.Type.MouseMove, where, where, buttons, buttons, keys))


def test_other_minutes_count_from_now(watch, seconds):
    watch.start(2)
    later(watch, seconds, 60)
    assert watch.heard == [60]
    later(watch, seconds, 60)
    assert watch.heard == [60, "expired"]


def test_a_stopped_watch_hears_nothing(watch, seconds, box):
    watch.stop()
    later(watch, seconds, 10_000)
    QTest.keyClick(box, "a")
    assert watch.heard == []
