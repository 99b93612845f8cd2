"""Reads "q1 = Often and q2 >= 2": when a question or a note for staff is shown."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from hubdesk.forms.lint.findings import did_you_mean
from hubdesk.forms.spreadsheet.cells import Cell, Fault
from hubdesk.forms.spreadsheet.sheet_form import Condition, SheetQuestion, Test

_PART = re.compile(r"\s*([A-Za-z0-9.-]+)\s*(>=|<=|!=|=|>|<|\banswered\b)\s*(.*?)\s*\Z", re.DOTALL)
ORDERED = (">", "<", ">=", "<=")
HOW = 'Write it like: q1 = Often, or q1 >= 2. Join several with "and", or with "or".'


def condition_in(cell: Cell) -> Condition | Fault | None:
    """The condition a cell holds, None for an empty cell, or what is wrong with how it is written."""
    if not cell.text:
        return None
    some = re.split(r"\s+or\s+", cell.text, flags=re.IGNORECASE)
    every = re.split(r"\s+and\s+", cell.text, flags=re.IGNORECASE)
    if len(some) > 1 and len(every) > 1:
        return Fault(cell.at, '"and" and "or" stand in one condition, so it can be read in two ways.', "Use only one.")
    tests: list[Test] = []
    for part in some if len(some) > 1 else every:
        found = _PART.match(part)
        if found is None or (found[2] != "answered" and not found[3]):
            return Fault(cell.at, f'"{part}" is not a condition.', HOW)
        tests.append(Test(found[1].casefold(), found[2], found[3].strip("\"'“”")))
    return Condition(tuple(tests), len(some) > 1, cell)


def condition_fault(condition: Condition, questions: Mapping[str, SheetQuestion], *, total: bool) -> Fault | None:
    """Why a condition can never work with these questions; None where it can."""
    at = condition.cell.at
    for test in condition.tests:
        if test.question == "total" and total:
            if _number(test.value) is None:
                return Fault(at, f'The total is compared with "{test.value}", which is not a number.', HOW)
            continue
        question = questions.get(test.question)
        if question is None:
            hint = did_you_mean(test.question, tuple(questions))
            return Fault(at, f'There is no question "{test.question}".{hint}', "Correct the name.")
        if test.operator == "answered":
            continue
        fault = _value_fault(at, test, question, alone=len(condition.tests) == 1 or condition.any)
        if fault is not None:
            return fault
    return None


def _value_fault(at: str, test: Test, question: SheetQuestion, *, alone: bool) -> Fault | None:
    if question.options and test.operator in ORDERED:
        if not question.scores or _number(test.value) is None:
            said = f'The answers of "{question.link_id}" are compared by size, but there is no score to compare.'
            return Fault(at, said, f"Name the answer: {question.link_id} = {question.options[0].text}.")
        if not alone:
            said = f'"{question.link_id} {test.operator} {test.value}" stands for several answers.'
            return Fault(at, said, 'Use it alone, or join with "or".')
        return None
    if question.options:
        known = [one.text for one in question.options]
        if test.value.casefold() not in [text.casefold() for text in known]:
            said = f'"{question.link_id}" has no answer "{test.value}".{did_you_mean(test.value, known)}'
            return Fault(at, said, f"Its answers are: {', '.join(known)}.")
        return None
    if question.type == "boolean" and test.value.casefold() not in ("yes", "no"):
        return Fault(at, f'"{question.link_id}" is answered with yes or no, not "{test.value}".', "Write yes or no.")
    if question.type in ("integer", "decimal") and _number(test.value) is None:
        return Fault(at, f'"{question.link_id}" is a number, and "{test.value}" is not.', "Write a number.")
    return None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def fits(test: Test, score: Decimal) -> bool:
    """Whether a score is on the right side: ``q1 >= 2``."""
    limit = Decimal(test.value)
    return {">": score > limit, "<": score < limit, ">=": score >= limit, "<=": score <= limit}[test.operator]
