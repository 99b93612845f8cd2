"""The safety record: raised by an answer, saved at any time, never finished without an outcome (promise 4)."""

from dataclasses import replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import SafetyActionId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.domain.safety import (
    Done,
    Outcome,
    SafetyAction,
    SafetyEntry,
    SafetyStatus,
    Trigger,
    missing_to_finish,
    status_after,
)
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.visit_now import VisitNow


def raise_safety(desk: Desk, unit: RecordsUnit, now: VisitNow, form_id: str, link_id: str) -> VisitNow:
    """Open a safety record for an answer just given, or open the visit's earlier one again.

    A visit has one safety record: what was done and agreed stands on it, and is looked at again.
    """
    at = desk.clock.now()
    trigger = Trigger(form_id, link_id, at)
    action = now.safety[-1] if now.safety else None
    if action is not None:
        unit.safety.add_trigger(action.id, trigger)
        action = replace(action, triggers=(*action.triggers, trigger), status=SafetyStatus.OPEN)
    else:
        action = SafetyAction(
            id=SafetyActionId(desk.ids.new()),
            version=1,
            person_id=now.person.id,
            visit_id=now.visit.id,
            raised_at=at,
            raised_by=desk.actor.id,
            triggers=(trigger,),
            status=SafetyStatus.OPEN,
        )
        unit.safety.add(action)
    detail: dict[str, str | int] = {"form": form_id, "item": link_id}
    unit.audit.write(AuditEvent(Event.SAFETY_RAISED, now.person.id, "safety", action.id, detail))
    return now.with_safety(action)


def save_safety(
    desk: Desk,
    action: SafetyAction,
    *,
    done: tuple[Done, ...] = (),
    told: str = "",
    plan: str = "",
    outcome: Outcome | None = None,
    finish: bool = False,
) -> SafetyAction:
    """Add an entry to a safety record.

    Saving needs nothing to be filled in, and by itself never closes or reopens a record. With
    ``finish``, raises ``InvalidEntry`` naming what an outcome still needs. Raises ``NotAllowed``
    when the role may not record it, ``ChangedElsewhere`` when a colleague saved the record meanwhile.
    """
    records = authorise(desk, Permission.RECORD_SAFETY)
    seen = len(action.triggers)
    entry = SafetyEntry(
        desk.clock.now(), desk.actor.id, desk.actor.role, done, told.strip(), plan.strip(), outcome, seen
    )
    if finish and (missing := missing_to_finish(entry)):
        raise InvalidEntry(missing)
    status = status_after(entry) if finish else action.status
    with records.writing() as unit:
        unit.safety.add_entry(action.id, action.version, entry, status)
        unit.audit.write(
            AuditEvent(Event.SAFETY_SAVED, action.person_id, "safety", action.id, {"status": status.value})
        )
    return replace(action, version=action.version + 1, status=status, entries=(*action.entries, entry))


def open_safety(desk: Desk, action_id: SafetyActionId) -> SafetyAction:
    """Read a safety record; the view is audited."""
    records = authorise(desk, Permission.RECORD_SAFETY)
    with records.writing() as unit:
        action = unit.safety.get(action_id)
        unit.audit.write(AuditEvent(Event.SAFETY_OPENED, action.person_id, "safety", action_id))
        return action
