"""The daily look over a file: pages, tables, search index and audit trail."""

from dataclasses import dataclass

from sqlalchemy import Engine, Table

from hubdesk.store.audit import BEFORE_FIRST, Chain, verify_chain
from hubdesk.store.problems import StoreDamaged, known_problem
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


def check(engine: Engine, audit: Table, audit_key: bytearray) -> CheckResult:
    """Check the whole file; writers wait meanwhile.

    ``quick_check`` looks at the search index too (FTS5 answers it since SQLite 3.44). Damage is told in
    the result, not raised, so that whatever was found before it stopped is kept.
    """
    faults: list[str] = []
    chain = Chain("unreadable", 0, BEFORE_FIRST)
    try:
        checkpoint(engine)  # SQLCipher's check reads the main file only (security design §2.3)
        with transaction(engine) as connection:
            faults += connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars()
            faults += [found for found in connection.exec_driver_sql("PRAGMA quick_check").scalars() if found != "ok"]
            chain = verify_chain(connection, audit, audit_key)
    except StoreDamaged:
        faults.append("file: cannot be read to its end")
    faults += [f"audit trail: {chain.fault}"] if chain.fault else []
    return CheckResult(tuple(faults), chain)


def checkpoint(engine: Engine) -> None:
    """Move what the log holds into the main file, as far as readers allow."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except engine.dialect.loaded_dbapi.Error as e:
        problem = known_problem(e)
        if problem is None:
            raise
        raise problem from e
    finally:
        raw.close()
