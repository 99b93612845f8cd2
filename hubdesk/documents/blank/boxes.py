"""What is filled in by hand: boxes to tick beside their letter, lines to write on, tables of boxes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hubdesk.documents.page.marks import GREY, INK, LINE, Area, Mark, Rule, Words
from hubdesk.documents.page.strips import Column, Strip, gap, height_of, stack
from hubdesk.documents.text.lines import Style, set_lines, text_width
from hubdesk.documents.text.words import Typesetter
from hubdesk.forms.paper import PaperOption, PaperQuestion

BOX = 10.5
"""Points: large enough for a cross by an unsteady hand."""
_BESIDE = BOX + 22
"""A box, its letter, and the gap before the words."""
_WRITING = 21
"""Points from one line to the next, for handwriting."""
SMALL, LETTER = Style(8.5, colour=GREY, spacing=1.2), Style(10, bold=True)


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws for a column of one width."""

    typesetter: Typesetter
    width: float
    body: Style

    def options(self, options: Sequence[PaperOption], indent: float) -> list[Strip]:
        """Boxes with letters and words, in two columns where all are short."""
        room = self.width - indent
        half = room / 2 - 6
        longest = max(text_width(self.typesetter, o.text, self.body) for o in options)
        if len(options) < 3 or longest > half - _BESIDE:
            return [strip for option in options for strip in self._option(option, indent, room)]
        rows: list[Strip] = []
        middle = (len(options) + 1) // 2
        for left, right in zip(options[:middle], [*options[middle:], None], strict=False):
            here = self._option(left, indent, half)
            beside = self._option(right, indent + room / 2, half) if right is not None else []
            height = max(height_of(here), height_of(beside))
            rows.append(Strip(height, (*stack(here, 0, 0), *stack(beside, 0, 0)), keep=True))
        return rows

    def lines(self, count: int, indent: float) -> list[Strip]:
        """Dotted lines to write on."""
        line = Rule(indent, _WRITING - 4, self.width, _WRITING - 4, 0.9, GREY, dots=True)
        return [Strip(_WRITING, (line,), keep=n < count - 1) for n in range(count)]

    def blanks(self, parts: Sequence[tuple[str, float]], indent: float) -> list[Strip]:
        """Short lines with a word behind or before each, side by side: ``("Day", 40)``; a width of 0 is only words."""
        marks: list[Mark] = []
        x, baseline = indent, _WRITING - 6
        for words, width in parts:
            if words:
                line = set_lines(self.typesetter, words, self.body, 1e6)[0]
                marks.append(Words(x, baseline, line, self.body.size))
                x += line.width + 4
            if width:
                marks.append(Rule(x, _WRITING - 4, x + width, _WRITING - 4, 0.9, GREY, dots=True))
                x += width + 8
        return [Strip(_WRITING, tuple(marks))]

    def scale(self, low: int, high: int, ends: tuple[str, str], indent: float) -> list[Strip]:
        """Numbers in a row, each with its box, and the words at the ends."""
        step = (self.width - indent) / (high - low + 1)
        marks: list[Mark] = []
        for number in range(low, high + 1):
            line = set_lines(self.typesetter, str(number), LETTER, 100)[0]
            x = indent + step * (number - low) + step / 2
            marks.append(Area(x - BOX / 2, 0, BOX, BOX, stroke=INK, thickness=0.9))
            marks.append(Words(x - line.width / 2, BOX + 11, line, LETTER.size))
        strips = [Strip(BOX + 17, tuple(marks), keep=True)]
        if any(ends):
            left, right = (set_lines(self.typesetter, words, SMALL, 1e6)[0] for words in ends)
            said = (Words(indent, 9, left, 8.5, GREY), Words(self.width - right.width, 9, right, 8.5, GREY))
            strips.append(Strip(13, said))
        return strips

    def table(self, questions: Sequence[PaperQuestion], indent: float) -> list[Strip]:
        """Questions with the same options: a row each, a column of boxes for each option."""
        options = questions[0].options
        column = min(78.0, (self.width * 0.56) / len(options))
        room = self.width - column * len(options)
        head = replace(SMALL, bold=True, colour=INK)
        heads: list[Strip] = []
        tallest = 0.0
        for n, option in enumerate(options):
            words = Column(self.typesetter, column - 6).text(f"{option.letter}  {option.text}", head)
            tallest = max(tallest, height_of(words))
            heads.append(Strip(0, stack(words, room + column * n, 0)))
        top = tuple(mark for strip in heads for mark in strip.marks)
        found = [Strip(tallest + 3, (*top, Rule(0, tallest + 1, self.width, tallest + 1, 0.9, GREY)), keep=True)]
        for number, question in enumerate(questions):
            found.append(self._row(question, room, column, indent, keep=number == 0))
        return found

    def _row(self, question: PaperQuestion, room: float, column: float, indent: float, *, keep: bool) -> Strip:
        words = Column(self.typesetter, room - 10).text(question.item.text, self.body, indent=indent)
        number = set_lines(self.typesetter, f"{question.number}.", replace(self.body, bold=True), indent)[0]
        height = max(height_of(words), BOX + 2) + 9
        marks: list[Mark] = [Words(0, 4 + self.body.leading / 2 + self.body.size * 0.35, number, self.body.size)]
        marks += stack(words, 0, 4)
        middle = height / 2
        for n, option in enumerate(question.options):
            x = room + column * n
            letter = set_lines(self.typesetter, option.letter, replace(SMALL, bold=True), 30)[0]
            marks.append(Area(x, middle - BOX / 2, BOX, BOX, stroke=INK, thickness=0.9))
            marks.append(Words(x + BOX + 4, middle + 3, letter, SMALL.size, GREY))
        marks.append(Rule(0, height, self.width, height, 0.5, LINE))
        return Strip(height, tuple(marks), keep=keep)

    def _option(self, option: PaperOption, indent: float, width: float) -> list[Strip]:
        strips = Column(self.typesetter, width).text(option.text, self.body, indent=_BESIDE)
        letter = set_lines(self.typesetter, option.letter, LETTER, 40)[0]
        top = (self.body.leading - BOX) / 2
        box = Area(0, top, BOX, BOX, stroke=INK, thickness=0.9)
        words = Words(BOX + 5, self.body.leading / 2 + LETTER.size * 0.35, letter, LETTER.size)
        strips[0] = replace(strips[0], marks=(box, words, *strips[0].marks))
        moved = [replace(s, marks=tuple(m.moved(indent, 0) for m in s.marks), keep=True) for s in strips]
        return [*moved, gap(3, keep=True)]
