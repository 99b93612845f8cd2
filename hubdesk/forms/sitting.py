"""A form being filled in: answers go in, states, scores and alerts come out.

Everything is known by its key: the linkId, and behind it the instance where an item comes several times (see
``keys``). Answers of disabled items stay here while the form is open and are never handed out to be written (form
design §2.3).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from hubdesk.forms.answers import AnswerError
from hubdesk.forms.engine import Outcome, work_out
from hubdesk.forms.fhir_answers import from_fhir, to_fhir
from hubdesk.forms.initial import always_given, proposed
from hubdesk.forms.keys import key_of, split_key
from hubdesk.forms.launch import About, Launch
from hubdesk.forms.model import Answer, Answered, Form, Item
from hubdesk.forms.score import AlertResult, ScoreResult, alerts_of, scores_of
from hubdesk.forms.spots import Spot
from hubdesk.forms.validate import fault_in


@dataclass(frozen=True, slots=True)
class ItemState:
    """What a screen shows of one item; ``issues`` are plain words, ``value`` the answer or the calculated value.

    ``warnings`` are said and stop nothing. ``edited`` marks a calculated value that somebody has changed; it follows
    the answers no more. ``proposed`` is what the form suggests to start with: nobody has answered it yet.
    """

    enabled: bool
    visible: bool
    required: bool
    read_only: bool
    issues: tuple[str, ...] = ()
    value: Answer | None = None
    warnings: tuple[str, ...] = ()
    edited: bool = False
    proposed: Answer | None = None
    instances: tuple[str, ...] = ()
    """Of something repeated, as a whole: the keys of its instances, in order."""
    can_add: bool = False
    """Of something repeated, as a whole: whether one more instance may come."""
    can_remove: bool = False
    """Of one instance: whether it may be taken away."""


class Sitting:
    """One filling-in of one form at one moment (``today()`` does not move while it is open).

    ``about`` is what the form may know of the person, the worker and the hub to propose answers from.
    """

    def __init__(
        self, form: Form, now: datetime, answers: Mapping[str, Answer] | None = None, about: About | None = None
    ) -> None:
        self.form = form
        self.now = now
        self._launch = Launch(now, about or {})
        self._answers: dict[str, Answer] = {}
        for key, answer in (answers or {}).items():
            self._keep(key, answer)
        self._outcome: Outcome | None = None
        self._states: Mapping[str, ItemState] | None = None

    def with_answers(self, answers: Mapping[str, Answer]) -> "Sitting":
        """The same sitting with these answers instead; raises AnswerError where one does not fit."""
        other = Sitting(self.form, self.now, answers)
        other._launch = self._launch
        return other

    def read_in(self, form: Form) -> "Sitting":
        """The same sitting of the same form, as that is read in another language."""
        other = Sitting(form, self.now, self._answers)
        other._launch = self._launch
        return other

    def give(self, key: str, answer: Answer) -> None:
        """Record an answer, replacing the one before; raises AnswerError where it does not fit (see ``check``)."""
        self._keep(key, answer)
        self._outcome = self._states = None

    def _keep(self, key: str, answer: Answer) -> None:
        fault = self.check(key, answer)
        if fault is not None:
            raise AnswerError(fault)
        self._answers[self.form.key(key)] = answer

    def withdraw(self, key: str) -> None:
        """Forget an answer; nothing happens where there is none."""
        self._answers.pop(self.form.key(key), None)
        self._outcome = self._states = None

    def check(self, key: str, answer: Answer) -> str | None:
        """What is wrong with an answer, in plain words; None where it fits."""
        item = self.form.item_at(key)
        if item is None or not self.form.has_key(key):
            return "The form has no such question."
        return fault_in(item, answer)

    def next_instance(self, key: str) -> str:
        """The key of the instance that comes next of something repeated, as a whole (``medicines``).

        Give it ``Answered(True)`` where it is a group, an answer where it is a question, and the instance is there.
        Raises AnswerError where there can be no more.
        """
        state = self.states.get(key)
        if state is None or not state.can_add:
            raise AnswerError("There can be no more of these.")
        link_id, numbers = split_key(key) if key not in self.form.by_id else (key, ())
        last = split_key(state.instances[-1])[1][-1]
        return key_of(link_id, (*numbers, last + 1))

    def removal(self, instance: str) -> Mapping[str, Answer | None]:
        """What to record to take one instance away: None takes an answer back."""
        taken: dict[str, Answer | None] = dict.fromkeys(self.inside(instance))
        if self.form.item(instance).type == "group":
            taken[instance] = Answered(False)
        return taken

    def inside(self, instance: str) -> tuple[str, ...]:
        """The keys of everything kept in one instance, itself included."""
        link_id, numbers = split_key(instance)
        depth = len(numbers)
        return tuple(
            key
            for key in self._answers
            if key == instance
            or (split_key(key)[1][:depth] == numbers and link_id in self.form.holders.get(split_key(key)[0], ()))
        )

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Everything answered so far, also to questions that are not asked any more."""
        return MappingProxyType(dict(self._answers))

    def enabled_answers(self) -> Mapping[str, Answer]:
        """The answers that may be written: those of enabled questions, in the form's order."""
        states = self.states
        kept = {key: self._answers[key] for key in states if key in self._answers and states[key].enabled}
        gone = {key: answer for key, answer in self._answers.items() if key not in states and self._was_group(key)}
        return MappingProxyType({**kept, **gone})

    def _was_group(self, key: str) -> bool:
        """Whether a key is that of an instance taken away from a group that is asked."""
        if not self.form.repeated or self._answers[key] != Answered(False):
            return False
        link_id, numbers = split_key(key)
        whole = self.states.get(key_of(link_id, numbers[:-1]))
        return self.form.item(key).type == "group" and whole is not None and whole.enabled

    @property
    def outcome(self) -> Outcome:
        """The form as it is worked out now."""
        if self._outcome is None:
            form = self.form
            given = {**always_given(form), **self._answers}
            self._outcome = work_out(
                form, {key: to_fhir(_item(form, key), answer) for key, answer in given.items()}, self.now
            )
        return self._outcome

    def top_spots(self) -> tuple[Spot, ...]:
        """The form as it is worked out now, from its top."""
        return tuple(spot for spot in self.outcome.all_spots() if spot.parent is None)

    @property
    def states(self) -> Mapping[str, ItemState]:
        """The state of every item by key; something repeated has one as a whole and one for each instance."""
        if self._states is None:
            self._states = MappingProxyType(self._made_states())
        return self._states

    def _made_states(self) -> dict[str, ItemState]:
        made: dict[str, ItemState] = {}
        hidden: set[int] = set()
        for spot in self.outcome.all_spots():
            item, parent = spot.item, spot.parent
            if item.hidden or (parent is not None and id(parent) in hidden):
                hidden.add(id(spot))
            state = self._state(spot, spot.enabled and id(spot) not in hidden)
            if not item.holds_instances:
                made[spot.key] = state
            elif item.type == "group":
                link_id, numbers = split_key(spot.key)
                whole = key_of(link_id, numbers[:-1])
                before = made[whole].instances if whole in made else ()
                made[whole] = _whole(item, state, (*before, spot.key))
                made[spot.key] = state
            else:
                numbers = split_key(spot.key)[1]
                instances = tuple(key_of(item.link_id, (*numbers, mark)) for mark in spot.marks)
                made[spot.key] = _whole(item, state, instances)
                for key in instances:
                    made[key] = replace(state, value=self._answers.get(key))
        for key, state in list(made.items()) if self.form.repeated else ():
            if len(state.instances) > max(1, _item(self.form, key).least):
                for instance in state.instances:
                    made[instance] = replace(made[instance], can_remove=True)
        return made

    def _state(self, spot: Spot, visible: bool) -> ItemState:
        item = spot.item
        value = self._answers.get(spot.key)
        if item.calculated is not None:
            value = from_fhir(item, spot.given)
        issues: tuple[str, ...] = (spot.fault,) if spot.fault else ()
        warnings: tuple[str, ...] = ()
        if spot.complaints:
            issues = (*issues, *(one.human for one in spot.complaints if not one.warning))
            warnings = tuple(one.human for one in spot.complaints if one.warning)
        suggested = None
        if value is None and item.initial_by is not None:
            start = self._launch.start(item)
            suggested = start.proposed
            warnings = (*warnings, start.fault) if start.fault else warnings
        if value is None and suggested is None and item.initial_values:
            suggested = proposed(item)
        return ItemState(
            spot.enabled,
            visible,
            spot.enabled and (item.required or item.least > 0),
            item.read_only or (item.calculated is not None and not spot.overridden),
            issues,
            value,
            warnings,
            spot.overridden,
            suggested,
        )

    def _asked(self) -> Iterator[tuple[Item, str]]:
        """The questions on view now and their keys, in order."""
        states = self.states
        for spot in self.outcome.all_spots():
            item = spot.item
            if item.is_question and states[spot.key].visible:
                if item.holds_instances:
                    yield from ((item, key) for key in states[spot.key].instances)
                else:
                    yield item, spot.key

    def questions(self) -> tuple[Item, ...]:
        """The questions to ask now, in order; in a repeated group the linkId of each is its key (``dose@2``)."""
        return tuple(item if key == item.link_id else _instance(item, key) for item, key in self._asked())

    def unanswered(self) -> tuple[Item, ...]:
        """The questions asked that have neither an answer nor a reason for there being none."""
        return tuple(item for item in self.questions() if item.link_id not in self._answers)

    def faults(self) -> tuple[str, ...]:
        """What stops the form from being finished: a broken rule, a check that fails, values that never settle."""
        outcome = self.outcome
        broken = [spot.fault for spot in outcome.all_spots() if spot.broken]
        checks = [one for spot in outcome.all_spots() for one in spot.complaints]
        failed = [one.human for one in (*checks, *outcome.complaints) if not one.warning]
        settled = () if outcome.settled else ("The form's values never settle (E130).",)
        return (*broken, *failed, *self._too_few(), *settled)

    def _too_few(self) -> Iterator[str]:
        """What is begun and does not come often enough; what is not begun is only owing."""
        for spot in self.outcome.all_spots():
            item = spot.item
            if item.least > 1 and item.takes_several and 0 < len(spot.given) < item.least:
                yield f"“{item.text}” needs at least {item.least} answers."
        for key, state in self.states.items():
            item_here = self.form.item_at(key)
            if state.instances and state.visible and item_here is not None and len(state.instances) < item_here.least:
                yield f"“{item_here.text}” is needed at least {item_here.least} times."

    def scores(self) -> tuple[ScoreResult, ...]:
        """Every score the form defines, with or without a value."""
        return scores_of(self.form, self.outcome)

    def alerts(self) -> tuple[AlertResult, ...]:
        """The alerts raised by the answers so far."""
        return alerts_of(self.form, self.outcome)

    def prompts(self) -> tuple[Item, ...]:
        """What the answers so far tell staff to do: texts that are shown by a condition and raise no alert."""
        states = self.states
        spots = self.outcome.all_spots()
        return tuple(spot.item for spot in spots if spot.item.is_prompt and states[spot.key].visible)

    @property
    def complete(self) -> bool:
        """Whether every score has a value and every required question has an answer or a reason for none."""
        owing = any(item.required for item in self.unanswered())
        return not owing and not self.faults() and all(score.value is not None for score in self.scores())

    def result(self) -> dict[str, Any]:
        """The outcome in the fixed Result format of the product design."""
        return {
            "form": self.form.id,
            "version": self.form.version,
            "status": "complete" if self.complete else "partial",
            "scores": [_score_json(score) for score in self.scores()],
            "alerts": [
                {"linkId": alert.link_id, "severity": alert.severity, "action": alert.action} for alert in self.alerts()
            ],
            "enabled": [item.link_id for item in self.questions()],
            "errors": [],
        }


def _item(form: Form, key: str) -> Item:
    item = form.item_at(key)
    if item is None:
        raise AnswerError("The form has no such question.")
    return item


def _whole(item: Item, first: ItemState, instances: tuple[str, ...]) -> ItemState:
    """The state of something repeated as a whole, taken from one of its instances."""
    room = item.most is None or len(instances) < item.most
    return replace(first, value=None, instances=instances, can_add=first.enabled and room)


def _instance(item: Item, key: str) -> Item:
    """A question as it is asked in one instance: its linkId is its key, its stem says which one it is."""
    number = ".".join(str(one) for one in split_key(key)[1])
    stem = f"{item.stem} ({number})" if item.stem else f"({number})"
    return replace(item, link_id=key, stem=stem)


def _score_json(score: ScoreResult) -> dict[str, Any]:
    return {
        "linkId": score.link_id,
        "value": score.value,
        "partial": score.partial,
        "answered": score.answered,
        "of": score.of,
        "range": None if score.low is None else [score.low, score.high],
        "band": score.band,
        "bandLabel": score.band_label,
    }


def refused(form: Form, errors: Mapping[str, str]) -> dict[str, Any]:
    """A Result for answers that could not be taken: what is wrong by linkId, and no score at all."""
    return {
        "form": form.id,
        "version": form.version,
        "status": "refused",
        "scores": [],
        "alerts": [],
        "enabled": [],
        "errors": [{"linkId": link_id, "message": message} for link_id, message in errors.items()],
    }
