"""Where the items of a form stand in one response: every occurrence, its answers, and what is known of it so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from hubdesk.forms.keys import Numbers, key_of, split_key
from hubdesk.forms.model import Form, Item

FhirAnswer: TypeAlias = dict[str, Any]
TAKEN_AWAY = [{"valueBoolean": False}]
"""What is kept under the key of an instance that somebody took away."""
NOWHERE = -1
"""The place of what hangs on an answer that is not given: it is shown, and written nowhere."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """A constraint that does not hold, in the words its author gave it."""

    key: str
    human: str
    warning: bool


@dataclass(slots=True)
class Spot:
    """One occurrence of an item in a response, and what is known of it so far.

    ``children`` come with the place of the answer they hang on. A repeated question with questions below it is one
    spot; ``marks`` are then the numbers of its instances, and ``key`` is without them.
    """

    item: Item
    parent: "Spot | None"
    answers: list[FhirAnswer]
    children: "Sequence[tuple[int, Spot]]" = ()
    key: str = ""
    marks: Numbers = ()
    enabled: bool = True
    overridden: bool = False
    partial: Sequence[FhirAnswer] = ()
    broken: bool = False
    rule_fault: str = ""
    value_fault: str | None = None
    complaints: tuple[Complaint, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    entry: Mapping[str, Any] | None = None
    """The response item it was read from."""

    @property
    def fault(self) -> str:
        """What is wrong with the item's calculation, else with the rule that shows it; "" for nothing."""
        return self.rule_fault if self.value_fault is None else self.value_fault

    @property
    def worked_out(self) -> bool:
        """Whether its answers come from its calculation."""
        return self.item.calculated is not None and not self.overridden

    @property
    def given(self) -> list[FhirAnswer]:
        """The answers that count: none while the item is disabled."""
        return self.answers if self.enabled else []

    def walk(self) -> "list[Spot]":
        """This spot and all below it, in reading order."""
        found = [self]
        for _, spot in self.children:
            found += spot.walk() if spot.children else (spot,)
        return found


def spots_by_key(form: Form, answers: Mapping[str, Sequence[FhirAnswer]]) -> list[Spot]:
    """The spots of a form with answers by key (see ``keys``); every instance a key names is there."""
    answers = {form.key(key): given for key, given in answers.items()} if form.repeated else answers
    instances = _instances(form, answers)

    def make(item: Item, parent: Spot | None, numbers: Numbers) -> Sequence[Spot]:
        if not item.holds_instances:
            return (one(item, parent, numbers, key_of(item.link_id, numbers)),)
        found = instances.get((item.link_id, numbers), set())
        if item.type == "group":
            there = _there(found, {n for n in found if answers.get(key_of(item.link_id, (*numbers, n))) == TAKEN_AWAY})
            return [one(item, parent, (*numbers, n), key_of(item.link_id, (*numbers, n))) for n in there]
        return (question(item, parent, numbers, tuple(sorted(found)) or (1,)),)

    def one(item: Item, parent: Spot | None, numbers: Numbers, key: str) -> Spot:
        # A group answers nothing; what is kept under its key only says that the instance is there.
        spot = Spot(item, parent, [] if item.type == "group" else list(answers.get(key, ())), key=key)
        if item.items:
            spot.children = [(0, child) for below in item.items for child in make(below, spot, numbers)]
        return spot

    def question(item: Item, parent: Spot | None, numbers: Numbers, found: Numbers) -> Spot:
        spot = Spot(item, parent, [], key=key_of(item.link_id, numbers), marks=found)
        children: list[tuple[int, Spot]] = []
        for number in found:
            given = answers.get(key_of(item.link_id, (*numbers, number)), ())
            place = len(spot.answers) if given else NOWHERE
            spot.answers += list(given)[:1]
            children += [(place, child) for below in item.items for child in make(below, spot, (*numbers, number))]
        spot.children = children
        return spot

    return [spot for item in form.items for spot in make(item, None, ())]


def _there(named: set[int], taken_away: set[int]) -> Sequence[int]:
    """The instances of a group: the first is there until it is taken away, and there is always one."""
    found = ({1} | named) - taken_away
    return sorted(found) or [max(taken_away) + 1]


def _instances(form: Form, answers: Mapping[str, Sequence[FhirAnswer]]) -> Mapping[tuple[str, Numbers], set[int]]:
    found: dict[tuple[str, Numbers], set[int]] = {}
    for key in answers if form.repeated else ():
        if "@" not in key or key in form.by_id:
            continue
        link_id, numbers = split_key(key)
        for depth, holder in enumerate((*form.holders.get(link_id, ()), link_id)[: len(numbers)]):
            found.setdefault((holder, numbers[:depth]), set()).add(numbers[depth])
    return found


def spots_in_response(form: Form, items: Sequence[Mapping[str, Any]]) -> list[Spot]:
    """The spots of a form with the answers in the items of a QuestionnaireResponse."""
    return [spot for _, spot in _placed(form.items, [(0, items)], None, ((),))]


def _placed(
    items: Sequence[Item],
    lists: Sequence[tuple[int, Sequence[Mapping[str, Any]]]],
    parent: Spot | None,
    numbers: Sequence[Numbers],
) -> list[tuple[int, Spot]]:
    """``numbers`` are those of the instances around, one for each answer of the question around."""
    made: list[tuple[int, Spot]] = []
    for item in items:
        found = [
            (index, entry)
            for index, entries in lists
            for entry in entries
            if isinstance(entry, Mapping) and entry.get("linkId") == item.link_id
        ]
        count: dict[int, int] = {}
        for index, entry in found or [(0, {})]:
            around = numbers[min(index, len(numbers) - 1)]
            answers = sorted((dict(answer) for answer in entry.get("answer", ())), key=_holds_nothing)
            count[index] = count.get(index, 0) + 1
            own = (*around, count[index]) if item.holds_instances and item.type == "group" else around
            marks = tuple(range(1, max(len(answers), 1) + 1)) if item.holds_instances and item.type != "group" else ()
            valued = [answer for answer in answers if not _holds_nothing(answer)]
            given = [{key: answer[key] for key in answer if key != "item"} for answer in valued]
            spot = Spot(item, parent, given, key=key_of(item.link_id, own), marks=marks, entry=entry or None)
            if item.items:
                below = [
                    (place if place < len(valued) else NOWHERE, answer.get("item", ()))
                    for place, answer in enumerate(answers)
                ]
                inside = tuple((*own, mark) for mark in marks) or (own,)
                spot.children = _placed(item.items, [(0, entry.get("item", ())), *below], spot, inside)
            made.append((index, spot))
    return made


def _holds_nothing(answer: Mapping[str, Any]) -> bool:
    """Whether an answer only carries the items below a question nobody answered."""
    return "item" in answer and not any(key.startswith(("value", "_value")) for key in answer)
