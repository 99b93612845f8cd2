"""Texts in boxes of a fixed size: measured first, made smaller by rule, refused when they still do not fit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hubdesk.documents.page.marks import Mark
from hubdesk.documents.page.strips import Column, Strip, height_of, stack
from hubdesk.documents.problems import DoesNotFit
from hubdesk.documents.text.lines import Style
from hubdesk.documents.text.words import Typesetter


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the page, in points from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph of a box."""

    text: str
    style: Style
    role: str = "P"
    space_after: float = 0
    """In ems of its own style."""


def fit(typesetter: Typesetter, parts: Sequence[Part], box: Box, *, field: str, smallest: float) -> tuple[Mark, ...]:
    """Set paragraphs into a box, all made smaller together in steps of a twentieth until they fit.

    Raises:
        DoesNotFit: even with the smallest style at ``smallest`` points it does not; ``field`` is named.
    """
    scale = 1.0
    while True:
        strips = _strips(typesetter, parts, box.width, scale, smallest)
        if height_of(strips) <= box.height + 0.01:
            return stack(strips, box.x, box.y)
        if all(part.style.size * scale <= smallest for part in parts):
            raise DoesNotFit(field)
        scale -= 0.05


def _strips(ts: Typesetter, parts: Sequence[Part], width: float, scale: float, smallest: float) -> list[Strip]:
    found: list[Strip] = []
    for part in parts:
        style = replace(part.style, size=max(min(smallest, part.style.size), part.style.size * scale))
        found += Column(ts, width).text(part.text, style, role=part.role)
        if part.space_after:
            found.append(Strip(style.size * part.space_after))
    if parts and parts[-1].space_after:
        found.pop()
    return found
