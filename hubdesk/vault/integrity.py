"""Who may have written the key file: the MAC over the file, and the roster MAC of each data key.

The file's MAC needs the control key, which the IT admin also holds. So the list of holders of each data
key carries a second MAC made with that data key: whoever does not hold it cannot add themselves, or put
their public key in a colleague's place (security design §4.2).
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace

from hubdesk.domain.roles import CONTROL
from hubdesk.vault import canonical
from hubdesk.vault.keyfile import DataKeyEntry, Keyfile
from hubdesk.vault.problems import KeyfileDamaged, NeedsSteward, RosterChanged
from hubdesk.vault.sealing import public_of
from hubdesk.vault.subkeys import DataKey, audit_seal_key, keyfile_mac_key, roster_key


def verify(keyfile: Keyfile, keys: Mapping[str, DataKey]) -> None:
    """Check the file's MAC, the roster of every data key held, and the audit public key.

    Raises:
        KeyfileDamaged: the file was not written by a holder of the control key.
        RosterChanged: a list of holders was not written by a holder of that data key.
    """
    if not hmac.compare_digest(_file_mac(keyfile, keys[CONTROL]), keyfile.mac):
        raise KeyfileDamaged("mac")
    for entry in keyfile.deks:
        if entry.id in keys and not hmac.compare_digest(_roster_mac(keyfile, entry.id, keys[entry.id]), entry.rmac):
            raise RosterChanged
    if public_of(audit_seal_key(keys[CONTROL])) != keyfile.audit_pub:
        raise KeyfileDamaged("audit")


def sign(changed: Keyfile, before: Keyfile | None, keys: Mapping[str, DataKey]) -> Keyfile:
    """Give a changed file its new MACs. ``before`` is the verified file it was made from, if any.

    Raises:
        NeedsSteward: the change touches the roster of a data key that is not in ``keys``.
    """

    def signed(entry: DataKeyEntry) -> DataKeyEntry:
        if entry.id in keys:
            return replace(entry, rmac=_roster_mac(changed, entry.id, keys[entry.id]))
        if before is None or changed.roster(entry.id) != before.roster(entry.id):
            raise NeedsSteward
        return entry

    rostered = replace(changed, deks=tuple(signed(entry) for entry in changed.deks))
    return replace(rostered, mac=_file_mac(rostered, keys[CONTROL]))


def _file_mac(keyfile: Keyfile, control_key: DataKey) -> bytes:
    return hmac.digest(keyfile_mac_key(control_key), keyfile.signed_part(), hashlib.sha256)


def _roster_mac(keyfile: Keyfile, dek: str, data_key: DataKey) -> bytes:
    listed = canonical.encode({"store": keyfile.store, "dek": dek, "holders": keyfile.roster(dek)})
    return hmac.digest(roster_key(data_key), listed, hashlib.sha256)
