"""A page with ticks stands still: a prompt that comes between two ticks would move the next box from the mouse."""

from dataclasses import replace
from typing import Any

from hubdesk.forms import Sitting, Step, read_plain
from hubdesk.presenters.prompts import prompts_here, prompts_of
from hubdesk.services.visit_now import FormNow, VisitNow
from tests.support.memory import Worker
from tests.unit.services.pathways import SAFETY, begun, hub_with

FORM_ID = "physical-health"


def at_health(code: str, value: Any) -> tuple[Worker, VisitNow, FormNow, dict[str, str]]:
    """A visit at the health form with one answer, and the link ids by code."""
    worker = begun(hub_with(Step(FORM_ID, "Health", FORM_ID), SAFETY))
    form = worker.now.forms[0]
    ids = {item.codes[0].code: item.link_id for item in form.pack.form.all_items() if item.codes}
    answer = read_plain(form.pack.form.by_id[ids[code]], value)
    assert answer is not None
    answers = {ids[code]: answer}
    form = replace(form, sitting=Sitting(form.pack.form, form.sitting.now, answers), stored=answers)
    return worker, worker.now.with_form(form), form, ids


def test_the_prompt_of_a_tick_waits_for_the_next_page() -> None:
    worker, now, form, ids = at_health("tb-signs", ["coughing-up-blood"])
    (prompt,) = prompts_of(form)
    assert prompts_here(worker.desk, now, form, ids["tb-signs"]) == ()
    assert prompts_here(worker.desk, now, form, ids["tb-contact"]) == (prompt,)
    assert prompts_here(worker.desk, now, form, ids["pregnancy"]) == ()


def test_the_prompt_of_a_single_answer_is_on_its_own_page() -> None:
    worker, now, form, ids = at_health("smoking", "i-smoke")
    assert prompts_here(worker.desk, now, form, ids["smoking"]) == prompts_of(form)
