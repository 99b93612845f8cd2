"""Row 45: a copied NHS number stays neither in the clipboard nor in its history."""

import pytest
from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from hubdesk.ui.clipboard import KEPT_SECONDS, ShortMemory, forget_copied

NUMBER = "999 012 3454"


@pytest.fixture
def memory(qapp, monkeypatch):
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: True)  # only a real desktop can tell
    owner = QObject()
    yield ShortMemory(owner)
    owner.deleteLater()
    QGuiApplication.clipboard().clear()


@pytest.fixture
def copied(qtbot, memory):
    """A number that somebody copied out of an ordinary field, with the keyboard."""
    field = QLineEdit(NUMBER)
    qtbot.addWidget(field)
    field.selectAll()
    QTest.keySequence(field, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == NUMBER
    return memory


def test_row_45_what_is_copied_goes_after_half_a_minute(copied):
    assert copied.timer.isActive()
    assert copied.timer.interval() == KEPT_SECONDS * 1000 == 30_000
    copied.timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_row_45_no_history_keeps_it(copied):
    formats = QGuiApplication.clipboard().mimeData().formats()
    assert any("ExcludeClipboardContentFromMonitorProcessing" in kind for kind in formats)
    assert any("CanIncludeInClipboardHistory" in kind for kind in formats)
    assert "x-kde-passwordManagerHint" in formats
    assert QGuiApplication.clipboard().mimeData().text() == NUMBER


def test_row_45_locking_takes_it_off(copied):
    forget_copied()
    assert QGuiApplication.clipboard().text() == ""


def test_row_45_what_was_copied_elsewhere_since_stays(copied, monkeypatch):
    theirs = QMimeData()
    theirs.setText("a shopping list")
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: False)
    QGuiApplication.clipboard().setMimeData(theirs)
    copied.timer.timeout.emit()
    forget_copied()
    assert QGuiApplication.clipboard().text() == "a shopping list"
