"""Pages to PDF bytes: the one place that writes to a reportlab canvas.

The same pages and moment give the same bytes. Nothing touches the disk. Text that a font shapes
carries its wording beside the signs (``ActualText``), so that it reads back as it was typed; every
line is tagged, so that a screen reader tells headings from paragraphs.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from hubdesk.documents.page.marks import MM, Area, Mark, Page, Panel, Picture, Rule, Words
from hubdesk.documents.page.structure import Structure
from hubdesk.documents.problems import DoesNotFit
from hubdesk.documents.text.words import Piece

GROUND = "#fdf6e3"
"""Off-white (British Dyslexia Association style guide): light enough to print, and ink on it is 13 to 1."""
PRINTABLE = 4 * MM
"""The border that office printers cannot reach."""


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself. The title names the kind of paper, never the person."""

    title: str
    subject: str
    made_at: datetime


def paint(pages: Sequence[Page], about: About, *, pale: bool = False) -> bytes:
    """Draw pages as a PDF; ``pale`` lays an off-white ground under each, for whom white paper glares.

    Raises:
        DoesNotFit: a mark lies where the printer cannot print.
    """
    from reportlab.pdfgen.canvas import Canvas

    target = io.BytesIO()
    canvas = Canvas(target, pageCompression=1, invariant=1, lang="en-GB", pdfVersion=(1, 7))
    _describe(canvas, about)
    structure = Structure(canvas)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        structure.start_page()
        if pale:
            ground = f"q {_colour(GROUND)} rg 0 0 {page.width:.3f} {page.height:.3f} re f Q"
            canvas._code.append(f"/Artifact BMC {ground} EMC")
        for panel in page.panels:
            _Panel(canvas, page, panel, structure).draw()
        canvas.showPage()
    structure.finish()
    canvas.save()
    return target.getvalue()


def _describe(canvas: Any, about: About) -> None:
    canvas.setTitle(about.title)
    canvas.setSubject(about.subject)
    canvas.setAuthor("hubdesk")
    canvas.setCreator("hubdesk")
    stamp = canvas._doc._timeStamp
    stamp.YMDhms = about.made_at.timetuple()[:6]
    offset = about.made_at.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset else 0
    stamp.dhh, stamp.dmm = minutes // 60, minutes % 60
    canvas.setViewerPreference("DisplayDocTitle", "true")


class _Panel:
    """Writes the marks of one panel."""

    def __init__(self, canvas: Any, page: Page, panel: Panel, structure: Structure) -> None:
        self._canvas = canvas
        self._page = page
        self._panel = panel
        self._structure = structure

    def draw(self) -> None:
        panel, write = self._panel, self._canvas._code.append
        if panel.turned:
            right, top = panel.x + panel.width, self._page.height - panel.y - panel.height
            write(f"q -1 0 0 -1 {right:.3f} {top:.3f} cm")
        else:
            write(f"q 1 0 0 1 {panel.x:.3f} {self._page.height - panel.y:.3f} cm")
        for mark in panel.marks:
            self._stay_inside(mark)
            self._mark(mark)
        write("Q")

    def _stay_inside(self, mark: Mark) -> None:
        left, top, right, bottom = mark.bounds
        panel, page = self._panel, self._page
        if panel.turned:
            left, right = panel.width - right, panel.width - left
            top, bottom = panel.height - bottom, panel.height - top
        inside = (
            panel.x + left >= PRINTABLE - 0.01
            and panel.y + top >= PRINTABLE - 0.01
            and panel.x + right <= page.width - PRINTABLE + 0.01
            and panel.y + bottom <= page.height - PRINTABLE + 0.01
        )
        if not inside:
            raise DoesNotFit("the page")

    def _mark(self, mark: Mark) -> None:
        match mark:
            case Words():
                self._words(mark)
            case Rule():
                self._rule(mark)
            case Area():
                self._area(mark)
            case Picture():
                self._picture(mark)

    def _words(self, mark: Words) -> None:
        if not mark.line.pieces:
            return
        write = self._canvas._code.append
        write(self._structure.begin(mark.role))
        write(f"BT {_colour(mark.colour)} rg")
        x, y = mark.x, -mark.y
        for (plain, _), group in groupby(mark.line.pieces, key=lambda piece: (piece.shaped.plain, piece.face)):
            pieces = list(group)
            if plain:
                self._codes("".join(piece.text for piece in pieces), pieces[0], x, y, mark.size)
            else:
                self._shaped(pieces, x, y, mark.size)
            x += sum(piece.width for piece in pieces) * mark.size
        write("ET EMC")

    def _shaped(self, pieces: list[Piece], x: float, y: float, size: float) -> None:
        write = self._canvas._code.append
        for piece in pieces:
            wording = piece.text.encode("utf-16-be").hex().upper()
            write(f"/Span <</ActualText <FEFF{wording}>>> BDC")
            for glyph in piece.shaped.glyphs:
                self._codes(glyph.code, piece, x + glyph.dx * size, y + glyph.dy * size, size)
                x += glyph.advance * size
            write("EMC")

    def _codes(self, codes: str, piece: Piece, x: float, y: float, size: float) -> None:
        font, document = piece.face.font, self._canvas._doc
        write = self._canvas._code.append
        if piece.tracking:
            write(f"{piece.tracking * size:.3f} Tc")
        write(f"1 0 0 1 {x:.3f} {y:.3f} Tm")
        for subset, data in font.splitString(codes, document):
            write(f"{font.getSubsetInternalName(subset, document)} {size:.2f} Tf <{data.hex().upper()}> Tj")
        if piece.tracking:
            write("0 Tc")

    def _rule(self, mark: Rule) -> None:
        dash = "[0.1 3] 0 d 1 J" if mark.dots else ""
        self._decoration(
            f"q {_colour(mark.colour)} RG {mark.thickness:.2f} w {dash} "
            f"{mark.x:.3f} {-mark.y:.3f} m {mark.x_end:.3f} {-mark.y_end:.3f} l S Q"
        )

    def _area(self, mark: Area) -> None:
        box = f"{mark.x:.3f} {-mark.y - mark.height:.3f} {mark.width:.3f} {mark.height:.3f} re"
        fill = f"{_colour(mark.fill)} rg" if mark.fill else ""
        stroke = f"{_colour(mark.stroke)} RG {mark.thickness:.2f} w" if mark.stroke else ""
        how = "B" if mark.fill and mark.stroke else "f" if mark.fill else "S"
        self._decoration(f"q {fill} {stroke} {box} {how} Q")

    def _picture(self, mark: Picture) -> None:
        scale = mark.size / 24
        steps = [f"q {_colour(mark.colour)} RG {1.8 * scale:.2f} w 1 J 1 j"]
        for stroke in mark.strokes:
            for index, (x, y) in enumerate(stroke):
                steps.append(f"{mark.x + x * scale:.3f} {-(mark.y + y * scale):.3f} {'l' if index else 'm'}")
            steps.append("S")
        self._decoration(" ".join((*steps, "Q")))

    def _decoration(self, operators: str) -> None:
        self._canvas._code.append(f"/Artifact BMC {operators} EMC")


def _colour(code: str) -> str:
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
