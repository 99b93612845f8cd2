"""What encryption costs: the same rows written with the same settings to SQLCipher and to plain SQLite.

Baseline: Python's own ``sqlite3`` on a plain file in the same folder.
"""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.bare_store import commit_many, commit_one, open_encrypted, open_plain
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import in_turns, median

COMMITS, BATCHES, BATCH = 200, 20, 5000
AIM = 1.3


def figures(place: Path) -> Iterator[Figure]:
    """Single commits, and many rows at once."""
    secret, plain = open_encrypted(place / "secret.db"), open_plain(place / "plain.db")
    ours, theirs = in_turns(COMMITS, lambda: commit_one(secret), lambda: commit_one(plain))
    yield Figure("encrypted, one row committed", median(ours), "ms", "plain SQLite", median(theirs), AIM, "ratio")
    ours, theirs = in_turns(BATCHES, lambda: commit_many(secret, BATCH), lambda: commit_many(plain, BATCH), warm=1)
    yield Figure(f"encrypted, {BATCH} rows committed", median(ours), "ms", "plain SQLite", median(theirs), AIM, "ratio")
    secret.close()
    plain.close()
