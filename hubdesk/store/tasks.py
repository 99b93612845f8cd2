"""Tasks: one row each, replaced as the task moves on."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from hubdesk.domain.ids import PersonId, TaskId, VisitId
from hubdesk.domain.tasks import Task, TaskKind, TaskStatus
from hubdesk.store import rows
from hubdesk.store.same_person import rows_of, shown
from hubdesk.store.schema import task as table


class StoredTasks:
    """``services.ports.Tasks`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, task: Task) -> None:
        """See the port."""
        rows.add(self._connection, table, _to_row(task))

    def get(self, task_id: TaskId) -> Task:
        """See the port."""
        return _to_task(rows.with_id(self._connection, table, task_id))

    def save(self, task: Task) -> None:
        """See the port."""
        rows.change(self._connection, table, _to_row(task))

    def of_person(self, person_id: PersonId) -> Sequence[Task]:
        """See the port."""
        return self._all(rows_of(table, person_id))

    def of_visit(self, visit_id: VisitId) -> Sequence[Task]:
        """See the port."""
        return self._all(select(*shown(table)).where(table.c.visit_id == visit_id).order_by(table.c.seq))

    def open(self) -> Sequence[Task]:
        """See the port."""
        waiting = select(*shown(table)).where(table.c.status == TaskStatus.OPEN.value)
        return self._all(waiting.order_by(table.c.due.is_(None), table.c.due, table.c.seq))

    def _all(self, statement: Select[Any]) -> list[Task]:
        return [_to_task(row) for row in self._connection.execute(statement)]


def _to_row(task: Task) -> dict[str, Any]:
    return {
        "id": task.id,
        "version": task.version,
        "person_id": task.person_id,
        "visit_id": task.visit_id,
        "kind": task.kind.value,
        "what": task.what,
        "status": task.status.value,
        "owner": task.owner,
        "step": task.step,
        "due": task.due.isoformat() if task.due else None,
        "created_at": task.created_at,
        "created_by": task.created_by,
        "ended_at": task.ended_at,
        "ended_by": task.ended_by,
    }


def _to_task(row: Row[Any]) -> Task:
    return Task(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        kind=TaskKind(row.kind),
        what=row.what,
        status=TaskStatus(row.status),
        created_at=row.created_at,
        created_by=row.created_by,
        visit_id=row.visit_id,
        owner=row.owner,
        due=date.fromisoformat(row.due) if row.due else None,
        step=row.step,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )
