"""Answers between the page and the engine: values that a page passes on, and words that it shows."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.dates import cui_date, read_date
from hubdesk.forms import Answer, Answered, Coded, Item
from hubdesk.presenters.visit_pages import Choice

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
        case Answered(value=Coded(code=code, display=display)):
            return _option_text(item.options, code) or display or code
        case Answered(value=bool() as yes):
            return "Yes" if yes else "No"
        case Answered(value=date() as day):
            return cui_date(day)
        case Answered(value=value):
            return str(value)


def _option_text(options: Sequence[object], code: str) -> str:
    return next((str(getattr(o, "text", "")) for o in options if getattr(o, "code", None) == code), "")
