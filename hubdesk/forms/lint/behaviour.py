"""Checks by trying: the form is filled in by chance a few times, always the same ways (E130, E348, W349, E353)."""

from collections.abc import Iterator
from random import Random

from hubdesk.forms.lint.findings import Place, Sheet, places
from hubdesk.forms.model import Form, Item
from hubdesk.forms.sitting import Sitting
from hubdesk.forms.trial import trial_sitting

TRIALS = 3
# A tenth of what stops a form at work: a form that comes near is slow on the hub's own machines.
MOST_STEPS = 100_000


def check_behaviour(sheet: Sheet, form: Form) -> None:
    """Report what goes wrong with some answers, each thing once."""
    if not form.constraints and not any(_has_rules(item) for item in form.all_items()):
        return
    by_id = {str(place.item.get("linkId")): place for place in places(sheet.document.value)}
    said: set[tuple[str, str]] = set()
    for seed in range(TRIALS):
        sitting = trial_sitting(form, Random(seed))  # noqa: S311 - chance, no secret
        for code, link_id, message, fix in _faults(sitting):
            if (code, link_id) not in said:
                said.add((code, link_id))
                _report(sheet, by_id.get(link_id), code, message, fix)
        if any(code == "E348" for code, _ in said):
            return


def _has_rules(item: Item) -> bool:
    return bool(item.calculated or item.enabled_by or item.constraints or item.rules)


def _report(sheet: Sheet, place: Place | None, code: str, message: str, fix: str) -> None:
    sheet.report(code, place.path if place else (), message, fix, place.item if place else None)


def _faults(sitting: Sitting) -> Iterator[tuple[str, str, str, str]]:
    outcome = sitting.outcome
    if outcome.too_dear or outcome.steps > MOST_STEPS:
        names = [one.text[:80] for one in outcome.too_dear]
        about = f': "{names[0]}"' if names else ""
        yield "E348", "", f"A rule takes so much work that answering would be slow{about}.", "Write the rule shorter."
        return
    if not outcome.settled:
        said = "With some answers the values keep changing and never settle, so the form could not be finished."
        yield "E130", "", said, "Find two rules that each undo the other, and take one away."
    for spot in outcome.all_spots():
        if spot.fault:
            said = f"With some answers a rule of it fails: {spot.fault}"
            yield "W349", spot.item.link_id, said, "Let the rule hold for missing and unusual answers too."
    for score in sitting.scores():
        low, high = score.low, score.high
        if score.value is not None and low is not None and high is not None and not low <= score.value <= high:
            said = f"With some answers the score comes to {score.value}, outside its range of {low} to {high}."
            yield "E353", score.link_id, said, "Correct the range or the weights."
