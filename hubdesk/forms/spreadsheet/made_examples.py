"""Worked examples made from a spreadsheet: a skeleton to be checked against the manual (form design §6.6).

What is expected is added up here from the cells, not by the form engine: so the engine is checked against the sheet.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Any

from hubdesk.forms.spreadsheet.conditions import ORDERED, fits
from hubdesk.forms.spreadsheet.questionnaire import band_code, note_id
from hubdesk.forms.spreadsheet.sheet_form import Condition, SheetForm, SheetQuestion, Test

_MOST_SETS = 4096
SOURCE = "made from the spreadsheet; compare with the manual"
_SAMPLES = {"integer": 1, "decimal": 1.5, "string": "some words", "text": "some words", "date": "2026-01-31"}
Answers = dict[str, Any]


def examples_of(form: SheetForm, url: str, version: str) -> dict[str, Any]:
    """The examples file: the lowest and the highest total, each band, each option, each note, and one missing."""
    chosen: list[tuple[str, Answers]] = []
    for name, answers in _wanted(form):
        if answers not in [one for _, one in chosen]:
            chosen.append((name, answers))
    entries = [{"name": name, "source": SOURCE, "answers": a, "expect": _expect(form, a)} for name, a in chosen]
    return {"form": url, "version": version, "examples": entries}


def _wanted(form: SheetForm) -> Iterator[tuple[str, Answers]]:
    everything = list(_sets(form))
    scored = form.scored
    if scored:
        yield "lowest", min(everything, key=lambda one: _total(form, one))
        yield "highest", max(everything, key=lambda one: _total(form, one))
    else:
        yield "first answers", everything[0]
    for band in form.bands:
        for edge in (band.low, band.high):
            found = next((one for one in everything if _total(form, one) == edge), None)
            if found is not None:
                yield f"total {edge}: {band.label}", found
    for question in form.questions:
        for note in question.notes:
            found = next((one for one in everything if _holds(note.when, form, one)), None)
            if found is not None:
                yield f"{question.link_id}: {'alert' if note.alert else 'note for staff'}", found
    for question in form.questions:
        for answer in _answers(question):
            found = next((one for one in everything if one.get(question.link_id) == answer), None)
            if found is not None:
                yield f"{question.link_id}: {answer}", found
    if scored:
        full = max(everything, key=lambda one: _total(form, one))
        if scored[-1].link_id in full:
            yield "one missing gives no total", {k: v for k, v in full.items() if k != scored[-1].link_id}


def _sets(form: SheetForm) -> Iterator[Answers]:
    """Whole sets of answers, hidden questions left out; all there are, or where those are too many, a walk through."""
    asked = [question for question in form.questions if _answers(question)]
    lists = [_answers(question) for question in asked]
    count = 1
    for answers in lists:
        count *= len(answers)
    rows = product(*lists) if count <= _MOST_SETS else _walk(lists)
    for row in rows:
        given = {question.link_id: answer for question, answer in zip(asked, row, strict=True)}
        yield _shown(form, given)


def _walk(lists: Sequence[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """From all first answers to all last ones, one step of one question at a time: every total on the way."""
    here = [0] * len(lists)
    yield tuple(answers[0] for answers in lists)
    for index, answers in enumerate(lists):
        for step in range(1, len(answers)):
            here[index] = step
            yield tuple(one[at] for one, at in zip(lists, here, strict=True))


def _shown(form: SheetForm, given: Answers) -> Answers:
    kept = dict(given)
    for question in form.questions:
        if question.show_if is not None and not _holds(question.show_if, form, kept):
            kept.pop(question.link_id, None)
    return kept


def _answers(question: SheetQuestion) -> Sequence[Any]:
    if question.type == "boolean":
        return (False, True)
    if question.type == "several":
        return tuple([one.code] for one in question.options)
    if question.type in _SAMPLES:
        return (_SAMPLES[question.type],)
    return tuple(one.code for one in question.options)


def _score(question: SheetQuestion, answer: Any) -> Decimal:
    codes = answer if isinstance(answer, list) else [answer]
    if question.type == "boolean":
        codes = ["yes" if answer else "no"]
    return sum((one.score or Decimal(0) for one in question.options if one.code in codes), Decimal(0))


def _total(form: SheetForm, answers: Answers) -> int:
    return int(sum(_score(q, answers[q.link_id]) for q in form.scored if q.link_id in answers))


def _complete(form: SheetForm, answers: Answers) -> bool:
    """Whether there is a total: no more answers are missing than the form allows; what is hidden is not missing."""
    needed = form.fact("needed")
    may_miss = len(form.scored) - (int(needed) if needed.isdecimal() else len(form.scored))
    asked = [q for q in form.scored if q.show_if is None or _holds(q.show_if, form, answers)]
    missing = [q for q in asked if q.link_id not in answers]
    return bool(asked) and len(missing) <= may_miss


def _holds(condition: Condition, form: SheetForm, answers: Answers) -> bool:
    found = [_test(test, form, answers) for test in condition.tests]
    return any(found) if condition.any else all(found)


def _test(test: Test, form: SheetForm, answers: Answers) -> bool:
    if test.question == "total":
        if not _complete(form, answers):
            return test.operator == "!="
        total = Decimal(_total(form, answers))
        return (
            fits(test, total) if test.operator in ORDERED else (total == Decimal(test.value)) is (test.operator == "=")
        )
    question = next(q for q in form.questions if q.link_id == test.question)
    answer = answers.get(test.question)
    if test.operator == "answered":
        return answer is not None
    if answer is None:
        return test.operator == "!="
    if test.operator in ORDERED:
        return fits(test, _score(question, answer))
    codes = answer if isinstance(answer, list) else [answer]
    if question.type == "boolean":
        same = answer is (test.value.casefold() == "yes")
    else:
        same = any(one.text.casefold() == test.value.casefold() for one in question.options if one.code in codes)
    return same is (test.operator == "=")


def _expect(form: SheetForm, answers: Answers) -> dict[str, Any]:
    notes = [(q, note) for q in form.questions for note in q.notes if _holds(note.when, form, answers)]
    expect: dict[str, Any] = {"alerts": [note_id(note, q) for q, note in notes if note.alert]}
    shown = [note_id(note, q) for q, note in notes if not note.alert]
    if shown:
        expect["enabled"] = shown
    if form.scored:
        whole = _complete(form, answers)
        total = _total(form, answers)
        expect["values"] = {"total": total if whole else None}
        bands = [band_code(form, i) for i, band in enumerate(form.bands) if band.low <= total <= band.high]
        if whole and bands:
            expect["bands"] = {"total": bands[0]}
    return expect
