"""Answers a form proposes from what hubdesk knows when a sitting begins (``initialExpression``, form design §1.1).

Such a rule may look at %patient, %user and %hub alone, and there at the facts in ``KNOWN``. Where one of those is not
known of this person nothing is proposed: a rule must not take "not recorded" for an answer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, TypeAlias

from hubdesk.forms.answers import AnswerError
from hubdesk.forms.engine import FORM_PATTERN_SECONDS, FORM_STEPS, as_answer
from hubdesk.forms.expressions import Expression
from hubdesk.forms.fhir_answers import from_fhir
from hubdesk.forms.fhirpath import ExpressionError, Surroundings, Value, evaluate, root
from hubdesk.forms.fhirpath.run import Purse
from hubdesk.forms.fhirpath.syntax import Member, Node, Variable, walk
from hubdesk.forms.initial import fitting
from hubdesk.forms.model import Answer, Answered, Item
from hubdesk.forms.validate import fault_in

About: TypeAlias = Mapping[str, Mapping[str, Any]]
"""The FHIR resources behind %patient, %user and %hub, with the facts of them that are known."""

KNOWN = MappingProxyType({"patient": ("birthDate",), "user": ("name",), "hub": ("name",)})
"""All that a form may ever be told, by launch context."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a rule comes to: an answer to propose, or why there is none, in plain words."""

    proposed: Answer | None = None
    fault: str = ""


class Launch:
    """What is known when one sitting begins; each rule is worked out once, however often the answers change."""

    def __init__(self, now: datetime, about: About) -> None:
        self._now = now
        self._about = about
        self._purse = Purse(FORM_STEPS, FORM_PATTERN_SECONDS)
        self._made: dict[str, Start] = {}

    def start(self, item: Item) -> Start:
        """What the rule of a question comes to; nothing where it has none, or nobody is asked."""
        rule = item.initial_by
        if rule is None or not is_asked(item):
            return Start()
        if item.link_id not in self._made:
            self._made[item.link_id] = self._worked_out(item, rule)
        return self._made[item.link_id]

    def _worked_out(self, item: Item, rule: Expression) -> Start:
        try:
            facts = tuple(facts_read(rule.ready.node))
            if strange := next((fact for fact in facts if not is_known(*fact)), None):
                raise ExpressionError(unknown_fact(*strange))
            if any(field not in self._about.get(name, {}) for name, field in facts):
                return Start()
            values = evaluate(rule.ready, [], Surroundings(self._now, self._variable, purse=self._purse))
            answer = _answer(item, values)
        except (ExpressionError, AnswerError) as problem:
            return Start(fault=f"No answer is suggested here: {problem.message}")
        return Start(answer)

    def _variable(self, name: str) -> list[Value] | None:
        return [root(self._about[name])] if name in self._about else None


def is_asked(item: Item) -> bool:
    """Whether somebody sees what the question starts with and can say that it is so."""
    return item.is_question and not item.hidden and not item.read_only


def facts_read(node: Node) -> Iterator[tuple[str, str]]:
    """The facts a rule looks at, as launch context and field; no field where it takes the whole."""
    parts = tuple(walk(node))
    fields = {id(part.source): part.name for part in parts if isinstance(part, Member)}
    contexts = (part for part in parts if isinstance(part, Variable) and part.name in KNOWN)
    return ((context.name, fields.get(id(context), "")) for context in contexts)


def is_known(name: str, field: str) -> bool:
    """Whether hubdesk can ever know a fact."""
    return field in KNOWN[name]


def unknown_fact(name: str, field: str) -> str:
    """Why a rule that looks at a fact cannot be followed."""
    asked = f"%{name}.{field}" if field else f"the whole of %{name}"
    told = ", ".join(f"%{name}.{one}" for one in KNOWN[name])
    return f"The rule looks at {asked}, and hubdesk tells a form only {told}."


def _answer(item: Item, values: list[Value]) -> Answer | None:
    """The values as an answer; raises ExpressionError or AnswerError where the question would not take it."""
    if len(values) > 1 and not item.takes_several:
        raise ExpressionError("The rule gives several answers, and the question takes one.")
    made = from_fhir(item, [as_answer(item, value) for value in values])
    if made is None:
        return None
    answers = tuple(fitting(item, value) for value in made.values)
    answer = Answered(answers if item.takes_several else answers[0])
    if (fault := fault_in(item, answer)) is not None:
        raise AnswerError(fault)
    return answer
