"""Worked examples: answers in, expected values, bands, alerts and shown items out (form design §9)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from hubdesk.forms.answers import AnswerError
from hubdesk.forms.keys import key_of, split_key
from hubdesk.forms.model import Amount, Answer, Answered, AnswerValue, Coded, Form, Item
from hubdesk.forms.plain_answers import read_plain
from hubdesk.forms.sitting import Sitting

A_MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_RANGE = re.compile(r"(?P<stem>[a-z.-]*)(?P<first>\d{1,3})\.\.(?P=stem)(?P<last>\d{1,3})\Z", re.ASCII)
EXPECTATIONS = ("values", "bands", "alerts", "enabled", "disabled", "complete")


@dataclass(frozen=True, slots=True)
class ExampleOutcome:
    """One example run: what came out otherwise than it says, and what it touched (for W422)."""

    name: str
    mismatches: tuple[tuple[str, str], ...]
    touched: frozenset[str]


def run_examples(form: Form, examples: Any) -> tuple[ExampleOutcome, ...]:
    """Run the examples of a form; a malformed example comes back as a mismatch, never as an exception."""
    listed = examples.get("examples", ()) if isinstance(examples, dict) else ()
    return tuple(_run(form, example, index) for index, example in enumerate(listed if isinstance(listed, list) else ()))


def _run(form: Form, example: Any, index: int) -> ExampleOutcome:
    if not isinstance(example, dict):
        return ExampleOutcome(f"example {index + 1}", (("", "it is not an object"),), frozenset())
    name = str(example.get("name") or f"example {index + 1}")
    try:
        sitting = Sitting(form, A_MOMENT, read_answers(form, example.get("answers", {})))
    except AnswerError as problem:
        return ExampleOutcome(name, (("", problem.message),), frozenset())
    expect = example.get("expect")
    if not isinstance(expect, dict) or not expect:
        return ExampleOutcome(name, (("", "it expects nothing"),), frozenset())
    unknown = [(str(key), f'"{key}" is not something to expect') for key in expect if key not in EXPECTATIONS]
    return ExampleOutcome(name, (*unknown, *_mismatches(sitting, expect)), frozenset(_touched(sitting)))


def read_answers(form: Form, given: Any) -> dict[str, Answer]:
    """The answers of an example, ranges such as ``q1..q9`` spelt out; raises AnswerError naming the item."""
    if not isinstance(given, dict):
        raise AnswerError("The answers are not an object.")
    made: dict[str, Answer] = {}
    for key, value in given.items():
        for link_id in _spelt_out(key):
            made.update(answers_at(form, link_id, value))
    return made


def answers_at(form: Form, key: str, given: Any) -> dict[str, Answer]:
    """The answers at one key as a file writes them, by whole key; raises AnswerError naming the item.

    A repeated group takes a list of objects, one for each instance: ``{"medicines": [{"name": "…"}, {"name": "…"}]}``.
    """
    item = form.item_at(key)
    if item is None or not form.has_key(key):
        raise AnswerError(f'There is no item "{key}".')
    if item.type == "group" and item.repeats and isinstance(given, list):
        return _instances(form, item, key, given)
    try:
        answer = read_plain(item, given)
    except AnswerError as problem:
        raise AnswerError(f'"{key}": {problem.message}') from problem
    return {} if answer is None else {form.key(key): answer}


def _instances(form: Form, group: Item, key: str, given: list[Any]) -> dict[str, Answer]:
    outer = split_key(key)[1] if key not in form.by_id else (1,) * len(form.holders.get(group.link_id, ()))
    made: dict[str, Answer] = {}
    for number, inside in enumerate(given, start=1):
        if not isinstance(inside, dict):
            raise AnswerError(f'"{key}": every entry of a repeated group is an object of answers.')
        here = (*outer, number)
        made[key_of(group.link_id, here)] = Answered(True)
        for name, value in inside.items():
            if group.link_id not in form.holders.get(name, ()):
                raise AnswerError(f'There is no item "{name}" in "{group.link_id}".')
            made.update(answers_at(form, key_of(name, here), value))
    return made


def _spelt_out(key: str) -> Iterator[str]:
    found = _RANGE.match(key)
    if found is None:
        yield key
        return
    for number in range(int(found["first"]), int(found["last"]) + 1):
        yield f"{found['stem']}{number}"


def _mismatches(sitting: Sitting, expect: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    states = sitting.states
    scores = {score.link_id: score for score in sitting.scores()}
    for link_id, wanted in expect.get("values", {}).items():
        key = sitting.form.key(link_id)
        got = states[key].value if key in states else None
        value = written(got.value) if isinstance(got, Answered) else None
        if value != wanted:
            yield link_id, f"expected {wanted}, got {value}"
    for link_id, wanted in expect.get("bands", {}).items():
        band = scores[link_id].band if link_id in scores else None
        if band != wanted:
            yield link_id, f"expected the band {wanted}, got {band}"
    raised = sorted(alert.link_id for alert in sitting.alerts())
    if "alerts" in expect and sorted(expect["alerts"]) != raised:
        yield "", f"expected the alerts {sorted(expect['alerts'])}, got {raised}"
    for said, wanted_state in (("enabled", True), ("disabled", False)):
        for link_id in expect.get(said, ()):
            key = sitting.form.key(link_id)
            if key not in states or states[key].enabled is not wanted_state:
                yield link_id, f"expected it to be {said}"
    if "complete" in expect and sitting.complete is not expect["complete"]:
        yield "", f"expected complete to be {expect['complete']}, got {sitting.complete}"


def written(value: AnswerValue) -> Any:
    """A value as an example writes it: the code of an option, a number and its unit, ISO dates."""
    if isinstance(value, tuple):
        return [written(one) for one in value]
    if isinstance(value, Coded):
        return value.code
    if isinstance(value, Amount):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _touched(sitting: Sitting) -> Iterator[str]:
    for key, answer in sitting.enabled_answers().items():
        link_id = key if key in sitting.form.by_id else split_key(key)[0]
        yield link_id
        for value in answer.values if isinstance(answer, Answered) else ():
            if isinstance(value, Coded):
                yield f"{link_id}={value.code}"
            elif isinstance(value, bool):
                yield f"{link_id}={'yes' if value else 'no'}"
    for score in sitting.scores():
        if score.value is not None:
            yield score.link_id
            yield f"{score.link_id}:{score.band}"
    for alert in sitting.alerts():
        yield alert.link_id
