"""The form library is checked once for a run of the tests, not at each start of a program: it takes seconds."""

from functools import cache
from pathlib import Path

from hubdesk.forms import Library, load_library
from tests.support.sources import ROOT

_loaded: dict[tuple[object, ...], Library] = {}


@cache
def shipped() -> Library:
    """The forms that hubdesk comes with, read once."""
    return load_library(ROOT / "forms")


def load_once(folder: Path) -> Library:
    """What ``load_library`` gives; read again where any file of the folder has changed since."""
    if folder == ROOT / "forms":
        return shipped()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    state = (folder, *((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files))
    if state not in _loaded:
        _loaded.clear()
        _loaded[state] = load_library(folder)
    return _loaded[state]
