"""Network drives and synced folders are refused, with the folder's name; ordinary ones are not."""

import ctypes
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from hubdesk.system import folder_check
from hubdesk.system.folder_check import UnsafeFolder, refuse_unsafe_folder

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/home /net nfs4 rw 0 0
//server/share /mnt/team\040files cifs rw 0 0
/dev/sdb1 /mnt/team\040files/local ext4 rw 0 0
you@host:/ /media/far fuse.sshfs rw 0 0
/dev/sdc1 /over ext4 rw 0 0
server:/over /over nfs rw 0 0
short line
"""


@pytest.mark.parametrize(
    "folder", ["/net/hub", "/net", "/mnt/team files/hub", "/media/far/a/b", "/over/hub", "/srv/../net/hub"]
)
def test_row_24_network_file_systems(folder):
    with pytest.raises(UnsafeFolder) as refused:
        refuse_unsafe_folder(Path(folder), MOUNTS)
    assert folder in refused.value.message
    assert "network" in refused.value.message
    assert refused.value.what_next


@pytest.mark.parametrize("folder", ["/srv/hub", "/", "/network", "/mnt/team files/local/hub", "/netstore"])
def test_local_file_systems(folder):
    refuse_unsafe_folder(Path(folder), MOUNTS)


@pytest.mark.parametrize(
    "folder",
    [
        "/home/x/OneDrive/hub",
        "/home/x/OneDrive - Northshire NHS Trust/hub",
        "/home/x/Dropbox",
        "/home/x/Dropbox (Team)/hub",
        "/home/x/Google Drive/hub",
        "/home/x/GoogleDrive/hub",
        "/home/x/iCloudDrive/hub",
        "/home/x/Nextcloud/hub",
    ],
)
def test_row_24_synced_folders(folder):
    with pytest.raises(UnsafeFolder) as refused:
        refuse_unsafe_folder(Path(folder), MOUNTS)
    assert "sync" in refused.value.message


@pytest.mark.parametrize("folder", ["/home/x/onedriver-notes/hub", "/home/dropboxer/hub", "/home/x/not OneDrive/hub"])
def test_names_that_only_look_like_it(folder):
    refuse_unsafe_folder(Path(folder), MOUNTS)


@pytest.mark.parametrize("text", [r"\\server\share\hub", r"C:\Users\x\OneDrive - Trust\hub"])
def test_windows_spellings(text):
    class Pretend(type(Path())):
        def __str__(self):
            return text

        def resolve(self, strict=False):
            return self

        def expanduser(self):
            return self

    with pytest.raises(UnsafeFolder):
        refuse_unsafe_folder(Pretend(text), MOUNTS)
    assert PureWindowsPath(text).is_absolute()


def test_a_link_to_a_synced_folder(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "plain"
    link.symlink_to(tmp_path / "Dropbox")
    with pytest.raises(UnsafeFolder):
        refuse_unsafe_folder(link, MOUNTS)


def test_the_real_mounts_are_read(tmp_path):
    refuse_unsafe_folder(tmp_path)


def test_no_list_of_mounts(tmp_path, monkeypatch):
    monkeypatch.setattr(folder_check, "_MOUNTS", tmp_path / "none")
    refuse_unsafe_folder(tmp_path)


def test_row_24_a_letter_that_stands_for_a_share_is_refused_on_windows(monkeypatch):
    asked = []
    kernel = SimpleNamespace(GetDriveTypeW=lambda root: asked.append(root) or (4 if root == "Z:\\" else 3))
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    with pytest.raises(UnsafeFolder, match="network drive"):
        refuse_unsafe_folder(Path("Z:\\hubdesk"), "")
    refuse_unsafe_folder(Path("D:\\hubdesk"), "")
    assert "D:\\" in asked
