"""Audit events that wait beside a store in read-only mode, until it can be written again.

``held-records.log`` and ``held-control.log`` in the data folder: one line for each transaction, sealed with a key
derived from the data key of that file and bound to its place in the log, so that a line cannot be read, altered, moved
or left out in the middle. A line is on the disk before the page that it tells of shows. Lines cut off at the end are
not noticed: the log is short-lived, and whoever cuts it holds the folder.
"""

import base64
import errno
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hubdesk.domain.problems import StorageFull
from hubdesk.store.held import HeldEvent, from_row, to_row
from hubdesk.store.problems import StoreUnreachable
from hubdesk.vault import FieldPlace, open_field, seal_field
from hubdesk.vault.problems import FieldDamaged

_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class HeldEvents:
    """The logs of one data folder. ``keys`` are the data keys by kind of file; only those held by who is signed in."""

    folder: Path
    store: str
    keys: Mapping[str, bytearray]

    def keep(self, kind: str, events: Sequence[HeldEvent]) -> None:
        """See ``store.held.Beside``."""
        number = len(self._lines(kind))
        text = json.dumps([to_row(event) for event in events])
        sealed = base64.b64encode(seal_field(self.keys[kind], self._place(kind, number), text))
        try:
            with self._path(kind).open("ab") as log:
                log.write(sealed + b"\n")
                log.flush()
                os.fsync(log.fileno())
        except OSError as error:
            if error.errno in _FULL:
                raise StorageFull(
                    "The disk is full. Who looks at a record is always written down, so nothing can be shown.",
                    "Free some space on this computer, then try again.",
                ) from error
            raise StoreUnreachable from error

    def waiting(self, kind: str) -> tuple[list[HeldEvent], int]:
        """What waits for this file, in order, and how many lines could not be read."""
        found: list[HeldEvent] = []
        unreadable = 0
        for number, line in enumerate(self._lines(kind)):
            try:
                text = open_field(self.keys[kind], self._place(kind, number), base64.b64decode(line, validate=True))
                found += [from_row(row) for row in json.loads(text)]
            except (FieldDamaged, ValueError, KeyError):
                unreadable += 1
        return found, unreadable

    def told(self, kind: str) -> None:
        """They are in the trail now."""
        self._path(kind).unlink(missing_ok=True)

    def _lines(self, kind: str) -> list[bytes]:
        try:
            return self._path(kind).read_bytes().splitlines()
        except FileNotFoundError:
            return []

    def _path(self, kind: str) -> Path:
        return self.folder / f"held-{kind}.log"

    def _place(self, kind: str, number: int) -> FieldPlace:
        return FieldPlace(self.store, "held-events", str(number), kind, kind)
