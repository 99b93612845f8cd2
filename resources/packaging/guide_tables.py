"""The tables of the admin guide that are made, not written: every setting, and every event with what to do about it.

``python -m resources.packaging.guide_tables`` puts them into ``resources/admin-guide.md`` between their marks; a test
says when that was forgotten.
"""

import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

from resources.packaging.policy_files import policy_table_markdown

RESOURCES = Path(__file__).resolve().parents[1]
GUIDE = RESOURCES / "admin-guide.md"


def settings_table() -> str:
    """Every setting that can be fixed."""
    return policy_table_markdown((RESOURCES / "policy" / "settings.toml").read_text("utf-8"))


def events_table() -> str:
    """Every event, by its number."""
    events = tomllib.loads((RESOURCES / "policy" / "events.toml").read_text("utf-8"))["event"]
    rows = ["| Event | Level | Line in the log | What it means | What to do |", "| --- | --- | --- | --- | --- |"]
    for event in sorted(events, key=lambda one: one["id"]):
        cells = (str(event["id"]), event["level"], event["words"], event["means"], event["act"] or "Nothing.")
        rows.append("| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


TABLES: dict[str, Callable[[], str]] = {"settings": settings_table, "events": events_table}


def filled(guide: str) -> str:
    """The guide with its tables as they should be. A mark that is missing raises ``ValueError``."""
    for name, make in TABLES.items():
        mark = re.compile(rf"(<!-- generated: {name}\..*?-->\n).*?(<!-- end -->)", re.DOTALL)
        guide, count = mark.subn(lambda found, make=make: found[1] + make() + found[2], guide)  # type: ignore[misc]
        if count != 1:
            raise ValueError(f"admin-guide.md has no place for the table of {name}")
    return guide


def main() -> int:
    """Bring the guide up to date."""
    GUIDE.write_text(filled(GUIDE.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
