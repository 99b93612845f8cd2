"""Making a destruction final, and true again in an older file: the ledger, the free pages and the log (row 52).

The order matters. Rows go and the stub stays in one transaction; then the file is scrubbed; then the ledger is told.
So a stub that the ledger does not name means that somebody was destroyed and the file not scrubbed yet: a power cut at
any point is made good at the next opening.
"""

from collections.abc import Callable, Mapping, Sequence
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

Trail = Callable[[Connection], AuditTrail]


def destroy_again(engine: Engine, trail: Trail, folders: Sequence[Path]) -> int:
    """Destroy again whoever a ledger in one of these folders names and this file still holds; gives how many.

    Raises the problems of ``store.problems``; then nobody may look into the file.
    """
    with transaction(engine, reading=True) as connection:
        told = _told(_ledgers(connection, folders))
        back = _back(connection, told)
        known = {stub.person_id for stub in stubs(connection)}
    unknown = [stub for stub in told if stub.person_id not in known]
    if back or unknown:
        with transaction(engine) as connection:
            _again(connection, trail(connection), back, unknown)
    if back:
        scrub(engine)
    return len(back)


def settle(engine: Engine, trail: Trail, folders: Sequence[Path]) -> int:
    """``destroy_again``; then the file is scrubbed where that is due, and every ledger brought up to date.

    A second time does nothing. Raises the problems of ``store.problems``; whoever was destroyed stays destroyed.
    """
    count = destroy_again(engine, trail, folders)
    with transaction(engine, reading=True) as connection:
        key, known, ledgers = _key(connection), stubs(connection), _ledgers(connection, folders)
    if any(all(missing([stub], ledger) for ledger in ledgers.values()) for stub in known):
        scrub(engine)
    for folder, ledger in ledgers.items():
        add_to_ledger(folder, key, missing(known, ledger))
    return count


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


def _key(connection: Connection) -> bytes:
    return bytes(connection.execute(select(erasure_key.c.key)).scalar_one())


def _ledgers(connection: Connection, folders: Sequence[Path]) -> dict[Path, Ledger]:
    key = _key(connection)
    return {folder: read_ledger(folder, key) for folder in folders}


def _told(ledgers: Mapping[Path, Ledger]) -> list[Stub]:
    """Whom the ledgers name, each once."""
    return list({stub.person_id: stub for ledger in ledgers.values() for stub in ledger.stubs}.values())


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
