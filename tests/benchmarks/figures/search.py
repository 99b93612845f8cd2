"""Search over 100,000 people while a name is typed: ``People.find`` in a transaction of its own, per letter.

Baseline: the bare FTS5 MATCH of the same query on a connection to the same file, same limit, row ids only. The people
go in through the store's own tables, many at a time (one by one takes minutes), and are gone with the temporary folder.
A last pair of lines is for information: the whole service that the People page calls.
"""

from collections.abc import Iterator
from pathlib import Path

from hubdesk.services.people import LIST_LENGTH, find_people
from hubdesk.store import search
from tests.benchmarks.crowd import crowd, fill, typed
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import median, milliseconds, percentile
from tests.support.hub import desk_at, make_store

PEOPLE, SEARCHES = 100_000, 80
AIM = 16
_MATCH = "SELECT rowid FROM person_fts WHERE person_fts MATCH ? LIMIT ?"


def figures(place: Path) -> Iterator[Figure]:
    """The usual letter and the slowest of a hundred."""
    folder = place / "store"
    make_store(folder)
    everyone = crowd(PEOPLE)
    queries = list(typed(everyone, SEARCHES))
    with desk_at(folder) as desk:
        with desk.records.writing() as unit:
            fill(unit, everyone)
        loan = desk.records._engine.raw_connection()
        bare = loan.driver_connection

        def find(text: str) -> None:
            with desk.records.reading() as unit:
                unit.people.find(text, LIST_LENGTH)

        def match(text: str) -> None:
            if query := search.query(text):
                bare.execute(_MATCH, (query, LIST_LENGTH)).fetchall()

        for text in queries[:50]:
            find(text)
        found, matched, served = [], [], []
        for text in queries:
            found.append(milliseconds(lambda text=text: find(text)))
            matched.append(milliseconds(lambda text=text: match(text)))
            served.append(milliseconds(lambda text=text: find_people(desk, text)))
        loan.close()
    name = f"search of {PEOPLE:,}, {len(queries)} queries"
    yield Figure(f"{name}, median", median(found), "ms", "bare FTS5 MATCH", median(matched))
    yield Figure(f"{name}, 99", percentile(found, 99), "ms", "bare, 99 of 100", percentile(matched, 99), AIM)
    yield Figure("search as a service, median", median(served), "ms", "bare FTS5 MATCH", median(matched))
    yield Figure("search as a service, 99", percentile(served, 99), "ms", "bare, 99 of 100", percentile(matched, 99))
