"""Snapshots of forms, kept beside the answers that refer to them (forms design §7)."""

from sqlalchemy import Connection, select

from hubdesk.domain.clock import Clock
from hubdesk.services.ports import FormSnapshot
from hubdesk.store import rows
from hubdesk.store.problems import FormVersionReused
from hubdesk.store.schema import form_version as table


class StoredFormVersions:
    """``services.ports.FormVersions`` in SQL."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def keep(self, snapshot: FormSnapshot) -> bool:
        """See the port."""
        if self._connection.execute(select(table.c.seq).where(table.c.sha256 == snapshot.sha256)).first():
            return False
        same_version = select(table.c.seq).where(table.c.url == snapshot.url, table.c.version == snapshot.version)
        if self._connection.execute(same_version).first():
            raise FormVersionReused
        row = {
            "sha256": snapshot.sha256,
            "form_id": snapshot.form_id,
            "url": snapshot.url,
            "version": snapshot.version,
            "pack": snapshot.pack,
            "kept_at": self._clock.now(),
        }
        rows.add(self._connection, table, row)
        return True

    def get(self, sha256: str) -> FormSnapshot:
        """See the port."""
        row = rows.one(self._connection, select(table).where(table.c.sha256 == sha256))
        return FormSnapshot(row.sha256, row.form_id, row.url, row.version, row.pack)
