"""The daily look over a file: pages, tables, search index and audit trail."""

from dataclasses import dataclass

from sqlalchemy import Engine, Table

from hubdesk.store import search
from hubdesk.store.audit import Chain, verify_chain
from hubdesk.store.units import transaction


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found. ``faults`` is empty for a sound file; it holds page and row numbers, never content."""

    faults: tuple[str, ...]
    chain: Chain

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def check(engine: Engine, audit: Table, audit_key: bytearray, *, searchable: bool) -> CheckResult:
    """Check the whole file; writers wait meanwhile. ``searchable``: it has a search index.

    Raises ``StoreDamaged`` where the damage keeps even the checks from running.
    """
    checkpoint(engine)  # SQLCipher's check reads the main file only (security design §2.3)
    with transaction(engine) as connection:
        faults = list(connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars())
        faults += [found for found in connection.exec_driver_sql("PRAGMA quick_check").scalars() if found != "ok"]
        index = search.fault(connection) if searchable else None
        chain = verify_chain(connection, audit, audit_key)
    faults += [found for found in (index, chain.fault and f"audit trail: {chain.fault}") if found]
    return CheckResult(tuple(faults), chain)


def checkpoint(engine: Engine) -> None:
    """Move what the log holds into the main file, as far as readers allow."""
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()
    finally:
        raw.close()
