"""A verified backup of a large hub, and what somebody who saves meanwhile notices of it.

Baseline of the time: the bare copy through SQLite's backup API, under another key, with nothing checked. Baseline of
the stall: the same commits with no backup going on.
"""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import insert

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.store import schema
from hubdesk.store.engine import copy_into
from hubdesk.store.units import transaction
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import in_turns, median, milliseconds, percentile
from tests.store.builders import NOW, STORE_ID, Hub, person

MEGABYTES, EVENTS, ROUNDS = 120, 20_000, 3
BACKUP_AIM, STALL_AIM = 3.0, 100.0
_BLOB = 64 * 1024


def figures(place: Path) -> Iterator[Figure]:
    """The time, and the worst wait of a writer."""
    place.joinpath("hub").mkdir()
    hub = Hub(place / "hub").make_records()
    with hub.records() as store:
        _fill(store)
        key, target = bytearray(range(60, 92)), place / "copy.db"

        def bare() -> None:
            target.unlink(missing_ok=True)
            with transaction(store._engine, reading=True) as connection:
                copy_into(connection, target, key)

        def verified() -> None:
            for old in place.glob("copy.db*"):
                old.unlink()
            store.copy_to(target, key, STORE_ID)

        ours, theirs = in_turns(ROUNDS, verified, bare, warm=1)
        size = hub.records_path.stat().st_size // (1024 * 1024)
        yield Figure(
            f"verified backup of {size} MB", median(ours), "ms", "bare copy", median(theirs), BACKUP_AIM, "ratio"
        )
        quiet, busy = _commits(store, lambda: None, 200), _commits(store, verified, 0)
        yield Figure("worst wait of a writer while backing up", max(busy), "ms", "without", max(quiet), STALL_AIM)
        yield Figure("a commit while backing up, 99 %", percentile(busy, 99), "ms", "without", percentile(quiet, 99))


def _commits(store, beside, least: int) -> list[float]:
    """Milliseconds of one small commit after the other while ``beside`` runs, and at least so many."""
    thread = threading.Thread(target=beside)
    thread.start()
    times: list[float] = []
    while thread.is_alive() or len(times) < least:
        times.append(milliseconds(lambda: _save(store)))
    thread.join()
    return times


def _save(store) -> None:
    with store.writing() as unit:
        unit.audit.write(AuditEvent(Event.LISTED))


def _fill(store) -> None:
    """Packs of forms for the size, people and a trail for what a check goes through."""
    for number in range(200):
        with store.writing() as unit:
            unit.people.add(person(number, f"Family{number}"))
    with store.writing() as unit:
        for _ in range(EVENTS):
            unit.audit.write(AuditEvent(Event.LISTED))
    rows = MEGABYTES * 1024 * 1024 // _BLOB
    with transaction(store._engine) as connection:
        for number in range(rows):
            row = {"sha256": f"{number:064}", "form_id": "big", "url": "big", "version": str(number), "kept_at": NOW}
            connection.execute(insert(schema.form_version), row | {"pack": os.urandom(_BLOB)})
    store.check()
