"""``anchors.log`` beside the backups: where each audit trail ended, line after line, never rewritten.

A whole data folder that is put back brings its own ``anchors.json`` with it and looks sound. The backups lie on another
disk: the log there knows better (security design §5.1, §6.2 rows 8 and 9). One line for each file at each lock and each
backup, sealed with a key derived from that file's data key. Lines of other hubs, torn lines and lines under other keys
are passed over. A folder that is not there tells nothing: then only ``anchors.json`` counts.
"""

import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hubdesk.store.audit import Head
from hubdesk.system.log import topic
from hubdesk.system.shared_folder import open_to_append
from hubdesk.vault import anchor_key

ANCHOR_LOG = "anchors.log"
_READ = 256 * 1024
"""So much of its end is read: years of one hub, or weeks of many."""


@dataclass(frozen=True, slots=True)
class AnchorLog:
    """The log in one folder for backups, for one store."""

    folder: Path
    store: str

    def last(self, name: str, key: bytearray) -> Head | None:
        """Where this file's trail ended when last told; None where the log is away or knows nothing of it."""
        for line in reversed(self._lines()):
            head = self._read(line, name, key)
            if head is not None:
                return head
        return None

    def tell(self, name: str, head: Head, at: datetime, key: bytearray) -> None:
        """Add a line, unless the last one says so already. A folder that is away is told to the program's log."""
        if self.last(name, key) == head:
            return
        said = [self.store, name, head[0], head[1].hex(), at.isoformat(timespec="seconds")]
        line = json.dumps([*said, self._seal(said, key)], separators=(",", ":"))
        try:
            if not self.folder.is_dir():
                return
            with open_to_append(self.folder / ANCHOR_LOG) as log:
                log.write(b"\n" + line.encode("ascii") + b"\n")  # a torn line before it stays a line of its own
                log.flush()
                os.fsync(log.fileno())
        except OSError:
            topic("audit").warning("where the audit trail ends could not be told beside the backups")

    def _lines(self) -> list[bytes]:
        try:
            with (self.folder / ANCHOR_LOG).open("rb") as log:
                log.seek(0, os.SEEK_END)
                log.seek(max(0, log.tell() - _READ))
                return log.read().splitlines()
        except OSError:
            return []

    def _read(self, line: bytes, name: str, key: bytearray) -> Head | None:
        try:
            *said, seal = json.loads(line)
            store, about, seq, mac, _at = said
            if (store, about) != (self.store, name) or not hmac.compare_digest(seal, self._seal(said, key)):
                return None
            return int(seq), bytes.fromhex(mac)
        except (ValueError, TypeError):
            return None

    def _seal(self, said: list[str | int], key: bytearray) -> str:
        spelt = json.dumps(["log", *said]).encode()
        return hmac.digest(anchor_key(key), spelt, hashlib.sha256).hex()
