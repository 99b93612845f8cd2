"""A data folder that several accounts of one Linux computer share: whoever makes a file, all of them can use it."""

import argparse
import io
import os
import stat
import sys

import pytest

from hubdesk.app.rescue_commands import restore
from hubdesk.app.stores import secret_provider
from hubdesk.domain.file_modes import OWN, SHARED, mode_of_files
from hubdesk.services.housekeeping import back_up
from hubdesk.system.log import start_log, stop_log, topic
from hubdesk.system.shared_folder import open_to_append, share_with_its_group
from tests.support.hub import CHEAP, TickingClock, desk_at, make_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="access rights of POSIX")


@pytest.fixture(autouse=True)
def usual_mask():
    """As a login session has it, and as it was at the end."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def shared(folder):
    folder.mkdir()
    folder.chmod(0o2770)  # as the package makes /var/lib/hubdesk
    return folder


def test_everything_made_in_a_shared_folder_is_open_to_the_group_and_to_nobody_else(tmp_path, monkeypatch):
    folder, backups = shared(tmp_path / "records"), shared(tmp_path / "backups")
    share_with_its_group(folder)
    make_store(folder, provider=lambda store: secret_provider(folder, "file", store))
    log = start_log(folder)
    topic("start").info("program opened")
    stop_log(log)
    with desk_at(folder, sign_in="asha") as desk:
        back_up(desk, str(backups))
    os.umask(0o022)  # the command finds out for itself
    monkeypatch.setattr("sys.stdin", io.StringIO("maple river kettle\n"))
    words = {"drill": False, "json": False, "kit": False, "as_user": "asha", "password_stdin": True}
    assert restore(argparse.Namespace(dir=folder, source=backups, **words), CHEAP, TickingClock()) == 0
    found = {str(path.relative_to(tmp_path)): path.stat().st_mode for path in tmp_path.rglob("*")}
    names = {path.rpartition("/")[2] for path in found}
    assert {"control.db", "records-1.db", "hubdesk.keys", "tries.json", "workstation.key", "hubdesk.log"} <= names
    wrong = {name: stat.filemode(mode) for name, mode in found.items() if stat.S_IMODE(mode) & 0o667 != 0o660}
    assert wrong == {}


def test_in_any_other_folder_files_are_their_owners_alone(tmp_path):
    tmp_path.chmod(0o770)  # open to a group, but new files would belong to another: not made to be shared
    assert mode_of_files(tmp_path) == OWN
    tmp_path.chmod(0o2770)
    assert mode_of_files(tmp_path) == SHARED
    assert mode_of_files(tmp_path / "not-there") == OWN


def test_what_lies_beside_shared_backups_is_open_to_the_group_whoever_made_it_first(tmp_path):
    """A restore tried as root on another data folder made the log first, and no colleague could add to it."""
    for folder, wanted in ((shared(tmp_path / "backups"), 0o660), (tmp_path, 0o644)):
        with open_to_append(folder / "anchors.log") as log:
            log.write(b"x")
        assert stat.S_IMODE((folder / "anchors.log").stat().st_mode) == wanted
