"""A virus scanner holds the key file while it is replaced (row 25). Windows raises these errors; they are made here."""

import hashlib
from pathlib import Path

import pytest

from hubdesk.domain.problems import StorageBusy
from hubdesk.vault import filing


class Scanner:
    """Holds a file against being replaced, as often as it is told."""

    def __init__(self, monkeypatch, times: int, code: int = 32) -> None:
        self.waits: list[float] = []
        self._left, self._code, self._replace = times, code, Path.replace
        monkeypatch.setattr(Path, "replace", lambda path, target: self._maybe(path, target))
        monkeypatch.setattr(filing.time, "sleep", self.waits.append)

    def _maybe(self, path: Path, target: Path) -> Path:
        if self._left > 0:
            self._left -= 1
            error = PermissionError(13, "held")
            error.winerror = self._code
            raise error
        return self._replace(path, target)


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    path = tmp_path / "hubdesk.keys"
    path.write_bytes(b"old")
    return path


@pytest.mark.parametrize("code", [5, 32, 33])
def test_row_25_a_file_that_is_held_for_a_moment_is_replaced_after_it(keys, monkeypatch, code):
    scanner = Scanner(monkeypatch, 3, code)
    filing.write(keys, b"new", replaces=b"old")
    assert keys.read_bytes() == b"new"
    assert scanner.waits == [0.05, 0.1, 0.2]
    assert sorted(path.name for path in keys.parent.iterdir()) == ["hubdesk.keys", "hubdesk.keys.bak"]


def test_row_25_held_for_ten_seconds_it_is_told_and_the_old_file_stands(keys, monkeypatch):
    before = hashlib.sha256(keys.read_bytes()).digest()
    scanner = Scanner(monkeypatch, 1000)
    with pytest.raises(StorageBusy) as told:
        filing.write(keys, b"new", replaces=b"old")
    assert "virus scanner" in told.value.message
    assert told.value.what_next
    assert 9 <= sum(scanner.waits) <= 11
    assert hashlib.sha256(keys.read_bytes()).digest() == before
    assert [path.name for path in keys.parent.iterdir()] == ["hubdesk.keys"], "nothing half made is left"


def test_row_25_a_folder_that_may_not_be_written_is_told_at_once(keys, monkeypatch):
    scanner = Scanner(monkeypatch, 1, code=0)
    with pytest.raises(PermissionError):
        filing.write(keys, b"new", replaces=b"old")
    assert scanner.waits == []
