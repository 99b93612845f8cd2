"""The log of the system, beside the file: Windows' Application log, or the journal, or ``/dev/log``.

What is told is what the file is told, under an id that IT can watch for (``resources/policy/events.toml``), and as
valueless: never a name, a number or an answer. Where the system takes nothing the program goes on.
"""

import ctypes
import logging
import os
import socket
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hubdesk.system.log import HUBDESK, valueless

SOURCE = "Hubdesk"
OTHER = 999
"""The id of a warning that has none of its own."""
JOURNAL, DEV_LOG = Path("/run/systemd/journal/socket"), Path("/dev/log")
_LONGEST = 2_000
_PRIORITY = {logging.ERROR: 3, logging.WARNING: 4, logging.INFO: 6}
_WINDOWS_TYPE = {logging.ERROR: 1, logging.WARNING: 2, logging.INFO: 4}
_USER_FACILITY = 1 << 3

Send = Callable[[int, int, str], None]
"""Tell the system: id, level as of ``logging``, words."""


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """One entry of the table of events."""

    id: int
    level: str
    words: str
    means: str
    act: str


def read_events(text: str) -> tuple[LoggedEvent, ...]:
    """The table of events, in its order."""
    return tuple(LoggedEvent(**entry) for entry in tomllib.loads(text)["event"])


def start_system_log(events: tuple[LoggedEvent, ...], send: Send | None = None) -> logging.Handler | None:
    """Tell the system's log too, from now on; None where there is none. Pass it to ``log.stop_log`` at the end."""
    send = send or _sender()
    if send is None:
        return None
    handler = SystemLogHandler({one.words: one.id for one in events}, send)
    logging.getLogger(HUBDESK).addHandler(handler)
    return handler


def reach_system_log() -> str:
    """Where it is told, in words; empty where the system has no log that takes it."""
    if sys.platform == "win32":
        return "the Application log of Windows" if _sender() is not None else ""
    for path in (JOURNAL, DEV_LOG):
        if (taken := _connected(path)) is not None:
            taken.close()
            return f"the system's log ({path})"
    return ""


class SystemLogHandler(logging.Handler):
    """Sends each line that has an id, and each warning."""

    def __init__(self, ids: Mapping[str, int], send: Send) -> None:
        super().__init__()
        self._ids, self._send = ids, send

    def emit(self, record: logging.LogRecord) -> None:
        """Send it; what the system refuses is lost here and stays in the file."""
        known = self._ids.get(record.msg) if isinstance(record.msg, str) else None
        if known is None and record.levelno < logging.WARNING:
            return
        level = max((one for one in _PRIORITY if one <= record.levelno), default=logging.INFO)
        try:
            self._send(known or OTHER, level, valueless(record)[:_LONGEST])
        except OSError:
            return

    def close(self) -> None:
        """Let go of the system's log."""
        if isinstance(self._send, _ToSocket):
            self._send.close()
        super().close()


def _sender() -> Send | None:
    if sys.platform == "win32":
        return _to_windows()
    for path, spelt in ((JOURNAL, _for_the_journal), (DEV_LOG, _for_syslog)):
        if (taken := _connected(path)) is not None:
            return _ToSocket(taken, spelt)
    return None


def _connected(path: Path) -> socket.socket | None:
    """A local socket that never waits: no network, and nobody is kept from working by a log."""
    taken = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    taken.setblocking(False)
    try:
        taken.connect(str(path))
    except OSError:
        taken.close()
        return None
    return taken


class _ToSocket:
    """Tells a local socket, each line as ``spelt``."""

    def __init__(self, taken: socket.socket, spelt: Callable[[int, int, str], bytes]) -> None:
        self._taken, self._spelt = taken, spelt

    def __call__(self, event: int, level: int, words: str) -> None:
        self._taken.send(self._spelt(event, level, words))

    def close(self) -> None:
        self._taken.close()


def _for_the_journal(event: int, level: int, words: str) -> bytes:
    """The journal's own way: a field on each line (systemd, "Native journal protocol")."""
    fields = {
        "MESSAGE": _one_line(words),
        "PRIORITY": _PRIORITY[level],
        "SYSLOG_IDENTIFIER": "hubdesk",
        "HUBDESK_EVENT": event,
    }
    return "".join(f"{name}={value}\n" for name, value in fields.items()).encode("utf-8")


def _for_syslog(event: int, level: int, words: str) -> bytes:
    return f"<{_USER_FACILITY | _PRIORITY[level]}>hubdesk[{os.getpid()}]: event {event}: {_one_line(words)}".encode()


def _one_line(words: str) -> str:
    return " | ".join(line.strip() for line in words.splitlines())


def _to_windows() -> Send | None:
    """``ReportEventW`` under our source. The words stand in EventCreate.exe's message file (ids 1 to 1000, ``%1``)."""
    windows: Any = getattr(ctypes, "windll", None)
    try:
        advapi: Any = windows.advapi32
        advapi.RegisterEventSourceW.restype = ctypes.c_void_p
        handle = advapi.RegisterEventSourceW(None, SOURCE)
    except (OSError, AttributeError):
        return None
    if not handle:
        return None

    def send(event: int, level: int, words: str) -> None:
        strings = (ctypes.c_wchar_p * 1)(words)
        advapi.ReportEventW(ctypes.c_void_p(handle), _WINDOWS_TYPE[level], 0, event, None, 1, 0, strings, None)

    return send
