"""A person's private key, wrapped so that the password and the workstation secret together open it.

Security design §4.2: ``KEK = HKDF-SHA256(Argon2id(NFKC(password)) ‖ workstation secret, salt = store,
info = "hubdesk/kek/v1|" + uid)``, then AES-256-GCM bound to the readable part of the slot. Argon2 slows
guessing; the workstation secret makes a copied file useless without the computer it came from.
"""

import hashlib
import hmac
import secrets
from dataclasses import replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hubdesk.vault import canonical
from hubdesk.vault.kdf import SALT_BYTES, KdfParameters, normalise, stretch
from hubdesk.vault.keyfile import FORMAT, NONCE_BYTES, TAG_BYTES, VERSION, WORKSTATION_ID_BYTES, Slot, slot_header
from hubdesk.vault.problems import WrongPassword
from hubdesk.vault.sealing import KEY_BYTES, public_of

WORKSTATION_SECRET_BYTES = 32
Secret = bytes | bytearray


def new_workstation_secret() -> bytearray:
    """A fresh 32-byte workstation secret. Store it with its provider before the key file is made."""
    return bytearray(secrets.token_bytes(WORKSTATION_SECRET_BYTES))


def workstation_id(secret: Secret) -> bytes:
    """The 8-byte fingerprint by which the key file knows a workstation secret."""
    return hmac.digest(secret, b"hubdesk/ws-id/v1", hashlib.sha256)[:WORKSTATION_ID_BYTES]


def wrap(
    private: bytes, *, store: str, uid: str, name: str, password: str, workstation: Secret, kdf: KdfParameters
) -> Slot:
    """Make the slot of a person from their raw private key and a password."""
    blank = Slot(
        uid=uid,
        name=name,
        kdf=kdf,
        salt=secrets.token_bytes(SALT_BYTES),
        ws=workstation_id(workstation),
        pub=public_of(private),
        nonce=secrets.token_bytes(NONCE_BYTES),
        wrapped=b"",
    )
    kek = _kek(blank, store, password, workstation)
    return replace(blank, wrapped=AESGCM(kek).encrypt(blank.nonce, private, _bound_to(blank, store)))


def unwrap(slot: Slot, *, store: str, password: str, workstation: Secret) -> bytes:
    """The raw private key of a slot.

    Raises:
        WrongPassword: or the slot was altered; the two look the same from here.
    """
    kek = _kek(slot, store, password, workstation)
    try:
        return AESGCM(kek).decrypt(slot.nonce, slot.wrapped, _bound_to(slot, store))
    except InvalidTag:
        raise WrongPassword from None


def decoy(name: str, workstation: Secret, kdf: KdfParameters) -> Slot:
    """A slot that no password opens, so that an unknown name costs the same work as a known one."""
    return Slot(
        uid="decoy",
        name=name,
        kdf=kdf,
        salt=secrets.token_bytes(SALT_BYTES),
        ws=workstation_id(workstation),
        pub=secrets.token_bytes(KEY_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
        wrapped=secrets.token_bytes(KEY_BYTES + TAG_BYTES),
    )


def _kek(slot: Slot, store: str, password: str, workstation: Secret) -> bytes:
    stretched = stretch(normalise(password), slot.salt, slot.kdf)
    info = f"hubdesk/kek/v1|{slot.uid}".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=store.encode(), info=info).derive(stretched + workstation)


def _bound_to(slot: Slot, store: str) -> bytes:
    return canonical.encode({"format": FORMAT, "version": VERSION, "store": store} | slot_header(slot))
