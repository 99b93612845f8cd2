"""Records for named staff, their openings with a reason, and the reviews of those."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from hubdesk.domain.ids import OpeningId, PersonId
from hubdesk.domain.restriction import Opening, Outcome, Restriction, Review, Urgency
from hubdesk.domain.roles import Role
from hubdesk.domain.sealed import Sealed
from hubdesk.store import rows
from hubdesk.store.same_person import of_person, shown, standing
from hubdesk.store.schema import opening_review, record_opening, record_restriction


class StoredRestrictions:
    """``services.ports.Restrictions`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, restriction: Restriction) -> None:
        """See the port."""
        values = {
            "id": restriction.id,
            "person_id": restriction.person_id,
            "at": restriction.at,
            "by_user": restriction.by,
            "named": json.dumps(list(restriction.named)),
            "dek": restriction.why.key,
            "sealed": restriction.why.data,
        }
        rows.add(self._connection, record_restriction, values)

    def of_person(self, person_id: PersonId) -> Restriction | None:
        """See the port."""
        row = self._connection.execute(_latest(), {"of": person_id}).first()
        return None if row is None else _restriction(row)

    def standing(self) -> Sequence[Restriction]:
        """See the port."""
        table = record_restriction
        last = select(func.max(table.c.seq)).group_by(standing(table.c.person_id))
        found = self._connection.execute(select(*shown(table)).where(table.c.seq.in_(last)).order_by(table.c.seq))
        return [one for one in map(_restriction, found) if one.stands]

    def open(self, opening: Opening) -> None:
        """See the port."""
        values = {
            "id": opening.id,
            "person_id": opening.person_id,
            "at": opening.at,
            "by_user": opening.by,
            "role": opening.role.value,
            "urgency": opening.urgency.value,
            "reason": opening.reason,
        }
        rows.add(self._connection, record_opening, values)

    def opening(self, opening_id: OpeningId) -> Opening:
        """See the port."""
        return _opening(rows.one(self._connection, _openings().where(record_opening.c.id == opening_id)))

    def openings(self, person_id: PersonId | None = None) -> Sequence[Opening]:
        """See the port."""
        wanted = _openings().order_by(record_opening.c.seq.desc())
        if person_id is not None:
            wanted = wanted.where(of_person(record_opening.c.person_id, person_id))
        return [_opening(row) for row in self._connection.execute(wanted)]

    def review(self, review: Review) -> None:
        """See the port."""
        if self.opening(review.opening_id).review is not None:
            raise rows.changed_elsewhere()
        values = {
            "opening_id": review.opening_id,
            "at": review.at,
            "by_user": review.by,
            "outcome": review.outcome.value,
            "words": review.words,
        }
        rows.add(self._connection, opening_review, values)


@cache  # every page of every person asks this, and building it costs more than running it
def _latest() -> Select[Any]:
    table = record_restriction
    found = select(*shown(table)).where(of_person(table.c.person_id, bindparam("of")))
    return found.order_by(table.c.seq.desc()).limit(1)


def _openings() -> Select[Any]:
    review = opening_review
    return select(
        *shown(record_opening),
        review.c.at.label("review_at"),
        review.c.by_user.label("review_by"),
        review.c.outcome,
        review.c.words,
    ).outerjoin_from(record_opening, review, review.c.opening_id == record_opening.c.id)


def _restriction(row: Row[Any]) -> Restriction:
    named = tuple(json.loads(row.named))
    return Restriction(row.id, row.person_id, row.at, row.by_user, named, Sealed(row.dek, row.sealed))


def _opening(row: Row[Any]) -> Opening:
    review = None
    if row.review_at is not None:
        review = Review(row.id, row.review_at, row.review_by, Outcome(row.outcome), row.words)
    return Opening(row.id, row.person_id, row.at, row.by_user, Role(row.role), Urgency(row.urgency), row.reason, review)
