"""The recovery kit: a private key on paper, in an envelope, in a safe.

It opens every data key and the escrowed workstation secret (security design §4.4). Printed as 14 groups
of 4 Base32 characters (RFC 4648): 32 bytes of key and 3 bytes of checksum against typing mistakes.
"""

import base64
import hashlib
import re

from hubdesk.vault.keyfile import Keyfile
from hubdesk.vault.problems import KeyfileDamaged, RecoveryKitMistyped
from hubdesk.vault.sealing import NotSealedForYou, new_private_key, seal, unseal
from hubdesk.vault.slots import Secret, workstation_id

_GROUP, _GROUPS, _SECRET_BYTES, _CHECK_BYTES = 4, 14, 32, 3
_LOOKALIKES = str.maketrans("018", "OIB")
"""Digits that Base32 does not use, and the letters they are mistaken for."""


def new_recovery_kit() -> str:
    """A fresh kit as printed, for a store that is about to be made with it."""
    return print_kit(new_private_key())


def print_kit(private: bytes) -> str:
    """The kit as printed: ``ABCD-EFGH-…``, 14 groups of 4."""
    text = base64.b32encode(private + _checksum(private)).decode("ascii")
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def read_kit(typed: str) -> bytes:
    """The raw private key from a typed kit; case, spaces and hyphens do not matter.

    Raises:
        RecoveryKitMistyped: the length or the checksum is wrong.
    """
    text = re.sub(r"[\s-]", "", typed).upper().translate(_LOOKALIKES)
    if len(text) != _GROUP * _GROUPS or not re.fullmatch("[A-Z2-7]+", text):
        raise RecoveryKitMistyped
    data = base64.b32decode(text)
    private, check = data[:_SECRET_BYTES], data[_SECRET_BYTES:]
    if check != _checksum(private):
        raise RecoveryKitMistyped
    return private


def seal_escrow(workstation: Secret, *, store: str, rid: str, public: bytes) -> bytes:
    """The workstation secret, sealed to the recovery kit."""
    return seal(workstation, public, _info(store, rid))


def open_escrow(keyfile: Keyfile, private: bytes) -> bytearray:
    """The workstation secret, from the escrow.

    Raises:
        KeyfileDamaged: it does not open, or is not the secret the file names.
    """
    try:
        secret = unseal(keyfile.workstation.escrow, private, _info(keyfile.store, keyfile.recovery.rid))
    except NotSealedForYou:
        raise KeyfileDamaged("escrow") from None
    if workstation_id(secret) != keyfile.workstation.id:
        raise KeyfileDamaged("escrow")
    return secret


def _info(store: str, rid: str) -> str:
    return f"hubdesk/escrow/v1|{store}|{rid}"


def _checksum(private: bytes) -> bytes:
    return hashlib.sha256(b"hubdesk/recovery-kit/v1|" + private).digest()[:_CHECK_BYTES]
