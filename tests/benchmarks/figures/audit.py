"""What the audit trail adds to a change: a person stored and the event of it, in one transaction, durable on the disk.

Baseline: the same person stored without an event. The difference must be a fifth of a commit at most.
"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.people import PersonEntry
from hubdesk.services.people import register_person
from tests.benchmarks.crowd import crowd
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import in_turns, median
from tests.support.hub import desk_at, make_store

CHANGES, VIEWS = 300, 200
AIM = 0.2


def figures(place: Path) -> Iterator[Figure]:
    """An event beside a change, and one alone: looking at a record writes one."""
    folder = place / "store"
    make_store(folder)
    people = iter(crowd(2 * CHANGES + 50))
    numbers = count()
    with desk_at(folder) as desk:
        person, _ = register_person(desk, PersonEntry(family="Avery", birth_year="1988"))

        def bare() -> None:
            with desk.records.writing() as unit:
                unit.people.add(next(people))

        def told() -> None:
            with desk.records.writing() as unit:
                unit.people.add(next(people))
                unit.audit.write(_event(next(numbers)))

        def looked() -> None:
            with desk.records.writing() as unit:
                unit.audit.write(AuditEvent(Event.PERSON_OPENED, person.id, "person", person.id))

        without, with_event = in_turns(CHANGES, bare, told)
        base = median(without)
        yield Figure("audit event beside a change", median(with_event) - base, "ms", "a commit", base, AIM, "ratio")
        views, commits = in_turns(VIEWS, looked, lambda: None)
        yield Figure("audit event of a view, alone", median(views), "ms", "a commit", base)
        assert len(commits) == VIEWS


def _event(number: int) -> AuditEvent:
    return AuditEvent(Event.PERSON_REGISTERED, None, "person", f"person-{number}", {"alike": 0})
