"""What can stand on a page. Places are in points from the top left corner; the painter turns them round."""

from dataclasses import dataclass, replace

from hubdesk.documents.text.lines import Line

MM = 72 / 25.4
"""Points in a millimetre."""
INK, GREY, BLUE, PALE, LINE = "#212b32", "#4c6272", "#005eb8", "#f0f4f5", "#aeb7bd"
"""Colours of the NHS palette; each prints legibly in black and white."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; ``y`` is its baseline."""

    x: float
    y: float
    line: Line
    size: float
    colour: str = INK
    role: str = "P"
    """The structure tag: H1, H2, P, or Artifact for what repeats on each page."""

    def moved(self, dx: float, dy: float) -> "Words":
        """The same mark elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.x, self.y - self.size, self.x + self.line.width, self.y + self.size * 0.28


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; ``dots`` draws it dotted, to write on."""

    x: float
    y: float
    x_end: float
    y_end: float
    thickness: float = 0.75
    colour: str = LINE
    dots: bool = False

    def moved(self, dx: float, dy: float) -> "Rule":
        """The same mark elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy, x_end=self.x_end + dx, y_end=self.y_end + dy)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        half = self.thickness / 2
        return (
            min(self.x, self.x_end),
            min(self.y, self.y_end) - half,
            max(self.x, self.x_end),
            max(self.y, self.y_end) + half,
        )


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, filled, outlined, or both."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    thickness: float = 1.0

    def moved(self, dx: float, dy: float) -> "Area":
        """The same mark elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.x, self.y, self.x + self.width, self.y + self.height


@dataclass(frozen=True, slots=True)
class Picture:
    """A small line drawing on a grid of 24 by 24, as strokes of points (see ``pictures``)."""

    x: float
    y: float
    size: float
    strokes: tuple[tuple[tuple[float, float], ...], ...]
    colour: str = BLUE

    def moved(self, dx: float, dy: float) -> "Picture":
        """The same mark elsewhere."""
        return replace(self, x=self.x + dx, y=self.y + dy)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.x, self.y, self.x + self.size, self.y + self.size


Mark = Words | Rule | Area | Picture


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a page with its own corner; ``turned`` stands on its head, for a card folded twice."""

    x: float
    y: float
    width: float
    height: float
    marks: tuple[Mark, ...]
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One side of paper."""

    width: float
    height: float
    panels: tuple[Panel, ...]

    @classmethod
    def a4(cls, *marks: Mark) -> "Page":
        """A page of A4 with one panel."""
        return cls(A4[0], A4[1], (Panel(0, 0, A4[0], A4[1], marks),))


A4 = (210 * MM, 297 * MM)
