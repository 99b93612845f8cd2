"""A newer package in the folder where IT puts them: its name and version. It is never opened, run or copied.

The signature is not checked here: whoever installs it does that with the system's own tool (the admin guide says how).
What this says is only whether one lies beside it.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = re.compile(r"hubdesk[-_](\d{1,4})\.(\d{1,4})\.(\d{1,4})(?![.\d])[\w.~+-]*\.(deb|msi|exe)", re.IGNORECASE)
_OURS = ("msi", "exe") if sys.platform == "win32" else ("deb",)
_SIGNATURES = (".asc", ".sig", ".p7s")
_SUMS = ("SHA256SUMS.asc", "SHA256SUMS.sig")


@dataclass(frozen=True, slots=True)
class Update:
    """The newest package that is newer than this program; ``signature`` is empty where none lies beside it."""

    package: str
    version: str
    signature: str


def look_for_update(folder: Path, present: str) -> Update | None:
    """The newest package of this system in the folder, where it is newer than ``present``; else None.

    A share that is away may keep the caller waiting: call it beside the window, never in its thread.
    """
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return None
    found = [
        (_number(match), name) for name in names if (match := _PACKAGE.fullmatch(name)) and match[4].lower() in _OURS
    ]
    newer = [(number, name) for number, name in found if number > tuple(int(part) for part in present.split(".")[:3])]
    if not newer:
        return None
    number, name = max(newer)
    signature = next((one for one in (*(name + end for end in _SIGNATURES), *_SUMS) if one in names), "")
    return Update(name, ".".join(str(part) for part in number), signature)


def _number(match: re.Match[str]) -> tuple[int, ...]:
    return int(match[1]), int(match[2]), int(match[3])
