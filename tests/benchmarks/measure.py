"""Measures the figures of one module in a process of its own: ``python -m tests.benchmarks.measure window``.

A process of its own, because pytest's walls and watches would be measured too, and so that a crash costs one figure.
Byte code is kept, in a folder of the run's own, as it is where hubdesk is installed: whoever has told Python not to
write any would measure its compiler.
"""

import importlib
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.figure import Figure
from tests.support.sources import ROOT

NAMES = ("window", "unlock", "answer", "page_turn", "search", "memory", "form_engine", "encryption")
NAMES += ("letter", "person_page", "form_library", "lock", "audit", "crowded_unlock", "follow_up", "directory")
NAMES += ("backup",)
"""The modules of ``figures``, in the order of the table."""

PATIENCE = 500


class CouldNotRun(Exception):
    """A figure could not be measured; the message is what its process said."""


def measure(name: str, bytecode: Path) -> list[Figure]:
    """The figures of this module, measured in a new process that keeps its byte code in this folder."""
    command = [sys.executable, "-m", "tests.benchmarks.measure", name]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(bytecode)}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    if done.returncode:
        raise CouldNotRun(f"{name} ended with {done.returncode}:\n{done.stderr}")
    return [Figure(**fields) for fields in json.loads(done.stdout)]


def _main(name: str) -> None:
    module = importlib.import_module(f"tests.benchmarks.figures.{name}")
    with tempfile.TemporaryDirectory(prefix="hubdesk-bench-", ignore_cleanup_errors=True) as place:
        print(json.dumps([asdict(figure) for figure in module.figures(Path(place))]))


if __name__ == "__main__":
    _main(sys.argv[1])
