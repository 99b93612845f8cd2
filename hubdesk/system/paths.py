"""The one place that knows where files live ("Where files live" in the product notes).

``forms/`` and ``resources/`` travel with the program; the data folder belongs to the computer.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import hubdesk
from hubdesk.domain.problems import KnownProblem
from hubdesk.system.machine_policy import machine_rules

_PROGRAM = "Hubdesk"


class ProgramIncomplete(KnownProblem):
    """A folder that comes with the program is not there."""

    code = "program-incomplete"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The folder “{name}” that comes with hubdesk is missing.", "Install hubdesk again on this computer."
        )


def forms_dir() -> Path:
    """The folder of the forms: the one that IT names, where it holds forms, else those that come with the program.

    Raises:
        ProgramIncomplete: it is missing.
    """
    by_it = machine_rules().text("forms-folder")
    return Path(by_it) if by_it and holds_forms(Path(by_it)) else _shipped("forms")


def holds_forms(folder: Path) -> bool:
    """Whether this looks like a form library; a share that is away, or may not be read, does not."""
    try:
        return (folder / "questionnaires").is_dir()
    except OSError:
        return False


def resources_dir() -> Path:
    """The folder of fonts, pictures and texts that come with the program.

    Raises:
        ProgramIncomplete: it is missing.
    """
    return _shipped("resources")


def data_dir(chosen: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of the records: the one chosen, else the one that IT names, else the computer's, else this user's.

    The computer's folder (``%ProgramData%\\Hubdesk``, ``/var/lib/hubdesk``) is used when IT has made it and it can
    be written to. Nothing is created here; see ``folder_check.refuse_unsafe_folder`` before using the answer.
    """
    if chosen is not None:
        return chosen.expanduser().absolute()
    if by_it := machine_rules().text("data-folder"):
        return Path(by_it)
    shared = _machine_dir(environ)
    if shared is not None and shared.is_dir() and _may_write(shared):
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


def _may_write(folder: Path) -> bool:
    """Whether files can be made in the folder. Windows only says so when one is made."""
    if os.name != "nt":
        return os.access(folder, os.W_OK | os.X_OK)
    probe = folder / f"hubdesk-{os.getpid()}.try"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return False
    return True


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
