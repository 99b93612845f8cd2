"""A form being filled in: answers go in, states, scores and alerts come out. Works for forms whose items occur once.

Answers of disabled items stay here while the form is open and are never handed out to be written (form design §2.3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from hubdesk.forms.answers import AnswerError, from_fhir, to_fhir
from hubdesk.forms.engine import Outcome, work_out
from hubdesk.forms.model import Answer, Form, Item
from hubdesk.forms.score import AlertResult, ScoreResult, alerts_of, scores_of
from hubdesk.forms.validate import fault_in


@dataclass(frozen=True, slots=True)
class ItemState:
    """What a screen shows of one item; ``issues`` are plain words, ``value`` the answer or the calculated value."""

    enabled: bool
    visible: bool
    required: bool
    read_only: bool
    issues: tuple[str, ...] = ()
    value: Answer | None = None


class Sitting:
    """One filling-in of one form at one moment (``today()`` does not move while it is open)."""

    def __init__(self, form: Form, now: datetime, answers: Mapping[str, Answer] | None = None) -> None:
        self.form = form
        self.now = now
        self._answers: dict[str, Answer] = {}
        for link_id, answer in (answers or {}).items():
            self._keep(link_id, answer)
        self._outcome: Outcome | None = None
        self._states: Mapping[str, ItemState] | None = None

    def give(self, link_id: str, answer: Answer) -> None:
        """Record an answer, replacing the one before; raises AnswerError where it does not fit (see ``check``)."""
        self._keep(link_id, answer)
        self._outcome = self._states = None

    def _keep(self, link_id: str, answer: Answer) -> None:
        fault = self.check(link_id, answer)
        if fault is not None:
            raise AnswerError(fault)
        self._answers[link_id] = answer

    def withdraw(self, link_id: str) -> None:
        """Forget an answer; nothing happens where there is none."""
        self._answers.pop(link_id, None)
        self._outcome = self._states = None

    def check(self, link_id: str, answer: Answer) -> str | None:
        """What is wrong with an answer, in plain words; None where it fits."""
        item = self.form.by_id.get(link_id)
        return "The form has no such question." if item is None else fault_in(item, answer)

    @property
    def answers(self) -> Mapping[str, Answer]:
        """Everything answered so far, also to questions that are not asked any more."""
        return MappingProxyType(dict(self._answers))

    def enabled_answers(self) -> Mapping[str, Answer]:
        """The answers that may be written: those of enabled questions, in the form's order."""
        states = self.states
        ordered = (item.link_id for item in self.form.all_items())
        kept = {name: self._answers[name] for name in ordered if name in self._answers and states[name].enabled}
        return MappingProxyType(kept)

    @property
    def _worked_out(self) -> Outcome:
        if self._outcome is None:
            fhir = {name: to_fhir(self.form.by_id[name], answer) for name, answer in self._answers.items()}
            self._outcome = work_out(self.form, fhir, self.now)
        return self._outcome

    @property
    def states(self) -> Mapping[str, ItemState]:
        """The state of every item by linkId."""
        if self._states is None:
            self._states = MappingProxyType(self._made_states())
        return self._states

    def _made_states(self) -> dict[str, ItemState]:
        made: dict[str, ItemState] = {}
        hidden: set[str] = set()
        for spot in self._worked_out.all_spots():
            item = spot.item
            if item.hidden or (spot.parent is not None and spot.parent.item.link_id in hidden):
                hidden.add(item.link_id)
            value = self._answers.get(item.link_id)
            if item.calculated is not None:
                value = from_fhir(spot.given[0]) if spot.given else None
            made[item.link_id] = ItemState(
                enabled=spot.enabled,
                visible=spot.enabled and item.link_id not in hidden,
                required=spot.enabled and item.required,
                read_only=item.read_only or item.calculated is not None,
                issues=(spot.fault,) if spot.fault else (),
                value=value,
            )
        return made

    def questions(self) -> tuple[Item, ...]:
        """The questions to ask now, in order."""
        states = self.states
        return tuple(item for item in self.form.all_items() if item.is_question and states[item.link_id].visible)

    def unanswered(self) -> tuple[Item, ...]:
        """The questions asked that have neither an answer nor a reason for there being none."""
        return tuple(item for item in self.questions() if item.link_id not in self._answers)

    def faults(self) -> tuple[str, ...]:
        """What stops the form from being finished: a broken rule, or values that never settle."""
        broken = tuple(spot.fault for spot in self._worked_out.all_spots() if spot.broken)
        return broken if self._worked_out.settled else (*broken, "The form's values never settle (E130).")

    def scores(self) -> tuple[ScoreResult, ...]:
        """Every score the form defines, with or without a value."""
        return scores_of(self.form, self._worked_out)

    def alerts(self) -> tuple[AlertResult, ...]:
        """The alerts raised by the answers so far."""
        return alerts_of(self.form, self._worked_out)

    def prompts(self) -> tuple[Item, ...]:
        """What the answers so far tell staff to do: texts that are shown by a condition and raise no alert."""
        states = self.states
        return tuple(item for item in self.form.all_items() if item.is_prompt and states[item.link_id].visible)

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
