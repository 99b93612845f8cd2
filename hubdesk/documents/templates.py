"""Templates as data: id, version, required fields and wording, read from ``resources/documents``.

A general template also gives its own fields and the order of its blocks, and may stand on a base (``bases/``) that
holds what all of its kind share: the template's own words, fields and blocks come into the base's place for them.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from hubdesk.domain.site import HelpLine

COMMON = "common"
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class TemplateField:
    """One field of a general template: asked for on the page, printed under its label."""

    name: str
    ask: str
    label: str
    hint: str = ""
    lines: int = 1
    group: str = ""
    kind: str = "line"
    starts: str = ""
    unless_empty: bool = False
    """Its row is left out where it is empty: the person's own choice to say it leaves no gap behind."""
    country: str = ""
    """Asked in this country only, as choice of provider in England; empty is everywhere."""


@dataclass(frozen=True, slots=True)
class Welsh:
    """A template's words in Welsh, as far as there are any. They print only once a Welsh speaker has checked them."""

    words: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    common: Mapping[str, str] = field(default_factory=dict)
    """Words that all papers share, by their key there."""
    checked: bool = False


NO_WELSH = Welsh()


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
    minimum: bool = False
    """For readers outside the NHS: the panel and the foot leave NHS number and gender out."""
    fields: tuple[TemplateField, ...] = ()
    """Of a general template: what is asked for, in the order of the page."""
    blocks: tuple[str, ...] = ()
    """Of a general template: what is drawn, in order; see ``letters.general``."""
    country: str = ""
    """"england" or "wales" where it holds in one country only."""
    welsh: Welsh = NO_WELSH

    def say(self, key: str, **values: object) -> str:
        """The wording of a key, with its blanks filled in. Values are text and are never read as wording."""
        return filled(self.words[key], values)


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
        return filled(self.words[key], values)

    def label(self, key: str, **values: object) -> str:
        """A label, with its blanks filled in."""
        return filled(self.labels[key], values)


def filled(text: str, values: Mapping[str, object]) -> str:
    """Fill every blank in one pass, so that a value with a blank's look is left as it is."""
    return _BLANK.sub(lambda blank: str(values.get(blank[1], blank[0])), text)


def load_templates(folder: Path) -> dict[str, Template]:
    """Every template of the folder by its id, letters first."""
    paths = [path for path in sorted(folder.glob("*.toml")) if path.stem != COMMON]
    found = [_in_welsh(_template(_on_base(_read(path), folder)), folder) for path in paths]
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
        minimum=raw.get("minimum", False),
        fields=tuple(_field(one) for one in raw.get("fields", ())),
        blocks=tuple(raw.get("blocks", ())),
        country=raw.get("country", ""),
    )


def _in_welsh(template: Template, folder: Path) -> Template:
    """With what there is in Welsh, and room for the rest. None of it is checked. Only papers that are drawn by blocks
    have a place for it."""
    if not template.blocks:
        return template
    path = folder / "welsh" / f"{template.id}.toml"
    raw = _read(path) if path.exists() else {}
    words = dict.fromkeys(template.words, "") | raw.get("words", {})
    words.pop("stranger", None)
    labels = dict.fromkeys((one.name for one in template.fields), "") | raw.get("labels", {})
    return replace(template, welsh=Welsh(words, labels, _read(folder / "welsh" / f"{COMMON}.toml")["words"]))


def _field(raw: Mapping[str, Any]) -> TemplateField:
    return TemplateField(**{"label": raw["ask"], **{k: v for k, v in raw.items() if k != "required"}})


def _on_base(raw: dict[str, Any], folder: Path) -> Mapping[str, Any]:
    """A template with what its base gives; a field's ``required`` is the message where it is empty."""
    base = _read(folder / "bases" / f"{raw['base']}.toml") if "base" in raw else {}
    own, given = raw.get("fields", []), base.get("fields", [])
    blocks = raw.get("blocks", [])
    fields = [*(one for one in given if one["name"] not in raw.get("without", ())), *own]
    asked = {f"answers.{one['name']}": one["required"] for one in fields if "required" in one}
    merged: dict[str, Any] = {**base, **raw}
    merged["words"] = base.get("words", {}) | raw.get("words", {})
    merged["required"] = base.get("required", {}) | raw.get("required", {}) | asked
    merged["fields"] = fields
    if "blocks" in base:
        merged["blocks"] = [b for one in base["blocks"] for b in (blocks if one == "own" else [one])]
        merged["blocks"] = [b for b in merged["blocks"] if b not in raw.get("without", ())]
    return merged


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
