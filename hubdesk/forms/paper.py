"""The paper twin of a form: item numbers and option letters, the same on the printed sheet and when it is typed in.

Options have letters, not numbers: the weights printed on many instruments are numbers too, and a weight typed as an
option would be another answer. X is left out, because on paper it says "I would rather not answer".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from hubdesk.forms.model import Coded, Form, Item, Rule

DECLINED = "X"
"""What is written beside a question that was crossed out."""
_LETTERS = tuple(letter for letter in ascii_uppercase if letter != DECLINED)
_STAFF_SAY = "Answer this only if staff ask you to."
_COMPARED: Mapping[str, str] = {
    "=": "is",
    "!=": "is not",
    ">": "is more than",
    ">=": "is at least",
    "<": "is less than",
    "<=": "is at most",
}


@dataclass(frozen=True, slots=True)
class PaperOption:
    """One option of a question: its letter on paper, the value that stands for it, and its words."""

    letter: str
    value: Coded | bool
    text: str


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question on paper. ``key`` is where its answer is kept; ``only_if`` says when it is to be answered."""

    number: str
    key: str
    item: Item
    options: tuple[PaperOption, ...]
    only_if: str = ""


def paper_questions(form: Form) -> tuple[PaperQuestion, ...]:
    """Every question a person may be asked, in order; of something repeated, the first.

    The numbers are the instrument's own where every question has one, else they count from 1.
    """
    found = list(_asked(form.items, ()))
    own = [item.prefix.rstrip(".) ") for item, _ in found]
    numbered = all(own) and len(set(own)) == len(own)
    numbers = {item.link_id: own[n] if numbered else str(n + 1) for n, (item, _) in enumerate(found)}
    return tuple(
        PaperQuestion(
            numbers[item.link_id],
            form.key(item.link_id),
            item,
            paper_options(item),
            next((said for one in (item, *reversed(around)) if (said := _only_if(one, form, numbers))), ""),
        )
        for item, around in found
    )


def paper_options(item: Item) -> tuple[PaperOption, ...]:
    """The options of a question with their letters: Y and N for yes and no."""
    if item.type == "boolean":
        return PaperOption("Y", True, "Yes"), PaperOption("N", False, "No")
    return tuple(PaperOption(_letter(n), option.coded, option.text) for n, option in enumerate(item.options))


def _letter(n: int) -> str:
    return _LETTERS[n] if n < len(_LETTERS) else f"{_LETTERS[n // len(_LETTERS) - 1]}{_LETTERS[n % len(_LETTERS)]}"


def _asked(items: tuple[Item, ...], around: tuple[Item, ...]) -> Iterator[tuple[Item, tuple[Item, ...]]]:
    for item in items:
        if item.hidden:
            continue
        if item.is_question and not item.read_only:
            yield item, around
        yield from _asked(item.items, (*around, item))


def _only_if(item: Item, form: Form, numbers: Mapping[str, str]) -> str:
    """When to answer, in words; nothing where always, or where the question says so itself."""
    if item.enabled_by is not None:
        return "" if item.text.startswith("If ") else _STAFF_SAY
    if not item.rules:
        return ""
    conditions: dict[str, list[str]] = {}
    told = [rule for rule in item.rules if not (item.any_rule and rule.operator == "exists" and not rule.expected)]
    for rule in told or item.rules:
        about, expected = _condition(rule, form, numbers)
        if not about:
            return _STAFF_SAY  # it hangs on something that is not on the paper
        conditions.setdefault(about, []).append(expected)
    said = [" ".join(part for part in (about, _listed(values)) if part) for about, values in conditions.items()]
    return f"Answer this only if {(' or ' if item.any_rule else ' and ').join(said)}."


def _condition(rule: Rule, form: Form, numbers: Mapping[str, str]) -> tuple[str, str]:
    """What must be so of which question ("question 1 is"), and the answer it is compared with."""
    number, asked = numbers.get(rule.question), form.by_id.get(rule.question)
    if number is None or asked is None:
        return "", ""
    if rule.operator == "exists":
        return f"you {'answered' if rule.expected else 'did not answer'} question {number}", ""
    return f"question {number} {_COMPARED[rule.operator]}", _expected(rule, asked)


def _expected(rule: Rule, asked: Item) -> str:
    if isinstance(rule.expected, bool):
        return "Yes" if rule.expected else "No"
    code = str(rule.expected.get("code", "")) if isinstance(rule.expected, Mapping) else str(rule.expected)
    letters = {option.value.code: option.letter for option in paper_options(asked) if isinstance(option.value, Coded)}
    return letters.get(code, code)


def _listed(values: list[str]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} or {values[-1]}"
