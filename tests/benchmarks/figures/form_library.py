"""The two commands an author waits for: every worked example of the library, and the linter over 50 forms.

Baseline: the same command asked only what a code means, which is the start of the program and nothing of a form.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path

from hubdesk.system.paths import forms_dir
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import in_turns, median

ROUNDS, FORMS = 3, 50
TEST_AIM, LINT_AIM = 5.0, 2.0
"""Seconds: issue 4 §6."""


def figures(_place: Path) -> Iterator[Figure]:
    """``hubdesk forms test`` and ``hubdesk forms lint`` in processes of their own, as an author runs them."""
    folders = sorted(one for one in (forms_dir() / "questionnaires").iterdir() if one.is_dir() and one.name[0] != "_")
    fifty = [str(folder) for folder in islice(cycle(folders), FORMS)]
    start = _command("explain", "E101")

    tested, started = in_turns(ROUNDS, _command("test"), start, warm=1)
    yield Figure(
        f"forms test, all {len(folders)} forms", median(tested) / 1000, "s", "explain", median(started) / 1000, TEST_AIM
    )
    linted, started = in_turns(ROUNDS, _command("lint", *fifty), start, warm=1)
    yield Figure(f"forms lint, {FORMS} forms", median(linted) / 1000, "s", "explain", median(started) / 1000, LINT_AIM)


def _command(*words: str) -> Callable[[], None]:
    def run() -> None:
        done = subprocess.run([sys.executable, "-m", "hubdesk", "forms", *words], capture_output=True, check=False)
        if done.returncode not in (0, 1):  # 1: a form under way has findings, which take their time all the same
            raise RuntimeError(done.stderr.decode())

    return run
