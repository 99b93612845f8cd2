"""In what company each form is answered, kept with its response whenever that changes."""

from dataclasses import replace

from hubdesk.domain.ids import ResponseId
from hubdesk.domain.manner import Manner
from hubdesk.domain.visit_setting import Present
from hubdesk.services.desk import Desk
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.visit_now import FormNow, VisitNow


def manner_now(desk: Desk, now: VisitNow, response_id: ResponseId) -> Manner:
    """Who asks now, who is there, and in which language."""
    setting = now.setting
    present = tuple(p for p in Present if setting is not None and _there(p, setting.present, setting.officer_present))
    return Manner(
        response_id,
        desk.clock.now(),
        desk.actor.id,
        setting.language if setting is not None else "",
        setting.interpreter if setting is not None else "",
        present,
    )


def with_manner(desk: Desk, unit: RecordsUnit, now: VisitNow, form: FormNow) -> FormNow:
    """The form with the manner of this moment kept, where it says something new."""
    manner = manner_now(desk, now, form.response.id)
    if manner.same_as(form.manners[-1] if form.manners else None):
        return form
    unit.manners.add(manner)
    return replace(form, manners=(*form.manners, manner))


def _there(one: Present, present: tuple[Present, ...], officer: bool) -> bool:
    return officer if one is Present.OFFICER else one in present
