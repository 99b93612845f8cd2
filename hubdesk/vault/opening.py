"""Opening a key file: with a name, a password and the workstation secret, or with the recovery kit.

The checks run in the order of the security design §4.3; ``keyfile.parse`` has done the first five.
"""

import hmac

from hubdesk.vault import integrity
from hubdesk.vault.data_keys import active_ids
from hubdesk.vault.grants import open_grants
from hubdesk.vault.kdf import KdfPolicy
from hubdesk.vault.keyfile import Keyfile
from hubdesk.vault.names import fold_name
from hubdesk.vault.problems import KeyfileDamaged, WrongRecoveryKit, WrongWorkstation
from hubdesk.vault.recovery import open_escrow, read_kit
from hubdesk.vault.sealing import public_of
from hubdesk.vault.slots import Secret, decoy, unwrap, workstation_id
from hubdesk.vault.unlocked import Unlocked


def open_with_password(
    keyfile: Keyfile, policy: KdfPolicy, *, name: str, password: str, workstation: Secret
) -> Unlocked:
    """Sign a person in.

    Raises:
        WrongWorkstation: found before any Argon2 work.
        KeyfileDamaged: also when any slot's KDF figures are out of range, before any memory is asked for.
        WrongPassword: also for a name that is not there, after the same work.
        NoGrant: not even the control key was given.
        RosterChanged: see ``integrity``.
    """
    if not hmac.compare_digest(workstation_id(workstation), keyfile.workstation.id):
        raise WrongWorkstation
    for each in keyfile.users:
        policy.check(each.kdf)
    folded = fold_name(name)
    slot = keyfile.slot_named(folded) or decoy(folded, workstation, policy.parameters)
    private = unwrap(slot, store=keyfile.store, password=password, workstation=workstation)
    return _verified(keyfile, slot.uid, slot.name, open_grants(keyfile, slot.uid, private), bytearray(workstation))


def open_with_kit(keyfile: Keyfile, kit: str) -> Unlocked:
    """Open everything with the recovery kit: all data keys, and the workstation secret from the escrow.

    Raises:
        RecoveryKitMistyped: the kit fails its checksum.
        WrongRecoveryKit: another store's, or one since replaced.
        KeyfileDamaged: the file fails a check (also ``RosterChanged``).
    """
    private = read_kit(kit)
    if not hmac.compare_digest(public_of(private), keyfile.recovery.pub):
        raise WrongRecoveryKit
    rid = keyfile.recovery.rid
    return _verified(keyfile, rid, "", open_grants(keyfile, rid, private), open_escrow(keyfile, private))


def _verified(
    keyfile: Keyfile, uid: str, name: str, keys: dict[str, bytearray], workstation_secret: bytearray
) -> Unlocked:
    opened = Unlocked(
        store=keyfile.store,
        uid=uid,
        name=name,
        gen=keyfile.gen,
        keys=keys,
        active=active_ids(keyfile),
        workstation_secret=workstation_secret,
    )
    try:
        integrity.verify(keyfile, keys)
    except KeyfileDamaged:
        opened.wipe()
        raise
    return opened
