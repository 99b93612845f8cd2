"""Memory in use (resident set, 10^6 bytes) with a person's page open, in the real program and a fresh process.

Unlocking costs its real 128 MiB of Argon2id on the way, which must have been given back. Baseline: a process with a
bare PySide6 window.
"""

from collections.abc import Iterator
from pathlib import Path

from hubdesk.app.demo import PASSWORD
from hubdesk.vault import PRODUCTION
from tests.benchmarks.demo_hub import demo_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.fresh import child
from tests.benchmarks.timing import median

PROCESSES = 3
AIM = 180


def figures(place: Path) -> Iterator[Figure]:
    """One person with a result, opened by search."""
    folder = demo_store(place, PRODUCTION)
    ours, bare = [], []
    for _ in range(PROCESSES):
        ours.append(child("person_open", folder, PASSWORD, "okonkwo")["rss"])
        bare.append(child("bare_window")["rss"])
    yield Figure("memory with a person open", median(ours), "MB", "bare QWidget window", median(bare), AIM)
