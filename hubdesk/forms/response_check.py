"""Whether a QuestionnaireResponse fits its form: used on what comes from outside, and before a response is signed.

Rules: FHIR R4 QuestionnaireResponse §9.13 and SDC. An error says that the response must not be taken as it is, a
warning that somebody should look.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from hubdesk.forms.engine import Outcome, work_out_response
from hubdesk.forms.fhirpath.temporal import compare, parse_datetime
from hubdesk.forms.model import Form, Item
from hubdesk.forms.response_values import value_faults
from hubdesk.forms.spots import Spot

STATUSES = ("in-progress", "completed", "amended", "entered-in-error", "stopped")
_UNFINISHED = ("in-progress", "stopped", "entered-in-error")
_A_MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing about a response: ``kind`` names the rule, ``where`` the place in it, ``message`` is plain words."""

    severity: str
    kind: str
    where: str
    link_id: str
    message: str

    def __str__(self) -> str:
        """The issue as the command line prints it."""
        subject = f'  "{self.link_id}"' if self.link_id else ""
        return f"{self.where or 'response'}: {self.severity} ({self.kind}){subject}\n  {self.message}"


def check_response(form: Form, response: Any, now: datetime = _A_MOMENT) -> tuple[Issue, ...]:
    """Everything about a response that does not fit its form, in reading order; never raises for what is in it."""
    misshapen = tuple(_shape(response))
    if misshapen:
        return misshapen
    outcome = work_out_response(form, response.get("item", ()), now)
    return (*_header(form, response), *_Check(form, outcome, response).issues())


def _shape(response: Any) -> Iterator[Issue]:
    if not isinstance(response, Mapping) or response.get("resourceType") != "QuestionnaireResponse":
        yield Issue("error", "shape", "", "", "This is not a QuestionnaireResponse.")
        return
    yield from _items_shape(response, "")


def _items_shape(holder: _Json, where: str) -> Iterator[Issue]:
    items = holder.get("item", [])
    if not isinstance(items, list):
        yield Issue("error", "shape", where, "", "The items are not a list.")
        return
    for index, entry in enumerate(items):
        here = f"{where}.item[{index}]".removeprefix(".")
        if not isinstance(entry, Mapping) or not isinstance(entry.get("linkId"), str):
            yield Issue("error", "shape", here, "", "An item has no linkId, so nobody can tell what it answers.")
            continue
        yield from _items_shape(entry, here)
        answers = entry.get("answer", [])
        if not isinstance(answers, list) or not all(isinstance(one, Mapping) for one in answers):
            yield Issue("error", "shape", here, entry["linkId"], "The answers are not a list of answers.")
            continue
        for place, answer in enumerate(answers):
            yield from _items_shape(answer, f"{here}.answer[{place}]")


def _header(form: Form, response: _Json) -> Iterator[Issue]:
    if response.get("status") not in STATUSES:
        said = f'The response has no status FHIR knows, but "{response.get("status", "")}".'
        yield Issue("error", "status", "status", "", said)
    named, _, version = str(response.get("questionnaire", "")).partition("|")
    if form.url and named and (named != form.url or (version and form.version and version != form.version)):
        yield Issue("warning", "form", "questionnaire", "", "The response is for another form, or another version.")
    if form.source.get("status") in ("draft", "retired"):
        said = {"draft": "is still a draft", "retired": "is not used any more"}[form.source["status"]]
        yield Issue("warning", "form", "questionnaire", "", f"The form {said}.")
    yield from _authored(form, response)


def _authored(form: Form, response: _Json) -> Iterator[Issue]:
    authored = parse_datetime(str(response.get("authored", "")))
    period = form.source.get("effectivePeriod", {})
    if authored is None or not isinstance(period, Mapping):
        return
    for name, outside, said in (("start", -1, "before the form came into use"), ("end", 1, "after the form's time")):
        bound = parse_datetime(str(period.get(name, "")))
        if bound is not None and compare(authored, bound) == outside:
            yield Issue("warning", "form", "authored", "", f"The response was written {said}.")


class _Check:
    """One response held against its form."""

    def __init__(self, form: Form, outcome: Outcome, response: _Json) -> None:
        self._form = form
        self._outcome = outcome
        self._response = response
        self._finished = response.get("status") not in _UNFINISHED
        self._spots = {id(spot.entry): spot for spot in outcome.all_spots() if spot.entry is not None}

    def issues(self) -> Iterator[Issue]:
        """All issues, in reading order."""
        yield from self._level(self._form.items, self._response.get("item", ()), "", None, parent_enabled=True)
        for spot in self._outcome.all_spots():
            for one in spot.complaints:
                severity = "warning" if one.warning else "error"
                yield Issue(severity, "check", "", spot.item.link_id, one.human)
        for one in self._outcome.complaints:
            yield Issue("warning" if one.warning else "error", "check", "", "", one.human)

    def _level(
        self, items: Sequence[Item], entries: Sequence[_Json], where: str, holder: Item | None, parent_enabled: bool
    ) -> Iterator[Issue]:
        known = {item.link_id: index for index, item in enumerate(items)}
        last = -1
        for index, entry in enumerate(entries):
            here, link_id = f"{where}.item[{index}]".removeprefix("."), entry["linkId"]
            if link_id not in known:
                yield self._stranger(link_id, here, holder)
                continue
            if known[link_id] < last:
                said = "It stands in another order than in the form."
                yield Issue("error", "order", here, link_id, said)
            last = max(last, known[link_id])
            yield from self._entry(items[known[link_id]], entry, here)
        for item in items:
            yield from self._times(
                item, [one for one in entries if one["linkId"] == item.link_id], where, parent_enabled
            )

    def _stranger(self, link_id: str, here: str, holder: Item | None) -> Issue:
        if link_id not in self._form.by_id:
            return Issue("error", "unknown", here, link_id, f'The form has no item "{link_id}".')
        around = f'inside "{holder.link_id}"' if holder else "at the top of the form"
        return Issue("error", "unknown", here, link_id, f'The item "{link_id}" does not belong {around}.')

    def _entry(self, item: Item, entry: _Json, here: str) -> Iterator[Issue]:
        spot = self._spots.get(id(entry))
        answers = entry.get("answer", ())
        if spot is not None and not spot.enabled and _has_content(entry):
            yield Issue("error", "not-asked", here, item.link_id, "It is answered, and the other answers rule it out.")
            return
        if item.type in ("group", "display") and answers:
            yield Issue("error", "kind", here, item.link_id, f"It is a {item.type}, and has an answer.")
        elif item.type not in ("group", "display") and entry.get("item"):
            said = "What belongs to an answer stands beside it, not in it."
            yield Issue("error", "kind", here, item.link_id, said)
        if item.type == "group":
            enabled = spot is None or spot.enabled
            yield from self._level(item.items, entry.get("item", ()), here, item, enabled)
            return
        if item.type != "display":
            yield from self._answers(item, answers, here)

    def _answers(self, item: Item, answers: Sequence[_Json], here: str) -> Iterator[Issue]:
        for place, answer in enumerate(answers):
            spot = f"{here}.answer[{place}]"
            for kind, said in value_faults(item, answer):
                yield Issue("error", kind, spot, item.link_id, said)
            if item.items or answer.get("item"):
                yield from self._level(item.items, answer.get("item", ()), spot, item, parent_enabled=True)
        alone = [one for one in answers if _is_exclusive(item, one)]
        if alone and len(answers) > 1:
            said = "An answer that excludes all others is given with another."
            yield Issue("error", "exclusive", here, item.link_id, said)

    def _times(self, item: Item, entries: Sequence[_Json], where: str, parent_enabled: bool) -> Iterator[Issue]:
        """Whether an item comes as often as it may and must."""
        if item.type == "display":
            return
        group = item.type == "group"
        count = len(entries) if group else sum(_values(entry) for entry in entries)
        answered = sum(1 for entry in entries if _has_content(entry)) if group else count
        if not item.repeats and (count > 1 or len(entries) > 1):
            yield Issue("error", "several", where, item.link_id, "It comes once, and is answered more than once.")
        if item.most is not None and count > item.most:
            said = f"It may come {item.most} times, and comes {count} times."
            yield Issue("error", "several", where, item.link_id, said)
        if not self._finished or not parent_enabled or not self._asked(item, entries):
            return
        if item.required and not answered:
            yield Issue("error", "required", where, item.link_id, "It must be answered, and is not.")
        elif answered < item.least:
            said = f"It must come {item.least} times at least, and comes {answered}."
            yield Issue("error", "required", where, item.link_id, said)

    def _asked(self, item: Item, entries: Sequence[_Json]) -> bool:
        spots: list[Spot | None] = [self._spots.get(id(entry)) for entry in entries]
        if not spots:
            spots = [one for one in self._outcome.by_id.get(item.link_id, ()) if one.entry is None]
        return any(spot is None or spot.enabled for spot in spots)


def _values(entry: _Json) -> int:
    return sum(1 for answer in entry.get("answer", ()) if any(key.startswith("value") for key in answer))


def _has_content(entry: _Json) -> bool:
    return bool(entry.get("answer")) or any(_has_content(one) for one in entry.get("item", ()))


def _is_exclusive(item: Item, answer: _Json) -> bool:
    coding = answer.get("valueCoding")
    code, system = (coding.get("code", ""), coding.get("system", "")) if isinstance(coding, Mapping) else ("", "")
    if not isinstance(coding, Mapping):
        code = next((str(value) for key, value in answer.items() if key.startswith("value")), "")
    option = item.fitting(str(code), str(system))
    return option is not None and option.exclusive
