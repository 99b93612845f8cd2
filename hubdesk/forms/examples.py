"""Worked examples: answers in, expected values, bands, alerts and shown items out (form design §9)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from hubdesk.forms.answers import AnswerError, read_plain
from hubdesk.forms.model import Answer, Answered, Coded, Form
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
            item = form.by_id.get(link_id)
            if item is None:
                raise AnswerError(f'There is no item "{link_id}".')
            try:
                answer = read_plain(item, value)
            except AnswerError as problem:
                raise AnswerError(f'"{link_id}": {problem.message}') from problem
            if answer is not None:
                made[link_id] = answer
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
        got = states[link_id].value if link_id in states else None
        value = got.value if isinstance(got, Answered) else None
        if (value.code if isinstance(value, Coded) else value) != wanted:
            yield link_id, f"expected {wanted}, got {value}"
    for link_id, wanted in expect.get("bands", {}).items():
        band = scores[link_id].band if link_id in scores else None
        if band != wanted:
            yield link_id, f"expected the band {wanted}, got {band}"
    raised = sorted(alert.link_id for alert in sitting.alerts())
    if "alerts" in expect and sorted(expect["alerts"]) != raised:
        yield "", f"expected the alerts {sorted(expect['alerts'])}, got {raised}"
    for key, wanted_state in (("enabled", True), ("disabled", False)):
        for link_id in expect.get(key, ()):
            if link_id not in states or states[link_id].enabled is not wanted_state:
                yield link_id, f"expected it to be {key}"
    if "complete" in expect and sitting.complete is not expect["complete"]:
        yield "", f"expected complete to be {expect['complete']}, got {sitting.complete}"


def _touched(sitting: Sitting) -> Iterator[str]:
    for link_id, answer in sitting.enabled_answers().items():
        yield link_id
        if isinstance(answer, Answered) and isinstance(answer.value, Coded):
            yield f"{link_id}={answer.value.code}"
        elif isinstance(answer, Answered) and isinstance(answer.value, bool):
            yield f"{link_id}={'yes' if answer.value else 'no'}"
    for score in sitting.scores():
        if score.value is not None:
            yield score.link_id
            yield f"{score.link_id}:{score.band}"
    for alert in sitting.alerts():
        yield alert.link_id
