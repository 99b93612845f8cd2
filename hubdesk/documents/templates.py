"""Templates as data: id, version, required fields and wording, read from ``resources/documents``."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hubdesk.domain.site import HelpLine

COMMON = "common"
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of paper. ``words`` is its wording; ``required`` names each field with the message where it is empty."""

    id: str
    version: str
    title: str
    kind: str
    """"letter", "sheet" or "card"."""
    dated: date
    sources: tuple[str, ...]
    required: Mapping[str, str]
    required_without_agreement: Mapping[str, str]
    words: Mapping[str, str]
    always_prints: bool = False
    """Emergency papers print with "Not recorded" in the gaps (promise 6)."""
    carried: bool = False
    """Whether the person carries it: then nothing on it may tell a stranger of probation."""

    def say(self, key: str, **values: object) -> str:
        """The wording of a key, with its blanks filled in. Values are text and are never read as wording."""
        return _filled(self.words[key], values)


@dataclass(frozen=True, slots=True)
class Window:
    """Where an address must stand to show in an envelope's window, in millimetres."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet of cards: the size of each and where they lie, in millimetres."""

    width: float
    height: float
    columns: int
    rows: int
    x: float
    y: float
    dx: float
    dy: float
    ticks: bool = False

    def corner(self, cell: int) -> tuple[float, float]:
        """The top left corner of a cell, counted from 0 along the rows."""
        row, column = divmod(cell, self.columns)
        return self.x + column * self.dx, self.y + row * self.dy


@dataclass(frozen=True, slots=True)
class LetterMeasures:
    """The measures of a letter's page, in millimetres."""

    window: str
    left: float
    right: float
    body_top: float
    next_top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Common:
    """What all papers share."""

    words: Mapping[str, str]
    labels: Mapping[str, str]
    lines: tuple[HelpLine, ...]
    windows: Mapping[str, Window]
    stocks: Mapping[str, Stock]
    letter: LetterMeasures

    def say(self, key: str, **values: object) -> str:
        """The wording of a key, with its blanks filled in."""
        return _filled(self.words[key], values)

    def label(self, key: str, **values: object) -> str:
        """A label, with its blanks filled in."""
        return _filled(self.labels[key], values)


def _filled(text: str, values: Mapping[str, object]) -> str:
    """Fill every blank in one pass, so that a value with a blank's look is left as it is."""
    return _BLANK.sub(lambda blank: str(values.get(blank[1], blank[0])), text)


def load_templates(folder: Path) -> dict[str, Template]:
    """Every template of the folder by its id, letters first."""
    found = [_template(_read(path)) for path in sorted(folder.glob("*.toml")) if path.stem != COMMON]
    order = {"letter": 0, "sheet": 1, "card": 2}
    return {one.id: one for one in sorted(found, key=lambda one: (order[one.kind], one.id))}


def load_common(folder: Path) -> Common:
    """What all papers share."""
    raw = _read(folder / f"{COMMON}.toml")
    return Common(
        words=raw["words"],
        labels=raw["labels"],
        lines=tuple(HelpLine(**line) for line in raw["lines"]),
        windows={name: Window(**box) for name, box in raw["windows"].items()},
        stocks={name: Stock(**stock) for name, stock in raw["stocks"].items()},
        letter=LetterMeasures(**raw["letter"]),
    )


def _template(raw: Mapping[str, Any]) -> Template:
    return Template(
        id=raw["id"],
        version=raw["version"],
        title=raw["title"],
        kind=raw["kind"],
        dated=raw["dated"],
        sources=tuple(raw["sources"]),
        required=raw["required"],
        required_without_agreement=raw.get("required_without_agreement", {}),
        words=raw["words"],
        always_prints=raw.get("always_prints", False),
        carried=raw.get("carried", False),
    )


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
