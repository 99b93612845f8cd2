"""Whoever was destroyed stays destroyed: after a restore, and after any older file was put back by hand (row 52)."""

from contextlib import suppress
from pathlib import Path

from hubdesk.domain.problems import KnownProblem
from hubdesk.store.ledger import LEDGER_FILE
from hubdesk.store.stores import StoredRecords
from hubdesk.system.log import topic
from hubdesk.system.shared_folder import open_to_append

__all__ = ["LEDGER_FILE", "copy_ledger", "erase_again", "settle_at_unlock"]


def erase_again(records: StoredRecords, *folders: Path) -> int:
    """Destroy again whoever a ledger in one of these folders, or beside the records, names; gives how many.

    Every ledger learns from the others. To be called after a restore, before anything of it is shown. Raises the
    problems of ``store.problems``: what was restored must not be opened then.
    """
    return records.settle_erasures(*folders)


def settle_at_unlock(records: StoredRecords) -> None:
    """The same at an unlock, before anybody can look. Where only the ledger could not be written, or the file not be
    scrubbed of what was destroyed lately, that is told in the log and made good next time."""
    records.destroy_again()
    try:
        records.settle_erasures()
    except (KnownProblem, OSError) as problem:
        topic("store").warning("an erasure was not settled: %s", type(problem).__name__)


def copy_ledger(data_folder: Path, backup_folder: Path) -> None:
    """Put the ledger beside the backups too; lines that are there already stay. Best effort: a restore learns from
    the ledger in the data folder as well, and the next backup tries again."""
    source, target = data_folder / LEDGER_FILE, backup_folder / LEDGER_FILE
    with suppress(OSError):
        if source.exists():
            there = target.read_bytes() if target.exists() else b""
            known = set(there.splitlines())
            new = [line for line in source.read_bytes().splitlines() if line and line not in known]
            torn = b"\n" if there and not there.endswith(b"\n") else b""
            if new:
                with open_to_append(target) as file:
                    file.write(torn + b"\n".join(new) + b"\n")
