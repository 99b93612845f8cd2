"""The one place that knows where files live ("Where files live" in the product notes).

``forms/`` and ``resources/`` travel with the program; the data folder belongs to the computer.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import hubdesk
from hubdesk.domain.problems import KnownProblem

_PROGRAM = "Hubdesk"


class ProgramIncomplete(KnownProblem):
    """A folder that comes with the program is not there."""

    code = "program-incomplete"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The folder “{name}” that comes with hubdesk is missing.", "Install hubdesk again on this computer."
        )


def forms_dir() -> Path:
    """The folder of the forms that come with the program.

    Raises:
        ProgramIncomplete: it is missing.
    """
    return _shipped("forms")


def resources_dir() -> Path:
    """The folder of fonts, pictures and texts that come with the program.

    Raises:
        ProgramIncomplete: it is missing.
    """
    return _shipped("resources")


def data_dir(chosen: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the records: the one chosen, else the computer's, else this user's.

    The computer's folder (``%ProgramData%\\Hubdesk``, ``/var/lib/hubdesk``) is used when IT has made it and it can
    be written to. Nothing is created here; see ``folder_check.refuse_unsafe_folder`` before using the answer.
    """
    if chosen is not None:
        return chosen.expanduser().absolute()
    shared = _machine_dir(environ)
    if shared is not None and shared.is_dir() and os.access(shared, os.W_OK | os.X_OK):
        return shared
    return _user_data(_PROGRAM.lower())


def demo_dir() -> Path:
    """The folder of the demo's made-up people, always this user's own."""
    return _user_data(_PROGRAM.lower() + "-demo")


def _machine_dir(environ: Mapping[str, str]) -> Path | None:
    if sys.platform == "win32":
        base = environ.get("ProgramData")
        return Path(base) / _PROGRAM if base else None
    if sys.platform == "darwin":
        return None
    return Path("/var/lib/hubdesk")


def _shipped(name: str) -> Path:
    for home in _homes():
        if (home / name).is_dir():
            return home / name
    raise ProgramIncomplete(name)


def _homes() -> list[Path]:
    """Where to look, best first: a PyInstaller bundle, an installed package, a checkout."""
    package = Path(hubdesk.__file__).parent
    bundle = getattr(sys, "_MEIPASS", None)
    bundled = [Path(bundle) / "hubdesk" / "data", Path(bundle)] if bundle else []
    return [*bundled, package / "data", package.parent]


def _user_data(name: str) -> Path:
    import platformdirs  # only where no folder is given: the window need not wait for it otherwise

    return Path(platformdirs.user_data_dir(name, appauthor=False, roaming=False))
