"""The key of one backup: random, and wrapped with a key derived from the data key that it copies.

Security design §2.5 R-1 asks that a backup have a key of its own, and §4.2 that holders and the recovery kit open it.
Whoever holds the data key, by grant or by recovery kit, derives the wrapping key; the copy of the key file beside the
backup carries those grants. So a backup opens with any password or kit that was good when it was made, on any
computer, and making one never changes the key file: a clinic's evening backup could otherwise collide with a lead who
adds a colleague. AES-256-GCM, bound to the store, the backup's name and the data key's id.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hubdesk.vault import canonical
from hubdesk.vault.keyfile import NONCE_BYTES
from hubdesk.vault.problems import BackupKeyDamaged
from hubdesk.vault.subkeys import DATA_KEY_BYTES, DataKey, backup_wrap_key

_VERSION = 1


def new_backup_key() -> bytearray:
    """A fresh random key for one file of one backup."""
    return bytearray(secrets.token_bytes(DATA_KEY_BYTES))


def wrap_backup_key(backup_key: DataKey, data_key: DataKey, *, store: str, backup: str, dek: str) -> bytes:
    """The backup's key, encrypted: nonce, ciphertext and tag in one piece."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    bound = _bound_to(store, backup, dek)
    return nonce + AESGCM(backup_wrap_key(data_key)).encrypt(nonce, bytes(backup_key), bound)


def open_backup_key(wrapped: bytes, data_key: DataKey, *, store: str, backup: str, dek: str) -> bytearray:
    """The backup's key again.

    Raises:
        BackupKeyDamaged: altered, of another backup, or the data key is another one.
    """
    nonce, rest = wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:]
    try:
        return bytearray(AESGCM(backup_wrap_key(data_key)).decrypt(nonce, rest, _bound_to(store, backup, dek)))
    except (InvalidTag, ValueError):
        raise BackupKeyDamaged from None


def _bound_to(store: str, backup: str, dek: str) -> bytes:
    return canonical.encode([store, backup, dek, _VERSION])
