"""The erasure ledger: who was destroyed, in a file outside the records, so that an older backup is cleaned again.

One line for each destroyed record: its stub (ids, class, dates, never a name) and a seal over it, by a key that lies in
the encrypted records and so in every backup of them. Lines are only ever added. A line whose seal does not fit is not
obeyed: whoever can write to the folder must not be able to destroy a record.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hubdesk.domain.retention import Stub
from hubdesk.store.destruction import stub_from_text, stub_to_text
from hubdesk.store.problems import StoreReadOnly

LEDGER_FILE = "erasures.log"


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a ledger file says. ``strange`` counts lines that are not ours."""

    stubs: tuple[Stub, ...] = ()
    strange: int = 0


def read_ledger(folder: Path, key: bytes) -> Ledger:
    """The ledger in a folder; an empty one where there is none. A line that was cut off by a power cut is strange."""
    try:
        lines = (folder / LEDGER_FILE).read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return Ledger()
    read = [_read(line, key) for line in lines if line.strip()]
    return Ledger(tuple(stub for stub in read if stub is not None), sum(stub is None for stub in read))


def add_to_ledger(folder: Path, key: bytes, stubs: Sequence[Stub]) -> None:
    """Add lines at the end, on disk when this returns. Raises ``StoreReadOnly``, ``OSError``."""
    if not stubs:
        return
    path = folder / LEDGER_FILE
    try:
        torn = path.exists() and not path.read_bytes().endswith(b"\n")
        with path.open("ab") as file:
            file.write((b"\n" if torn else b"") + b"".join(_line(stub, key) for stub in stubs))
            file.flush()
            os.fsync(file.fileno())
    except PermissionError as e:
        raise StoreReadOnly from e


def missing(stubs: Iterable[Stub], ledger: Ledger) -> list[Stub]:
    """Those that the ledger does not name."""
    named = {stub.person_id for stub in ledger.stubs}
    return [stub for stub in stubs if stub.person_id not in named]


def _line(stub: Stub, key: bytes) -> bytes:
    told = stub_to_text(stub)
    return json.dumps({"seal": _seal(told, key), "stub": told}, sort_keys=True).encode("ascii") + b"\n"


def _read(line: str, key: bytes) -> Stub | None:
    try:
        found = json.loads(line)
        told, seal = found["stub"], found["seal"]
        if not hmac.compare_digest(_seal(told, key), seal):
            return None
        return stub_from_text(told)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _seal(told: str, key: bytes) -> str:
    return hmac.digest(key, b"hubdesk erasure 1\n" + told.encode("utf-8"), hashlib.sha256).hex()
