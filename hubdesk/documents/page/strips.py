"""Texts as strips: horizontal slices of a column that may be set on one page or the next.

Every block of a letter (heading, paragraph, list, table, box) becomes a row of strips. A page takes
strips until it is full; ``keep`` holds a strip together with the one after it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hubdesk.documents.page.marks import GREY, LINE, Area, Mark, Rule, Words
from hubdesk.documents.text.lines import Line, Style, set_lines
from hubdesk.documents.text.words import Typesetter

_HIGHEST_ROW = 180
"""Points: a row of a table that is higher than this may run over to the next page."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A slice of a column: its height, its marks (from its own top left corner), and whether it keeps the next."""

    height: float
    marks: tuple[Mark, ...] = ()
    keep: bool = False
    gap: bool = False
    """Empty space, which is left out at the top of a page."""
    joins: bool = False
    """It begins what may not stand alone at the top of a page: the text before it comes along."""


@dataclass(frozen=True, slots=True)
class Column:
    """Sets texts into strips of one width."""

    typesetter: Typesetter
    width: float

    def text(self, text: str, style: Style, *, role: str = "P", indent: float = 0, keep: bool = False) -> list[Strip]:
        """A paragraph. Two lines at least stay together at its beginning and at its end."""
        lines = set_lines(self.typesetter, text, style, self.width - indent)
        right = len(lines) > 1  # one line alone stays at the left, beside its label
        strips = [self._strip(line, style, role, indent, right=right) for line in lines]
        last = len(strips) - 1
        return [replace(strip, keep=keep or (n in (0, last - 1) and n != last)) for n, strip in enumerate(strips)]

    def heading(self, text: str, style: Style, *, role: str = "H2") -> list[Strip]:
        """A heading, kept with what follows it."""
        return [gap(style.size * 0.65, keep=False), *self.text(text, style, role=role, keep=True), gap(2, keep=True)]

    def items(self, texts: Iterable[str], style: Style, *, numbered: bool = False) -> list[Strip]:
        """A list, with numbers or bullets."""
        found: list[Strip] = []
        indent = style.size * (1.7 if numbered else 1.3)
        for number, text in enumerate(texts, 1):
            strips = self.text(text, style, indent=indent)
            sign = replace(style, bold=True) if numbered else style
            mark = set_lines(self.typesetter, f"{number}." if numbered else "•", sign, indent)[0]
            words = Words(0, _baseline(sign), mark, sign.size, sign.colour)
            found += [replace(strips[0], marks=(words, *strips[0].marks)), *strips[1:], gap(style.size * 0.25)]
        return found

    def pairs(self, rows: Iterable[tuple[str, str]], style: Style, *, label_width: float) -> list[Strip]:
        """Rows of a label and its text."""
        found: list[Strip] = []
        label_style = replace(style, bold=True)
        inner = Column(self.typesetter, self.width)
        for label, text in rows:
            names = Column(self.typesetter, label_width - 6).text(label, label_style)
            strips = inner.text(text, style, indent=label_width)
            found += [*beside(names, strips), gap(style.size * 0.25)]
        return found

    def table(self, rows: Sequence[Sequence[str]], style: Style, *, shares: Sequence[float]) -> list[Strip]:
        """A table whose first row is its heading; lines between rows, cells wrapped."""
        found: list[Strip] = []
        for number, row in enumerate(rows):
            look = replace(style, bold=True) if number == 0 else style
            cells = self._row(row, look, shares)
            line = Rule(0, 3, self.width, 3, 0.75, GREY if number == 0 else LINE)
            kept = [replace(strip, keep=True) for strip in cells]
            found += [*kept, Strip(6, (line,), keep=number == 0)]
        return found

    def box(self, strips: Sequence[Strip], *, colour: str, fill: str = "", padding: float = 9) -> list[Strip]:
        """Strips inside a border, which may run over a page. Set them ``2 * padding`` narrower."""
        inside = [replace(s, marks=tuple(mark.moved(padding, 0) for mark in s.marks), gap=False) for s in strips]
        top, bottom = Strip(padding * 0.8, keep=True), Strip(padding * 0.8)
        if inside:
            inside[-1] = replace(inside[-1], keep=True)
        return [
            self._bordered(strip, colour, fill, first=n == 0, last=n == len(inside) + 1)
            for n, strip in enumerate((top, *inside, bottom))
        ]

    def _row(self, row: Sequence[str], style: Style, shares: Sequence[float]) -> list[Strip]:
        left = 0.0
        strips: list[Strip] = []
        for text, share in zip(row, shares, strict=True):
            width = self.width * share
            cell = Column(self.typesetter, width - 8).text(text, style)
            moved = [replace(s, marks=tuple(mark.moved(left, 0) for mark in s.marks)) for s in cell]
            strips = beside(strips, moved)
            left += width
        return strips

    def _bordered(self, strip: Strip, colour: str, fill: str, *, first: bool, last: bool) -> Strip:
        edges: list[Mark] = []
        if fill:
            edges.append(Area(0, 0, self.width, strip.height + (0 if last else 0.3), fill=fill))
        if colour:
            edges += [Rule(x, 0, x, strip.height, 1.5, colour) for x in (0, self.width)]
            edges += [Rule(-0.75, 0, self.width + 0.75, 0, 1.5, colour)] if first else []
            bottom = strip.height
            edges += [Rule(-0.75, bottom, self.width + 0.75, bottom, 1.5, colour)] if last else []
        return replace(strip, marks=(*edges, *strip.marks))

    def _strip(self, line: Line, style: Style, role: str, indent: float, *, right: bool) -> Strip:
        room = self.width - indent
        x = indent + (room - line.width if right and line.right_to_left else 0)
        return Strip(style.leading, (Words(x, _baseline(style), line, style.size, style.colour, role),))


def gap(height: float, *, keep: bool = False) -> Strip:
    """Empty space."""
    return Strip(height, (), keep=keep, gap=True)


def beside(left: Sequence[Strip], right: Sequence[Strip]) -> list[Strip]:
    """Two columns of strips side by side.

    They become one strip, read column by column, so that a cell is heard whole; only what is too high to be
    kept on one page goes line by line.
    """
    height = max(height_of(left), height_of(right))
    if height <= _HIGHEST_ROW:
        keep = any(column[-1].keep for column in (left, right) if column)
        return [Strip(height, (*stack(left, 0, 0), *stack(right, 0, 0)), keep=keep)]
    found: list[Strip] = []
    for index in range(max(len(left), len(right))):
        pair = [column[index] for column in (left, right) if index < len(column)]
        marks = tuple(mark for strip in pair for mark in strip.marks)
        found.append(Strip(max(s.height for s in pair), marks, keep=any(s.keep for s in pair)))
    return found


def height_of(strips: Iterable[Strip]) -> float:
    """How high strips stand together."""
    return sum(strip.height for strip in strips)


def stack(strips: Iterable[Strip], x: float, y: float) -> tuple[Mark, ...]:
    """The marks of strips set one below the other from a place on the page."""
    found: list[Mark] = []
    for strip in strips:
        found += [mark.moved(x, y) for mark in strip.marks]
        y += strip.height
    return tuple(found)


def at_places(strips: Iterable[tuple[float, Strip]], x: float) -> tuple[Mark, ...]:
    """The marks of strips that have their places on a page already, as ``flow`` gives them."""
    return tuple(mark.moved(x, y) for y, strip in strips for mark in strip.marks)


def _baseline(style: Style) -> float:
    """Where the baseline lies in a line's height: the letters stand in the middle of the leading."""
    return style.leading / 2 + style.size * 0.35
