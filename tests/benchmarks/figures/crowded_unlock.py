"""Unlocking with 50,000 people in the records and an audit event for each, with a password that costs nothing.

Baseline: two bare SQLCipher files opened with the same settings and a raw key, and an unlock of an empty store.
"""

from collections.abc import Iterator
from pathlib import Path

from hubdesk.domain.audit import AuditEvent, Event
from tests.benchmarks.crowd import crowd, fill
from tests.benchmarks.figure import Figure
from tests.benchmarks.figures.unlock import AIM, _one_unlock, _open_two
from tests.benchmarks.timing import median, milliseconds, percentile
from tests.support.hub import desk_at, make_store

PEOPLE, ROUNDS = 50_000, 30


def figures(place: Path) -> Iterator[Figure]:
    """The full store and the empty one in turns."""
    full, empty = place / "full", place / "empty"
    for folder in (full, empty):
        make_store(folder)
    with desk_at(full) as desk, desk.records.writing() as unit:
        everyone = crowd(PEOPLE)
        fill(unit, everyone)
        for number in range(PEOPLE):
            unit.audit.write(AuditEvent(Event.PERSON_REGISTERED, None, "person", f"person-{number}"))
    times = [(_one_unlock(full), _one_unlock(empty), milliseconds(lambda: _open_two(place))) for _ in range(ROUNDS)]
    crowded, few, opened = ([one[column] for one in times] for column in range(3))
    name = f"unlock with {PEOPLE:,} people, no Argon2"
    yield Figure(f"{name}, median", median(crowded), "ms", "two bare SQLCipher opens", median(opened), AIM)
    yield Figure(f"{name}, 95", percentile(crowded, 95), "ms", "unlock of an empty store", percentile(few, 95))
