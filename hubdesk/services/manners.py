"""In what company each form is answered, kept with its response whenever that changes."""

from dataclasses import replace

from hubdesk.domain.manner import Manner
from hubdesk.domain.visit_setting import Present
from hubdesk.services.desk import Desk
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.question_language import shown_in
from hubdesk.services.visit_now import FormNow, VisitNow


def manner_now(desk: Desk, now: VisitNow, form: FormNow) -> Manner:
    """Who asks now, who is there, in which language, and in which the questions of this form are shown."""
    setting = now.setting
    present = tuple(p for p in Present if setting is not None and _there(p, setting.present, setting.officer_present))
    shown = shown_in(now, form)
    return Manner(
        form.response.id,
        desk.clock.now(),
        desk.actor.id,
        setting.language if setting is not None else "",
        setting.interpreter if setting is not None else "",
        present,
        shown,
        form.pack.languages[shown] if shown else "",
    )


def with_manner(desk: Desk, unit: RecordsUnit, now: VisitNow, form: FormNow) -> FormNow:
    """The form with the manner of this moment kept, where it says something new."""
    manner = manner_now(desk, now, form)
    if manner.same_as(form.manners[-1] if form.manners else None):
        return form
    unit.manners.add(manner)
    return replace(form, manners=(*form.manners, manner))


def carry_manners(unit: RecordsUnit, source: FormNow, form: FormNow) -> FormNow:
    """The form with the languages that answers carried over into it were asked in: its score rests on them too."""
    asked = [replace(manner, response_id=form.response.id) for manner in source.manners if manner.shown]
    new = [manner for manner in asked if not any(manner.same_as(one) for one in form.manners)]
    for manner in new:
        unit.manners.add(manner)
    return replace(form, manners=(*form.manners, *new))


def _there(one: Present, present: tuple[Present, ...], officer: bool) -> bool:
    return officer if one is Present.OFFICER else one in present
