"""What a power cut leaves of files whose writing was watched with strace (security design §2.4, §6.1).

Everything up to the last fsync of a file is on the disk. What was written to it after that may be there, may not, or
may be there in part: whole 512-byte sectors, old or new. Each file for itself; folders and the order between files are
not modelled.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SECTOR = 512
_CALL = re.compile(r"^\d+\s+(?P<name>\w+)\((?P<arguments>.*)\)\s+=\s+(?P<result>-?\d+)")
_FILE = re.compile(r"^(?P<fd>\d+)<(?P<path>[^>]*)>(?:, (?P<rest>.*))?$", re.DOTALL)
_WRITTEN = re.compile(r'^"(?P<data>(?:\\x[0-9a-f]{2})*)", (?P<count>\d+)(?:, (?P<offset>\d+))?$')


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: ``write``, ``cut`` (to ``offset``), ``sync`` of a file, or ``said`` (to the outside)."""

    kind: str
    path: str = ""
    offset: int = 0
    data: bytes = b""


class NotUnderstood(Exception):
    """A line of the log that this reader does not know: the replay would be wrong."""


def read_log(log: Path, folder: Path) -> list[Step]:
    """The steps on the files of this folder, in order; calls of two threads that were torn apart are not expected."""
    return list(_steps(log, str(folder)))


def _steps(log: Path, folder: str) -> Iterator[Step]:
    for line in log.read_text(encoding="ascii").splitlines():
        call = _CALL.match(line)
        if call is None or int(call["result"]) < 0:
            continue
        named = _FILE.match(call["arguments"])
        if named is None:
            continue
        path, rest = named["path"], named["rest"] or ""
        if call["name"] == "write" and named["fd"] == "1":
            yield Step("said", data=_bytes(rest)[0])
        elif not path.startswith(folder) or path.endswith("-shm"):
            continue
        elif call["name"] == "pwrite64":
            data, offset = _bytes(rest)
            yield Step("write", path, offset, data[: int(call["result"])])
        elif call["name"] == "ftruncate":
            yield Step("cut", path, int(rest))
        elif call["name"] in ("fsync", "fdatasync"):
            yield Step("sync", path)
        else:
            raise NotUnderstood(line[:200])


def _bytes(rest: str) -> tuple[bytes, int]:
    told = _WRITTEN.match(rest)
    if told is None:
        raise NotUnderstood(rest[:200])
    return bytes.fromhex(told["data"].replace("\\x", "")), int(told["offset"] or 0)


def said_until(steps: list[Step], point: int) -> list[bytes]:
    """What was acknowledged before the power went."""
    return b"".join(step.data for step in steps[:point] if step.kind == "said").split()


def after_power_loss(
    before: dict[str, bytes], steps: list[Step], point: int, chance: random.Random
) -> dict[str, bytes]:
    """The files as a disk might hold them when the power goes just before step ``point``."""
    disk = {path: bytearray(data) for path, data in before.items()}
    waiting: dict[str, list[Step]] = {}
    for step in steps[:point]:
        if step.kind == "sync":
            for done in waiting.pop(step.path, []):
                _apply(disk, done)
        elif step.kind != "said":
            waiting.setdefault(step.path, []).append(step)
    for pending in waiting.values():
        for step in pending:
            _perhaps(disk, step, chance)
    return {path: bytes(data) for path, data in disk.items()}


def _apply(disk: dict[str, bytearray], step: Step) -> None:
    data = disk.setdefault(step.path, bytearray())
    if step.kind == "cut":
        del data[step.offset :]
        data.extend(bytes(max(0, step.offset - len(data))))
        return
    end = step.offset + len(step.data)
    data.extend(bytes(max(0, end - len(data))))
    data[step.offset : end] = step.data


def _perhaps(disk: dict[str, bytearray], step: Step, chance: random.Random) -> None:
    """Wholly, not at all, or some of its sectors."""
    fate = chance.random()
    if fate < 0.4:
        return
    if fate < 0.7 or step.kind == "cut":
        _apply(disk, step)
        return
    for start in range(0, len(step.data), SECTOR):
        if chance.random() < 0.5:
            _apply(disk, Step("write", step.path, step.offset + start, step.data[start : start + SECTOR]))
