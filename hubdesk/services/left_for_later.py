"""The steps a visit left for another day become tasks when it is finished."""

from collections.abc import Sequence

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.ids import TaskId
from hubdesk.domain.tasks import Task, TaskKind, TaskStatus
from hubdesk.forms import Step
from hubdesk.services.desk import Desk
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.step_locks import LeftOut
from hubdesk.services.visit_now import VisitNow


def tasks_left(
    desk: Desk, unit: RecordsUnit, now: VisitNow, left_out: Sequence[tuple[Step, LeftOut]]
) -> tuple[Task, ...]:
    """Store a task for each step left out that is still to be asked; one the person already has is not stored twice."""
    waiting = {t.step for t in unit.tasks.of_person(now.person.id) if t.status is TaskStatus.OPEN and t.step}
    later = [(step, why) for step, why in left_out if why.ask_later and step.form_id not in waiting]
    return tuple(_stored(desk, unit, now, step, why) for step, why in later)


def _stored(desk: Desk, unit: RecordsUnit, now: VisitNow, step: Step, why: LeftOut) -> Task:
    task = Task(
        id=TaskId(desk.ids.new()),
        version=1,
        person_id=now.person.id,
        kind=TaskKind.ASK_LATER,
        what=later_words(step, why),
        status=TaskStatus.OPEN,
        created_at=desk.clock.now(),
        created_by=desk.actor.id,
        visit_id=now.visit.id,
        due=desk.clock.now().astimezone(BRITISH).date() + why.within,
        step=step.form_id,
    )
    unit.tasks.add(task)
    unit.audit.write(AuditEvent(Event.TASK_ADDED, now.person.id, "task", task.id, {"kind": task.kind.value}))
    return task


def later_words(step: Step, why: LeftOut) -> str:
    """The task in words. A sensitive step is not named: the list may be seen over somebody's shoulder."""
    if why in (LeftOut.OFFICER, LeftOut.NOT_ALONE):
        return "Ask what was left out, when the person is alone"
    return f"Ask next time: {step.title}"
