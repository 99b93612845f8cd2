"""Where IT's policy comes from, and what acts on it at the start."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from hubdesk.system import machine_policy, paths
from hubdesk.system.machine_policy import machine_rules


@pytest.fixture
def policy(tmp_path, monkeypatch):
    """Writes the policy file of this computer."""
    path = tmp_path / "etc" / "policy.toml"
    monkeypatch.setattr(machine_policy, "POLICY_FILE", path)

    def write(text):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def test_without_a_policy_there_is_nothing_to_read(policy):
    assert not machine_rules().fixed
    policy("# nothing yet\n")
    assert not machine_rules().fixed


def test_the_file_fixes_the_folders(policy, tmp_path):
    (tmp_path / "library" / "questionnaires").mkdir(parents=True)
    policy(f'data-folder = "{tmp_path / "records"}"\nforms-folder = "{tmp_path / "library"}"\n')
    assert paths.data_dir() == tmp_path / "records"
    assert paths.data_dir(tmp_path / "chosen") == tmp_path / "chosen"
    assert paths.forms_dir() == tmp_path / "library"


def test_a_forms_folder_without_forms_leaves_the_ones_that_come_with_hubdesk(policy, tmp_path):
    shipped = paths.forms_dir()
    policy(f'forms-folder = "{tmp_path}"\n')
    assert paths.forms_dir() == shipped


def test_a_file_that_is_not_toml_is_named_with_its_place(policy):
    policy("idle-minutes = 3\ntheme = dark mode\n")
    found = machine_rules()
    assert "not written as TOML" in found.faults[0]
    assert "line 2" in found.faults[0]
    assert found.number("idle-minutes", 10) == 5


def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(machine_policy, "POLICY_FILE", tmp_path)
    assert "cannot be read" in machine_rules().faults[0]


SHARE = str(Path("/srv").absolute())
"""A whole path, on Windows with its letter."""


class Key:
    """A registry key, with what winreg says of its values."""

    def __init__(self, *values):
        self.values = values

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return False


def registry(key):
    def opened(_hive, name):
        assert name == r"Software\Policies\Hubdesk"
        if isinstance(key, Exception):
            raise key
        return key

    return SimpleNamespace(
        HKEY_LOCAL_MACHINE="HKLM",
        REG_EXPAND_SZ=2,
        OpenKey=opened,
        QueryInfoKey=lambda key: (0, len(key.values), 0),
        EnumValue=lambda key, number: key.values[number],
        ExpandEnvironmentStrings=lambda text: text.replace("%SHARE%", SHARE),
    )


def test_the_registry_is_read_on_windows_and_the_file_is_not(policy, monkeypatch):
    policy("idle-minutes = 9\n")
    monkeypatch.setattr(sys, "platform", "win32")
    key = Key(("IdleMinutes", 3, 4), ("PrintersAllowed", ["Front desk"], 7), ("UpdatesFolder", "%SHARE%/new", 2))
    monkeypatch.setitem(sys.modules, "winreg", registry(key))
    found = machine_rules()
    assert found.number("idle-minutes", 5) == 3
    assert found.names("printers-allowed") == ("Front desk",)
    assert found.text("updates-folder") == f"{SHARE}/new"
    assert found.sources["idle-minutes"] == r"HKLM\Software\Policies\Hubdesk"


@pytest.mark.parametrize(("error", "faults"), [(FileNotFoundError(), 0), (PermissionError(), 1)])
def test_a_registry_without_the_key_or_closed_to_us(monkeypatch, error, faults):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "winreg", registry(error))
    assert len(machine_rules().faults) == faults
