"""Full disks, crashes and two windows: the key file is the old one or the new one, and never neither."""

import errno
import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hubdesk.domain.problems import ChangedElsewhere, StorageFull
from hubdesk.vault import NewUser, Vault, filing
from hubdesk.vault import problems as p

NEW = "thistle parade umbrella"


def _full(*_args, **_kwargs):
    raise OSError(errno.ENOSPC, "No space left on device")


def _full_from(real, call):
    """A function that works ``call`` times and then finds the disk full."""
    left = [call]

    def run(*args, **kwargs):
        if left[0] == 0:
            _full()
        left[0] -= 1
        return real(*args, **kwargs)

    return run


class _FullFile(io.FileIO):
    """Takes a hundred bytes and then finds the disk full."""

    def write(self, data):
        super().write(bytes(data)[:100])
        _full()


@pytest.mark.parametrize("call", [0, 1])
@pytest.mark.parametrize("step", ["open", "fsync"])
def test_row_4_disk_full_leaves_the_old_file_and_no_temporary_one(hub, monkeypatch, step, call):
    lead, before = hub.sign_in(), hub.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(filing.os, step, _full_from(getattr(os, step), call))
        with pytest.raises(StorageFull):
            hub.vault.change_password(lead, "lantern gravel seventeen", NEW)
    assert hub.path.read_bytes() == before
    assert [path.name for path in hub.path.parent.iterdir() if path.name.endswith(".tmp")] == []
    assert lead.gen == 1
    assert hub.vault.change_password(lead, "lantern gravel seventeen", NEW) == 2


def test_row_4_disk_full_in_the_middle_of_writing(hub, monkeypatch):
    lead, before = hub.sign_in(), hub.path.read_bytes()
    monkeypatch.setattr(filing.os, "fdopen", lambda descriptor, mode: _FullFile(descriptor, mode))
    with pytest.raises(StorageFull):
        hub.vault.remove_user(lead, "u-nav")
    assert hub.path.read_bytes() == before
    assert [path.name for path in hub.path.parent.iterdir()] == ["hubdesk.keys"]


def test_disk_full_at_creation_leaves_nothing(tmp_path, hub_in, monkeypatch):
    monkeypatch.setattr(filing.os, "fsync", _full)
    with pytest.raises(StorageFull):
        hub_in(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_other_disk_errors_are_not_hidden(hub, monkeypatch):
    def broken(*_args):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(filing.os, "fsync", broken)
    with pytest.raises(OSError, match="Input/output"):
        hub.vault.record_provider(hub.sign_in(), "file")


def test_a_stale_temporary_file_does_not_block(hub):
    for name in ("hubdesk.keys.tmp", "hubdesk.keys.bak.tmp"):
        hub.path.with_name(name).write_bytes(b"left over")
    hub.vault.record_provider(hub.sign_in(), "file")
    assert sorted(path.name for path in hub.path.parent.iterdir()) == ["hubdesk.keys", "hubdesk.keys.bak"]


def test_a_planted_link_is_not_followed(hub, tmp_path):
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    hub.path.with_name("hubdesk.keys.tmp").symlink_to(victim)
    hub.vault.record_provider(hub.sign_in(), "file")
    assert victim.read_bytes() == b"precious"


def test_the_spare_is_the_file_before_and_can_follow(hub):
    before = hub.path.read_bytes()
    hub.vault.record_provider(hub.sign_in(), "file")
    spare = filing.spare_of(hub.path)
    assert spare.read_bytes() == before
    hub.vault.keep_spare()
    assert spare.read_bytes() == hub.path.read_bytes()
    changed = spare.stat().st_mtime_ns
    hub.vault.keep_spare()
    assert spare.stat().st_mtime_ns == changed


def test_it_is_open_to_those_who_share_its_folder_whatever_the_umask(hub):
    hub.path.parent.chmod(0o2770)
    lead = hub.sign_in()
    old = os.umask(0o077)
    try:
        Vault(hub.path, hub.policy).record_provider(lead, "file")
    finally:
        os.umask(old)
    for path in (hub.path, filing.spare_of(hub.path)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_a_change_made_meanwhile_is_not_lost(hub, monkeypatch):
    """Another window changes the file between our reading and our writing."""
    lead, other = hub.sign_in(), hub.sign_in()
    real = filing.write

    def late(*args, **kwargs):
        monkeypatch.setattr(filing, "write", real)
        hub.vault.remove_user(other, "u-nav")
        real(*args, **kwargs)

    monkeypatch.setattr(filing, "write", late)
    with pytest.raises(ChangedElsewhere):
        hub.vault.add_user(lead, NewUser("u-doc", "cleo", NEW))
    with pytest.raises(p.WrongPassword):
        hub.sign_in("ben")
    assert hub.vault.add_user(lead, NewUser("u-doc", "cleo", NEW)) == 3


def test_a_file_that_does_not_open_is_never_put_in_place(hub, monkeypatch):
    """KeePassium #130: new seeds were written with the old key. The proof before writing is what stops that."""
    from hubdesk.vault import vault

    lead, before = hub.sign_in(), hub.path.read_bytes()
    real = vault.wrap
    monkeypatch.setattr(vault, "wrap", lambda private, **kw: real(private, **(kw | {"password": "something else"})))
    with pytest.raises(p.WrongPassword):
        hub.vault.change_password(lead, "lantern gravel seventeen", NEW)
    assert hub.path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked child")
def test_row_27_killed_at_every_step_leaves_the_old_file_or_the_new_one():
    """One child for each step of each kind of change, ended there with no chance to tidy up."""
    script = Path(__file__).with_name("kill_rounds.py")
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(root)},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("rounds")
    assert int(run.stdout.split()[1]) > 30
