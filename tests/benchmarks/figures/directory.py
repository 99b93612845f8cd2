"""The directory of GP practices: a file of 15,000 rows read and put in place, and a search while a name is typed.

Baselines: the same file read by Python's csv alone; the bare MATCH of the same words. The aims are the
issue's: five seconds, and a frame of the screen for each letter.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from hubdesk.app.made_up_directory import made_up_file
from hubdesk.exchange.practice_file import LocalPracticeFiles
from hubdesk.services.practices import Progress, bring_directory, find_practices, import_directory
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import median, milliseconds, percentile
from tests.support.hub import desk_at, make_store

ROWS = 15_000
IMPORT_AIM, SEARCH_AIM = 5000, 16
_TYPED = ("alder walk", "riverbank", "zy5 7fr", "demo1234", "st annes canal", "family doctors", "penwick", "surgery")
_MATCH = "SELECT rowid FROM practice_fts WHERE practice_fts MATCH ? LIMIT 20"


def figures(place: Path) -> Iterator[Figure]:
    """The import, first and again over a full directory; the search, letter by letter."""
    folder, file = place / "store", place / "epraccur.csv"
    make_store(folder)
    file.write_bytes(made_up_file(ROWS))
    plain = milliseconds(lambda: sum(1 for _row in csv.reader(file.open(encoding="utf-8", newline=""))))
    with desk_at(folder, sign_in="asha") as desk:

        def bring() -> None:
            brought = bring_directory(desk, LocalPracticeFiles(), str(file), Progress())
            import_directory(desk, brought, Progress())

        first, again = milliseconds(bring), milliseconds(bring)
        loan = desk.control._engine.raw_connection()
        bare = loan.driver_connection
        texts = [text[: n + 1] for text in _TYPED for n in range(len(text))]
        for text in texts[:20]:
            find_practices(desk, text)
        found = [milliseconds(lambda text=text: find_practices(desk, text)) for text in texts]
        queries = [" AND ".join(f'"{word}"*' for word in text.split()) for text in texts]
        matched = [milliseconds(lambda query=query: bare.execute(_MATCH, (query,)).fetchall()) for query in queries]
        loan.close()
    yield Figure("directory of 15,000 rows brought", max(first, again), "ms", "csv read", plain, IMPORT_AIM, "value")
    yield Figure(
        "practice found, median letter", median(found), "ms", "bare MATCH", median(matched), SEARCH_AIM, "value"
    )
    yield Figure("practice found, 95 of 100", percentile(found, 95), "ms", "bare MATCH, 95", percentile(matched, 95))
