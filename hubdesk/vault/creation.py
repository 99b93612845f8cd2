"""The first key file of a new store."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from hubdesk.domain.roles import CONTROL, RECORDS, REPORT, RESTRICTED
from hubdesk.vault import filing, integrity
from hubdesk.vault.data_keys import class_of, first_id
from hubdesk.vault.grants import make_grant
from hubdesk.vault.kdf import KdfPolicy
from hubdesk.vault.keyfile import ACTIVE, MAC_BYTES, DataKeyEntry, Grant, Keyfile, Recovery, Slot, Workstation, parse
from hubdesk.vault.opening import open_with_kit, open_with_password
from hubdesk.vault.passwords import shortest_for
from hubdesk.vault.people import NewUser
from hubdesk.vault.problems import KeyfileExists, NameTaken
from hubdesk.vault.recovery import print_kit, read_kit, seal_escrow
from hubdesk.vault.sealing import new_private_key, public_of
from hubdesk.vault.slots import Secret, workstation_id, wrap
from hubdesk.vault.subkeys import DATA_KEY_BYTES, audit_seal_key

DATA_CLASSES = (CONTROL, RECORDS, RESTRICTED, REPORT)
_FIRST_KIT = "recovery-1"


@dataclass(frozen=True, slots=True)
class Created:
    """A new store: its generation, and the recovery kit to be printed now, for it is kept nowhere."""

    gen: int
    recovery_kit: str = field(repr=False)


def create_vault(
    path: Path,
    policy: KdfPolicy,
    *,
    store: str,
    users: Sequence[NewUser],
    workstation_secret: Secret,
    provider: str,
    made: date,
    recovery_kit: str = "",
) -> Created:
    """Make the key file of a new store, with fresh random data keys.

    The first user is the key steward and must be given every data key; a second one is usually the IT admin
    with the control key only. ``store`` is the store's UUID as text; ``workstation_secret`` is already kept by
    the provider called ``provider`` (otherwise a crash here would leave a file that nobody can open);
    ``recovery_kit`` is one from ``new_recovery_kit``, printed before the store is made.

    Raises:
        KeyfileExists: there is a key file, or its spare. A second key would lock the records for good.
        InvalidEntry: a name or password breaks the rules.
        NameTaken: two users share a name or an id.
        StorageFull: nothing was written.
    """
    if path.exists() or filing.spare_of(path).exists():
        raise KeyfileExists
    if not users or {class_of(key) for key in users[0].keys} != set(DATA_CLASSES):
        raise ValueError("the first user must hold every data key")
    for user in users:
        user.check(shortest_for(provider))
    if len({user.uid for user in users}) < len(users) or len({user.folded_name for user in users}) < len(users):
        raise NameTaken

    keys = {dek: bytearray(secrets.token_bytes(DATA_KEY_BYTES)) for dek in map(first_id, DATA_CLASSES)}
    kit_private = read_kit(recovery_kit) if recovery_kit else new_private_key()
    kit = Recovery(_FIRST_KIT, public_of(kit_private), made.isoformat())
    slots = tuple(first_slot(user, store, workstation_secret, policy) for user in users)
    grants = [
        make_grant(keys[dek], store=store, dek=dek, to=slot.uid, public=slot.pub)
        for user, slot in zip(users, slots, strict=True)
        for dek in map(first_id, map(class_of, user.keys))
    ] + [make_grant(key, store=store, dek=dek, to=kit.rid, public=kit.pub) for dek, key in keys.items()]
    signed = integrity.sign(
        _unsigned(store, keys, slots, grants, kit, provider, workstation_secret), before=None, keys=keys
    )
    for data_key in keys.values():
        data_key[:] = bytes(len(data_key))

    data, printed = signed.to_bytes(), print_kit(kit_private)
    _prove(data, policy, users, workstation_secret, printed)
    filing.write(path, data, replaces=None)
    return Created(signed.gen, printed)


def first_slot(user: NewUser, store: str, workstation: Secret, policy: KdfPolicy) -> Slot:
    """A new person's slot, with a fresh key pair."""
    return wrap(
        new_private_key(),
        store=store,
        uid=user.uid,
        name=user.folded_name,
        password=user.password,
        workstation=workstation,
        kdf=policy.parameters,
    )


def _unsigned(
    store: str,
    keys: dict[str, bytearray],
    slots: tuple[Slot, ...],
    grants: list[Grant],
    kit: Recovery,
    provider: str,
    workstation: Secret,
) -> Keyfile:
    escrow = seal_escrow(workstation, store=store, rid=kit.rid, public=kit.pub)
    return Keyfile(
        store=store,
        gen=1,
        audit_pub=public_of(audit_seal_key(keys[CONTROL])),
        workstation=Workstation(workstation_id(workstation), provider, escrow),
        deks=tuple(DataKeyEntry(dek, ACTIVE, bytes(MAC_BYTES)) for dek in keys),
        users=slots,
        recovery=kit,
        grants=tuple(grants),
    )


def _prove(data: bytes, policy: KdfPolicy, users: Sequence[NewUser], workstation: Secret, kit: str) -> None:
    """Open the file in every way it must open, before it is written (KeePassium #130 is why)."""
    keyfile = parse(data)
    for user in users:
        open_with_password(keyfile, policy, name=user.name, password=user.password, workstation=workstation).wipe()
    open_with_kit(keyfile, kit).wipe()
