"""Pathways: which form comes next, and when. A small subset of FHIR PlanDefinition (form design §6.5)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from hubdesk.forms.build import FormError
from hubdesk.forms.expressions import Expression, expression_from_json
from hubdesk.forms.fhirpath import Element, ExpressionError, Surroundings, Value, evaluate, plain, root

# Where no moment is given, any fixed one gives the same answer every time.
_NO_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)

# What a pathway may say of a step; the visit has a rule for each of these and for nothing else.
TAGS = ("sensitive", "no-officer", "step-up", "follow-on", "keep")


@dataclass(frozen=True, slots=True)
class Step:
    """One form of a pathway; no condition means it always comes."""

    id: str
    title: str
    form_id: str
    condition: Expression | None = None
    minutes: int = 0
    """What it takes when read out and answered; 0 where the pathway does not say."""
    tags: frozenset[str] = frozenset()
    """``sensitive``: only when recorded alone. ``no-officer``: not while an officer is present. ``step-up``: at most
    one of these in a visit. ``keep``: never offered as what to leave out when time is short."""
    version: str = ""
    """The version of the form the step was written for; only its major number must fit the form that is there."""
    after: tuple[str, ...] = ()
    """The ids of steps it comes after, whatever the order in the file."""
    group: str = ""
    """The title of the part of the visit it belongs to; empty where it is a part of its own."""

    @property
    def sensitive(self) -> bool:
        """Whether it is asked only when the person is alone with the worker."""
        return "sensitive" in self.tags

    @property
    def no_officer(self) -> bool:
        """Whether it is left out while an officer is present: what is sensitive is, always."""
        return self.sensitive or "no-officer" in self.tags

    @property
    def step_up(self) -> bool:
        """Whether it is a longer form that a short one calls for: it has a condition and no tag ``follow-on``."""
        return "step-up" in self.tags or (self.condition is not None and "follow-on" not in self.tags)

    @property
    def part(self) -> str:
        """The part of the visit it belongs to, in words."""
        return self.group or self.title


@dataclass(frozen=True, slots=True)
class Pathway:
    """Forms in order, some of them only when earlier results say so."""

    id: str
    title: str
    steps: tuple[Step, ...]

    def due(
        self,
        results: Mapping[str, Mapping[str, Any]],
        patient: Mapping[str, Any] | None = None,
        now: datetime = _NO_MOMENT,
    ) -> tuple[Step, ...]:
        """The steps to take, in order, given the results so far by form and item; ``patient`` is a FHIR Patient.

        A result that is missing or None is the empty collection, so its step is not due. A condition that fails
        makes its step due: asking once too often is safer than leaving a question out in silence.
        """
        shown = {
            form: {item: value for item, value in found.items() if value is not None} for form, found in results.items()
        }
        return tuple(
            step for step in self.steps if step.condition is None or _holds(step.condition, shown, patient, now)
        )


def _holds(
    condition: Expression,
    results: Mapping[str, Mapping[str, Any]],
    patient: Mapping[str, Any] | None,
    now: datetime,
) -> bool:
    element = Element(results)
    known: dict[str, list[Value]] = {"results": [element], "patient": [root(patient)] if patient else []}
    surroundings = Surroundings(now, known.get)
    try:
        value = evaluate(condition.ready, [element], surroundings)
    except ExpressionError:
        return True
    # Anything but a plain "false" or nothing at all makes the step due.
    return bool(value) and plain(value[0]) is not False


def pathway_from_json(source: Mapping[str, Any]) -> Pathway:
    """The pathway in a PlanDefinition; raises FormError where it is not one."""
    try:
        if source["resourceType"] != "PlanDefinition":
            raise KeyError("resourceType")
        steps = tuple(_step(action, group) for action, group in _actions(source["action"]))
        return Pathway(str(source["id"]), str(source["title"]), _in_order(steps, _before(source["action"])))
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as problem:
        raise FormError("The pathway is not a usable PlanDefinition.", "Check the pathway file.") from problem


def _before(listed: Any) -> Mapping[str, frozenset[str]]:
    """The steps that some step says it comes before: for each of them, those that come first."""
    found: dict[str, frozenset[str]] = {}
    for action, _ in _actions(listed):
        for related in action.get("relatedAction", ()):
            if str(related["relationship"]).startswith("before"):
                other = str(related["actionId"])
                found[other] = found.get(other, frozenset()) | {str(action["id"])}
    return found


def _in_order(steps: tuple[Step, ...], before: Mapping[str, frozenset[str]]) -> tuple[Step, ...]:
    """The steps as the file has them, each moved behind those it must come after; a circle is left as it stands."""
    ordered: list[Step] = []
    waiting = list(steps)
    while waiting:
        ids = {step.id for step in waiting}
        free = (step for step in waiting if not (ids & ({*step.after} | before.get(step.id, frozenset()))))
        following = next(free, waiting[0])
        waiting.remove(following)
        ordered.append(following)
    return tuple(ordered)


def _actions(listed: Any) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each action with its form, and the title of the group it stands in (an action that holds actions)."""
    for action in listed:
        inner = action.get("action")
        if inner:
            yield from ((one, str(action["title"])) for one in inner)
        else:
            yield action, ""


def _step(action: Mapping[str, Any], group: str) -> Step:
    canonical, _, version = str(action["definitionCanonical"]).partition("|")
    related = action.get("relatedAction", ())
    after = tuple(str(one["actionId"]) for one in related if str(one["relationship"]).startswith("after"))
    conditions = [one for one in action.get("condition", ()) if one.get("kind") == "applicability"]
    condition = expression_from_json(conditions[0]["expression"]) if conditions else None
    minutes = int(action.get("timingDuration", {}).get("value", 0))
    form_id = canonical.rpartition("/")[2]
    return Step(
        str(action["id"]), str(action["title"]), form_id, condition, minutes, _tags(action), version, after, group
    )


def _tags(action: Mapping[str, Any]) -> frozenset[str]:
    """The codes of an action (``PlanDefinition.action.code``), as text or as codings."""
    codes = action.get("code", ())
    texts = {str(code["text"]) for code in codes if "text" in code}
    return frozenset(texts | {str(one["code"]) for code in codes for one in code.get("coding", ())})
