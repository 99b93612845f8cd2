"""The form engine: one PHQ-9 worked out from its answers, and the whole forms folder loaded and checked.

Baseline: the same files read by Python's json, which is the least that any loader must do.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from hubdesk.forms import Answered, Coded, Sitting, load_library
from hubdesk.system.paths import forms_dir
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import in_turns, median
from tests.support.chance import START

ROUNDS, LOADS = 200, 10


def figures(_place: Path) -> Iterator[Figure]:
    """One evaluation (states, scores and alerts), and one load."""
    folder = forms_dir()
    form = load_library(folder).forms["phq-9"].form
    answers = {f"q{number}": Answered(Coded("several-days")) for number in range(1, 10)}

    def work_out() -> None:
        sitting = Sitting(form, START, answers)
        _ = sitting.states, sitting.scores(), sitting.alerts()

    phq_9 = [path for path in _json_files(folder) if path.parent.name == "phq-9"]
    worked_out, read = in_turns(ROUNDS, work_out, lambda: _read(phq_9))
    yield Figure("one PHQ-9 worked out", median(worked_out), "ms", "its files as JSON", median(read))

    loaded, read = in_turns(LOADS, lambda: load_library(folder), lambda: _read(_json_files(folder)), warm=1)
    yield Figure("forms folder loaded", median(loaded), "ms", "its files as JSON", median(read))


def _json_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.json"))


def _read(files: list[Path]) -> None:
    for path in files:
        json.loads(path.read_text(encoding="utf-8"))
