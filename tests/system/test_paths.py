"""Where files are found and kept."""

import sys
from pathlib import Path

import pytest

import hubdesk
from hubdesk.system import paths

ROOT = Path(hubdesk.__file__).parent.parent


@pytest.fixture
def moved(tmp_path, monkeypatch):
    """The package as if it lay in another place."""
    package = tmp_path / "site" / "hubdesk"
    package.mkdir(parents=True)
    monkeypatch.setattr(hubdesk, "__file__", str(package / "__init__.py"))
    return package


@pytest.mark.parametrize(("find", "name"), [(paths.forms_dir, "forms"), (paths.resources_dir, "resources")])
def test_checkout_wheel_and_bundle(moved, tmp_path, monkeypatch, find, name):
    with pytest.raises(paths.ProgramIncomplete) as missing:
        find()
    assert name in missing.value.message
    (moved.parent / name).mkdir()
    assert find() == moved.parent / name
    (moved / "data" / name).mkdir(parents=True)
    assert find() == moved / "data" / name
    bundle = tmp_path / "bundle"
    (bundle / "hubdesk" / "data" / name).mkdir(parents=True)
    monkeypatch.setattr(sys, "_MEIPASS", str(bundle), raising=False)
    assert find() == bundle / "hubdesk" / "data" / name


def test_the_folder_chosen_wins(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert paths.data_dir(Path("here")) == tmp_path / "here"


def test_the_computers_folder_when_it_can_be_written_to(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "_machine_dir", lambda environ: tmp_path / "shared")
    own = paths.data_dir()
    assert own.name == "hubdesk"
    assert own.is_relative_to(Path.home())
    (tmp_path / "shared").mkdir()
    assert paths.data_dir() == tmp_path / "shared"
    monkeypatch.setattr(paths.os, "access", lambda path, mode: False)
    assert paths.data_dir() == own


def test_the_computers_folder_on_each_system(monkeypatch):
    environ = {"ProgramData": r"C:\ProgramData"}
    monkeypatch.setattr(sys, "platform", "win32")
    assert paths._machine_dir(environ) == Path(r"C:\ProgramData") / "Hubdesk"
    assert paths._machine_dir({}) is None
    monkeypatch.setattr(sys, "platform", "darwin")
    assert paths._machine_dir(environ) is None
    monkeypatch.setattr(sys, "platform", "linux")
    assert paths._machine_dir({}) == Path("/var/lib/hubdesk")


def test_the_demo_is_kept_apart():
    assert paths.demo_dir() != paths.data_dir()
    assert paths.demo_dir().is_relative_to(Path.home())


def test_nothing_is_created():
    before = set(Path.home().iterdir())
    paths.data_dir()
    paths.demo_dir()
    assert set(Path.home().iterdir()) == before
