"""Safety records: one row that tells where it stands, and entries and triggers that are only ever added."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, select, update

from hubdesk.domain.ids import PersonId, SafetyActionId, VisitId
from hubdesk.domain.roles import Role
from hubdesk.domain.safety import Done, Outcome, SafetyAction, SafetyEntry, SafetyStatus, Trigger
from hubdesk.store import rows
from hubdesk.store.same_person import shown
from hubdesk.store.schema import safety_action as table
from hubdesk.store.schema import safety_entry, safety_trigger


class StoredSafetyActions:
    """``services.ports.SafetyActions`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, action: SafetyAction) -> None:
        """See the port."""
        row = {
            "id": action.id,
            "version": action.version,
            "person_id": action.person_id,
            "visit_id": action.visit_id,
            "raised_at": action.raised_at,
            "raised_by": action.raised_by,
            "status": action.status.value,
        }
        rows.add(self._connection, table, row)
        rows.add_all(self._connection, safety_trigger, [_trigger_row(action.id, one) for one in action.triggers])
        rows.add_all(self._connection, safety_entry, [_entry_row(action.id, one) for one in action.entries])

    def get(self, action_id: SafetyActionId) -> SafetyAction:
        """See the port."""
        self._must_exist(action_id)
        return self._all(select(*shown(table)).where(table.c.id == action_id))[0]

    def of_visit(self, visit_id: VisitId) -> Sequence[SafetyAction]:
        """See the port."""
        return self._all(select(*shown(table)).where(table.c.visit_id == visit_id))

    def of_visits(self, visit_ids: Sequence[VisitId]) -> Sequence[SafetyAction]:
        """See the port."""
        return self._all(select(*shown(table)).where(table.c.visit_id.in_(visit_ids)))

    def with_status(self, *statuses: SafetyStatus) -> Sequence[SafetyAction]:
        """See the port."""
        return self._all(select(*shown(table)).where(table.c.status.in_([s.value for s in statuses])))

    def move(self, visit_id: VisitId, person_id: PersonId) -> None:
        """See the port."""
        of_visit = update(table).where(table.c.visit_id == visit_id)
        self._connection.execute(of_visit.values(person_id=person_id, version=table.c.version + 1))

    def add_trigger(self, action_id: SafetyActionId, trigger: Trigger) -> None:
        """See the port."""
        self._must_exist(action_id)
        self._connection.execute(update(table).where(table.c.id == action_id).values(status=SafetyStatus.OPEN.value))
        rows.add(self._connection, safety_trigger, _trigger_row(action_id, trigger))

    def add_entry(self, action_id: SafetyActionId, version: int, entry: SafetyEntry, status: SafetyStatus) -> None:
        """See the port. Raises ``NotFound`` too."""
        as_read = update(table).where(table.c.id == action_id, table.c.version == version)
        new_state = {"version": version + 1, "status": status.value}
        if self._connection.execute(as_read.values(rows.checked(new_state))).rowcount != 1:
            self._must_exist(action_id)
            raise rows.changed_elsewhere()
        rows.add(self._connection, safety_entry, _entry_row(action_id, entry))

    def _must_exist(self, action_id: SafetyActionId) -> None:
        rows.with_id(self._connection, table, action_id)

    def _all(self, statement: Select[Any]) -> list[SafetyAction]:
        """The records a statement finds, oldest first, with all that belongs to them."""
        found = self._connection.execute(statement.order_by(table.c.raised_at, table.c.seq)).all()
        ids = [row.id for row in found]
        triggers: dict[str, list[Trigger]] = defaultdict(list)
        for row in self._parts(safety_trigger, ids):
            triggers[row.action_id].append(Trigger(row.form_id, row.link_id, row.at))
        entries: dict[str, list[SafetyEntry]] = defaultdict(list)
        for row in self._parts(safety_entry, ids):
            entries[row.action_id].append(_to_entry(row))
        return [
            SafetyAction(
                id=row.id,
                version=row.version,
                person_id=row.person_id,
                visit_id=row.visit_id,
                raised_at=row.raised_at,
                raised_by=row.raised_by,
                triggers=tuple(triggers[row.id]),
                status=SafetyStatus(row.status),
                entries=tuple(entries[row.id]),
            )
            for row in found
        ]

    def _parts(self, part: Any, ids: Sequence[str]) -> Any:
        if not ids:
            return ()
        return self._connection.execute(select(part).where(part.c.action_id.in_(ids)).order_by(part.c.seq))


def _trigger_row(action_id: SafetyActionId, trigger: Trigger) -> dict[str, Any]:
    return {"action_id": action_id, "form_id": trigger.form_id, "link_id": trigger.link_id, "at": trigger.at}


def _entry_row(action_id: SafetyActionId, entry: SafetyEntry) -> dict[str, Any]:
    return {
        "action_id": action_id,
        "at": entry.at,
        "by_user": entry.by,
        "role": entry.role.value,
        "done": json.dumps([done.value for done in entry.done]),
        "told": entry.told,
        "plan": entry.plan,
        "outcome": entry.outcome.value if entry.outcome else None,
        "seen": entry.seen,
    }


def _to_entry(row: Any) -> SafetyEntry:
    return SafetyEntry(
        at=row.at,
        by=row.by_user,
        role=Role(row.role),
        done=tuple(Done(done) for done in json.loads(row.done)),
        told=row.told,
        plan=row.plan,
        outcome=Outcome(row.outcome) if row.outcome else None,
        seen=row.seen,
    )
