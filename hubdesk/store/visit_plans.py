"""Plans of visits and visits moved to the right person: rows that are only ever added."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from hubdesk.domain.ids import PersonId, VisitId
from hubdesk.domain.moves import VisitMove
from hubdesk.domain.visit_plan import Dropped, VisitPlan, WhyDropped
from hubdesk.store import rows
from hubdesk.store.same_person import of_person
from hubdesk.store.schema import visit_move, visit_plan


class StoredVisitPlans:
    """``services.ports.VisitPlans`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, plan: VisitPlan) -> None:
        """See the port."""
        row = {
            "visit_id": plan.visit_id,
            "at": plan.at,
            "by_user": plan.by,
            "arranged": json.dumps(plan.order),
            "dropped": json.dumps([[one.form_id, one.why.value] for one in plan.dropped]),
        }
        rows.add(self._connection, visit_plan, row)

    def of_visit(self, visit_id: VisitId) -> VisitPlan | None:
        """See the port."""
        newest = visit_plan.c.seq.desc()
        of_visit = select(visit_plan).where(visit_plan.c.visit_id == visit_id).order_by(newest).limit(1)
        row = self._connection.execute(of_visit).first()
        if row is None:
            return None
        dropped = tuple(Dropped(form_id, WhyDropped(why)) for form_id, why in json.loads(row.dropped))
        return VisitPlan(row.visit_id, row.at, row.by_user, tuple(json.loads(row.arranged)), dropped)

    def add_move(self, move: VisitMove) -> None:
        """See the port."""
        row = {
            "visit_id": move.visit_id,
            "at": move.at,
            "by_user": move.by,
            "from_person": move.from_person,
            "to_person": move.to_person,
            "reason": move.reason,
        }
        rows.add(self._connection, visit_move, row)

    def moves_of(self, person_id: PersonId) -> Sequence[VisitMove]:
        """See the port."""
        here = or_(of_person(visit_move.c.from_person, person_id), of_person(visit_move.c.to_person, person_id))
        found = self._connection.execute(select(visit_move).where(here).order_by(visit_move.c.seq))
        return [VisitMove(r.visit_id, r.at, r.by_user, r.from_person, r.to_person, r.reason) for r in found]
