"""Checks whether an item can be shown at all, and whether its conditions leave anything out (E305, W306).

Every combination of the answers its conditions look at is tried, "not answered" among them, as long as there are no
more than 4,096. Conditions on free text, numbers or dates, and questions with several answers, are left alone.
"""

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import TypeAlias

from hubdesk.forms.enable import rule_holds
from hubdesk.forms.fhir_answers import to_fhir
from hubdesk.forms.lint.findings import Sheet, places
from hubdesk.forms.model import Answered, Form, Item
from hubdesk.forms.spots import FhirAnswer

MOST_COMBINATIONS = 4096

_Answers: TypeAlias = list[FhirAnswer]


def check_reach(sheet: Sheet, form: Form) -> None:
    """Report items that no answers can show, and conditions that always hold."""
    by_id = {str(place.item.get("linkId")): place for place in places(sheet.document.value)}
    # A condition that is itself wrong has been reported in better words.
    reported = {finding.link_id for finding in sheet.findings if finding.code in ("E303", "E304")}
    for item in form.all_items():
        held = set() if item.link_id in reported else _outcomes(item, form)
        place = by_id[item.link_id]
        if held == {False}:
            said = "No answers can show it: its conditions never hold together."
            sheet.report("E305", place.path, said, "Correct the conditions or enableBehavior.", place.item)
        elif held == {True} and item.enabled_by is None:
            said = "It is shown whatever is answered: its conditions always hold."
            sheet.report("W306", place.path, said, "Correct the conditions, or remove them.", place.item)


def _outcomes(item: Item, form: Form) -> set[bool]:
    """What the conditions of an item come to over all answers; empty where that cannot be tried."""
    names = tuple(dict.fromkeys(rule.question for rule in item.rules))
    choices = [_choices(form.by_id[name]) for name in names if name in form.by_id]
    if not names or len(choices) < len(names) or not all(choices):
        return set()
    if prod(len(one) for one in choices) > MOST_COMBINATIONS:
        return set()
    found: set[bool] = set()
    for answers in product(*choices):
        given = dict(zip(names, answers, strict=True))
        rules = (rule_holds(rule, given[rule.question]) for rule in item.rules)
        found.add(any(rules) if item.any_rule else all(rules))
        if len(found) == 2:
            break
    return found


def _choices(question: Item) -> Sequence[_Answers]:
    if question.repeats or question.calculated is not None:
        return ()
    if question.type == "boolean":
        return ([], [{"valueBoolean": True}], [{"valueBoolean": False}])
    if question.type != "choice" or not question.options:
        return ()
    return ([], *(to_fhir(question, Answered(option.coded)) for option in question.options))
