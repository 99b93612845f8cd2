"""Single restricted fields: notes that only holders of the restricted key can read.

AES-256-GCM with a random nonce (security design §4.2). The field is bound to its place, so that it cannot be
moved to another record or column and still open.
"""

import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hubdesk.vault import canonical
from hubdesk.vault.keyfile import NONCE_BYTES
from hubdesk.vault.problems import FieldDamaged
from hubdesk.vault.subkeys import DataKey, field_key

_VERSION = 1


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a restricted field lives: store id, table, row id, column, and the id of the data key."""

    store: str
    table: str
    row: str
    column: str
    dek: str

    def bound_to(self) -> bytes:
        """The associated data of the encryption."""
        return canonical.encode([self.store, self.table, self.row, self.column, self.dek, _VERSION])


def seal_field(data_key: DataKey, place: FieldPlace, text: str) -> bytes:
    """Encrypt a text for one place. Gives nonce, ciphertext and tag in one piece."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(field_key(data_key)).encrypt(nonce, text.encode(), place.bound_to())


def open_field(data_key: DataKey, place: FieldPlace, sealed: bytes) -> str:
    """The text again.

    Raises:
        FieldDamaged: altered, moved, or sealed with another key.
    """
    try:
        nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        return AESGCM(field_key(data_key)).decrypt(nonce, rest, place.bound_to()).decode()
    except (InvalidTag, ValueError):
        raise FieldDamaged from None
