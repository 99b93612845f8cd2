"""What the trust has decided: rows that are only ever added; the newest of a matter counts."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from hubdesk.domain.ids import UserId
from hubdesk.domain.trust import Matter, TrustDecision
from hubdesk.store import rows
from hubdesk.store.schema import trust_decision as table


def add_decision(connection: Connection, decision: TrustDecision) -> None:
    """Keep one."""
    row = {"matter": decision.matter.value, "words": decision.words, "at": decision.at, "by_user": decision.by}
    rows.add(connection, table, row)


def standing(connection: Connection) -> Mapping[Matter, TrustDecision]:
    """The newest of each matter; one that this version does not know is left alone."""
    found = connection.execute(select(table).order_by(table.c.seq))
    known = {matter.value for matter in Matter}
    return {
        Matter(row.matter): TrustDecision(Matter(row.matter), row.words, row.at, UserId(row.by_user))
        for row in found
        if row.matter in known
    }
