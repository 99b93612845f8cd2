"""Hubs that take seconds to make, made once for all the tests of a process; tests work on copies.

They stand in the topmost conftest.py: a session fixture that several conftest.py import is made once for each of them.
"""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as IT leaves it."""
    from tests.support.hub import make_store  # slow to import, and most tests want none of it

    folder = tmp_path_factory.mktemp("new") / "store"
    make_store(folder)
    return folder


@pytest.fixture(scope="session")
def new_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with one person in each stage of care."""
    from tests.support.hub import full_hub

    return full_hub(tmp_path_factory.mktemp("full") / "store")
