"""Answers between the page and the engine: values that a page passes on, and words that it shows."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.dates import cui_date, cui_time, read_date
from hubdesk.forms import Amount, Answer, Answered, AnswerError, Coded, Item, OneValue, Option, find_options, read_typed
from hubdesk.presenters.visit_pages import Choice, Given

_NONE = "none:"
_WHOLE = re.compile(r"-?[0-9]{1,9}")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
_YES_NO = (Choice("true", "Yes", "1"), Choice("false", "No", "2"))


def non_answer_choices() -> tuple[Choice, ...]:
    """The three ways of not answering, on the keys D, N and U."""
    keys = {NonAnswer.DECLINED: "D", NonAnswer.NOT_ASKED: "N", NonAnswer.UNABLE: "U"}
    return tuple(Choice(_NONE + n.value, n.label, keys[n]) for n in NonAnswer)


def choices(item: Item) -> tuple[Choice, ...]:
    """The options of an item on the keys 1 to 9; empty when the answer is typed."""
    if item.type == "boolean":
        return _YES_NO
    return tuple(Choice(o.code, o.text, str(n) if n <= 9 else "") for n, o in enumerate(item.options, start=1))


def chosen_value(answer: Answer | None) -> str | None:
    """The value of the choice that stands, or None."""
    match answer:
        case NonAnswer():
            return _NONE + answer.value
        case Answered(value=Coded(code=code)):
            return code
        case Answered(value=bool() as yes):
            return "true" if yes else "false"
    return None


def chosen_answer(item: Item, value: str) -> Answer:
    """The answer that a choice stands for."""
    if value.startswith(_NONE):
        return NonAnswer(value.removeprefix(_NONE))
    if item.type == "boolean":
        return Answered(value == "true")
    option = next(o for o in item.options if o.code == value)
    return Answered(Coded(code=option.code, system=option.system, display=option.text))


def typed_answer(item: Item, text: str) -> Answer | None:
    """The answer that typed text stands for; None when nothing is typed.

    Raises ``ValueError`` with a message for the field.
    """
    text = text.strip()
    if not text:
        return None
    if item.type == "integer":
        if not _WHOLE.fullmatch(text):
            raise ValueError("Enter a whole number, like 3")
        return Answered(int(text))
    if item.type == "decimal":
        return Answered(_decimal(text))
    if item.type == "date":
        return Answered(_day(text))
    return Answered(text)


def _decimal(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise ValueError("Enter a number, like 72.5")
    return Decimal(text)


def _day(text: str) -> date:
    parts = text.replace("/", "-").replace(" ", "-").split("-")
    return read_date(*parts) if len(parts) == 3 else read_date("", "", "")


def typed_words(item: Item, answer: Answer | None) -> str:
    """What stands in the field of a question that is typed; nothing where it is chosen or there is no answer."""
    return "" if choices(item) or not isinstance(answer, Answered) else words(item, answer)


def words(item: Item, answer: Answer | None) -> str:
    """An answer as a page shows it."""
    match answer:
        case None:
            return "Not answered yet"
        case NonAnswer():
            return answer.label
        case Answered():
            return ", ".join(_value_words(item, value) for value in answer.values)


def reason_words(answer: Answer | None) -> str:
    """Why there is no answer; nothing where there is one, or nobody has said."""
    return answer.label if isinstance(answer, NonAnswer) else ""


def _value_words(item: Item, value: OneValue) -> str:
    match value:
        case Coded(code=code, display=display):
            return _option_text(item.options, code) or display or code
        case bool():
            return "Yes" if value else "No"
        case date():
            return cui_date(value)
        case str() if item.type == "time":
            return value[:5]
        case str() if item.type == "dateTime":
            return _moment_words(value)
    return str(value)


def _moment_words(iso: str) -> str:
    if "T" not in iso:
        return cui_date(date.fromisoformat(iso)) if len(iso) == 10 else iso
    at = datetime.fromisoformat(iso)
    return f"{cui_date(at.date())} {cui_time(at)}"


def _option_text(options: Sequence[object], code: str) -> str:
    return next((str(getattr(o, "text", "")) for o in options if getattr(o, "code", None) == code), "")


SEARCH_FROM = 13
"""More options than this many are found by typing, not read through."""


def kind_of(item: Item) -> str:
    """How a question is answered on a page: see ``visit_pages.QuestionPage``."""
    if item.type == "boolean":
        return "choice"
    if item.type in ("choice", "open-choice"):
        if item.takes_several:
            return "several"
        if item.control == "autocomplete" or len(item.options) >= SEARCH_FROM:
            return "search"
        return "open" if item.type == "open-choice" else "choice"
    if item.takes_several:
        return "lines"
    if item.control == "slider" and item.type in ("integer", "decimal"):
        return "scale"
    return item.type


def given(item: Item, answer: Answer | None) -> Given:
    """What stands in the parts of an answer."""
    if not isinstance(answer, Answered):
        return Given()
    chosen = tuple(v.code for v in answer.values if isinstance(v, Coded))
    rest = [v for v in answer.values if not isinstance(v, Coded | bool)]
    if item.type == "quantity" and rest and isinstance(rest[0], Amount):
        return Given((), str(rest[0].value), rest[0].code or rest[0].unit)
    return Given(chosen, "\n".join(_value_words(item, value) for value in rest))


def given_answer(item: Item, parts: Given) -> Answer | None:
    """The answer that the parts stand for; None where nothing is chosen or typed.

    Raises ``ValueError`` with a message for the field.
    """
    try:
        if item.options:
            return _from_options(item, parts)
        return read_typed(item, parts.text, parts.unit)
    except AnswerError as problem:
        raise ValueError(problem.message) from problem


def _from_options(item: Item, parts: Given) -> Answer | None:
    values: list[OneValue] = [o.coded for o in item.options if o.code in parts.chosen]
    if parts.text.strip() and item.type != "open-choice":
        raise ValueError("Choose one from the list")
    if item.type == "open-choice":
        values += [line.strip() for line in parts.text.splitlines() if line.strip()]
    if not values:
        return None
    return Answered(tuple(values)) if item.takes_several else Answered(values[-1])


def found_options(options: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """The options of a page that fit what is typed, the likeliest first."""
    by_code = {choice.value: choice for choice in options}
    return tuple(by_code[o.code] for o in find_options([Option(c.value, c.text) for c in options], typed))
