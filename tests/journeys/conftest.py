"""A hub with a real store, and workstations that are switched off when the test ends."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.program import Workstation, dress, make_store


@pytest.fixture(scope="session")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as IT leaves it; tests work on copies."""
    folder = tmp_path_factory.mktemp("new") / "store"
    make_store(folder)
    return folder


@pytest.fixture
def folder(new_store: Path, tmp_path: Path) -> Path:
    """A data folder of this test's own."""
    return Path(shutil.copytree(new_store, tmp_path / "hubdesk"))


@pytest.fixture
def workstation(qtbot, qapp, folder: Path) -> Iterator[Callable[..., Workstation]]:
    """Switch on a workstation; all are switched off at the end."""
    dress(qapp)
    on: list[Workstation] = []

    def switch_on(where: Path | Workstation = folder, **how: bool) -> Workstation:
        on.append(where if isinstance(where, Workstation) else Workstation(qtbot, where, **how))
        return on[-1].switch_on()

    yield switch_on
    for one in on:
        one.switch_off()
