"""Fixtures of a hub with a real store; a conftest.py that wants them imports them by name."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hubdesk.services.housekeeping import back_up, set_backup_folder
from hubdesk.services.people import register_person
from hubdesk.system.paths import forms_dir
from tests.support.forms_once import load_once
from tests.support.hub import desk_at
from tests.support.memory import MASON
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
def stick(tmp_path: Path) -> Path:
    """Where backups go."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.fixture
def backup(folder: Path, stick: Path) -> Path:
    """A backup of a hub with one person in it."""
    with desk_at(folder, sign_in="asha") as desk:
        register_person(desk, MASON)
        set_backup_folder(desk, str(stick))
        return stick / back_up(desk).name


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
