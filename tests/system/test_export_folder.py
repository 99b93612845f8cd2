"""A copy of a record on disk: whole or not there, for its user alone, and nothing left by the way (§6.2 row 42)."""

import os
import stat
from pathlib import Path

import pytest

from hubdesk.system.export_folder import CannotExport, LocalExports

FILES = {"record.pdf": b"to read", "record.json": b"{}"}
posix = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_the_folder_is_there_while_the_block_runs_and_after_it(tmp_path):
    with LocalExports().written(str(tmp_path), "copy-1", FILES):
        assert everything(tmp_path) == {"copy-1", "copy-1/record.pdf", "copy-1/record.json"}
    assert (tmp_path / "copy-1" / "record.pdf").read_bytes() == b"to read"


@posix
def test_only_its_user_opens_it_whatever_the_mask(tmp_path):
    before = os.umask(0)
    try:
        with LocalExports().written(str(tmp_path), "copy-1", FILES):
            pass
    finally:
        os.umask(before)
    made = tmp_path / "copy-1"
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in made.iterdir()} == {0o600}


class NotTold(Exception):
    """The audit trail could not be written."""


def test_where_the_block_fails_nothing_is_left(tmp_path):
    with pytest.raises(NotTold), LocalExports().written(str(tmp_path), "copy-1", FILES):
        raise NotTold
    assert everything(tmp_path) == set()


def test_a_full_disk_leaves_nothing_and_is_told_in_words(tmp_path, monkeypatch):
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with (
        pytest.raises(CannotExport, match="could not be written there"),
        LocalExports().written(str(tmp_path), "copy-1", FILES),
    ):
        raise AssertionError("the block runs only once the folder stands")
    assert everything(tmp_path) == set()


@pytest.mark.parametrize("where", ["gone", "a-file"])
def test_a_folder_that_is_none_is_told_in_words(tmp_path, where):
    (tmp_path / "a-file").write_text("x")
    with pytest.raises(CannotExport), LocalExports().written(str(tmp_path / where), "copy-1", FILES):
        pass
    assert everything(tmp_path) == {"a-file"}


def test_a_folder_of_that_name_is_never_written_over(tmp_path):
    (tmp_path / "copy-1").mkdir()
    (tmp_path / "copy-1" / "kept").write_text("x")
    with pytest.raises(CannotExport), LocalExports().written(str(tmp_path), "copy-1", FILES):
        pass
    assert everything(tmp_path) == {"copy-1", "copy-1/kept"}
