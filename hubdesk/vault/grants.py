"""Data keys given to people: each grant is one key sealed to one holder's public key."""

from hubdesk.domain.roles import CONTROL
from hubdesk.vault.keyfile import Grant, Keyfile
from hubdesk.vault.problems import KeyfileDamaged, NoGrant
from hubdesk.vault.sealing import NotSealedForYou, seal, unseal
from hubdesk.vault.subkeys import DATA_KEY_BYTES, DataKey


def make_grant(data_key: DataKey, *, store: str, dek: str, to: str, public: bytes) -> Grant:
    """Seal a data key to a holder (a person, or the recovery kit)."""
    return Grant(dek, to, seal(data_key, public, _info(store, dek, to)))


def open_grants(keyfile: Keyfile, holder: str, private: bytes) -> dict[str, bytearray]:
    """Every data key granted to a holder, by id.

    Raises:
        NoGrant: not even the control key was given.
        KeyfileDamaged: a grant does not open.
    """
    keys: dict[str, bytearray] = {}
    for grant in keyfile.grants:
        if grant.to != holder:
            continue
        try:
            keys[grant.dek] = unseal(grant.sealed, private, _info(keyfile.store, grant.dek, holder))
        except NotSealedForYou:
            raise KeyfileDamaged("grant") from None
        if len(keys[grant.dek]) != DATA_KEY_BYTES:
            raise KeyfileDamaged("grant")
    if CONTROL not in keys:
        raise NoGrant
    return keys


def _info(store: str, dek: str, to: str) -> str:
    return f"hubdesk/grant/v1|{store}|{dek}|{to}"
