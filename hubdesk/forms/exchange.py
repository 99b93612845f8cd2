"""A form filled in, written as a FHIR R4 QuestionnaireResponse and read back (form design §4.1, §7).

The response carries the words of questions and options as they were shown, and nothing of what is not asked: answers
of disabled items are never written (§2.3). Why a question has no answer is kept as FHIR's data-absent-reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms.answers import AnswerError
from hubdesk.forms.build import extension_value
from hubdesk.forms.fhir_answers import from_fhir
from hubdesk.forms.keys import key_of, split_key
from hubdesk.forms.model import Answer, Answered, Form, Item
from hubdesk.forms.sitting import Sitting
from hubdesk.forms.spots import NOWHERE, Spot, spots_in_response

ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
_REASONS = {
    NonAnswer.DECLINED: "asked-declined",
    NonAnswer.NOT_ASKED: "not-asked",
    NonAnswer.UNABLE: "asked-unknown",
}


def write_response(sitting: Sitting, status: str = "in-progress") -> dict[str, Any]:
    """The response of a sitting; ``status`` is FHIR's. A form without anything answered has no items."""
    form = sitting.form
    canonical = f"{form.url}|{form.version}" if form.version else form.url
    written: dict[str, Any] = {"resourceType": "QuestionnaireResponse", "status": status}
    if form.url:
        written["questionnaire"] = canonical
    written["authored"] = sitting.now.isoformat(timespec="seconds")
    items = list(_items(sitting, sitting.top_spots()))
    return {**written, "item": items} if items else written


def _items(sitting: Sitting, spots: Sequence[Spot]) -> Iterator[dict[str, Any]]:
    for spot in spots:
        entry = _item(sitting, spot) if spot.enabled and spot.item.type != "display" else {}
        if entry:
            yield entry


def _item(sitting: Sitting, spot: Spot) -> dict[str, Any]:
    """One item with what is in it; empty where nothing is."""
    item = spot.item
    head: dict[str, Any] = {"linkId": item.link_id, **({"text": item.text} if item.text else {})}
    kept = sitting.answers.get(spot.key)
    if item.type == "group":
        below = list(_items(sitting, [inner for _, inner in spot.children]))
        return {**head, "item": below} if below else head if kept is not None else {}
    if isinstance(kept, NonAnswer):
        head["extension"] = [{"url": ABSENT, "valueCode": _REASONS[kept]}]
    answers = [dict(answer) for answer in spot.given]
    orphans: list[dict[str, Any]] = []
    for place, inner in spot.children:
        inside = list(_items(sitting, [inner]))
        if inside:
            (answers[place].setdefault("item", []) if NOWHERE < place < len(answers) else orphans).extend(inside)
    if orphans:
        # What is asked below a question that has no answer itself: FHIR lets an answer carry items and no value.
        answers.append({"item": orphans})
    return {**head, "answer": answers} if answers else head if "extension" in head else {}


def read_response(form: Form, response: Mapping[str, Any]) -> Mapping[str, Answer]:
    """The answers in a response by key, in the order of the form; calculated values only where somebody changed them.

    Check the response first (``response_check``). Raises AnswerError where an answer is of a kind hubdesk does not
    keep, or does not fit its question.
    """
    found: dict[str, Answer] = {}
    changed: dict[str, Answer] = {}
    for top in spots_in_response(form, response.get("item", ())):
        for spot in top.walk():
            if spot.entry is not None and spot.item.type != "display":
                kept = changed if spot.item.calculated is not None and not spot.item.read_only else found
                kept.update(_read(spot))
    return {**found, **changed}


def reopen(form: Form, response: Mapping[str, Any], now: datetime) -> Sitting:
    """A sitting with the answers of a response, at its own session clock; raises AnswerError (``read_response``).

    A calculated value counts as changed by somebody only where it is not what the form works out.
    """
    answers = read_response(form, response)
    plain = {key: answer for key, answer in answers.items() if form.item(key).calculated is None}
    made = Sitting(form, now, plain)
    for key, answer in answers.items():
        if key not in plain and made.states[key].value != answer:
            made.give(key, answer)
    return made


def _read(spot: Spot) -> Iterator[tuple[str, Answer]]:
    item, entry = spot.item, spot.entry or {}
    if item.type == "group":
        if item.repeats:
            yield spot.key, Answered(True)
        return
    if item.calculated is not None and item.read_only:
        return
    reason = extension_value(entry, ABSENT)
    if reason is not None and not spot.answers:
        yield from ((spot.key, kind) for kind, code in _REASONS.items() if code == reason)
    elif spot.marks:
        numbers = split_key(spot.key)[1]
        for mark, answer in zip(spot.marks, spot.answers, strict=False):
            yield from _one(item, key_of(item.link_id, (*numbers, mark)), [answer])
    else:
        yield from _one(item, spot.key, spot.answers)


def _one(item: Item, key: str, answers: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Answer]]:
    try:
        answer = from_fhir(item, answers)
    except AnswerError as problem:
        raise AnswerError(f'"{item.link_id}": {problem.message}') from problem
    if answer is not None:
        yield key, answer
