"""``hubdesk store restore`` and ``store recover``, as IT types them."""

import argparse
import io
import json

import pytest

from hubdesk.app.backup_found import BackupUnusable
from hubdesk.app.data_folder import SECRET_FILE
from hubdesk.app.rescue_commands import recover, restore
from hubdesk.app.tries import TryLater
from hubdesk.services.housekeeping import back_up
from hubdesk.services.people import register_person
from hubdesk.vault.problems import RecoveryKitMistyped, WrongPassword
from tests.support.hub import CHEAP, TickingClock, desk_at, lay_store, recovery_kit
from tests.support.memory import MASON


@pytest.fixture
def hub(tmp_path):
    """A folder with one person, a stick with its backup, and the kit."""
    folder, stick, kit = tmp_path / "hub", tmp_path / "stick", recovery_kit()
    stick.mkdir()
    lay_store(folder, recovery_kit=kit)
    with desk_at(folder, sign_in="asha") as desk:
        register_person(desk, MASON)
        back_up(desk, str(stick))
    return folder, stick, kit


@pytest.fixture
def run(monkeypatch):
    def run(verb, folder, typed, **given):
        usual = {"drill": False, "json": False, "kit": False, "as_user": "asha", "password_stdin": True}
        monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
        return verb(argparse.Namespace(dir=folder, **(usual | given)), CHEAP, TickingClock())

    return run


def people(folder):
    with desk_at(folder) as desk, desk.records.reading() as unit:
        return [hit.name.display for hit in unit.people.find("avery", 5)]


def test_restore_says_from_when_the_records_are_and_where_the_old_files_went(hub, run, capsys):
    folder, stick, _ = hub
    (folder / "records-1.db").write_bytes(b"")
    assert run(restore, folder, "maple river kettle", source=stick, drill=True) == 0
    assert "Nothing was changed." in capsys.readouterr().out
    assert (folder / "records-1.db").read_bytes() == b""
    assert run(restore, folder, "maple river kettle", source=stick, json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["recordsOnly"], told["drill"]) == (True, False)
    assert told["kept"].startswith(str(folder))
    assert people(folder) == ["AVERY, Mason"]


def test_row_30_a_bare_computer_is_filled_from_the_stick_and_the_kit_alone(hub, run, tmp_path, capsys):
    _folder, stick, kit = hub
    bare = tmp_path / "bare"
    assert run(restore, bare, kit, source=stick, kit=True) == 0
    assert "What was entered after that is not in them." in capsys.readouterr().out
    assert people(bare) == ["AVERY, Mason"]


def test_the_device_key_comes_back_with_the_kit(hub, run, capsys):
    folder, _stick, kit = hub
    (folder / SECRET_FILE).unlink()
    assert run(recover, folder, kit, drill=True) == 0
    assert not (folder / SECRET_FILE).exists()
    assert run(recover, folder, kit) == 0
    assert people(folder) == ["AVERY, Mason"]
    assert kit not in capsys.readouterr().out


def test_wrong_proof_and_wrong_folder_change_nothing(hub, run, tmp_path):
    folder, stick, kit = hub
    with pytest.raises(WrongPassword):
        run(restore, folder, "not the password", source=stick)
    with pytest.raises(BackupUnusable):
        run(restore, folder, "maple river kettle", source=tmp_path)
    with pytest.raises(RecoveryKitMistyped):
        run(recover, folder, kit[:-4] + "AAAA")
    assert people(folder) == ["AVERY, Mason"]


def test_wrong_passwords_wait_here_as_at_the_unlock_page(hub, run):
    folder, stick, _ = hub
    for _ in range(4):
        with pytest.raises(WrongPassword):
            run(restore, folder, "not the password", source=stick)
    with pytest.raises(TryLater):
        run(restore, folder, "maple river kettle", source=stick)
    with pytest.raises(TryLater), desk_at(folder, sign_in="asha"):
        pass
