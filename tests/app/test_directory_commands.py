"""``hubdesk directory check`` and ``import``: facts in words or JSON, refusals with exit code 1, nothing half done."""

import argparse
import io
import json

import pytest

from hubdesk.app.cli import main
from hubdesk.app.demo import PASSWORD
from hubdesk.app.directory_commands import import_file
from hubdesk.app.made_up_directory import made_up_file
from hubdesk.domain.problems import NotAllowed
from hubdesk.services.practices import read_directory_now
from tests.support.hub import CHEAP, TickingClock, desk_at, lay_store


@pytest.fixture
def folder(tmp_path):
    lay_store(tmp_path / "hub")
    return tmp_path / "hub"


@pytest.fixture
def bring(folder, tmp_path, monkeypatch):
    def run(data, user="ines", **more):
        path = tmp_path / "epraccur.csv"
        path.write_bytes(data)
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
        given = {"dir": folder, "as_user": user, "password_stdin": True, "json": True, "although_smaller": False}
        return import_file(argparse.Namespace(file=path, **{**given, **more}), CHEAP, TickingClock())

    return run


def test_check_says_what_a_file_holds_and_opens_nothing(tmp_path, capsys):
    path = tmp_path / "epraccur.csv"
    path.write_bytes(made_up_file(60))
    assert main(["directory", "check", str(path)]) == 0
    assert "GP practices: 58, of which 56 are open" in capsys.readouterr().out
    assert main(["directory", "check", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["practices"] == 58
    path.write_bytes(b"no directory")
    assert main(["directory", "check", str(path)]) == 1
    assert "columns" in capsys.readouterr().err


def test_it_imports_and_says_what_changed(folder, bring, capsys):
    assert bring(made_up_file(60)) == 0
    assert json.loads(capsys.readouterr().out) == {"practices": 58, "added": 58, "closed": [], "gone": [], "renamed": 0}
    with desk_at(folder, sign_in="jo") as desk:
        assert read_directory_now(desk).practices == 58


def test_a_wrong_or_smaller_file_changes_nothing(folder, bring, capsys):
    bring(made_up_file(60))
    assert bring(b"x") == 1
    assert bring(made_up_file(10)) == 1
    assert "less than half" in capsys.readouterr().err
    with desk_at(folder, sign_in="jo") as desk:
        assert read_directory_now(desk).practices == 58
    assert bring(made_up_file(10), although_smaller=True, json=False) == 0
    assert "10 GP practices" in capsys.readouterr().out


def test_a_navigator_brings_none(bring):
    with pytest.raises(NotAllowed):
        bring(made_up_file(60), user="jo")
