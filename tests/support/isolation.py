"""Walls between the tests and the machine: no network, no real home folder, no other session's D-Bus."""

import os
import sys
import time
from pathlib import Path

import pytest

LONDON = "GMT0BST,M3.5.0/1,M10.5.0"
"""London time spelled out, so that it needs no time zone files."""

_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_RUNTIME_DIR": "run",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "PROGRAMDATA": "programdata",
    "HUBDESK_DIR": "hubdesk",
}


class NetworkUsed(BaseException):
    """A test reached for the network; not an ``Exception``, so that no handler hides it."""


class NetworkWall:
    """Refuses every socket but a local one, in this process, from the first import on.

    Python cannot take an audit hook back, so there is one wall for the process and it can be opened.
    """

    def __init__(self) -> None:
        self.closed = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.closed and event.startswith("socket."):
            self._judge(event, arguments)

    def _judge(self, event: str, arguments: tuple[object, ...]) -> None:
        local = getattr(sys.modules.get("socket"), "AF_UNIX", object())
        if event == "socket.__new__" and arguments[1] != local:
            raise NetworkUsed(f"a socket of family {arguments[1]!r}; hubdesk works with the cable pulled out")
        if event in ("socket.getaddrinfo", "socket.gethostbyname"):
            raise NetworkUsed(f"a look-up of {arguments[0]!r}; hubdesk works with the cable pulled out")


def move_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Point everything that names a personal folder into ``folder``, and forget the desktop session.

    The data folder itself is named but not made: making it is hubdesk's work.
    """
    for name, place in _FOLDERS.items():
        patch.setenv(name, str(folder / place))
    for name in ("DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL", "PYTHON_KEYRING_BACKEND"):
        patch.delenv(name, raising=False)
    (folder / "home").mkdir(exist_ok=True)
    (folder / "run").mkdir(mode=0o700, exist_ok=True)


def live_in_london() -> None:
    """Fix the local time zone and the character set, for this process and those it starts."""
    os.environ["TZ"] = LONDON
    if hasattr(time, "tzset"):
        time.tzset()
    if sys.platform == "linux":
        os.environ["LC_ALL"] = "C.UTF-8"
