"""Prints the one table at the end of the run."""

import pytest

from tests.benchmarks.figure import Figure, table

_MEASURED = pytest.StashKey[list[Figure]]()


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing measured."""
    config.stash[_MEASURED] = []


@pytest.fixture(autouse=True, scope="session")
def memory_security() -> str:
    """As in the program, which locks its memory: this stands over the fixture of the other tests."""
    from hubdesk.store import engine

    return engine.MEMORY_SECURITY


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
