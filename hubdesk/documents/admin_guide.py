"""The guide for IT as a PDF: its text with a contents page, headings and page numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from statistics import mean

from hubdesk.documents.guide_text import Block, read_guide
from hubdesk.documents.kit import Look
from hubdesk.documents.page.flow import Region, flow
from hubdesk.documents.page.marks import A4, BLUE, GREY, LINE, MM, Mark, Page, Rule
from hubdesk.documents.page.painter import About, paint
from hubdesk.documents.page.strips import Column, Strip, at_places, beside, gap, stack
from hubdesk.documents.templates import load_common
from hubdesk.documents.text.faces import load_faces
from hubdesk.documents.text.fonts import font_folders, index_fonts
from hubdesk.documents.text.lines import Style
from hubdesk.documents.text.words import Typesetter

GUIDE = "admin-guide.md"
_LEFT, _TOP, _BOTTOM = 20 * MM, 18 * MM, 20 * MM
_WIDTH = A4[0] - 2 * _LEFT
_LOOK = Look.at(10.5)
_CODE = Style(9.5, colour="#1d2b33")
_CELL = Style(9.5, spacing=1.25)
_NUMBER = 40.0
"""Points at the right of the contents for the page numbers."""
_WIDEST_TABLE = 3
"""A table with more columns is set as one small block for each row, which still reads well on paper."""


def draw_admin_guide(resources: Path, version: str, at: datetime) -> bytes:
    """The PDF. The same guide, version and moment give the same bytes.

    Raises the problems of the press: no fonts, a character that cannot be printed.
    """
    text = (resources / GUIDE).read_text(encoding="utf-8")
    column = Column(Typesetter(load_faces(index_fonts(font_folders(resources)))), _WIDTH)
    title, *blocks = read_guide(text)
    sections = [_section(column, block) for block in blocks]
    region = Region(_TOP, A4[1] - _BOTTOM)
    placed = flow([strip for strips in sections for strip in strips], region, region)
    chapters = [
        (block.lines[0], _page_of(strips, placed))
        for block, strips in zip(blocks, sections, strict=True)
        if block.kind == "heading" and block.level == 2
    ]
    front = flow(_front(column, title.lines[0], version, chapters, 0), region, region)
    front = flow(_front(column, title.lines[0], version, chapters, len(front)), region, region)
    page = load_common(resources / "documents").say
    count = len(front) + len(placed)
    pages = [
        Page.a4(
            *at_places(strips, _LEFT),
            *_foot(column, f"hubdesk {version}", page("page", number=number, count=count)),
        )
        for number, strips in enumerate([*front, *placed], 1)
    ]
    return paint(pages, About(title.lines[0], f"hubdesk {version}", at))


def _section(column: Column, block: Block) -> list[Strip]:
    """The strips of one block."""
    match block.kind:
        case "heading":
            size = {2: 15.0, 3: 12.0}.get(block.level, 10.5)
            style = Style(size, bold=True, spacing=1.25, colour=BLUE if block.level == 2 else _LOOK.body.colour)
            space = [gap(10)] if block.level == 2 else []
            return [*space, *column.heading(block.lines[0], style, role=f"H{min(block.level, 3)}"), gap(2, keep=True)]
        case "bullets" | "numbers":
            return [*column.items(block.lines, _LOOK.body, numbered=block.kind == "numbers"), gap(4)]
        case "code":
            return [*column.box(_code(column, block.lines), colour="", fill="#f0f4f5", padding=7), gap(6)]
        case "table" if len(block.rows[0]) <= _WIDEST_TABLE:
            return [*column.table(block.rows, _CELL, shares=_shares(block.rows)), gap(6)]
        case "table":
            return [strip for row in block.rows[1:] for strip in _record(column, block.rows[0], row)]
        case _:
            return [*column.text(block.lines[0], _LOOK.body), gap(5)]


def _code(column: Column, lines: Iterable[str]) -> list[Strip]:
    """Commands as they are typed; a line that is too long goes on below, further in."""
    inner = Column(column.typesetter, column.width - 14)
    strips: list[Strip] = []
    for line in lines:
        depth = (len(line) - len(line.lstrip())) * 4.0
        strips += inner.text(line.strip() or " ", _CODE, role="Code", indent=depth)
    return strips


def _record(column: Column, heads: Sequence[str], row: Sequence[str]) -> list[Strip]:
    """A row of a wide table: its first cell as a small heading, the others below it with their names."""
    pairs = [(head, cell) for head, cell in zip(heads[1:], row[1:], strict=True) if cell]
    name = f"{heads[0]} {row[0]}" if row[0].isdigit() else row[0]
    strips = column.text(name, replace(_LOOK.body, bold=True)) + column.pairs(pairs, _CELL, label_width=92)
    return [*(replace(strip, keep=True) for strip in strips[:-1]), strips[-1], gap(6)]


def _shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """How wide each column is: by what stands in it, with room for its longest word and most of its heading."""
    columns = list(zip(*rows, strict=True))
    wanted = [max(min(mean(map(len, cells)), 60), 1.2 * _longest_word(cells), 0.8 * len(cells[0])) for cells in columns]
    return [each / sum(wanted) for each in wanted]


def _longest_word(cells: Iterable[str]) -> int:
    return max((len(word) for cell in cells for word in cell.split()), default=1)


def _page_of(strips: Sequence[Strip], placed: Sequence[Sequence[tuple[float, Strip]]]) -> int:
    """The number of the page, from 1, on which a block begins."""
    begins = next(strip for strip in strips if strip.marks)
    return next(n for n, page in enumerate(placed, 1) if any(strip is begins for _, strip in page))


def _front(
    column: Column, title: str, version: str, chapters: Iterable[tuple[str, int]], pages_before: int
) -> list[Strip]:
    """The title and what is on which page."""
    strips = [
        *column.text(title, Style(22, bold=True, spacing=1.2, colour=BLUE), role="H1", keep=True),
        *column.text(f"hubdesk {version}", _LOOK.small),
        gap(14),
        *column.heading("Contents", Style(13, bold=True), role="H2"),
        gap(4),
    ]
    names, numbers = Column(column.typesetter, _WIDTH - _NUMBER), Column(column.typesetter, _NUMBER)
    for name, page in chapters:
        number = numbers.text(str(page + pages_before), _LOOK.body)
        moved = [
            replace(strip, marks=tuple(mark.moved(_WIDTH - _NUMBER, 0) for mark in strip.marks)) for strip in number
        ]
        strips += [*beside(names.text(name, _LOOK.body), moved), gap(3)]
    return strips


def _foot(column: Column, left: str, right: str) -> list[Mark]:
    y = A4[1] - _BOTTOM + 6 * MM
    words = column.text(f"{left}  ·  {right}", Style(8.5, colour=GREY), role="Artifact")
    return [Rule(_LEFT, y - 4, _LEFT + _WIDTH, y - 4, 0.75, LINE), *stack(words, _LEFT, y)]
