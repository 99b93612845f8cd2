"""The form library is checked once for a run of the tests, not at each start of a program: it takes seconds."""

from pathlib import Path

from hubdesk.forms import Library, load_library

_loaded: dict[tuple[object, ...], Library] = {}


def load_once(folder: Path) -> Library:
    """What ``load_library`` gives; read again where any file of the folder has changed since."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    state = (folder, *((str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in files))
    if state not in _loaded:
        _loaded.clear()
        _loaded[state] = load_library(folder)
    return _loaded[state]
