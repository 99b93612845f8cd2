"""Where each audit trail ended, and how each file looked, when this computer last closed it (security design §5.1).

A file that was put back, or a log that was deleted, is whole in itself: only something kept beside it can tell that
it is older. ``anchors.json`` in the data folder holds, for each file, the number and the MAC of the last row of its
trail and a digest of the tags of all its pages, sealed with a key derived from that file's data key. The digest tells
of one old page pasted over a new one, which no check of the file itself would (§0, 7). It is written when the records
are closed and looked at when they are opened; while they are open it says so, and the pages are not compared.
Whoever puts the whole folder back puts this file back with it: the copies beside the backups are for that
(``anchor_log``).
"""

import hashlib
import hmac
import json
import mmap
from dataclasses import dataclass
from pathlib import Path

from hubdesk.store.audit import Head
from hubdesk.store.stores import StoredControl, StoredRecords
from hubdesk.system.log import topic
from hubdesk.vault import anchor_key

ANCHORS_FILE = "anchors.json"
_PAGE, _TAG = 4096, 80
"""SQLCipher's page, and the nonce and HMAC at its end: another content of a page has another tag."""
_OPEN = ""


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of one data folder."""

    folder: Path

    def fits(self, name: str, store: StoredControl | StoredRecords, key: bytearray) -> bool:
        """Whether the trail still holds the row that was its last; True where nothing is remembered."""
        anchor = self.head(name, key)
        return anchor is None or store.holds(anchor)

    def untouched(self, name: str, key: bytearray) -> bool:
        """Whether the file, which is not open yet, is page for page as it was closed.

        True where that is not known: it was never closed, or the program was ended while it was open.
        """
        one = self._all().get(name)
        if one is None or self.head(name, key) == _NO_ROW:
            return one is None
        return one.get("pages", _OPEN) in (_OPEN, pages_of(self.folder / name))

    def head(self, name: str, key: bytearray) -> Head | None:
        """Where the trail of this file ended; None where nothing is remembered, no row at all where it was altered."""
        try:
            one = self._all()[name]
            head = int(one["seq"]), bytes.fromhex(one["mac"])
            fits = hmac.compare_digest(one["seal"], _seal(name, head, one.get("pages", _OPEN), key))
            return head if fits else _NO_ROW
        except KeyError:
            return None
        except (ValueError, TypeError, AttributeError):
            return _NO_ROW

    def remember(self, name: str, store: StoredControl | StoredRecords, key: bytearray) -> None:
        """Keep where the trail ends now, while the file is open."""
        self._keep(name, store.head(), _OPEN, key)

    def closed(self, name: str, key: bytearray) -> None:
        """The file was closed: keep how its pages are. Not where somebody else has it open still."""
        log, head = self.folder / f"{name}-wal", self.head(name, key)
        still_open = log.exists() and log.stat().st_size > 0
        if head is not None and head != _NO_ROW and not still_open:
            self._keep(name, head, pages_of(self.folder / name), key)

    def forget(self) -> None:
        """Nothing is remembered: a backup was put back, and its trail says so itself."""
        (self.folder / ANCHORS_FILE).unlink(missing_ok=True)

    def _keep(self, name: str, head: Head, pages: str, key: bytearray) -> None:
        """Where that cannot be written, opening or closing goes on and the log says so."""
        seq, mac = head
        said: dict[str, str | int] = {"seq": seq, "mac": mac.hex(), "pages": pages}
        told = self._all() | {name: {**said, "seal": _seal(name, head, pages, key)}}
        staged = self.folder / f"{ANCHORS_FILE}.tmp"
        try:
            staged.write_text(json.dumps(told), encoding="ascii")
            staged.replace(self.folder / ANCHORS_FILE)
        except OSError:
            topic("audit").warning("where the audit trail ends could not be kept")

    def _all(self) -> dict[str, dict[str, str]]:
        try:
            told = json.loads((self.folder / ANCHORS_FILE).read_bytes())
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}


_NO_ROW: Head = (0, b"")
"""An anchor that somebody changed: no trail holds it."""


def pages_of(path: Path) -> str:
    """A digest of the tags of all pages of an encrypted file; it needs no key and reads little. Empty for no file."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
            for end in range(_PAGE, len(whole) + 1, _PAGE):
                digest.update(whole[end - _TAG : end])
            digest.update(len(whole).to_bytes(8))
    except (OSError, ValueError):  # not there, or empty: opening it says so in better words
        return _OPEN
    return digest.hexdigest()


def _seal(name: str, head: Head, pages: str, key: bytearray) -> str:
    said = json.dumps([name, head[0], head[1].hex(), pages]).encode()
    return hmac.digest(anchor_key(key), said, hashlib.sha256).hex()
