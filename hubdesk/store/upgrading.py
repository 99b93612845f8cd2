"""An older file is brought up to date: a checked copy first, one transaction, and the file as it was where that fails.

The copy has the key of its file and lies beside it; it stands until the app takes it away.
"""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hubdesk.domain.problems import KnownProblem, StorageFull
from hubdesk.store.problems import CopyUnsound, UpgradeFailed, UpgradeNeedsRoom, known_problem

_log = logging.getLogger("hubdesk.store")
_COMPANIONS = ("-wal", "-shm", "-journal")


def upgrade_safely(
    path: Path,
    was: int,
    connect: Callable[[], Any],
    blank: Callable[[Path], Any],
    migrate: Callable[[], None],
    keep: Path,
) -> None:
    """Bring the file at ``path`` up to date.

    ``was`` is its version now, ``connect`` opens it, ``blank`` makes an empty file under the same key, ``migrate`` does
    the work in one transaction, ``keep`` is the folder for the copy.

    Raises:
        UpgradeNeedsRoom: there is no room for the copy; nothing was changed.
        UpgradeFailed: the file is as it was, if need be from the copy.
    """
    kept = _keep(path, was, connect, blank, keep)
    _log.info("the records are brought up to date by a newer hubdesk")
    try:
        migrate()
    except KnownProblem:
        raise  # another window, a full disk: taken back by the transaction, and told as what it is
    except Exception as error:
        back = not _is_as_it_was(connect, was)
        if back:
            put_back(kept, path)
        _log.exception("the records could not be brought up to date and are as they were")
        raise UpgradeFailed(from_copy=back) from error
    _log.info("the records are up to date")


def copy_name(path: Path, was: int) -> str:
    """``records-1-v16.db``."""
    return f"{path.stem}-v{was}{path.suffix}"


def put_back(kept: Path, path: Path) -> None:
    """Put the copy in the place of the file; the copy itself stays."""
    half = path.with_name(f"{path.name}.back")
    half.write_bytes(kept.read_bytes())
    half.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o600)
    for end in _COMPANIONS:  # a log of the newer file must not be played into the older
        Path(f"{path}{end}").unlink(missing_ok=True)
    os.replace(half, path)  # noqa: PTH105 - one step on every system


def _keep(path: Path, was: int, connect: Callable[[], Any], blank: Callable[[Path], Any], keep: Path) -> Path:
    target = keep / copy_name(path, was)
    part = target.with_name(f"{target.name}.part")
    try:
        keep.mkdir(exist_ok=True)
        part.unlink(missing_ok=True)
        source, copy = connect(), blank(part)
        try:
            source.backup(copy, pages=-1)
            # One file, not three: without this the copy would have a log of its own.
            copy.execute("PRAGMA journal_mode=DELETE")
            if not _is_sound(copy, was):
                raise CopyUnsound
        finally:
            copy.close()
            source.close()
        os.replace(part, target)  # noqa: PTH105 - an older try's copy may be of less
    except StorageFull:
        raise UpgradeNeedsRoom from None
    except OSError:
        raise UpgradeNeedsRoom from None
    except KnownProblem:
        raise
    except Exception as error:
        problem = known_problem(error)
        if isinstance(problem, StorageFull):
            raise UpgradeNeedsRoom from None
        if problem is None:
            raise
        raise problem from error
    finally:
        part.unlink(missing_ok=True)
    return target


def _is_as_it_was(connect: Callable[[], Any], was: int) -> bool:
    try:
        raw = connect()
    except KnownProblem:
        return False
    try:
        return _is_sound(raw, was)
    finally:
        raw.close()


def _is_sound(raw: Any, was: int) -> bool:
    version = int(raw.execute("PRAGMA user_version").fetchone()[0])
    broken = raw.execute("PRAGMA cipher_integrity_check").fetchall()
    return version == was and not broken and raw.execute("PRAGMA quick_check").fetchone()[0] == "ok"
