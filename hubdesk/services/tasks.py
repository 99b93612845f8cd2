"""Tasks: agreed with the person, opened, done, or taken off the list again."""

from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import read_date
from hubdesk.domain.ids import TaskId
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.domain.tasks import LONGEST, Task, TaskKind, TaskStatus, check_task
from hubdesk.domain.visits import VisitStatus
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visits import AlreadyFinished


class TaskEnded(KnownProblem):
    """The task was done or taken off the list already."""

    code = "task-ended"


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """An action as typed on the actions page."""

    what: str = ""
    owner: str = ""
    due: tuple[str, str, str] = ("", "", "")


def add_action(desk: Desk, now: VisitNow, entry: ActionEntry) -> VisitNow:
    """Store an action agreed in this visit. Raises ``InvalidEntry`` naming what does not fit, ``AlreadyFinished``."""
    if now.visit.status is VisitStatus.COMPLETED:
        raise AlreadyFinished("This visit is finished.", "Start a new visit to agree more.")
    return add_next_step(desk, now, entry)


def add_next_step(desk: Desk, now: VisitNow, entry: ActionEntry) -> VisitNow:
    """Store what is to be done after this visit, finished or not. Raises ``InvalidEntry`` naming what does not fit."""
    records = authorise(desk, Permission.RUN_VISIT)
    what, due = _read(desk, entry)
    task = Task(
        id=TaskId(desk.ids.new()),
        version=1,
        person_id=now.person.id,
        kind=TaskKind.ACTION,
        what=what,
        status=TaskStatus.OPEN,
        created_at=desk.clock.now(),
        created_by=desk.actor.id,
        visit_id=now.visit.id,
        owner=" ".join(entry.owner.split()),
        due=due,
    )
    with records.writing() as unit:
        unit.tasks.add(task)
        unit.audit.write(AuditEvent(Event.TASK_ADDED, now.person.id, "task", task.id, {"kind": task.kind.value}))
    return replace(now, tasks=(*now.tasks, task))


def _read(desk: Desk, entry: ActionEntry) -> tuple[str, date | None]:
    faults: dict[str, str] = {}
    what, due = "", None
    try:
        what = check_task(entry.what)
    except InvalidEntry as problem:
        faults |= problem.fields
    if len(entry.owner.strip()) > LONGEST:
        faults["owner"] = f"Use {LONGEST} characters or fewer"
    if any(entry.due):
        try:
            due = read_date(*entry.due)
        except ValueError as e:
            faults["due"] = str(e)
    if due is not None and due < desk.clock.now().date():
        faults["due"] = "The day must be today or later"
    if faults:
        raise InvalidEntry(faults)
    return what, due


def drop_action(desk: Desk, now: VisitNow, task_id: TaskId) -> VisitNow:
    """Take an action off the visit's list again; it stays in the record as dropped."""
    task = next(t for t in now.tasks if t.id == task_id)
    ended, _ = end_task(desk, task, TaskStatus.DROPPED)
    return replace(now, tasks=tuple(ended if t.id == task_id else t for t in now.tasks))


def end_task(desk: Desk, task: Task, status: TaskStatus) -> tuple[Task, Changes]:
    """Record that a task is done, or dropped. Raises ``TaskEnded``, ``ChangedElsewhere``."""
    records = authorise(desk, Permission.RUN_VISIT)
    if task.status is not TaskStatus.OPEN:
        raise TaskEnded("This task is not open any more.", "Go back to Today to see what still waits.")
    ended = replace(task, version=task.version + 1, status=status, ended_at=desk.clock.now(), ended_by=desk.actor.id)
    with records.writing() as unit:
        unit.tasks.save(ended)
        unit.audit.write(AuditEvent(Event.TASK_ENDED, task.person_id, "task", task.id, {"status": status.value}))
    return ended, Changes.of(Topic.TASKS)


def open_task(desk: Desk, task_id: TaskId) -> tuple[Task, PersonHead]:
    """A task and whose it is; the view is audited. Raises ``NotFound``."""
    records = authorise(desk, Permission.RUN_VISIT)
    with records.writing() as unit:
        task = unit.tasks.get(task_id)
        unit.audit.write(AuditEvent(Event.TASK_OPENED, task.person_id, "task", task_id))
        return task, read_head(unit, task.person_id)
