"""The services round the hub, in the control file: each saving adds a row, the newest version stands."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from hubdesk.domain.ids import UserId
from hubdesk.domain.local_services import LocalService, ServiceRevision
from hubdesk.domain.problems import NotFound
from hubdesk.store import rows
from hubdesk.store.plain import from_text, to_text
from hubdesk.store.schema import service_revision


class StoredLocalServices:
    """``services.ports.LocalServices`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, revision: ServiceRevision) -> None:
        """See the port."""
        service = revision.service
        stands = self.history(service.id)
        if service.version != (stands[0].service.version if stands else 0) + 1:
            raise rows.changed_elsewhere()
        row = {
            "service_id": service.id,
            "version": service.version,
            "at": revision.at,
            "by_user": revision.by,
            "content": to_text(service),
        }
        rows.add(self._connection, service_revision, row)

    def all(self) -> Sequence[LocalService]:
        """See the port."""
        ordered = select(service_revision).order_by(service_revision.c.version)
        newest = {row.service_id: _revision(row).service for row in self._connection.execute(ordered)}
        return sorted(newest.values(), key=lambda one: one.name.casefold())

    def get(self, service_id: str) -> LocalService:
        """See the port."""
        found = self.history(service_id)
        if not found:
            raise NotFound("This service was not found.", "Go back and search again.")
        return found[0].service

    def history(self, service_id: str) -> Sequence[ServiceRevision]:
        """See the port."""
        table = service_revision
        found = select(table).where(table.c.service_id == service_id).order_by(table.c.version.desc())
        return [_revision(row) for row in self._connection.execute(found)]


def _revision(row: Row[Any]) -> ServiceRevision:
    return ServiceRevision(from_text(LocalService, row.content), row.at, UserId(row.by_user))
