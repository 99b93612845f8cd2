"""Where each audit trail ended when this computer last closed it (security design §5.1).

A file that was put back, or a log that was deleted, is whole in itself: only something kept beside it can tell that
it is older. ``anchors.json`` in the data folder holds the number and the MAC of the last row of each file, sealed with
a key derived from that file's data key. It is written when the records are closed and looked at when they are opened.
Whoever puts the whole folder back puts this file back with it: the copies beside the backups are for that.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from pathlib import Path

from hubdesk.store.audit import Head
from hubdesk.store.stores import StoredControl, StoredRecords
from hubdesk.system.log import topic
from hubdesk.vault import anchor_key

ANCHORS_FILE = "anchors.json"


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of one data folder."""

    folder: Path

    def fits(self, name: str, store: StoredControl | StoredRecords, key: bytearray) -> bool:
        """Whether the trail still holds the row that was its last; True where nothing is remembered."""
        anchor = self._read(name, key)
        return anchor is None or store.holds(anchor)

    def remember(self, name: str, store: StoredControl | StoredRecords, key: bytearray) -> None:
        """Keep where the trail ends now. Where that cannot be written, closing goes on and the log says so."""
        seq, mac = store.head()
        told = self._all() | {name: {"seq": seq, "mac": mac.hex(), "seal": _seal(name, (seq, mac), key)}}
        staged = self.folder / f"{ANCHORS_FILE}.tmp"
        try:
            staged.write_text(json.dumps(told), encoding="ascii")
            staged.replace(self.folder / ANCHORS_FILE)
        except OSError:
            topic("audit").warning("where the audit trail ends could not be kept")

    def forget(self) -> None:
        """Nothing is remembered: a backup was put back, and its trail says so itself."""
        (self.folder / ANCHORS_FILE).unlink(missing_ok=True)

    def _read(self, name: str, key: bytearray) -> Head | None:
        try:
            one = self._all()[name]
            head = int(one["seq"]), bytes.fromhex(one["mac"])
            return head if hmac.compare_digest(one["seal"], _seal(name, head, key)) else _NO_ROW
        except KeyError:
            return None
        except (ValueError, TypeError, AttributeError):
            return _NO_ROW

    def _all(self) -> dict[str, dict[str, str]]:
        try:
            told = json.loads((self.folder / ANCHORS_FILE).read_bytes())
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}


_NO_ROW: Head = (0, b"")
"""An anchor that somebody changed: no trail holds it."""


def _seal(name: str, head: Head, key: bytearray) -> str:
    said = json.dumps([name, head[0], head[1].hex()]).encode()
    return hmac.digest(anchor_key(key), said, hashlib.sha256).hex()
