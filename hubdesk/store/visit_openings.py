"""How visits were set up and opened: rows that are only ever added."""

import json
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from hubdesk.domain.ids import PersonId, VisitId
from hubdesk.domain.opening import Opening
from hubdesk.domain.visit_setting import Present, VisitLength, VisitSetting
from hubdesk.store import rows
from hubdesk.store.same_person import of_person
from hubdesk.store.schema import visit, visit_opening, visit_setting


class StoredVisitOpenings:
    """``services.ports.VisitOpenings`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_setting(self, setting: VisitSetting) -> None:
        """See the port."""
        row = {
            "visit_id": setting.visit_id,
            "at": setting.at,
            "by_user": setting.by,
            "present": json.dumps([one.value for one in setting.present]),
            "interpreter": setting.interpreter,
            "officer_present": setting.officer_present,
            "length": setting.length.value,
            "fit": setting.fit,
            "private": setting.private,
            "adult": setting.adult,
            "minutes": setting.minutes,
            "language": setting.language,
        }
        rows.add(self._connection, visit_setting, row)

    def setting(self, visit_id: VisitId) -> VisitSetting | None:
        """See the port."""
        row = self._newest(select(visit_setting).where(visit_setting.c.visit_id == visit_id), visit_setting)
        return None if row is None else _to_setting(row)

    def add_opening(self, opening: Opening) -> None:
        """See the port."""
        row = {
            "visit_id": opening.visit_id,
            "at": opening.at,
            "by_user": opening.by,
            "privacy_notice": opening.privacy_notice,
            "legal_basis": opening.legal_basis,
            "legal_basis_words": opening.legal_basis_words,
            "objection": opening.objection,
            "objection_words": opening.objection_words,
            "matters": opening.matters,
        }
        rows.add(self._connection, visit_opening, row)

    def opening(self, visit_id: VisitId) -> Opening | None:
        """See the port."""
        row = self._newest(select(visit_opening).where(visit_opening.c.visit_id == visit_id), visit_opening)
        return None if row is None else _to_opening(row)

    def latest_opening(self, person_id: PersonId) -> Opening | None:
        """See the port."""
        theirs = (
            select(visit_opening)
            .join(visit, visit.c.id == visit_opening.c.visit_id)
            .where(of_person(visit.c.person_id, person_id), visit_opening.c.matters != "")
        )
        row = self._newest(theirs, visit_opening)
        return None if row is None else _to_opening(row)

    def _newest(self, statement: Select[Any], table: Any) -> Row[Any] | None:
        return self._connection.execute(statement.order_by(table.c.seq.desc()).limit(1)).first()


def _to_setting(row: Row[Any]) -> VisitSetting:
    return VisitSetting(
        visit_id=row.visit_id,
        at=row.at,
        by=row.by_user,
        present=tuple(Present(one) for one in json.loads(row.present)),
        interpreter=row.interpreter,
        officer_present=row.officer_present,
        length=VisitLength(row.length),
        fit=row.fit,
        private=row.private,
        adult=row.adult,
        minutes=row.minutes,
        language=row.language,
    )


def _to_opening(row: Row[Any]) -> Opening:
    return Opening(
        visit_id=row.visit_id,
        at=row.at,
        by=row.by_user,
        privacy_notice=row.privacy_notice,
        legal_basis=row.legal_basis,
        legal_basis_words=row.legal_basis_words,
        objection=row.objection,
        objection_words=row.objection_words,
        matters=row.matters,
    )
