"""The hub's own words for letters and cards, in the control file: rows that are only ever added."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from hubdesk.domain.ids import UserId
from hubdesk.domain.template_versions import SHIPPED, TemplateVersion
from hubdesk.store import rows
from hubdesk.store.schema import template_version as table


class StoredTemplates:
    """``services.ports.Templates`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, version: TemplateVersion) -> None:
        """See the port."""
        stands = self.history(version.template)
        if version.number != (stands[0].number if stands else SHIPPED) + 1:
            raise rows.changed_elsewhere()
        row = {
            "template": version.template,
            "number": version.number,
            "based_on": version.based_on,
            "texts": json.dumps(dict(version.texts), ensure_ascii=False),
            "reason": version.reason,
            "welsh_checked": version.welsh_checked,
            "at": version.at,
            "by_user": version.by,
        }
        rows.add(self._connection, table, row)

    def standing(self) -> Mapping[str, TemplateVersion]:
        """See the port."""
        return {row.template: _version(row) for row in self._connection.execute(select(table).order_by(table.c.seq))}

    def get(self, template: str, number: int) -> TemplateVersion:
        """See the port."""
        wanted = select(table).where(table.c.template == template, table.c.number == number)
        return _version(rows.one(self._connection, wanted))

    def history(self, template: str) -> Sequence[TemplateVersion]:
        """See the port."""
        found = select(table).where(table.c.template == template).order_by(table.c.number.desc())
        return [_version(row) for row in self._connection.execute(found)]


def _version(row: Row[Any]) -> TemplateVersion:
    return TemplateVersion(
        template=row.template,
        number=row.number,
        based_on=row.based_on,
        texts=json.loads(row.texts),
        reason=row.reason,
        at=row.at,
        by=UserId(row.by_user),
        welsh_checked=row.welsh_checked,
    )
