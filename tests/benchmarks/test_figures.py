"""Runs every benchmark: ``python3 dev.py bench``, or some of them: ``python3 dev.py bench -k "window or search"``.

A figure fails only when it could not be measured, never because of a time.
"""

import pytest

from tests.benchmarks.figure import Figure
from tests.benchmarks.measure import NAMES, measure


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", NAMES)
def test_figures_of(name: str, measured: list[Figure]):
    measured.extend(measure(name))
