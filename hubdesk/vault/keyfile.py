"""The key file ``hubdesk.keys``, version 1: its shape, how it is read and how it is written.

Security design §4.3: canonical JSON of at most 1 MiB, with ::

    format, version, store, gen          which store, and how many times the file has changed
    audit    {pub}                       public key for events sealed before sign-in (see below)
    ws       [{id, provider, escrow}]    the workstation secret: fingerprint, where it is kept, escrow
    deks     [{id, state, rmac}]         the data keys, each with the MAC of its roster
    users    [{uid, name, kdf, ws, pub, n, ct}]    one slot for each person
    recovery [{rid, pub, made}]          the recovery kit's public key
    grants   [{dek, to, ct}]             a data key sealed to a person or to the recovery kit
    mac                                  HMAC by the control key over all the rest

``audit.pub`` is the one addition to the design: an X25519 public key whose private key is derived from the
control key with the label ``hubdesk/audit-seal/v1``, so that failed sign-ins can be sealed while every
data key is closed, and read by whoever signs in next.

``ws`` and ``recovery`` are lists so that a later release may hold several. This one writes exactly one of
each, and takes more than one as the work of a newer hubdesk.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.vault import canonical
from hubdesk.vault.canonical import Json
from hubdesk.vault.kdf import ARGON2_VERSION, SALT_BYTES, KdfParameters
from hubdesk.vault.names import SIGN_IN_NAME
from hubdesk.vault.problems import KeyfileDamaged, KeyfileTooNew
from hubdesk.vault.sealing import KEY_BYTES, SEALED_BYTES

FORMAT, VERSION = "hubdesk-keyfile", 1
MAX_BYTES = 1024 * 1024
MAC_BYTES, NONCE_BYTES, TAG_BYTES, WORKSTATION_ID_BYTES = 32, 12, 16, 8
ACTIVE, RETIRED = "active", "retired"

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,35}")
_STORE = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PROVIDER = re.compile(r"[A-Za-z0-9:._-]{1,64}")
_STATE = re.compile(r"active|pending|retired")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Workstation:
    """The workstation secret as the file knows it: its fingerprint, its keeper, and its escrow."""

    id: bytes
    provider: str
    escrow: bytes


@dataclass(frozen=True, slots=True)
class DataKeyEntry:
    """A data key's id, its state, and the MAC of the list of its holders."""

    id: str
    state: str
    rmac: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """One person's place: how the password is stretched, and the private key wrapped with the result."""

    uid: str
    name: str
    kdf: KdfParameters
    salt: bytes
    ws: bytes
    pub: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Recovery:
    """The public half of the recovery kit and the day (ISO date) it was made."""

    rid: str
    pub: bytes
    made: str


@dataclass(frozen=True, slots=True)
class Grant:
    """A data key sealed to one holder."""

    dek: str
    to: str
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Keyfile:
    """A whole key file as a value. Nothing in it is secret."""

    store: str
    gen: int
    audit_pub: bytes
    workstation: Workstation
    deks: tuple[DataKeyEntry, ...]
    users: tuple[Slot, ...]
    recovery: Recovery
    grants: tuple[Grant, ...]
    mac: bytes = bytes(MAC_BYTES)

    def slot(self, uid: str) -> Slot | None:
        """The slot with that user id."""
        return next((slot for slot in self.users if slot.uid == uid), None)

    def slot_named(self, name: str) -> Slot | None:
        """The slot with that sign-in name, already folded."""
        return next((slot for slot in self.users if slot.name == name), None)

    def with_slot(self, new: Slot) -> "Keyfile":
        """The same file with the slot of that user replaced."""
        return replace(self, users=tuple(new if slot.uid == new.uid else slot for slot in self.users))

    def roster(self, dek: str) -> list[list[str]]:
        """Who holds a data key: sorted pairs of holder id and public key (Base64)."""
        holders = {slot.uid: slot.pub for slot in self.users} | {self.recovery.rid: self.recovery.pub}
        return sorted([grant.to, _b64(holders[grant.to])] for grant in self.grants if grant.dek == dek)

    def signed_part(self) -> bytes:
        """The canonical bytes that ``mac`` covers: everything but ``mac`` itself."""
        return canonical.encode(self._body())

    def to_bytes(self) -> bytes:
        """The file as stored."""
        return canonical.encode(self._body() | {"mac": _b64(self.mac)})

    def _body(self) -> dict[str, Json]:
        seat, kit = self.workstation, self.recovery
        return {
            "format": FORMAT,
            "version": VERSION,
            "store": self.store,
            "gen": self.gen,
            "audit": {"pub": _b64(self.audit_pub)},
            "ws": [{"id": _b64(seat.id), "provider": seat.provider, "escrow": _b64(seat.escrow)}],
            "deks": [{"id": dek.id, "state": dek.state, "rmac": _b64(dek.rmac)} for dek in self.deks],
            "users": [slot_header(slot) | {"n": _b64(slot.nonce), "ct": _b64(slot.wrapped)} for slot in self.users],
            "recovery": [{"rid": kit.rid, "pub": _b64(kit.pub), "made": kit.made}],
            "grants": [{"dek": grant.dek, "to": grant.to, "ct": _b64(grant.sealed)} for grant in self.grants],
        }


def slot_header(slot: Slot) -> dict[str, Json]:
    """The readable part of a slot: what the wrapping of the private key is bound to."""
    return {
        "uid": slot.uid,
        "name": slot.name,
        "kdf": {
            "alg": "argon2id",
            "v": ARGON2_VERSION,
            "m": slot.kdf.memory,
            "t": slot.kdf.passes,
            "p": slot.kdf.lanes,
            "salt": _b64(slot.salt),
        },
        "ws": _b64(slot.ws),
        "pub": _b64(slot.pub),
    }


def parse(data: bytes) -> Keyfile:
    """Read a key file, strictly: size, JSON, format, version, canonical form, shape, in this order.

    Says nothing about who wrote it; ``integrity.verify`` does, once the control key is open.

    Raises:
        KeyfileDamaged: with the name of the check that failed.
        KeyfileTooNew: a newer hubdesk made it.
    """
    if len(data) > MAX_BYTES:
        raise KeyfileDamaged("size")
    try:
        root = canonical.decode(data)
    except canonical.NotStrictJson:
        raise KeyfileDamaged("json") from None
    if not isinstance(root, dict) or root.get("format") != FORMAT:
        raise KeyfileDamaged("format")
    version = root.get("version")
    if type(version) is not int or version < VERSION:
        raise KeyfileDamaged("version")
    if version > VERSION:
        raise KeyfileTooNew
    if canonical.encode(root) != data:
        raise KeyfileDamaged("canonical")
    keyfile = _keyfile(root)
    _check_references(keyfile)
    return keyfile


def _keyfile(root: Json) -> Keyfile:
    body = _fields(root, "format version store gen audit ws deks users recovery grants mac")
    return Keyfile(
        store=_text(body["store"], _STORE),
        gen=_whole(body["gen"], low=1),
        audit_pub=_bytes(_fields(body["audit"], "pub")["pub"], KEY_BYTES),
        workstation=_workstation(_only(body["ws"])),
        deks=tuple(_data_key(item) for item in _list(body["deks"])),
        users=tuple(_slot(item) for item in _list(body["users"])),
        recovery=_recovery(_only(body["recovery"])),
        grants=tuple(_grant(item) for item in _list(body["grants"])),
        mac=_bytes(body["mac"], MAC_BYTES),
    )


def _workstation(value: Json) -> Workstation:
    item = _fields(value, "id provider escrow")
    return Workstation(
        _bytes(item["id"], WORKSTATION_ID_BYTES),
        _text(item["provider"], _PROVIDER),
        _bytes(item["escrow"], SEALED_BYTES),
    )


def _data_key(value: Json) -> DataKeyEntry:
    item = _fields(value, "id state rmac")
    return DataKeyEntry(_text(item["id"], _ID), _text(item["state"], _STATE), _bytes(item["rmac"], MAC_BYTES))


def _slot(value: Json) -> Slot:
    item = _fields(value, "uid name kdf ws pub n ct")
    kdf = _fields(item["kdf"], "alg v m t p salt")
    if kdf["alg"] != "argon2id" or kdf["v"] != ARGON2_VERSION:
        raise KeyfileDamaged("kdf")
    return Slot(
        uid=_text(item["uid"], _ID),
        name=_text(item["name"], SIGN_IN_NAME),
        kdf=KdfParameters(_whole(kdf["m"]), _whole(kdf["t"]), _whole(kdf["p"])),
        salt=_bytes(kdf["salt"], SALT_BYTES),
        ws=_bytes(item["ws"], WORKSTATION_ID_BYTES),
        pub=_bytes(item["pub"], KEY_BYTES),
        nonce=_bytes(item["n"], NONCE_BYTES),
        wrapped=_bytes(item["ct"], KEY_BYTES + TAG_BYTES),
    )


def _recovery(value: Json) -> Recovery:
    item = _fields(value, "rid pub made")
    try:
        date.fromisoformat(_text(item["made"], _DAY))
    except ValueError:
        raise KeyfileDamaged("shape") from None
    return Recovery(_text(item["rid"], _ID), _bytes(item["pub"], KEY_BYTES), item["made"])


def _grant(value: Json) -> Grant:
    item = _fields(value, "dek to ct")
    return Grant(_text(item["dek"], _ID), _text(item["to"], _ID), _bytes(item["ct"], SEALED_BYTES))


def _check_references(keyfile: Keyfile) -> None:
    """Ids and names are unique; every grant names a data key and a holder that exist."""
    holders = [slot.uid for slot in keyfile.users] + [keyfile.recovery.rid]
    deks = [dek.id for dek in keyfile.deks]
    _unique(holders)
    _unique(deks)
    _unique(slot.name for slot in keyfile.users)
    _unique((grant.dek, grant.to) for grant in keyfile.grants)
    if any(grant.dek not in deks or grant.to not in holders for grant in keyfile.grants):
        raise KeyfileDamaged("references")
    if any(slot.ws != keyfile.workstation.id for slot in keyfile.users):
        raise KeyfileDamaged("references")


def _unique(values: Iterable[object]) -> None:
    found = list(values)
    if len(set(found)) != len(found):
        raise KeyfileDamaged("references")


def _fields(value: Json, names: str) -> dict[str, Json]:
    if not isinstance(value, dict) or set(value) != set(names.split()):
        raise KeyfileDamaged("shape")
    return value


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise KeyfileDamaged("shape")
    return value


def _only(value: Json) -> Json:
    items = _list(value)
    if not items:
        raise KeyfileDamaged("shape")
    if len(items) > 1:
        raise KeyfileTooNew
    return items[0]


def _text(value: Json, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise KeyfileDamaged("shape")
    return value


def _whole(value: Json, low: int = 0) -> int:
    if type(value) is not int or value < low:
        raise KeyfileDamaged("shape")
    return value


def _bytes(value: Json, size: int) -> bytes:
    try:
        found = binascii.a2b_base64(value.encode("ascii"), strict_mode=True) if isinstance(value, str) else b""
    except ValueError:
        raise KeyfileDamaged("shape") from None
    # The last Base64 digit has spare bits: two texts could mean the same bytes.
    if len(found) != size or _b64(found) != value:
        raise KeyfileDamaged("shape")
    return found


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
