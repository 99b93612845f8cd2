"""Text as words with fonts: one face per word, chosen for the whole word, its signs in the right order.

A word keeps one face from end to end. Only where no face has a word and the punctuation that touches
it, the punctuation is set apart, each part whole in its own face. A face never changes between letters.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from hubdesk.documents.problems import MissingGlyph
from hubdesk.documents.text.bidi import levels
from hubdesk.documents.text.cleaning import clusters
from hubdesk.documents.text.faces import Face, Faces, FontSet, Shaped


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one word in one face and one direction."""

    text: str
    face: Face
    level: int
    shaped: Shaped
    tracking: float = 0
    """Ems between its letters, where reading is easier so; letters that join are never pulled apart."""

    @property
    def width(self) -> float:
        """In ems."""
        return self.shaped.width + self.tracking * len(self.text)


@dataclass(frozen=True, slots=True)
class Word:
    """What stands between two spaces; a line breaks only between words, unless one alone is too long."""

    pieces: tuple[Piece, ...]

    @property
    def width(self) -> float:
        """In ems."""
        return sum(piece.width for piece in self.pieces)


class Typesetter:
    """Turns text into words. Made for one document, so that nothing of a person stays behind."""

    def __init__(self, fonts: FontSet, tracking: float = 0) -> None:
        self._fonts = fonts
        self._tracking = tracking
        self._known: dict[tuple[str, bool, int], Piece] = {}
        self._runs: dict[tuple[str, bool, int], Word] = {}

    def words(self, text: str, base: int, *, bold: bool = False) -> tuple[list[Word], list[Piece]]:
        """The words of one paragraph, and the space after each, all in the order of reading.

        Raises:
            MissingGlyph: a character that no face has.
        """
        depth = levels(text, base)
        words: list[Word] = []
        spaces: list[Piece] = []
        place = 0
        for is_space, group in groupby(text, key=" ".__eq__):
            run = "".join(group)
            inside = depth[place : place + len(run)]
            place += len(run)
            if is_space:
                if words:
                    spaces[-1] = self._piece(" ", bold, inside[0])
            else:
                words.append(self._word(run, inside, bold))
                spaces.append(self._piece(" ", bold, base))
        return words, spaces

    def split(self, word: Word, width: float) -> tuple[Word, Word]:
        """Cut a word that is wider than a whole line; the first part fits into ``width`` ems.

        The cut never parts a letter from its marks, and at least one letter is taken.
        """
        taken: list[Piece] = []
        rest = list(word.pieces)
        left = width
        while rest and rest[0].width <= left:
            left -= rest[0].width
            taken.append(rest.pop(0))
        if rest:
            piece = rest[0]
            signs = clusters(piece.text)
            count = self._fitting(signs, piece, left)
            count = count or (0 if taken else 1)
            if count:
                taken.append(self._shape("".join(signs[:count]), piece.face, piece.level))
                remaining = "".join(signs[count:])
                rest[:1] = [self._shape(remaining, piece.face, piece.level)] if remaining else []
        return Word(tuple(taken)), Word(tuple(rest))

    def _word(self, run: str, inside: list[int], bold: bool) -> Word:
        """A word; those of one direction are kept, because most stand in a letter many times."""
        if any(level != inside[0] for level in inside):
            return Word(tuple(self._pieces(run, inside, bold)))
        key = (run, bold, inside[0])
        if key not in self._runs:
            self._runs[key] = Word(tuple(self._pieces(run, inside, bold)))
        return self._runs[key]

    def _fitting(self, signs: list[str], piece: Piece, width: float) -> int:
        """How many of the signs fit; a cut after a hyphen or a slash is liked better, late in the line."""
        low, high = 0, len(signs) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self._shape("".join(signs[:middle]), piece.face, piece.level).width <= width:
                low = middle
            else:
                high = middle - 1
        liked = [n for n in range(low // 2, low + 1) if n and signs[n - 1] in "-/@.,_&"]
        return liked[-1] if liked else low

    def _pieces(self, run: str, inside: list[int], bold: bool) -> Iterator[Piece]:
        faces = self._fonts.bold if bold else self._fonts.regular
        start = 0
        for part in _parts(run, faces):
            for level, group in groupby(inside[start : start + len(part)]):
                length = len(list(group))
                yield self._piece(run[start : start + length], bold, level, faces.face_for(part))
                start += length

    def _piece(self, text: str, bold: bool, level: int, face: Face | None = None) -> Piece:
        key = (text, bold, level)
        if (known := self._known.get(key)) and (face is None or known.face is face):
            return known
        faces = self._fonts.bold if bold else self._fonts.regular
        chosen = face or faces.face_for(text)
        if chosen is None:
            raise MissingGlyph(faces.lacks(text) or text[0])
        piece = self._shape(text, chosen, level)
        self._known[key] = piece
        return piece

    def _shape(self, text: str, face: Face, level: int) -> Piece:
        shaped = face.shape(text, right_to_left=bool(level % 2))
        return Piece(text, face, level, shaped, self._tracking if shaped.plain else 0)


def _parts(run: str, faces: Faces) -> list[str]:
    """The whole run where one face has it; else its words and its punctuation apart, each whole in one face."""
    if faces.face_for(run):
        return [run]
    parts = ["".join(group) for _, group in groupby(run, key=_is_letter)]
    for part in parts:
        if faces.face_for(part) is None:
            raise MissingGlyph(faces.lacks(part) or part[0])
    return parts


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN" or character in "\u200c\u200d"
