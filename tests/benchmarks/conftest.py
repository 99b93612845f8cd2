"""Prints the one table at the end of the run."""

import pytest

from tests.benchmarks.figure import Figure, table

_MEASURED = pytest.StashKey[list[Figure]]()


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing measured."""
    config.stash[_MEASURED] = []


@pytest.fixture
def measured(pytestconfig: pytest.Config) -> list[Figure]:
    """Where the figures go."""
    return pytestconfig.stash[_MEASURED]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The figures of this run."""
    if config.stash[_MEASURED]:
        terminalreporter.section("hubdesk benchmarks")
        for line in table(config.stash[_MEASURED]):
            terminalreporter.write_line(line)
