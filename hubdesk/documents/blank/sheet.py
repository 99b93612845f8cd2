"""The sheet of a blank form: head, questions, and a foot that says which form and which page it is, and whose it is.

The wording of the questions is the form's own, to the letter. Everything else is here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

from hubdesk.documents.blank.boxes import SMALL, Pen
from hubdesk.documents.page.flow import Region, flow
from hubdesk.documents.page.marks import A4, BLUE, GREY, LINE, MM, Mark, Page, Rule, Words
from hubdesk.documents.page.painter import About, paint
from hubdesk.documents.page.strips import Column, Strip, at_places, gap, height_of, stack
from hubdesk.documents.text.faces import load_faces
from hubdesk.documents.text.fonts import font_folders, index_fonts
from hubdesk.documents.text.lines import Style, set_lines
from hubdesk.documents.text.words import Typesetter
from hubdesk.forms import FormPack, Item
from hubdesk.forms.paper import PaperQuestion, paper_questions
from hubdesk.forms.publication import publication

_LEFT, _TOP, _BOTTOM = 18 * MM, 15 * MM, 12 * MM
_WIDTH = A4[0] - 2 * _LEFT
_INDENT = 24.0
_BODY = Style(11, spacing=1.3)
_TITLE, _HEADING = Style(18, bold=True, colour=BLUE, spacing=1.2), Style(11.5, bold=True, spacing=1.3)
_HOW = (
    "Put a cross in the box that fits you best. There are no right or wrong answers.",
    "If you would rather not answer a question, cross it out. You may leave any question empty.",
    "If you are not sure what a question means, ask the person who gave you this sheet.",
)
_UNCHECKED = "The wording of this form has not been checked yet. Do not use this sheet with anybody."
_MOST_COLUMNS = 5
_FOR_STAFF = "For staff"
"""How a help text begins that the person is not to read."""


def draw_blank(resources: Path, pack: FormPack, at: datetime, note: str = "") -> bytes:
    """The blank form as a PDF; ``note`` is printed in bold at its head.

    Raises the problems of the press: no fonts, a character that cannot be printed.
    """
    typesetter = Typesetter(load_faces(index_fonts(font_folders(resources))))
    column, pen = Column(typesetter, _WIDTH), Pen(typesetter, _WIDTH, _BODY)
    said = publication(pack.form)
    notes = [text for text in (note, _UNCHECKED if said.unverified else "") if text]
    strips = [*_head(column, pen, pack, notes), *_questions(column, pen, paper_questions(pack.form))]
    foot = _foot_strips(column, pack, said.owner)
    bottom = A4[1] - _BOTTOM - height_of(foot) - 8
    placed = flow(strips, Region(_TOP, bottom), Region(_TOP + 26, bottom))
    again = stack(pen.blanks((("Name", 190),), 0), _LEFT, _TOP - 8)
    pages = [
        Page.a4(
            *(again if number > 1 else ()),
            *at_places(page, _LEFT),
            *_foot(typesetter, foot, f"Page {number} of {len(placed)}"),
        )
        for number, page in enumerate(placed, 1)
    ]
    return paint(pages, About(f"{pack.title}, on paper", f"{pack.id} {pack.version}", at))


def _head(column: Column, pen: Pen, pack: FormPack, notes: Sequence[str]) -> Iterator[Strip]:
    yield from column.text(pack.title, _TITLE, role="H1")
    yield gap(4)
    for note in notes:
        yield from column.text(note, _HEADING)
    yield from pen.blanks((("Name", 190), ("Date of birth", 105)), 0)
    yield from pen.blanks((("Filled in on: day", 30), ("month", 30), ("year", 45)), 0)
    yield gap(8)
    yield from column.items(_HOW, replace(_BODY, size=10))
    yield gap(6)


def _questions(column: Column, pen: Pen, questions: Sequence[PaperQuestion]) -> Iterator[Strip]:
    """Runs of questions with the same few options become tables; the others stand one below the other."""
    stem = ""
    for alike, run in groupby(questions, key=_run_of):
        group = list(run)
        if alike[0] != stem:
            stem = alike[0]
            if stem:
                yield from column.heading(stem, _HEADING)
        if len(group) > 1 and group[0].options and not any(q.item.help for q in group):
            if group[0].only_if:
                yield from column.text(group[0].only_if, SMALL, keep=True)
            yield gap(5, keep=True)
            yield from pen.table(group, _INDENT)
            yield gap(8)
            continue
        for question in group:
            yield from _question(column, pen, question)


def _run_of(question: PaperQuestion) -> tuple[str, object, str]:
    item = question.item
    few = 0 < len(question.options) <= _MOST_COLUMNS and not item.takes_several and item.type != "open-choice"
    return item.stem, question.options if few else question.number, question.only_if


def _question(column: Column, pen: Pen, question: PaperQuestion) -> Iterator[Strip]:
    item = question.item
    if question.only_if:
        yield from column.text(question.only_if, SMALL, indent=_INDENT, keep=True)
    number = set_lines(column.typesetter, f"{question.number}.", replace(_BODY, bold=True), _INDENT)[0]
    words = column.text(item.text, replace(_BODY, bold=True), indent=_INDENT, keep=True)
    baseline = _BODY.leading / 2 + _BODY.size * 0.35
    words[0] = replace(words[0], marks=(Words(0, baseline, number, _BODY.size), *words[0].marks))
    yield from (replace(strip, keep=True) for strip in words)
    if item.help and not item.help.startswith(_FOR_STAFF):
        yield from (replace(s, keep=True) for s in column.text(item.help, SMALL, indent=_INDENT))
    yield gap(3, keep=True)
    answer = list(_answer(pen, question))
    answer[-1] = replace(answer[-1], keep=False)
    yield from answer
    yield gap(9)


def _answer(pen: Pen, question: PaperQuestion) -> Iterator[Strip]:
    item = question.item
    if question.options:
        yield from pen.options(question.options, _INDENT)
        if item.type == "open-choice":
            yield from pen.blanks(((item.manner.open_label or "Something else", 260),), _INDENT)
    elif item.control == "slider":
        low, high = int(item.limits.low or 0), int(item.limits.high or 10)  # type: ignore[arg-type]
        yield from _scale(pen, item, low, high)
    elif item.type == "date":
        yield from pen.blanks((("Day", 30), ("Month", 30), ("Year", 45)), _INDENT)
    elif item.type == "dateTime":
        yield from pen.blanks((("Day", 30), ("Month", 30), ("Year", 45), ("Time", 45)), _INDENT)
    elif item.type in ("integer", "decimal", "time"):
        yield from pen.blanks((("", 70), (item.unit, 0)), _INDENT)
    elif item.type == "quantity":
        units = " / ".join(unit.display or unit.code for unit in item.units)
        yield from pen.blanks((("", 70), (units, 0)), _INDENT)
    else:
        yield from pen.lines(3 if item.type == "text" or item.takes_several else 1, _INDENT)


def _scale(pen: Pen, item: Item, low: int, high: int) -> list[Strip]:
    if high - low > 10:
        return pen.blanks(((f"A number from {low} to {high}", 60),), _INDENT)
    return pen.scale(low, high, (item.manner.lower, item.manner.upper), _INDENT)


def _foot_strips(column: Column, pack: FormPack, owner: str) -> list[Strip]:
    named = f"{pack.title}  ·  {pack.id} {pack.version}"
    narrow = Column(column.typesetter, _WIDTH - 60)
    return [s for text in (named, owner) if text for s in narrow.text(text, replace(SMALL, size=7.5), role="Artifact")]


def _foot(typesetter: Typesetter, strips: Sequence[Strip], page: str) -> list[Mark]:
    top = A4[1] - _BOTTOM - height_of(strips)
    line = set_lines(typesetter, page, SMALL, 100)[0]
    right = _LEFT + _WIDTH - line.width
    return [
        Rule(_LEFT, top - 4, _LEFT + _WIDTH, top - 4, 0.75, LINE),
        *stack(strips, _LEFT, top),
        Words(right, top + 8, line, SMALL.size, GREY, "Artifact"),
    ]
