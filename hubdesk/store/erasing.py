"""Making a destruction final, and true again in an older file: the ledger, the free pages and the log (row 52).

The order matters. Rows go and the stub stays in one transaction; then the file is scrubbed; then the ledger is told.
So a stub that the ledger does not name means that somebody was destroyed and the file not scrubbed yet: a power cut at
any point is made good at the next opening.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, select

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.retention import Stub
from hubdesk.services.ports import AuditTrail
from hubdesk.store import rows
from hubdesk.store.destruction import destroy, stub_to_row, stubs
from hubdesk.store.ledger import Ledger, add_to_ledger, missing, read_ledger
from hubdesk.store.problems import known_problem
from hubdesk.store.same_person import ids_of
from hubdesk.store.schema import destroyed, erasure_key, person
from hubdesk.store.units import transaction


def settle(engine: Engine, trail: Callable[[Connection], AuditTrail], folders: Sequence[Path]) -> int:
    """Destroy again whoever a ledger in one of these folders names; gives how many.

    Then the file is scrubbed where that is due, and every ledger brought up to date. A second time does nothing.
    Raises the problems of ``store.problems``; whoever was destroyed stays destroyed.
    """
    with transaction(engine, reading=True) as connection:
        key = bytes(connection.execute(select(erasure_key.c.key)).scalar_one())
        known = stubs(connection)
        ledgers = {folder: read_ledger(folder, key) for folder in folders}
        told = {stub.person_id: stub for ledger in ledgers.values() for stub in ledger.stubs}
        back = _back(connection, list(told.values()))
        unknown = [stub for stub in told.values() if stub.person_id not in {one.person_id for one in known}]
    if back or unknown:
        with transaction(engine) as connection:
            _again(connection, trail(connection), back, unknown)
    every = {stub.person_id: stub for stub in (*known, *told.values())}
    behind = {folder: missing(every.values(), ledger) for folder, ledger in ledgers.items()}
    if back or _unscrubbed(known, ledgers):
        scrub(engine)
    for folder, stub_lines in behind.items():
        add_to_ledger(folder, key, stub_lines)
    return len(back)


def scrub(engine: Engine) -> None:
    """Rewrite the file without its free pages and empty its log, so that nothing deleted is left in either.

    SQLCipher would show the bytes to nobody without the key; this is for those who have it. Raises ``StorageBusy``
    where somebody else reads just now.
    """
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except engine.dialect.loaded_dbapi.Error as e:
        problem = known_problem(e)
        if problem is None:
            raise
        raise problem from e
    finally:
        raw.close()


def _back(connection: Connection, told: Sequence[Stub]) -> list[Stub]:
    """Those who are in the file although they were destroyed."""
    return [one for one in told if connection.execute(select(person.c.seq).where(person.c.id == one.person_id)).first()]


def _again(connection: Connection, trail: AuditTrail, back: Sequence[Stub], unknown: Sequence[Stub]) -> None:
    ids = [person_id for stub in back for person_id in ids_of(connection, stub.person_id)]
    destroy(connection, list(dict.fromkeys(ids)))
    for stub in unknown:
        rows.add(connection, destroyed, stub_to_row(stub))
    for stub in back:
        trail.write(AuditEvent(Event.DESTROYED_AGAIN, stub.person_id, "person", stub.person_id))


def _unscrubbed(known: Sequence[Stub], ledgers: dict[Path, Ledger]) -> bool:
    """Whether a stub is in no ledger at all: the file was not scrubbed after it."""
    return any(all(missing([stub], ledger) for ledger in ledgers.values()) for stub in known)
