"""The directory of GP practices that comes with the program, read once."""

from functools import cache

from hubdesk.domain.gp import Practice, read_directory
from hubdesk.system.paths import resources_dir


@cache
def shipped_practices() -> tuple[Practice, ...]:
    """The practices a GP can be picked from; made up until a hub brings its own. None if the file is not there."""
    file = resources_dir() / "directory" / "practices.csv"
    return read_directory(file.read_text(encoding="utf-8")) if file.exists() else ()
