"""What the answers of a visit together suggest doing, by the prompts of the library. Suggestions, never a diagnosis."""

from collections.abc import Mapping
from typing import Any

from hubdesk.domain.gp import GpStatus
from hubdesk.domain.hospital import HospitalUse
from hubdesk.domain.sleeping_place import Lodging
from hubdesk.domain.tasks import TaskStatus
from hubdesk.domain.visits import ResponseStatus
from hubdesk.forms import Answer, Answered, Coded
from hubdesk.forms.cross_prompts import CrossPrompt
from hubdesk.services.desk import Desk
from hubdesk.services.visit_now import VisitNow

_SERVED = "02"
_HOSPITAL_DAYS = 30


def cross_prompts(desk: Desk, now: VisitNow) -> tuple[CrossPrompt, ...]:
    """The prompts raised by this visit, the most pressing first; those agreed already are left out.

    A form that was entered in error counts for nothing. None while an officer is present.
    """
    if now.officer_present:
        return ()
    forms = [f for f in now.forms if f.response.status is not ResponseStatus.ENTERED_IN_ERROR]
    results = {f.pack.id: {s.link_id: s.value for s in f.sitting.scores() if s.value is not None} for f in forms}
    answers = {f.pack.id: {k: p for k, a in f.stored.items() if (p := _plain(a)) is not None} for f in forms}
    agreed = {task.what for task in now.tasks if task.status is not TaskStatus.DROPPED}
    raised = desk.shelf.library.prompts.raised(results, answers, _person(desk, now))
    return tuple(prompt for prompt in raised if prompt.action not in agreed)


def _plain(answer: Answer) -> Any:
    """An answer as conditions compare it; None for a reason for no answer, and for what they cannot compare."""
    if not isinstance(answer, Answered):
        return None
    value = answer.value
    if isinstance(value, tuple):
        return [one.code for one in value if isinstance(one, Coded)]
    if isinstance(value, Coded):
        return value.code
    return value if isinstance(value, bool | int | str) else None


def _person(desk: Desk, now: VisitNow) -> Mapping[str, Any]:
    today, details = desk.clock.now().date(), now.details
    hospital = details.hospital
    lately = hospital.asked_on is not None and (today - hospital.asked_on).days <= _HOSPITAL_DAYS
    stayed = hospital.use in (HospitalUse.EMERGENCY, HospitalUse.ADMITTED, HospitalUse.BOTH)
    return {
        "age": now.person.born.age(today),
        "daysSinceRelease": details.orders.days_since_release(today),
        "hospitalLately": lately and stayed,
        "approvedPremises": details.place.kind is Lodging.APPROVED,
        "noFixedAbode": details.place.kind.no_fixed_abode,
        "armedForces": details.equality.answer("armed_forces") == _SERVED,
        "gpKnown": details.gp.status is not GpStatus.NOT_ASKED,
    }
