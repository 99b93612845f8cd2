"""What the answers of a form tell staff to do, as the form itself words it. Never shown while an officer is present."""

from collections.abc import Iterator

from hubdesk.forms import Item
from hubdesk.services.desk import Desk
from hubdesk.services.visit_now import FormNow, VisitNow
from hubdesk.services.visit_plan import steps_due


def prompts_of(form: FormNow) -> tuple[str, ...]:
    """The prompts of one form, in its order."""
    return tuple(item.text for item in form.sitting.prompts())


def prompts_here(desk: Desk, now: VisitNow, form: FormNow, link_id: str) -> tuple[str, ...]:
    """The prompts for the page of one question: what its answer calls for, and that of the question before.

    The page may have turned just as the answer before raised one. What was raised earlier is on the review: a pile of
    prompts would push the question off the page.
    """
    if now.officer_present:
        return ()
    before, asked = _before(desk, now, form, link_id)
    # While boxes are ticked the page stands still, or the next tick would hit another box: its prompts come after it.
    own = () if form.pack.form.item(link_id).repeats else _about(form, link_id)
    return tuple(dict.fromkeys((*_about(before, asked), *own)))


def _before(desk: Desk, now: VisitNow, form: FormNow, link_id: str) -> tuple[FormNow, str]:
    """The question before this one, in this form or the one before it; this one where there is none."""
    order = [item.link_id for item in form.sitting.questions()]
    at = order.index(link_id) if link_id in order else 0
    if at:
        return form, order[at - 1]
    begun = {one.pack.id: one for one in now.forms}
    forms = [begun[step.form_id] for step in steps_due(desk, now) if step.form_id in begun]
    here = next((index for index, one in enumerate(forms) if one.response.id == form.response.id), 0)
    earlier = forms[here - 1].sitting.questions() if here else ()
    return (forms[here - 1], earlier[-1].link_id) if earlier else (form, link_id)


def _about(form: FormNow, link_id: str) -> Iterator[str]:
    """The prompts raised now that depend on the answer to one question."""
    raised = {item.link_id for item in form.sitting.prompts()}
    for item, questions in _depending(form.pack.form.items, frozenset()):
        if item.link_id in raised and (link_id in questions or item.enabled_by is not None):
            yield item.text


def _depending(items: tuple[Item, ...], above: frozenset[str]) -> Iterator[tuple[Item, frozenset[str]]]:
    """Every item with the questions that its own conditions and those of the groups around it look at."""
    for item in items:
        questions = above | {rule.question for rule in item.rules}
        yield item, questions
        yield from _depending(item.items, questions)
