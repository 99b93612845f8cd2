"""Runs every benchmark: ``python3 dev.py bench``, or some of them: ``python3 dev.py bench -k "window or search"``.

A figure fails only when it could not be measured, never because of a time.
"""

from pathlib import Path

import pytest

from tests.benchmarks.figure import Figure
from tests.benchmarks.measure import NAMES, measure


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for the whole run."""
    return tmp_path_factory.mktemp("bytecode")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", NAMES)
def test_figures_of(name: str, measured: list[Figure], bytecode: Path):
    measured.extend(measure(name, bytecode))
