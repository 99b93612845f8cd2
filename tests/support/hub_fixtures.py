"""Fixtures of a hub with a real store; a conftest.py that wants them imports them by name."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hubdesk.system.paths import forms_dir
from tests.support.forms_once import load_once
from tests.support.program import Workstation, dress


@pytest.fixture
def folder(new_store: Path, tmp_path: Path) -> Path:
    """A data folder of this test's own."""
    return Path(shutil.copytree(new_store, tmp_path / "hubdesk"))


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
