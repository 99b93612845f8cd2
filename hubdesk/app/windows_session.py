"""Leaving the desktop on Windows: messages to the window itself (security design §4.5).

Windows only. It could not be tried where it was written: ``tests/app/test_windows_session.py`` hands it messages made
by hand; the calls into Windows are to be tried on a hub's own computer before release.
"""

import ctypes
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from hubdesk.system.session_events import Left

_WM_POWERBROADCAST, _PBT_APMSUSPEND = 0x0218, 0x0004
_WM_WTSSESSION_CHANGE = 0x02B1
_THIS_SESSION = 0
_CHANGES = {
    0x2: Left.USER_SWITCHED,  # WTS_CONSOLE_DISCONNECT
    0x4: Left.DISCONNECTED,  # WTS_REMOTE_DISCONNECT
    0x6: Left.LOGGED_OFF,  # WTS_SESSION_LOGOFF
    0x7: Left.OS_LOCKED,  # WTS_SESSION_LOCK
}


class WindowsSession(QAbstractNativeEventFilter):
    """Asks for the session's messages and reads them. ``left`` is called within the message, so that the screen is
    covered before Windows goes on."""

    def __init__(self, window: QWidget, left: Callable[[Left], None]) -> None:
        super().__init__()
        self._window, self._left = window, left

    def start(self) -> None:
        """From now on."""
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self)
        handle = wintypes.HWND(int(self._window.winId()))
        ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, _THIS_SESSION)  # type: ignore[attr-defined]

    def covered(self) -> None:
        """Nothing waits for it: the message was held until the screen was covered."""

    def stop(self) -> None:
        """No longer."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self)
        handle = wintypes.HWND(int(self._window.winId()))
        ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(handle)  # type: ignore[attr-defined]

    def nativeEventFilter(self, kind: QByteArray | bytes, message: int) -> tuple[bool, int]:
        """Let every message pass; tell of those that mean leaving."""
        if bytes(kind) == b"windows_generic_MSG":
            how = way_of_leaving(wintypes.MSG.from_address(int(message)))
            if how is not None:
                self._left(how)
        return False, 0


def way_of_leaving(message: wintypes.MSG) -> Left | None:
    """What a window message says about leaving the desktop, if anything."""
    if message.message == _WM_WTSSESSION_CHANGE:
        return _CHANGES.get(int(message.wParam))
    if message.message == _WM_POWERBROADCAST and message.wParam == _PBT_APMSUSPEND:
        return Left.SLEEP
    return None
