"""Reads the sheets of a form: facts in two columns, a table of questions, a table of bands, in any order and sheet.

A table begins with its heads: one with "text" and "type" or "options" is that of the questions, one with "from" and
"to" that of the bands. It ends with an empty row. Every fault names its cell.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from hubdesk.forms.lint.findings import did_you_mean
from hubdesk.forms.spreadsheet.cells import Cell, Fault, Sheet
from hubdesk.forms.spreadsheet.conditions import condition_fault, condition_in
from hubdesk.forms.spreadsheet.sheet_form import Condition, Note, SheetBand, SheetForm, SheetOption, SheetQuestion
from hubdesk.forms.spreadsheet.words import (
    BAND_COLUMNS,
    FACTS,
    NO,
    QUESTION_COLUMNS,
    TYPE_WORDS,
    TYPES,
    YES,
    meant,
)

_LINK_ID = re.compile(r"[a-z0-9][a-z0-9.-]*\Z", re.ASCII)
_LONGEST_CODE = 40
Row = dict[str, Cell]


def read_sheets(sheets: Sequence[Sheet]) -> tuple[SheetForm, tuple[Fault, ...]]:
    """The form in the sheets, and everything that must be put right in them."""
    faults: list[Fault] = []
    facts: dict[str, Cell] = {}
    questions: list[SheetQuestion] = []
    bands: list[SheetBand] = []
    named: list[str] = []
    for sheet in sheets:
        heads: dict[str, int] = {}
        of_bands = False
        for number, texts in enumerate(sheet.rows):
            cells = [Cell(sheet.name, number, column, text.strip()) for column, text in enumerate(texts)]
            if not any(cell.text for cell in cells):
                heads = {}
            elif found := _heads(cells, BAND_COLUMNS, ("from", "to")):
                heads, of_bands = found, True
            elif found := _question_heads(cells):
                heads, of_bands = found, False
                faults.extend(_unknown_heads(cells))
            elif heads:
                row = {name: _cell(cells, column, sheet.name, number) for name, column in heads.items()}
                if of_bands:
                    bands.extend(_band(row, faults))
                else:
                    named.append(_name(row, len(named) + 1))
                    questions.extend(_question(row, named[-1], faults))
            else:
                _fact(cells, facts, faults)
    form = SheetForm(facts, tuple(questions), tuple(bands))
    faults.extend(_across(form, frozenset(named), whole=not faults))
    return form, tuple(faults)


def _cell(cells: list[Cell], column: int, sheet: str, row: int) -> Cell:
    return cells[column] if column < len(cells) else Cell(sheet, row, column, "")


def _heads(cells: list[Cell], known: Mapping[str, tuple[str, ...]], needed: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for cell in cells:
        name = meant(cell.text, known)
        if name:
            found.setdefault(name, cell.column)
    return found if all(name in found for name in needed) else {}


def _question_heads(cells: list[Cell]) -> dict[str, int]:
    found = _heads(cells, QUESTION_COLUMNS, ("text",))
    return found if len(found) > 1 and {"type", "options", "linkId"} & found.keys() else {}


def _unknown_heads(cells: list[Cell]) -> Iterator[Fault]:
    known = tuple(words[0] for words in QUESTION_COLUMNS.values())
    for cell in cells:
        if cell.text and not meant(cell.text, QUESTION_COLUMNS):
            hint = did_you_mean(cell.text.casefold(), known)
            said = f'There is no column "{cell.text}", so what stands below it would be ignored.{hint}'
            yield Fault(cell.at, said, "Correct the head, or take the column out.")


def _fact(cells: list[Cell], facts: dict[str, Cell], faults: list[Fault]) -> None:
    filled = [cell for cell in cells if cell.text]
    name = meant(filled[0].text, FACTS)
    if name and filled[0].column + 1 < len(cells):
        facts[name] = cells[filled[0].column + 1]
    elif not name and len(filled) > 1:
        said = f'"{filled[0].text}" is not understood here.{did_you_mean(filled[0].text.casefold(), tuple(FACTS))}'
        faults.append(Fault(filled[0].at, said, "Correct it, or put it below the heads of a table."))


def _name(row: Row, number: int) -> str:
    """What a row is called: as it says, else by its place."""
    link_id = row.get("linkId")
    return link_id.text.casefold() if link_id and link_id.text else f"q{number}"


def _question(row: Row, name: str, faults: list[Fault]) -> Iterator[SheetQuestion]:
    before = len(faults)
    text = row["text"]
    link_id = row.get("linkId")
    if link_id and link_id.text and not _LINK_ID.match(name):
        said = f'"{link_id.text}" cannot name a question: only small letters, digits, dots and hyphens.'
        faults.append(Fault(link_id.at, said, "Write it like q1."))
    if not text.text:
        faults.append(Fault(text.at, "The question has no words.", "Write the question, or take the row out."))
    options = _options(row["options"], faults) if "options" in row and row["options"].text else ()
    kind = _type(row.get("type"), options, faults)
    if kind in ("choice", "several") and not options:
        at = (row.get("options") or text).at
        faults.append(Fault(at, "A choice has no answers.", "Write them like: Never=0; Sometimes=1; Often=2."))
    if options and kind not in ("choice", "several", "boolean"):
        at = row["options"].at
        faults.append(Fault(at, f"A question of this type ({kind}) takes no list of answers.", "Use the type choice."))
    if kind == "boolean" and options:
        _check_yes_no(row["options"], options, faults)
    notes = tuple(_notes(row, faults))
    show = _condition(row.get("show if"), faults)
    required = _yes(row.get("required"), faults)
    if len(faults) == before:
        yield SheetQuestion(name, text.text, kind, options, required, show, notes, text)


def _type(cell: Cell | None, options: tuple[SheetOption, ...], faults: list[Fault]) -> str:
    if cell is None or not cell.text:
        return "choice" if options else "string"
    kind = meant(cell.text, TYPES)
    if not kind:
        said = f'There is no type "{cell.text}".{did_you_mean(cell.text.casefold(), TYPE_WORDS)}'
        faults.append(Fault(cell.at, said, f"Use one of: {', '.join(TYPE_WORDS)}."))
    return kind or "string"


def _options(cell: Cell, faults: list[Fault]) -> tuple[SheetOption, ...]:
    options: list[SheetOption] = []
    for part in (one.strip() for one in re.split(r"[;\n]", cell.text)):
        if not part:
            continue
        words, equals, number = part.rpartition("=")
        text, score = (words.strip(), _decimal(number.strip())) if equals else (part, None)
        if equals and score is None:
            given = f'is not a number: "{number.strip()}"' if number.strip() else "is missing after the ="
            said = f'The score of "{text}" {given}.'
            faults.append(Fault(cell.at, said, "Write it like: Never=0; Sometimes=1."))
        if score is not None and score != score.to_integral_value():
            faults.append(Fault(cell.at, f'The score of "{text}" is not a whole number: "{score}".', "Round it."))
        if not text:
            faults.append(Fault(cell.at, f'An answer has no words: "{part}".', "Write the words before the =."))
        code = _code(text, len(options) + 1)
        if code in [one.code for one in options]:
            faults.append(Fault(cell.at, f'The answer "{text}" stands here twice.', "Take one of them out."))
        options.append(SheetOption(text, code, score))
    without = [one.text for one in options if one.score is None]
    if without and len(without) < len(options) and not any(fault.where == cell.at for fault in faults):
        said = f'"{without[0]}" has no score, but other answers of this question have one.'
        faults.append(Fault(cell.at, said, f"Write {without[0]}= and its score."))
    return tuple(options)


def _check_yes_no(cell: Cell, options: tuple[SheetOption, ...], faults: list[Fault]) -> None:
    if sorted(one.text.casefold() for one in options) != ["no", "yes"]:
        faults.append(Fault(cell.at, "A yes/no question has only the answers Yes and No.", "Write: Yes=1; No=0."))


def _code(text: str, number: int) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:_LONGEST_CODE].strip("-")
    return plain or f"answer-{number}"


def _condition(cell: Cell | None, faults: list[Fault]) -> Condition | None:
    found = condition_in(cell) if cell is not None else None
    if isinstance(found, Fault):
        faults.append(found)
        return None
    return found


def _notes(row: Row, faults: list[Fault]) -> Iterator[Note]:
    for when, says, alert in (("alert if", "alert text", True), ("staff note if", "staff note", False)):
        condition = _condition(row.get(when), faults)
        words = row.get(says)
        if condition is not None:
            if not (words and words.text):
                at = (words or row[when]).at
                faults.append(Fault(at, f"What staff are told ({says}) is empty.", "Say what to do and who does it."))
            else:
                yield Note(condition, words.text, alert)
        elif words is not None and words.text and when in row and not row[when].text:
            faults.append(Fault(row[when].at, f'It does not say when "{words.text}" is shown.', "Write a condition."))


def _yes(cell: Cell | None, faults: list[Fault]) -> bool:
    plain = cell.text.casefold() if cell else ""
    if cell and plain not in (*YES, *NO):
        faults.append(Fault(cell.at, f'"{cell.text}" is neither yes nor no.', "Write yes, or leave it empty."))
    return plain in YES


def _band(row: Row, faults: list[Fault]) -> Iterator[SheetBand]:
    before = len(faults)
    ends: list[int] = []
    for name in ("from", "to"):
        value = _decimal(row[name].text)
        if value is None or value != value.to_integral_value():
            said = f'A band starts and ends at a whole number; here stands "{row[name].text}".'
            faults.append(Fault(row[name].at, said, "Write a whole number."))
        else:
            ends.append(int(value))
    label = row.get("label")
    if label is None or not label.text:
        faults.append(Fault((label or row["from"]).at, "The band has no label.", "Write what the band is called."))
    if len(faults) == before and label is not None:
        after = row.get("next")
        yield SheetBand(ends[0], ends[1], label.text, after.text if after else "", row["from"])


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < 10_000 else None


def _across(form: SheetForm, named: frozenset[str], *, whole: bool) -> Iterator[Fault]:
    """What can only be seen in the sheet as a whole. Unless it is ``whole``, rows are left out: what depends on all
    of them would only be told wrongly."""
    if not named:
        yield Fault("The spreadsheet", "has no question.", "Add a row with linkId, text, type and options.")
    seen: dict[str, SheetQuestion] = {}
    for question in form.questions:
        if question.link_id in seen or question.link_id == "total":
            said = f'Two rows are called "{question.link_id}", so their answers could not be told apart.'
            yield Fault(question.cell.at, said, "Give one of them another number.")
        seen[question.link_id] = question
    for question in form.questions:
        for condition in (question.show_if, *(note.when for note in question.notes)):
            if condition is None or any(t.question in named and t.question not in seen for t in condition.tests):
                continue
            fault = condition_fault(condition, seen, total=bool(form.scored) or not whole)
            if fault is not None:
                yield fault
    yield from _bands(form, whole=whole)


def _bands(form: SheetForm, *, whole: bool) -> Iterator[Fault]:
    if form.bands and not form.scored:
        if whole:
            yield Fault(
                form.bands[0].cell.at, "There are bands, but no answer has a score.", "Add scores to the answers."
            )
        return
    low, high = score_range(form)
    bands = sorted(form.bands, key=lambda one: one.low)
    reached = low - 1 if whole or not bands else bands[0].low - 1
    for band in bands:
        if band.high < band.low:
            yield Fault(band.cell.at, f"The band ends ({band.high}) before it starts ({band.low}).", "Swap the two.")
        elif band.low > reached + 1:
            gap = f"{reached + 1}" if band.low == reached + 2 else f"{reached + 1} to {band.low - 1}"
            yield Fault(band.cell.at, f"A total of {gap} falls into no band.", "Close the gap.")
        elif band.low <= reached:
            fix = "Let each band start after the last."
            yield Fault(band.cell.at, f"A total of {band.low} falls into two bands.", fix)
        reached = max(reached, band.high)
    if bands and whole and reached != high:
        last = max(bands, key=lambda one: one.high)
        said = f"The bands end at {reached}, and the highest total is {high}."
        yield Fault(last.cell.at, said, f"Let the last band end at {high}.")


def score_range(form: SheetForm) -> tuple[int, int]:
    """The lowest and the highest total there can be."""
    low = sum((Decimal(0) if q.type == "several" else min(q.scores) for q in form.scored), Decimal(0))
    high = sum((sum(q.scores) if q.type == "several" else max(q.scores) for q in form.scored), Decimal(0))
    return int(low), int(high)
