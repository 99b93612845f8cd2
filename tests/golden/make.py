"""Makes the golden store of this release: ``python -m tests.golden.make`` in the project folder, once, at the release.

What it writes is kept for ever: every later release must open it (``test_golden.py``). It refuses to replace one that
is there; before the release, while the schema still changes, ``--again`` makes it anew.
"""

import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from hubdesk import __version__
from hubdesk.app.demo import PASSWORD, make_demo
from hubdesk.vault import PRODUCTION
from tests.golden.reading import read_everyone
from tests.support.hub import TickingClock

HERE = Path(__file__).parent
KEPT = ("hubdesk.keys", "control.db", "workstation.key", "tries.json", "anchors.json")
PEOPLE = 4

_README = """# The store of hubdesk {version}

A hub of made-up people as release {version} left it, kept so that every later release is tried on it. Never change it.

Password of everyone (`asha` lead, `noor` second lead, `sam` nurse, `jo` navigator, `ines` IT): `{password}`
The workstation secret lies beside it in `workstation.key`, as it does only where the system's key store is not used.
`expected.json` says what a reader found in it on the day it was made.
"""


def make(again: bool) -> Path:
    """Write ``tests/golden/<version>``; gives it."""
    place = HERE / __version__
    if place.exists() and not again:
        raise SystemExit(f"{place.name} is there already. A released store is never made again.")
    shutil.rmtree(place, ignore_errors=True)
    whole = HERE / f"{__version__}.part"
    shutil.rmtree(whole, ignore_errors=True)
    clock = TickingClock(datetime(2026, 11, 20, 9, 0, tzinfo=UTC))
    make_demo(whole, people=PEOPLE, seed=1, fresh=False, policy=PRODUCTION, clock=clock)
    expected = read_everyone(whole, clock)
    place.mkdir()
    for name in (*KEPT, *(path.name for path in whole.glob("records-*.db")), "erasures.log"):
        if (whole / name).exists():
            shutil.copyfile(whole / name, place / name)
    shutil.rmtree(whole)
    (place / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (place / "README.md").write_text(_README.format(version=__version__, password=PASSWORD), encoding="utf-8")
    return place


if __name__ == "__main__":
    made = make("--again" in sys.argv[1:])
    print(f"{made}: {sum(path.stat().st_size for path in made.iterdir()) // 1024} kB")
