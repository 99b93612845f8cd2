"""The words for opening a visit that come with the program."""

from functools import cache

from hubdesk.services.visit_words import VisitWords
from hubdesk.system.paths import resources_dir


@cache
def shipped_words() -> VisitWords:
    """Read once. Raises ``ProgramIncomplete`` where the resources are missing."""
    folder = resources_dir() / "visit"
    return VisitWords(
        (folder / "opening.md").read_text(encoding="utf-8"), (folder / "legal-bases.txt").read_text(encoding="utf-8")
    )
