"""Works a form out: which items are enabled and what the calculated ones come to.

The whole form is evaluated afresh on every change and again until nothing moves, at most ten rounds (form design
§2.1); the outcome depends only on the answers, never on the order they came in. A disabled item's answer counts as
absent everywhere (§2.2, §2.3).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeAlias

from hubdesk.forms.build import coded, weight
from hubdesk.forms.enable import rule_holds
from hubdesk.forms.expressions import Expression
from hubdesk.forms.fhirpath import Element, ExpressionError, Surroundings, UnknownVariable, Value, evaluate, plain, root
from hubdesk.forms.fhirpath.quantity import Quantity
from hubdesk.forms.fhirpath.temporal import Moment
from hubdesk.forms.fhirpath.values import child, text_of
from hubdesk.forms.model import Form, Item, Number

MAX_ROUNDS = 10
LAUNCH_NAMES = ("patient", "user", "hub")

FhirAnswer: TypeAlias = dict[str, Any]


@dataclass(slots=True)
class Spot:
    """One occurrence of an item in a response, and what is known of it so far."""

    item: Item
    parent: "Spot | None"
    answers: list[FhirAnswer] = field(default_factory=list)
    children: "list[tuple[int, Spot]]" = field(default_factory=list)
    enabled: bool = True
    overridden: bool = False
    partial: list[FhirAnswer] = field(default_factory=list)
    fault: str = ""
    broken: bool = False
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def given(self) -> list[FhirAnswer]:
        """The answers that count: none while the item is disabled."""
        return self.answers if self.enabled else []

    def walk(self) -> "Iterator[Spot]":
        """This spot and all below it, in reading order."""
        yield self
        for _, spot in self.children:
            yield from spot.walk()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A form worked out; ``settled`` is false where the values kept changing (lint E130)."""

    spots: tuple[Spot, ...]
    settled: bool

    def all_spots(self) -> Iterator[Spot]:
        """Every occurrence of every item in reading order."""
        for spot in self.spots:
            yield from spot.walk()

    def first(self, link_id: str) -> Spot | None:
        """The first occurrence of an item."""
        return next((spot for spot in self.all_spots() if spot.item.link_id == link_id), None)


def work_out(form: Form, answers: Mapping[str, Sequence[FhirAnswer]], now: datetime) -> Outcome:
    """Work out a form from answers by linkId, each item occurring once."""

    def make(item: Item, parent: Spot | None) -> Spot:
        spot = Spot(item, parent, list(answers.get(item.link_id, ())))
        spot.children = [(0, make(below, spot)) for below in item.items]
        return spot

    return _Work(form, [make(item, None) for item in form.items], now).done()


def work_out_response(form: Form, items: Sequence[Mapping[str, Any]], now: datetime) -> Outcome:
    """Work out a form from the items of a QuestionnaireResponse, repeats included."""
    return _Work(form, [spot for _, spot in _placed(form.items, [(0, items)], None)], now).done()


def _placed(
    items: Sequence[Item], lists: Sequence[tuple[int, Sequence[Mapping[str, Any]]]], parent: Spot | None
) -> list[tuple[int, Spot]]:
    made: list[tuple[int, Spot]] = []
    for item in items:
        found = [(index, entry) for index, entries in lists for entry in entries if entry.get("linkId") == item.link_id]
        for index, entry in found or [(0, {})]:
            answers = [dict(answer) for answer in entry.get("answer", ())]
            spot = Spot(item, parent, [{key: answer[key] for key in answer if key != "item"} for answer in answers])
            below = [(place, answer.get("item", ())) for place, answer in enumerate(answers)]
            spot.children = _placed(item.items, [(0, entry.get("item", ())), *below], spot)
            made.append((index, spot))
    return made


class _Scope:
    """The variables visible from one spot, worked out when first asked for."""

    def __init__(self, work: "_Work", spot: Spot | None, outer: "_Scope | None") -> None:
        self._work = work
        self._spot = spot
        self._outer = outer
        listed = work.form.variables if spot is None else spot.item.variables
        self._expressions = {one.name: one for one in listed}
        self._known: dict[str, list[Value]] = {}
        self._busy: set[str] = set()

    def context(self) -> list[Value]:
        if self._spot is None:
            return [self._work.response]
        return [Element(self._spot.data, "QuestionnaireResponse.item")]

    def lookup(self, name: str) -> list[Value] | None:
        if name == "context":
            return self.context()
        if name in ("qitem", "qItem") and self._spot is not None:
            return [Element(self._spot.item.source, "Questionnaire.item")]
        if name in self._expressions:
            return self._variable(name)
        return self._outer.lookup(name) if self._outer else self._work.shared(name)

    def _variable(self, name: str) -> list[Value]:
        if name not in self._known:
            if name in self._busy:
                raise UnknownVariable(f"The variable %{name} depends on itself.")
            self._busy.add(name)
            try:
                self._known[name] = self.value(self._expressions[name])
            finally:
                self._busy.discard(name)
        return self._known[name]

    def value(self, expression: Expression) -> list[Value]:
        """The value of an expression that stands here; raises ExpressionError."""
        surroundings = Surroundings(self._work.now, self.lookup, self._work.weight_of, self._work.value_sets)
        return evaluate(expression.parsed, self.context(), surroundings)


class _Work:
    """One evaluation of one form."""

    def __init__(self, form: Form, spots: list[Spot], now: datetime) -> None:
        self.form = form
        self.now = now
        self.response = Element({}, "QuestionnaireResponse")
        self.value_sets = {
            url: frozenset((option.system, option.code) for option in options)
            for url, options in form.value_sets.items()
        }
        self._spots = spots
        self._all = [spot for top in spots for spot in top.walk()]
        self._by_id: dict[str, list[Spot]] = {}
        self._named: dict[str, Spot] = {}
        for spot in self._all:
            self._by_id.setdefault(spot.item.link_id, []).append(spot)
            calculated = spot.item.calculated
            if calculated is None:
                continue
            spot.overridden = bool(spot.answers) and not spot.item.read_only
            if not spot.overridden:
                spot.answers = []
            if calculated.name:
                self._named.setdefault(calculated.name, spot)

    def done(self) -> Outcome:
        """Evaluate until nothing moves."""
        for _ in range(MAX_ROUNDS):
            if not self._round():
                return Outcome(tuple(self._spots), True)
        return Outcome(tuple(self._spots), False)

    def _round(self) -> bool:
        self._write_response()
        scopes = self._scopes()
        moved = False
        for spot, scope in zip(self._all, scopes, strict=True):
            enabled = self._enabled(spot, scope)
            moved = moved or enabled is not spot.enabled
            spot.enabled = enabled
        if moved:
            self._write_response()
            scopes = self._scopes()
        for spot, scope in zip(self._all, scopes, strict=True):
            if spot.item.calculated is not None and not spot.overridden:
                answers = self._calculated(spot, spot.item.calculated, scope)
                moved = moved or answers != spot.answers
                spot.answers = answers
        return moved

    def _scopes(self) -> list[_Scope]:
        made: list[_Scope] = []
        whole = _Scope(self, None, None)

        def down(spot: Spot, outer: _Scope) -> None:
            scope = _Scope(self, spot, outer)
            made.append(scope)
            for _, below in spot.children:
                down(below, scope)

        for spot in self._spots:
            down(spot, whole)
        return made

    def _write_response(self) -> None:
        items = [self._written(spot) for spot in self._spots]
        data: dict[str, Any] = {"resourceType": "QuestionnaireResponse", "status": "in-progress"}
        data["item"] = [item for item, spot in zip(items, self._spots, strict=True) if spot.enabled]
        if self.form.url:
            data["questionnaire"] = self.form.url
        self.response = root(data)

    def _written(self, spot: Spot) -> dict[str, Any]:
        data: dict[str, Any] = {"linkId": spot.item.link_id}
        answers = [dict(answer) for answer in spot.given]
        below = [(index, self._written(inner), inner.enabled) for index, inner in spot.children]
        for index, inner, enabled in below:
            if not enabled:
                continue
            if spot.item.type == "group":
                data.setdefault("item", []).append(inner)
            elif index < len(answers):
                answers[index].setdefault("item", []).append(inner)
        if answers:
            data["answer"] = answers
        spot.data = data
        return data

    def shared(self, name: str) -> list[Value] | None:
        """The names known everywhere in the form."""
        if name in ("resource", "rootResource"):
            return [self.response]
        if name == "questionnaire":
            return [root(self.form.source)]
        if name in self._named:
            spot = self._named[name]
            return [value for answer in spot.given for value in child(Element(answer), "value")]
        return [] if name in LAUNCH_NAMES or name in self.form.launch_names else None

    def weight_of(self, coding: Element) -> Number | None:
        """The weight of a chosen option: written on the Coding, or on the option of the question it answers."""
        if isinstance(coding.data, Mapping):
            own = weight(coding.data)
            if own is not None:
                return own
            chosen = coded(coding.data)
        else:
            chosen = coded({"code": text_of(plain(coding)) or ""})
        item = self._question_of(coding)
        options = item.options if item is not None else ()
        listed = options or tuple(option for options in self.form.value_sets.values() for option in options)
        return next((option.weight for option in listed if option.coded.matches(chosen)), None)

    def _question_of(self, element: Element) -> Item | None:
        holder = element.parent
        while holder is not None:
            if isinstance(holder.data, Mapping) and "linkId" in holder.data:
                return self.form.by_id.get(holder.data["linkId"])
            holder = holder.parent
        return None

    def _enabled(self, spot: Spot, scope: _Scope) -> bool:
        spot.fault, spot.broken = "", False
        if spot.parent is not None and not spot.parent.enabled:
            return False
        item = spot.item
        if item.rules:
            held = (rule_holds(rule, self._answers_for(spot, rule.question)) for rule in item.rules)
            if not (any(held) if item.any_rule else all(held)):
                return False
        return item.enabled_by is None or self._expression_enables(spot, item.enabled_by, scope)

    def _expression_enables(self, spot: Spot, expression: Expression, scope: _Scope) -> bool:
        # A rule that fails must not hide a question in silence: the item is shown and the form cannot be finished.
        try:
            value = scope.value(expression)
        except ExpressionError as problem:
            spot.fault, spot.broken = problem.message, True
            return True
        spot.broken = bool(value) and not (len(value) == 1 and isinstance(plain(value[0]), bool))
        spot.fault = "The rule that shows this item does not give yes or no." if spot.broken else ""
        return spot.broken or (bool(value) and plain(value[0]) is True)

    def _answers_for(self, spot: Spot, link_id: str) -> list[FhirAnswer]:
        """The answers of the nearest ancestor with that linkId, else the last before, else the first after (R4)."""
        candidates = self._by_id.get(link_id, [])
        if len(candidates) <= 1:
            return candidates[0].given if candidates else []
        ancestor = spot.parent
        while ancestor is not None:
            if ancestor.item.link_id == link_id:
                return ancestor.given
            inside = [found for found in ancestor.walk() if found.item.link_id == link_id]
            if inside:
                return self._nearest(spot, inside).given
            ancestor = ancestor.parent
        return self._nearest(spot, candidates).given

    def _nearest(self, spot: Spot, candidates: list[Spot]) -> Spot:
        wanted = {id(candidate) for candidate in candidates}
        before: Spot | None = None
        for found in self._all:
            if found is spot:
                break
            if id(found) in wanted:
                before = found
        return before or candidates[0]

    def _calculated(self, spot: Spot, expression: Expression, scope: _Scope) -> list[FhirAnswer]:
        spot.partial = []
        if not spot.enabled:
            return []
        try:
            values = scope.value(expression)
            spot.partial = [as_answer(spot.item, value) for value in (values if spot.item.repeats else values[:1])]
            spot.fault = ""
        except UnknownVariable:
            return []
        except ExpressionError as problem:
            spot.fault = problem.message
            return []
        return spot.partial if self._guard_met(spot.item) else []

    def _guard_met(self, item: Item) -> bool:
        if item.guard is None:
            return True
        asked, answered = counted(item.guard.items, lambda name: next(iter(self._by_id.get(name, ())), None))
        return asked > 0 and asked - answered <= len(item.guard.items) - item.guard.count


def counted(link_ids: Sequence[str], spot_of: Callable[[str], Spot | None]) -> tuple[int, int]:
    """How many of the items a score needs are asked, and how many of those are answered."""
    spots = [spot for name in link_ids if (spot := spot_of(name)) is not None and spot.enabled]
    return len(spots), sum(1 for spot in spots if spot.given)


def as_answer(item: Item, value: Value) -> FhirAnswer:
    """A calculated value as an answer of the item's type; raises ExpressionError where it does not fit."""
    made = plain(value)
    kind = item.type
    if kind == "boolean" and isinstance(made, bool):
        return {"valueBoolean": made}
    if kind in ("integer", "decimal", "quantity") and isinstance(made, int | Decimal) and not isinstance(made, bool):
        return _number_answer(kind, made)
    if kind == "quantity" and isinstance(made, Quantity):
        return {"valueQuantity": {"value": made.value, "unit": made.unit, "code": made.unit}}
    if kind in ("date", "dateTime", "time") and isinstance(made, Moment | str):
        return {f"value{kind[0].upper()}{kind[1:]}": str(made)}
    if kind in ("choice", "open-choice"):
        if isinstance(made, Element) and isinstance(made.data, Mapping):
            return {"valueCoding": dict(made.data)}
        if (option := item.option(text_of(made) or "")) is not None:
            return {"valueCoding": {"system": option.system, "code": option.code, "display": option.text}}
    if kind in ("string", "text", "url", "open-choice", "display") and (text := text_of(made)) is not None:
        return {"valueUri" if kind == "url" else "valueString": text}
    raise ExpressionError(f"The value worked out does not fit an item of type {kind}.")


def _number_answer(kind: str, value: Number) -> FhirAnswer:
    if kind == "decimal":
        return {"valueDecimal": value}
    if kind == "quantity":
        return {"valueQuantity": {"value": value}}
    if value != int(value):
        raise ExpressionError("The value worked out is not a whole number.")
    return {"valueInteger": int(value)}
