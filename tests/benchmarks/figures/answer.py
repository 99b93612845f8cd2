"""An answer stored: ``record_answer`` of a PHQ-9 item in a real store, audit row and all, until it is durable.

Baseline: one small row committed in a bare SQLCipher file in the same folder, with the same settings (WAL, FULL).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from hubdesk.domain.people import PersonEntry
from hubdesk.forms import Answered, Coded
from hubdesk.services.desk import Desk
from hubdesk.services.people import register_person
from hubdesk.services.screening import record_answer
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visits import go_on, start_visit
from tests.benchmarks.bare_store import commit_one, open_encrypted
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import in_turns, median, percentile
from tests.support.hub import desk_at, make_store

ROUNDS = 300
AIM = 3


def figures(place: Path) -> Iterator[Figure]:
    """Median and slowest answers of a long visit."""
    folder = place / "store"
    make_store(folder)
    bare = open_encrypted(folder / "bare.db")
    with desk_at(folder) as desk:
        visit = _Answering(desk, _visit_at_phq_9(desk))
        stored, committed = in_turns(ROUNDS, visit.answer_next, lambda: commit_one(bare))
    bare.close()
    yield Figure("answer stored, median", median(stored), "ms", "bare commit", median(committed), AIM, "ratio")
    yield Figure("answer stored, 95 of 100", percentile(stored, 95), "ms", "bare commit, 95", percentile(committed, 95))


@dataclass
class _Answering:
    """Gives PHQ-9 items 3 to 8 over and over, each time another answer."""

    desk: Desk
    now: VisitNow
    codes: Iterator[str] = field(default_factory=lambda: cycle(("not-at-all", "several-days", "nearly-every-day")))
    items: Iterator[str] = field(default_factory=lambda: cycle(("q3", "q4", "q5", "q6", "q7", "q8", "q3")))

    def answer_next(self) -> None:
        """Store one."""
        answer = Answered(Coded(next(self.codes)))
        self.now = record_answer(self.desk, self.now, self.now.visit.place.response_id, next(self.items), answer)


def _visit_at_phq_9(desk: Desk) -> VisitNow:
    person, _changes = register_person(desk, PersonEntry(family="Avery", given="Mason", birth_year="1988"))
    now = start_visit(desk, person.id)
    while now.form(now.visit.place.response_id).pack.id != "phq-9":
        place = now.visit.place
        answer = Answered(Coded("nearly-every-day"))
        now = go_on(desk, record_answer(desk, now, place.response_id, place.link_id, answer))
    return now
