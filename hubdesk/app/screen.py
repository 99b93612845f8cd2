"""Whether there is a screen to show a window on. Asked before Qt is, which would only abort."""

import ctypes
import os
import sys

from hubdesk.domain.problems import KnownProblem


class NoScreen(KnownProblem):
    """There is nowhere to show a window."""

    code = "no-screen"

    def __init__(self) -> None:
        super().__init__("No screen was found, so no window can open.", "Start hubdesk from a desktop session.")


def check_screen() -> None:
    """Raises ``NoScreen`` on Linux where no platform is chosen and neither Wayland nor a living X server is there."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return
    if not os.environ.get("DISPLAY") or not _x_server_answers():
        raise NoScreen


def _x_server_answers() -> bool:
    """Asked in the very way Qt does: a session that ended leaves its ``DISPLAY`` behind, as in a remote shell."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # nothing is known; Qt names the library that it misses
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
