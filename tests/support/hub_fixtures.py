"""Fixtures of a hub with a real store; a conftest.py that wants them imports them by name."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hubdesk.app.demo import make_demo
from hubdesk.system.paths import forms_dir
from tests.support.forms_once import load_once
from tests.support.hub import CHEAP, TickingClock, make_store
from tests.support.program import Workstation, dress


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


@pytest.fixture(scope="session")
def new_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub with one person in each stage of care; tests work on copies."""
    folder = tmp_path_factory.mktemp("full") / "store"
    make_demo(folder, people=16, seed=1, fresh=False, policy=CHEAP, clock=TickingClock())
    return folder


@pytest.fixture
def full_folder(new_demo: Path, tmp_path: Path) -> Path:
    """A hub at work, of this test's own."""
    return Path(shutil.copytree(new_demo, tmp_path / "full"))


@pytest.fixture
def workstation(qtbot, qapp, folder: Path, monkeypatch) -> Iterator[Callable[..., Workstation]]:
    """Switch on a workstation; all are switched off at the end."""
    load_once(forms_dir())  # before anything waits for a page
    monkeypatch.setattr("hubdesk.app.forms_at_hand.load_library", load_once)
    dress(qapp)
    on: list[Workstation] = []

    def switch_on(where: Path | Workstation = folder, **how: bool) -> Workstation:
        on.append(where if isinstance(where, Workstation) else Workstation(qtbot, where, **how))
        return on[-1].switch_on()

    yield switch_on
    for one in on:
        one.switch_off()
