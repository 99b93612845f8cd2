"""Unlocking the demo with a password that costs nothing: key file, both databases, user, site, audit row.

Baseline of an unlock: two bare SQLCipher files opened with the same settings and a raw key. What the first unlock of a
process needs besides is loaded beside the unlock page (``app.warm_up``), while the password is being typed: that has
figures of its own, with the libraries alone, loaded in a fresh process, as baseline.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from hubdesk.app.demo import PASSWORD
from hubdesk.app.stores import LocalStrongroom
from hubdesk.domain.ids import Ids
from hubdesk.forms import load_library
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.unlock import lock, unlock
from hubdesk.system.clock import SystemClock
from hubdesk.system.paths import forms_dir
from tests.benchmarks.bare_store import open_encrypted
from tests.benchmarks.demo_hub import demo_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.fresh import child
from tests.benchmarks.timing import milliseconds
from tests.support.chance import SeededBytes
from tests.support.hub import CHEAP

ROUNDS, PROCESSES = 40, 7
AIM = 150


def figures(place: Path) -> Iterator[Figure]:
    """In a running program, and at the first unlock of a process without and with its imports."""
    folder = demo_store(place)
    times = [(_one_unlock(folder), milliseconds(lambda: _open_two(place))) for _ in range(ROUNDS)]
    again, opened = (median(taken) for taken in zip(*times, strict=True))
    yield Figure("unlock again, no Argon2", again, "ms", "two bare SQLCipher opens", opened, AIM)

    fresh = [child("first_unlock", folder, PASSWORD, CHEAP.parameters.memory) for _ in range(PROCESSES)]
    bare = median(child("bare_libraries")["libraries"] for _ in range(PROCESSES))
    first = median(one["records"] for one in fresh)
    warm_up = median(one["libraries"] + one["forms"] + one["pages"] for one in fresh)
    forms = median(one["forms"] for one in fresh)
    yield Figure("first unlock, no Argon2", first, "ms", "two bare SQLCipher opens", opened, AIM)
    yield Figure("warm-up beside the unlock page", warm_up, "ms", "the unlock's libraries alone", bare)
    yield Figure("of it, the form library", forms, "ms", "the unlock's libraries alone", bare)


def _one_unlock(folder: Path) -> float:
    clock = SystemClock()
    room = LocalStrongroom(folder, CHEAP, clock)
    desks = []
    took = milliseconds(lambda: desks.append(unlock(room, _shelf(), clock, Ids(clock, SeededBytes()), "sam", PASSWORD)))
    lock(desks[0], room)
    return took


def _open_two(place: Path) -> None:
    files = [open_encrypted(place / f"bare-{number}.db") for number in (1, 2)]
    for raw in files:
        raw.execute("SELECT seq FROM note").fetchone()
        raw.close()


_kept: list[FormShelf] = []


def _shelf() -> FormShelf:
    if not _kept:
        _kept.append(FormShelf(load_library(forms_dir())))
    return _kept[0]
