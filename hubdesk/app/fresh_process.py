"""Another user gets a process of their own, and so does a desk that has been locked for a while (security design
§4.5): what the one before had in memory ends with its process.

The new process is handed what it needs through a pipe, its standard input, and nothing else: no file, no argument, no
environment holds a password or an id. ``Baton`` says what that is.
"""

import json
import os
import sys
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import PurePath
from typing import IO, Any

_HANDED = "HUBDESK_HANDED_OVER"
"""Says to the new process that something waits on its standard input; holds nothing itself."""
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Baton:
    """What one process hands to the next. Without a name the new one only shows its unlock page."""

    sign_in: str = ""
    password: str = field(default="", repr=False)
    left_by: str = ""
    """The id of whoever was here last, and where they were: ids only, as in ``presenters.left_open``."""
    route: str = ""
    place: Mapping[str, str | int | None] = field(default_factory=dict)
    geometry: str = ""
    """Where the window stands."""

    def without_password(self) -> "Baton":
        """The same, once the password has been used."""
        return replace(self, password="")

    def window_place(self) -> bytes:
        """Where the window stands, as Qt reads it; empty where it cannot be read."""
        try:
            return b64decode(self.geometry, validate=True)
        except (NotBase64, ValueError):
            return b""


def command() -> list[str]:
    """The command that opens the program as this process was opened; a demo is opened again, not made again.

    Isolated (``-I``): what lies in the folder it was started from, or is named in the environment, is not run."""
    start = [sys.executable] if _is_ours(sys.executable) else [sys.executable, "-I", "-m", "hubdesk"]
    return start + [part for part in sys.argv[1:] if part != "--fresh"]


def _is_ours(executable: str) -> bool:
    """Whether the running program file is an installed hubdesk, which adds the rest by itself: one that PyInstaller
    made, or ``hubdesk.exe`` and ``hubdeskw.exe`` of the Windows packages, which bring Python as a library."""
    return bool(getattr(sys, "frozen", False)) or PurePath(executable).stem.lower() in ("hubdesk", "hubdeskw")


def hand_over(baton: Baton, start: list[str] | None = None) -> int:
    """Start the program anew and hand it the baton. Gives its process id; this process is to end now."""
    import subprocess  # the window of this process did not wait for it

    surroundings = {**os.environ, _HANDED: "1"}
    process = subprocess.Popen(start or command(), env=surroundings, stdin=subprocess.PIPE, start_new_session=True)
    pipe = process.stdin
    assert pipe is not None
    with pipe:
        pipe.write(json.dumps(asdict(baton)).encode("utf-8"))
    process.returncode = 0  # it lives on alone; nobody waits for it
    return process.pid


def take_over(pipe: "IO[bytes] | None" = None) -> Baton | None:
    """What the process before has handed to this one, once; None where it was started by hand, or it is not ours."""
    if os.environ.pop(_HANDED, "") != "1":
        return None
    source = pipe if pipe is not None else sys.stdin.buffer if sys.stdin is not None else None
    if source is None:
        return None
    try:
        return Baton(**json.loads(source.read(_MOST_BYTES)))
    except (ValueError, TypeError):
        return None


def spelt_route(route: object) -> tuple[str, dict[str, str | int | None]]:
    """A route as text, where ids and numbers are all it has; otherwise nothing, which is Today."""
    parts = {one.name: getattr(route, one.name) for one in fields(route)}  # type: ignore[arg-type]
    if all(type(value) in (str, int, type(None)) for value in parts.values()):
        return type(route).__name__, parts
    return "", {}


def read_route(name: str, place: Mapping[str, Any]) -> Any:
    """The route that was spelt; Today where it is none of ours."""
    from hubdesk.presenters import routes

    kind = getattr(routes, name, None) if name.endswith("Route") else None
    try:
        return kind(**place) if isinstance(kind, type) else routes.TodayRoute()
    except TypeError:
        return routes.TodayRoute()


def spelt_bytes(value: bytes) -> str:
    """As text."""
    return b64encode(value).decode("ascii")
