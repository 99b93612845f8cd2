"""Works a form out: which items are enabled and what the calculated ones come to.

The whole form is evaluated afresh on every change and again until nothing moves, at most ten rounds (form design
§2.1); the outcome depends only on the answers, never on the order they came in. A disabled item's answer counts as
absent everywhere (§2.2, §2.3).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from hubdesk.forms.build import weight
from hubdesk.forms.enable import rule_holds
from hubdesk.forms.expressions import Expression
from hubdesk.forms.fhirpath import (
    BudgetExceeded,
    Element,
    ExpressionError,
    Surroundings,
    UnknownVariable,
    Value,
    evaluate,
    plain,
    root,
)
from hubdesk.forms.fhirpath.quantity import Quantity
from hubdesk.forms.fhirpath.run import Index, Purse
from hubdesk.forms.fhirpath.temporal import Moment
from hubdesk.forms.fhirpath.values import child, text_of
from hubdesk.forms.model import Coded, Constraint, Form, Item, Number
from hubdesk.forms.response import CalculatedItem
from hubdesk.forms.spots import NOWHERE, Complaint, FhirAnswer, Spot, spots_by_key, spots_in_response

MAX_ROUNDS = 10
# What all rules together may take for one answer: a few tenths of a second, thirty times what the largest form needs.
FORM_STEPS = 1_000_000
FORM_PATTERN_SECONDS = 0.5
LAUNCH_NAMES = ("patient", "user", "hub")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A form worked out: every occurrence of every item in reading order, and by linkId.

    ``settled`` is false where the values kept changing (lint E130).
    """

    spots: tuple[Spot, ...]
    settled: bool
    by_id: Mapping[str, Sequence[Spot]] = field(repr=False)
    complaints: tuple[Complaint, ...] = ()
    """Constraints of the form as a whole that do not hold."""
    too_dear: tuple[Expression, ...] = ()
    """Rules that were stopped because they took too much work."""
    steps: int = 0
    """The work all rules took."""

    def all_spots(self) -> tuple[Spot, ...]:
        """Every occurrence of every item in reading order."""
        return self.spots

    def first(self, link_id: str) -> Spot | None:
        """The first occurrence of an item."""
        found = self.by_id.get(link_id)
        return found[0] if found else None


def work_out(form: Form, answers: Mapping[str, Sequence[FhirAnswer]], now: datetime) -> Outcome:
    """Work out a form from answers by key: the linkId, with the instance behind it where there are several."""
    return _Work(form, spots_by_key(form, answers), now).done()


def work_out_response(form: Form, items: Sequence[Mapping[str, Any]], now: datetime) -> Outcome:
    """Work out a form from the items of a QuestionnaireResponse, repeats included."""
    return _Work(form, spots_in_response(form, items), now).done()


class _Scope:
    """The variables visible from one spot, worked out when first asked for."""

    def __init__(self, work: "_Work", spot: Spot | None, outer: "_Scope | None") -> None:
        self._work = work
        self._spot = spot
        self._outer = outer
        self._listed = work.form.variables if spot is None else spot.item.variables
        self._known: dict[str, list[Value]] = {}
        self._busy: set[str] = set()

    def context(self) -> list[Value]:
        if self._spot is None:
            return [self._work.response]
        return [Element(self._spot.data, "QuestionnaireResponse.item")]

    def lookup(self, name: str) -> list[Value] | None:
        if name in ("resource", "rootResource"):
            return [self._work.response]
        if name == "context":
            return self.context()
        if name in ("qitem", "qItem") and self._spot is not None:
            return [Element(self._spot.item.source, "Questionnaire.item")]
        # The last of two variables with the same name counts.
        for one in reversed(self._listed):
            if one.name == name:
                return self._variable(one)
        return self._outer.lookup(name) if self._outer else self._work.shared(name)

    def _variable(self, variable: Expression) -> list[Value]:
        name = variable.name
        if name not in self._known:
            if name in self._busy:
                raise UnknownVariable(f"The variable %{name} depends on itself.")
            self._busy.add(name)
            try:
                self._known[name] = self.value(variable)
            finally:
                self._busy.discard(name)
        return self._known[name]

    def value(self, expression: Expression) -> list[Value]:
        """The value of an expression that stands here; raises ExpressionError."""
        work = self._work
        surroundings = Surroundings(
            work.now,
            self.lookup,
            work.weight_of,
            work.form.members,
            remembered=work.remembered,
            purse=work.purse,
            indexes=work.indexes,
        )
        try:
            return evaluate(expression.ready, self.context(), surroundings)
        except BudgetExceeded:
            work.too_dear.append(expression)
            raise


class _Work:
    """One evaluation of one form."""

    def __init__(self, form: Form, spots: list[Spot], now: datetime) -> None:
        self.form = form
        self.now = now
        self.response = Element({}, "QuestionnaireResponse")
        self._spots = spots
        self._all = [spot for top in spots for spot in top.walk()]
        self._by_id: dict[str, list[Spot]] = {}
        self._named: dict[str, Spot] = {}
        self._calculated_spots: list[Spot] = []
        self._scopes: dict[int, _Scope] = {}
        self.remembered: dict[str, list[Value]] = {}
        self.indexes: dict[int, Index] = {}
        self.purse = Purse(FORM_STEPS, FORM_PATTERN_SECONDS)
        self.too_dear: list[Expression] = []
        self._stale = True
        self._looked_at = False
        self._values_matter = True
        for spot in self._all:
            item = spot.item
            if item.link_id in self._by_id:
                self._by_id[item.link_id].append(spot)
            else:
                self._by_id[item.link_id] = [spot]
            calculated = item.calculated
            if calculated is None:
                continue
            spot.overridden = bool(spot.answers) and not item.read_only
            if not spot.overridden:
                spot.answers = []
                self._calculated_spots.append(spot)
            if calculated.name:
                self._named.setdefault(calculated.name, spot)

    def done(self) -> Outcome:
        """Evaluate until nothing moves."""
        settled = any(self._nothing_moves(number) for number in range(MAX_ROUNDS))
        complaints = self._complain()
        # The scopes hold this and are held by it; without them everything is freed at once, not by a collector later.
        self._scopes = {}
        used = FORM_STEPS - self.purse.steps
        return Outcome(tuple(self._all), settled, self._by_id, complaints, tuple(self.too_dear), used)

    def _complain(self) -> tuple[Complaint, ...]:
        """Check the constraints against the form as it has come out; those of the whole form are given back."""
        constrained = [spot for spot in self._all if spot.item.constraints]
        if not constrained and not self.form.constraints:
            return ()
        self._write_response()
        for spot in constrained:
            # What is not answered has nothing to keep to.
            there = spot.enabled and any(inner.given for inner in spot.walk())
            spot.complaints = self._complaints(spot, spot.item.constraints) if there else ()
        return self._complaints(None, self.form.constraints)

    def _complaints(self, spot: Spot | None, constraints: Sequence[Constraint]) -> tuple[Complaint, ...]:
        found: list[Complaint] = []
        for one in constraints:
            try:
                value = self.scope(spot).value(one.rule)
            except ExpressionError as problem:
                said = f"A check of this form cannot be worked out: {problem.message}"
                found.append(Complaint(one.key, said, warning=False))
                continue
            if any(plain(made) is False for made in value):
                found.append(Complaint(one.key, one.human, one.warning))
        return tuple(found)

    def _nothing_moves(self, number: int) -> bool:
        """One round: what is enabled, then what is calculated. True where another round would change nothing.

        Every other round goes through the calculations backwards: a chain of rules, whichever way it runs through the
        form, then comes out in two or three rounds however long it is.
        """
        if self._stale:
            self._write_response()
        shown_or_hidden = self._enable()
        if shown_or_hidden:
            self._write_response()
        elif number > 0 and not self._values_matter:
            # The calculations saw the same form in the round before, and none of them looked at another.
            return True
        moved = self._calculate(self._calculated_spots if number % 2 == 0 else self._calculated_spots[::-1])
        self._values_matter = self._looked_at or any(
            isinstance(spot.data, CalculatedItem) and spot.data.looked_at for spot in self._calculated_spots
        )
        self._put_values_in()
        return not shown_or_hidden and (not moved or not self._values_matter)

    def _put_values_in(self) -> None:
        """Let the response show the new values, in their places; what was remembered of the old ones is forgotten."""
        self._stale = any(spot.children for spot in self._calculated_spots)
        if self._stale:
            return
        for spot in self._calculated_spots:
            if isinstance(spot.data, CalculatedItem):
                spot.data.show(spot.given)
                spot.data.looked_at = spot.data.looked_at and not self._values_matter
        if self._values_matter:
            self._forget()

    def _forget(self) -> None:
        self._scopes, self.remembered, self.indexes = {}, {}, {}
        self._looked_at = False

    def _enable(self) -> bool:
        moved = False
        for spot in self._all:
            enabled = self._enabled(spot)
            moved = moved or enabled is not spot.enabled
            spot.enabled = enabled
        return moved

    def _calculate(self, spots: Sequence[Spot]) -> bool:
        moved = False
        for spot in spots:
            answers = self._calculated(spot)
            if answers == spot.answers:
                continue
            moved = True
            spot.answers = answers
            self._show_at_once(spot)
        return moved

    def _show_at_once(self, spot: Spot) -> None:
        """Let the rules after this one see its new value where none has seen the old one: a chain is then one round."""
        if isinstance(spot.data, CalculatedItem) and not spot.data.looked_at and not spot.children:
            spot.data.show(spot.given)

    def scope(self, spot: Spot | None) -> _Scope:
        """The variables as they are known at one spot, None for the form as a whole."""
        key = id(spot)
        if key not in self._scopes:
            outer = None if spot is None else self.scope(spot.parent)
            self._scopes[key] = _Scope(self, spot, outer)
        return self._scopes[key]

    def _write_response(self) -> None:
        self._forget()
        self._stale = False
        if not self.form.has_expressions:
            return
        items = [self._written(spot) for spot in self._spots]
        data: dict[str, Any] = {"resourceType": "QuestionnaireResponse", "status": "in-progress"}
        data["item"] = [item for item, spot in zip(items, self._spots, strict=True) if spot.enabled]
        if self.form.url:
            data["questionnaire"] = self.form.url
        self.response = root(data)

    def _written(self, spot: Spot) -> dict[str, Any]:
        link_id = spot.item.link_id
        data: dict[str, Any] = CalculatedItem(link_id) if spot.worked_out else {"linkId": link_id}
        answers = list(spot.answers) if spot.enabled else []
        if spot.children:
            below = [(index, self._written(inner), inner.enabled) for index, inner in spot.children]
            if spot.item.type == "group":
                if items := [inner for _, inner, enabled in below if enabled]:
                    data["item"] = items
            else:
                answers = [dict(answer) for answer in answers]
                for index, inner, enabled in below:
                    if enabled and NOWHERE < index < len(answers):
                        answers[index].setdefault("item", []).append(inner)
        if answers:
            data["answer"] = answers
        spot.data = data
        return data

    def answers_of(self, spot: Spot) -> list[FhirAnswer]:
        """The answers of a spot that count, for a rule that looks at it."""
        if spot.worked_out:
            self._looked_at = True
        return spot.given

    def shared(self, name: str) -> list[Value] | None:
        """The names known everywhere in the form."""
        if name == "questionnaire":
            return [root(self.form.source)]
        if name in self._named:
            return [value for answer in self.answers_of(self._named[name]) for value in child(Element(answer), "value")]
        return [] if name in LAUNCH_NAMES or name in self.form.launch_names else None

    def weight_of(self, coding: Element) -> Number | None:
        """The weight of a chosen option: written on the Coding, or on the option of the question it answers."""
        data, item = coding.data, self._question_of(coding)
        if isinstance(data, bool) and item is not None and item.weighed():
            return item.yes_weight if data else item.no_weight
        if isinstance(data, dict):
            own = weight(data) if "extension" in data else None
            if own is not None:
                return own
            code, system = str(data.get("code", "")), str(data.get("system", ""))
        else:
            code, system = text_of(plain(coding)) or "", ""
        if item is not None and item.options:
            option = item.fitting(code, system)
            return option.weight if option is not None else None
        chosen = Coded(code, system)
        listed = (option for options in self.form.value_sets.values() for option in options)
        return next((option.weight for option in listed if option.coded.matches(chosen)), None)

    def _question_of(self, element: Element) -> Item | None:
        holder = element.parent
        while holder is not None:
            if isinstance(holder.data, dict) and "linkId" in holder.data:
                return self.form.by_id.get(holder.data["linkId"])
            holder = holder.parent
        return None

    def _enabled(self, spot: Spot) -> bool:
        spot.rule_fault, spot.broken = "", False
        if spot.parent is not None and not spot.parent.enabled:
            return False
        item = spot.item
        if item.rules:
            held = (rule_holds(rule, self._answers_for(spot, rule.question)) for rule in item.rules)
            if not (any(held) if item.any_rule else all(held)):
                return False
        return item.enabled_by is None or self._expression_enables(spot, item.enabled_by)

    def _expression_enables(self, spot: Spot, expression: Expression) -> bool:
        # A rule that fails must not hide a question in silence: the item is shown and the form cannot be finished.
        try:
            value = self.scope(spot).value(expression)
        except ExpressionError as problem:
            spot.rule_fault, spot.broken = problem.message, True
            return True
        spot.broken = bool(value) and not (len(value) == 1 and isinstance(plain(value[0]), bool))
        spot.rule_fault = "The rule that shows this item does not give yes or no." if spot.broken else ""
        return spot.broken or (bool(value) and plain(value[0]) is True)

    def _answers_for(self, spot: Spot, link_id: str) -> list[FhirAnswer]:
        """The answers of the nearest ancestor with that linkId, else the last before, else the first after (R4)."""
        candidates = self._by_id.get(link_id, [])
        if len(candidates) <= 1:
            return self.answers_of(candidates[0]) if candidates else []
        ancestor = spot.parent
        while ancestor is not None:
            if ancestor.item.link_id == link_id:
                return self.answers_of(ancestor)
            inside = [found for found in ancestor.walk() if found.item.link_id == link_id]
            if inside:
                return self.answers_of(self._nearest(spot, inside))
            ancestor = ancestor.parent
        return self.answers_of(self._nearest(spot, candidates))

    def _nearest(self, spot: Spot, candidates: list[Spot]) -> Spot:
        wanted = {id(candidate) for candidate in candidates}
        before: Spot | None = None
        for found in self._all:
            if found is spot:
                break
            if id(found) in wanted:
                before = found
        return before or candidates[0]

    def _calculated(self, spot: Spot) -> list[FhirAnswer]:
        spot.partial, spot.value_fault = (), None
        if not spot.enabled or spot.item.calculated is None:
            return []
        try:
            values = self.scope(spot).value(spot.item.calculated)
            answers = [as_answer(spot.item, value) for value in (values if spot.item.repeats else values[:1])]
            spot.partial, spot.value_fault = answers, ""
        except UnknownVariable:
            return []
        except ExpressionError as problem:
            spot.value_fault = problem.message
            return []
        return answers if self._guard_met(spot.item) else []

    def _guard_met(self, item: Item) -> bool:
        if item.guard is None:
            return True
        asked, answered = counted(item.guard.items, self._needed)
        return asked > 0 and asked - answered <= len(item.guard.items) - item.guard.count

    def _needed(self, link_id: str) -> Spot | None:
        spot = next(iter(self._by_id.get(link_id, ())), None)
        if spot is not None:
            self.answers_of(spot)
        return spot


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
