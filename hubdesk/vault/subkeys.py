"""Keys derived from a data key, one for each purpose: HKDF-SHA256 (RFC 5869) with a label.

The labels are those of the security design §4.2, plus ``audit-seal`` (see ``keyfile``), ``field`` and
``backup-wrap``.
"""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

DATA_KEY_BYTES = 32
DataKey = bytes | bytearray


def keyfile_mac_key(control_key: DataKey) -> bytes:
    """The key of the MAC over the whole key file."""
    return _derive(control_key, "hubdesk/keyfile-mac/v1")


def roster_key(data_key: DataKey) -> bytes:
    """The key of the MAC over the list of holders of this data key."""
    return _derive(data_key, "hubdesk/roster/v1")


def audit_key(data_key: DataKey) -> bytes:
    """The key of the audit chain kept beside the data that this key opens."""
    return _derive(data_key, "hubdesk/audit/v1")


def anchor_key(data_key: DataKey) -> bytes:
    """The key of the audit anchors (the remembered head of the chain)."""
    return _derive(data_key, "hubdesk/anchor/v1")


def audit_seal_key(control_key: DataKey) -> bytes:
    """The raw X25519 private key that opens events sealed before anyone had signed in."""
    return _derive(control_key, "hubdesk/audit-seal/v1")


def field_key(data_key: DataKey) -> bytes:
    """The AES key of single restricted fields."""
    return _derive(data_key, "hubdesk/field/v1")


def backup_wrap_key(data_key: DataKey) -> bytes:
    """The AES key that wraps the keys of backups of the data behind this key."""
    return _derive(data_key, "hubdesk/backup-wrap/v1")


def _derive(data_key: DataKey, label: str) -> bytes:
    if len(data_key) != DATA_KEY_BYTES:
        raise ValueError("a data key has 32 bytes")
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=label.encode()).derive(data_key)
