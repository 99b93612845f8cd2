"""Checks on scores and alerts (E350 to E353, E360): a wrong total is worse than none."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from hubdesk.forms.engine import work_out
from hubdesk.forms.fhir_answers import to_fhir
from hubdesk.forms.fhirpath.syntax import Call, walk
from hubdesk.forms.lint.bands import check_bands
from hubdesk.forms.lint.findings import Place, Sheet, did_you_mean, places
from hubdesk.forms.model import ACTIONS, SEVERITIES, Answered, AnswerValue, Form, Item, Number
from hubdesk.forms.score import scores_of

_Choose: TypeAlias = Callable[..., tuple[AnswerValue, Number]]

A_MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def check_scores(sheet: Sheet, form: Form) -> None:
    """Report scores that could mislead."""
    by_id = {str(place.item.get("linkId")): place for place in places(sheet.document.value)}
    for item in form.all_items():
        place = by_id[item.link_id]
        if item.calculated is not None and (item.is_score or _uses(item, "weight", "ordinal")):
            _check_guard(sheet, place, item, form)
            check_bands(sheet, place, item)
            _check_extremes(sheet, place, item, form)
        if item.alert is not None:
            _check_alert(sheet, place, item)
        if item.type != "boolean" and (item.yes_weight, item.no_weight) != (None, None):
            said = f"boolean-weight has no meaning for an item of type {item.type}, so the answers weigh nothing."
            sheet.report("E350", place.path, said, "Give the options an ordinalValue.", place.item)
    for link_id in _scored(form):
        question = form.by_id[link_id]
        _check_weights(sheet, by_id[link_id], question)


def _uses(item: Item, *names: str) -> bool:
    node = item.calculated.node if item.calculated else None
    return node is not None and any(isinstance(part, Call) and part.name in names for part in walk(node))


def _scored(form: Form) -> list[str]:
    listed = {
        name
        for item in form.all_items()
        if item.guard and _uses(item, "weight", "ordinal")
        for name in item.guard.items
    }
    return [
        item.link_id for item in form.all_items() if item.link_id in listed and (item.options or item.type == "boolean")
    ]


def _check_guard(sheet: Sheet, place: Place, item: Item, form: Form) -> None:
    if item.guard is None:
        if not _uses(item, "iif"):
            said = "With some answers missing, the partial sum would look like a total."
            sheet.report("E352", place.path, said, "Add min-answered with the items the score needs.", place.item)
        return
    for name in item.guard.items:
        if name not in form.by_id:
            hint = did_you_mean(name, tuple(form.by_id))
            sheet.report(
                "E352",
                place.path,
                f'min-answered names "{name}", which the form does not have.{hint}',
                "Correct it.",
                place.item,
            )
    if not 1 <= item.guard.count <= len(item.guard.items):
        said = f"min-answered asks for {item.guard.count} of {len(item.guard.items)} answers."
        sheet.report("E352", place.path, said, "Give a count between 1 and the number of items.", place.item)


def _check_extremes(sheet: Sheet, place: Place, item: Item, form: Form) -> None:
    if item.guard is None or item.score_range is None:
        return
    questions = [form.by_id[name] for name in item.guard.items if name in form.by_id]
    if not all(question.weighed() for question in questions):
        return
    for choose in (min, max):
        value = _total(item, form, questions, choose)
        if value is not None and not item.score_range[0] <= value <= item.score_range[1]:
            said = (
                f"The score can come to {value}, outside its range of {item.score_range[0]} to {item.score_range[1]}."
            )
            sheet.report("E353", place.path, said, "Correct the range or the weights.", place.item)


def _total(item: Item, form: Form, questions: list[Item], choose: _Choose) -> Number | None:
    answers = {
        question.link_id: to_fhir(question, Answered(choose(question.weighed(), key=lambda one: one[1])[0]))
        for question in questions
    }
    found = scores_of(form, work_out(form, answers, A_MOMENT))
    return next((score.value for score in found if score.link_id == item.link_id), None)


def _check_weights(sheet: Sheet, place: Place, question: Item) -> None:
    bare = [option.code for option in question.options if option.weight is None]
    if question.type == "boolean":
        bare = [name for name, one in (("yes", question.yes_weight), ("no", question.no_weight)) if one is None]
    if bare:
        said = f'Choosing "{bare[0]}" would add nothing to the score: it has no weight.'
        fix = "Add boolean-weight" if question.type == "boolean" else "Give every option an ordinalValue"
        sheet.report("E350", place.path, said, f"{fix}.", place.item)
        return
    weights = [option.weight or 0 for option in question.options]
    if weights not in (sorted(weights), sorted(weights, reverse=True)):
        said = "The weights jump up and down in the order the options are shown."
        sheet.report("W351", place.path, said, "Check the weights against the manual.", place.item)
    if len({option.code for option in question.options}) < len(question.options):
        sheet.report(
            "E105", place.path, "Two options have the same code.", "Give each option its own code.", place.item
        )


def _check_alert(sheet: Sheet, place: Place, item: Item) -> None:
    alert = item.alert
    if alert is None:
        return
    choices: Mapping[str, tuple[str, ...]] = {"severity": SEVERITIES, "action": ACTIONS}
    for name, given in (("severity", alert.severity), ("action", alert.action)):
        if given not in choices[name]:
            hint = did_you_mean(given, choices[name])
            said = f'The alert has the {name} "{given}", which the program does not have.{hint}'
            sheet.report("E360", place.path, said, f"Use one of: {', '.join(choices[name])}.", place.item)
    if item.type != "display" or not (item.rules or item.enabled_by):
        said = "The alert is not a text with a condition, so it would always be raised, or never."
        sheet.report("E360", place.path, said, "Put it on a display item with enableWhen.", place.item)
