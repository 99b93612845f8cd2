"""Font files made ready: what they cover, how wide their signs are, and how their scripts are shaped."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hubdesk.documents.problems import FontsMissing
from hubdesk.documents.text.fonts import BODY, SCRIPTS, FontFiles, FoundFamily, find_family

_PRIVATE = 0xE000
"""Shaped signs without a character of their own are known by ``_PRIVATE`` plus their number in the font."""
_LAST_PRIVATE = 0xF8FF
_SHAPED_FROM, _SHAPED_TO = 0x0590, 0x0E00
"""Hebrew up to the Indic blocks: always shaped."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign: its code in the font, and its advance and offset in ems."""

    code: str
    advance: float
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True)
class Shaped:
    """A stretch of text in one face, ready to draw. Glyphs are in the order of drawing, left to right."""

    glyphs: tuple[Glyph, ...]
    width: float
    """In ems."""
    plain: bool
    """Whether the codes are the text itself, so that it reads back without help."""


class Face:
    """One font file, opened when first needed."""

    def __init__(self, name: str, path: Path, files: FontFiles) -> None:
        self.name = name
        self._path = path
        self._files = files

    def asked_for(self, character: str) -> bool:
        """Whether the character lies in the range that this face is kept for."""
        return self._files.first <= ord(character) <= self._files.last

    @cached_property
    def font(self) -> Any:
        """reportlab's own font object. It is used directly and never registered under a global name."""
        from reportlab.pdfbase.ttfonts import TTFont

        return TTFont(self.name, str(self._path), shapable=True)

    @cached_property
    def covered(self) -> frozenset[int]:
        """The characters that it has; private ones are left out, because they mean nothing on another machine."""
        known = self.font.face.charToGlyph
        return frozenset(code for code in known if 0x20 <= code <= 0xFFFF and not 0xD800 <= code <= _LAST_PRIVATE)

    def covers(self, text: str) -> bool:
        """Whether it has every character; joiners are instructions and need no sign."""
        return all(ord(one) in self.covered or one in "\u200c\u200d" for one in text)

    def shape(self, text: str, right_to_left: bool) -> Shaped:
        """Turn text into signs."""
        if right_to_left or (not text.isascii() and any(map(_needs_shaping, text))):
            return self._shape_script(text, right_to_left)
        widths = self.font.face.charWidths
        standard = self.font.face.defaultWidth
        glyphs = tuple(Glyph(one, widths.get(ord(one), standard) / 1000) for one in text)
        return Shaped(glyphs, sum(glyph.advance for glyph in glyphs), plain=True)

    def _shape_script(self, text: str, right_to_left: bool) -> Shaped:
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if right_to_left else "ltr"
        uharfbuzz.shape(self._shaper, buffer)
        units = self._shaper.face.upem
        glyphs = tuple(
            Glyph(self._code(info.codepoint), at.x_advance / units, at.x_offset / units, at.y_offset / units)
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )
        return Shaped(glyphs, sum(glyph.advance for glyph in glyphs), plain=False)

    @cached_property
    def _shaper(self) -> Any:
        import uharfbuzz

        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(self.font.face._ttf_data)))

    def _code(self, glyph: int) -> str:
        """The code by which reportlab finds a glyph. It depends on nothing but the font, so files repeat exactly."""
        code = _PRIVATE + glyph
        if code > _LAST_PRIVATE:
            raise FontsMissing
        face = self.font.face
        face.charToGlyph[code] = glyph
        face.charWidths[code] = face._pdfScale(face.hmetrics[glyph][0])
        return chr(code)


def _needs_shaping(character: str) -> bool:
    return _SHAPED_FROM <= ord(character) < _SHAPED_TO or unicodedata.category(character).startswith("M")


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces of one weight, best first."""

    faces: tuple[Face, ...]

    def face_for(self, text: str) -> Face | None:
        """The first face that has the whole of a text, or None."""
        for face in self.faces:
            if (face is self.faces[0] or any(face.asked_for(one) for one in text)) and face.covers(text):
                return face
        return None

    def lacks(self, text: str) -> str:
        """The first character of a text that no face here has; empty where each is in some face."""
        return next((one for one in text if self.face_for(one) is None), "")


@dataclass(frozen=True, slots=True)
class FontSet:
    """The faces for letters and cards, in two weights."""

    regular: Faces
    bold: Faces


def load_faces(index: Mapping[str, Path]) -> FontSet:
    """Choose the faces among the files found; none is opened yet.

    Raises:
        FontsMissing: there is neither Arial nor Liberation Sans.
    """
    body = next((found for files in BODY if (found := find_family(files, index))), None)
    if body is None:
        raise FontsMissing
    families = [body, *(found for files in SCRIPTS if (found := find_family(files, index)))]
    regular = tuple(_face(found, found.regular, "Regular") for found in families)
    bold = tuple(_face(found, found.bold, "Bold") for found in families)
    return FontSet(Faces(regular), Faces((*bold, *regular)))


def _face(found: FoundFamily, path: Path, weight: str) -> Face:
    return Face(f"{found.files.family} {weight}".replace(" ", "-"), path, found.files)
