"""Words set into lines of a given width."""

from collections.abc import Iterator
from dataclasses import dataclass

from hubdesk.documents.text.bidi import base_level, visual_order
from hubdesk.documents.text.cleaning import printable
from hubdesk.documents.text.whole_numbers import numbers_whole
from hubdesk.documents.text.words import Piece, Typesetter, Word


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks. Sizes and leading are in points."""

    size: float
    bold: bool = False
    colour: str = "#212b32"
    spacing: float = 1.35
    """Leading as a multiple of the size."""

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size * self.spacing


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its pieces in the order of drawing, with the width in points at the style's size."""

    pieces: tuple[Piece, ...]
    width: float
    right_to_left: bool = False

    @property
    def text(self) -> str:
        """What the line says, in the order of drawing."""
        return "".join(piece.text for piece in self.pieces)


def set_lines(typesetter: Typesetter, text: str, style: Style, width: float) -> tuple[Line, ...]:
    """Break a text into lines no wider than ``width`` points; line breaks in the text are kept.

    Raises:
        MissingGlyph: a character that no face has.
    """
    ems = width / style.size
    lines: list[Line] = []
    for paragraph in numbers_whole(printable(text)).split("\n"):
        base = base_level(paragraph)
        words, spaces = typesetter.words(paragraph.strip(), base, bold=style.bold)
        filled = list(_fill(typesetter, words, spaces, ems))
        lines.extend(_line(pieces, base, style) for pieces in filled or [[]])
    return tuple(lines)


def text_width(typesetter: Typesetter, text: str, style: Style) -> float:
    """The width of a text on a single line, in points."""
    return max(line.width for line in set_lines(typesetter, text, style, 1e9))


def _fill(typesetter: Typesetter, words: list[Word], spaces: list[Piece], ems: float) -> Iterator[list[Piece]]:
    """Take words while they fit (greedy)."""
    line: list[Piece] = []
    used = 0.0
    pending: Piece | None = None
    for word, space in zip(words, spaces, strict=True):
        gap = pending.width if pending else 0.0
        if line and used + gap + word.width > ems:
            yield line
            line, used, pending, gap = [], 0.0, None, 0.0
        while not line and word.width > ems:
            first, rest = typesetter.split(word, ems)
            if not rest.pieces:
                break
            yield list(first.pieces)
            word = rest
        if pending:
            line.append(pending)
        line.extend(word.pieces)
        used += gap + word.width
        pending = space
    if line:
        yield line


def _line(pieces: list[Piece], base: int, style: Style) -> Line:
    order = visual_order([piece.level for piece in pieces])
    drawn = tuple(pieces[index] for index in order)
    return Line(drawn, sum(piece.width for piece in drawn) * style.size, right_to_left=bool(base))
