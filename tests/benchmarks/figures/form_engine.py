"""The form engine: forms small and large worked out from their answers, and the whole folder loaded and checked.

Baseline: the same files read by Python's json, which is the least that any loader must do.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from hubdesk.forms import Answered, Coded, Form, Sitting, build_form, load_library
from hubdesk.forms.source import write_json
from hubdesk.forms.trial import trial_sitting
from hubdesk.system.paths import forms_dir
from tests.benchmarks.figure import Figure
from tests.benchmarks.large_form import large_form
from tests.benchmarks.timing import in_turns, median
from tests.support.chance import START

ROUNDS, LOADS = 200, 10


def figures(_place: Path) -> Iterator[Figure]:
    """Evaluations (states, scores and alerts) of three forms, and one load."""
    folder = forms_dir()
    form = load_library(folder).forms["phq-9"].form
    answers = {f"q{number}": Answered(Coded("several-days")) for number in range(1, 10)}

    def work_out() -> None:
        sitting = Sitting(form, START, answers)
        _ = sitting.states, sitting.scores(), sitting.alerts()

    phq_9 = [path for path in _json_files(folder) if path.parent.name == "phq-9"]
    worked_out, read = in_turns(ROUNDS, work_out, lambda: _read(phq_9))
    yield Figure("one PHQ-9 worked out", median(worked_out), "ms", "its files as JSON", median(read))

    largest = max((pack.form for pack in load_library(folder).forms.values()), key=lambda one: len(one.everything))
    yield _figure_of(f"the largest library form ({len(largest.everything)} items) worked out", largest)
    large = build_form(large_form())
    yield _figure_of(f"a form of {len(large.everything)} items worked out", large)

    loaded, read = in_turns(LOADS, lambda: load_library(folder), lambda: _read(_json_files(folder)), warm=1)
    yield Figure("forms folder loaded", median(loaded), "ms", "its files as JSON", median(read))


def _figure_of(about: str, form: Form) -> Figure:
    answers = trial_sitting(form, Random(1)).answers
    written = write_json(form.source)

    def work_out() -> None:
        sitting = Sitting(form, START, answers)
        _ = sitting.states, sitting.scores(), sitting.alerts()

    worked_out, read = in_turns(ROUNDS // 4, work_out, lambda: json.loads(written))
    return Figure(about, median(worked_out), "ms", "it as JSON", median(read))


def _json_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.json"))


def _read(files: list[Path]) -> None:
    for path in files:
        json.loads(path.read_text(encoding="utf-8"))
