"""The words to look for in what is typed, from ``resources/style``."""

import tomllib
from pathlib import Path

from hubdesk.domain.plain_words import Label, Style


def load_style(path: Path) -> Style:
    """The list of a file."""
    raw = tomllib.loads(path.read_text("utf-8"))
    labels = tuple(Label(tuple(one["says"]), one["better"], one.get("why", "")) for one in raw["labels"])
    return Style(labels, raw["short"], frozenset(raw["known"]))
