"""What Windows tells a window about leaving the desktop. The calls that ask for it need Windows itself."""

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtWidgets import QWidget

from hubdesk.app.windows_session import WindowsSession, way_of_leaving
from hubdesk.system.session_events import Left

SESSION_CHANGE, POWER = 0x02B1, 0x0218


def message(kind: int, what: int) -> wintypes.MSG:
    return wintypes.MSG(message=kind, wParam=what)


@pytest.mark.parametrize(
    ("said", "how"),
    [
        (message(SESSION_CHANGE, 7), Left.OS_LOCKED),
        (message(SESSION_CHANGE, 2), Left.USER_SWITCHED),
        (message(SESSION_CHANGE, 4), Left.DISCONNECTED),
        (message(SESSION_CHANGE, 6), Left.LOGGED_OFF),
        (message(POWER, 4), Left.SLEEP),
        (message(SESSION_CHANGE, 8), None),
        (message(SESSION_CHANGE, 1), None),
        (message(POWER, 7), None),
        (message(0x0100, 7), None),
    ],
    ids=["lock", "switch", "remote", "log off", "sleep", "unlock", "console connect", "resume", "a key"],
)
def test_each_message(said, how):
    assert way_of_leaving(said) is how


def test_the_message_is_read_where_qt_says_it_lies_and_always_passes(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    heard = []
    session = WindowsSession(window, heard.append)
    said = message(SESSION_CHANGE, 7)
    assert session.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(said)) == (False, 0)
    assert session.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert heard == [Left.OS_LOCKED]
