"""The vault of one store: signing in, and every change to the key file.

Each change reads the file again, checks it with the keys of whoever makes the change, raises ``gen`` by
one, proves that the new file opens, and only then replaces the old one. It gives back the new generation,
which the caller records in the control database afterwards (see ``Unlocked.check_generation``).
"""

import hashlib
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import CONTROL
from hubdesk.vault import filing, integrity
from hubdesk.vault.creation import first_slot
from hubdesk.vault.data_keys import active_ids, class_of, ids_of, next_id, number_of
from hubdesk.vault.grants import make_grant
from hubdesk.vault.kdf import KdfPolicy, stretch
from hubdesk.vault.keyfile import ACTIVE, MAC_BYTES, RETIRED, DataKeyEntry, Keyfile, Recovery, Slot, parse
from hubdesk.vault.opening import open_with_kit, open_with_password
from hubdesk.vault.passwords import password_problem, shortest_for
from hubdesk.vault.people import NewUser, UserStatus, VaultStatus
from hubdesk.vault.problems import (
    KeyfileRolledBack,
    LastHolder,
    NameTaken,
    NeedsSteward,
    NoSuchUser,
    WrongWorkstation,
)
from hubdesk.vault.recovery import print_kit, read_kit, seal_escrow
from hubdesk.vault.resets import next_place, places_of, retire
from hubdesk.vault.sealing import new_private_key, public_of
from hubdesk.vault.slots import Secret, unwrap, wrap
from hubdesk.vault.subkeys import DATA_KEY_BYTES
from hubdesk.vault.unlocked import Unlocked

RETIRED_KEPT = 12
"""How many retired keys of each class stay in the file: backups from before that many rotations still open."""

Proof = Callable[[Keyfile], object]
"""Opens a new file as its readers will; raises if it cannot."""


class Vault:
    """A key file at ``path``, under a KDF policy (``kdf.PRODUCTION`` in the program).

    Every method that reads raises ``KeyfileMissing``, ``KeyfileDamaged`` or ``KeyfileTooNew`` as the case may be,
    every method that writes ``StorageFull`` or ``ChangedElsewhere``; in both cases nothing has been changed.
    """

    def __init__(self, path: Path, policy: KdfPolicy) -> None:
        self._path = path
        self._policy = policy

    def status(self) -> VaultStatus:
        """What the file says of itself without any secret, and therefore unproved."""
        keyfile, _ = self._read()
        return VaultStatus(
            store=keyfile.store,
            gen=keyfile.gen,
            provider=keyfile.workstation.provider,
            active=active_ids(keyfile),
            users=tuple(UserStatus(slot.uid, slot.name, _held(keyfile, slot.uid)) for slot in keyfile.users),
            recovery_made=date.fromisoformat(keyfile.recovery.made),
            audit_public_key=keyfile.audit_pub,
        )

    def unlock(self, name: str, password: str, workstation_secret: Secret) -> Unlocked:
        """Sign in. Takes 0.3 s or so by design: call it from a worker thread.

        Raises: see ``opening.open_with_password``.
        """
        keyfile, _ = self._read()
        return open_with_password(keyfile, self._policy, name=name, password=password, workstation=workstation_secret)

    def recover(self, kit: str) -> Unlocked:
        """Open every data key with the recovery kit, and get ``workstation_secret`` back from the escrow.

        The caller gives that secret to the provider again, after which all passwords work; or, if nobody knows
        a password, adds a user with it. Calling it and wiping the result is the six-monthly drill.

        Raises: see ``opening.open_with_kit``.
        """
        keyfile, _ = self._read()
        return open_with_kit(keyfile, kit)

    def change_password(self, holder: Unlocked, current: str, new: str, *, fresh_pair: bool = False) -> int:
        """Give the holder a new password; nobody else is touched and nothing is encrypted again.

        ``fresh_pair`` also makes a new key pair. Use it when someone else chose the current password: they could
        otherwise open an old copy of the slot and read grants made later.

        Raises:
            InvalidEntry: the new password breaks the rule (field ``password``).
            WrongPassword: ``current`` is not right.
        """
        before, found = self._read_as(holder)
        shortest = shortest_for(before.workstation.provider)
        problem = password_problem(new, name=holder.name, shortest=shortest)
        if problem:
            raise InvalidEntry({"password": problem})
        slot = _slot(before, holder.uid)
        workstation = holder.workstation_secret
        private = unwrap(slot, store=before.store, password=current, workstation=workstation)
        changed = before.with_slot(
            wrap(
                new_private_key() if fresh_pair else private,
                store=before.store,
                uid=slot.uid,
                name=slot.name,
                password=new,
                workstation=workstation,
                kdf=self._policy.parameters,
            )
        )
        if fresh_pair:
            changed = _grant(_without_grants(changed, slot.uid), holder, slot.uid, _held(before, slot.uid))
        return self._save(holder, changed, before, found, self._opens(slot.name, new, workstation))

    def is_weak(self, holder: Unlocked) -> bool:
        """Whether the program has come to ask for more work on a password than when the holder's key was wrapped."""
        keyfile, _ = self._read_as(holder)
        return _slot(keyfile, holder.uid).kdf.weaker_than(self._policy.parameters)

    def strengthen(self, holder: Unlocked, password: str) -> int:
        """After a sign-in with this password: wrap the same private key anew, with the work asked for today.

        Raises:
            WrongPassword: it is another one.
        """
        before, found = self._read_as(holder)
        slot = _slot(before, holder.uid)
        workstation = holder.workstation_secret
        private = unwrap(slot, store=before.store, password=password, workstation=workstation)
        stronger = wrap(
            private,
            store=before.store,
            uid=slot.uid,
            name=slot.name,
            password=password,
            workstation=workstation,
            kdf=self._policy.parameters,
        )
        proof = self._opens(slot.name, password, workstation)
        return self._save(holder, before.with_slot(stronger), before, found, proof)

    def prove(self, holder: Unlocked, password: str) -> None:
        """Check that whoever is at the desk knows the holder's password. Takes as long as signing in.

        Raises:
            WrongPassword: it is another one.
        """
        keyfile, _ = self._read_as(holder)
        slot = _slot(keyfile, holder.uid)
        unwrap(slot, store=keyfile.store, password=password, workstation=holder.workstation_secret)

    def add_user(self, holder: Unlocked, user: NewUser) -> int:
        """Add a person with a first password, and grant them the keys named in ``user``.

        Granting is the key steward's approval. The IT admin can add a person with the control key only; a
        clinical lead then uses ``grant``.

        Raises:
            InvalidEntry: the name or password breaks the rules.
            NameTaken: the name or id is in use.
            NeedsSteward: the holder lacks one of the keys.
        """
        before, found = self._read_as(holder)
        user.check(shortest_for(before.workstation.provider))
        if before.slot(user.uid) or before.slot_named(user.folded_name):
            raise NameTaken
        slot = first_slot(user, before.store, holder.workstation_secret, self._policy)
        changed = _grant(replace(before, users=(*before.users, slot)), holder, user.uid, ids_of(before, user.keys))
        proof = self._opens(user.name, user.password, holder.workstation_secret)
        return self._save(holder, changed, before, found, proof)

    def reset_password(self, holder: Unlocked, user: str, password: str, keys: Iterable[str] = ()) -> int:
        """Give a person a new first password and a new key pair; the old password opens nothing from now on.

        Where the holder has every key that the person has, they keep all of them. Otherwise (an IT admin) the person
        is left with the control key, until a steward grants the rest (``resets``). ``keys`` are classes of data that
        they get besides, where the holder has every key that they have.

        Raises:
            InvalidEntry: the password breaks the rule (field ``password``).
            NoSuchUser: that account has gone.
        """
        before, found = self._read_as(holder)
        places = places_of(before, user)
        if not places:
            raise NoSuchUser
        old = places[-1]
        whole = set(_held(before, old.uid)) <= set(holder.key_ids)
        fresh = NewUser(old.uid if whole else next_place(before, user), old.name, password)
        fresh.check(shortest_for(before.workstation.provider))
        slot = first_slot(fresh, before.store, holder.workstation_secret, self._policy)
        if whole:
            changed = _without_grants(before.with_slot(slot), old.uid)
            wanted = dict.fromkeys([*_held(before, old.uid), *ids_of(before, keys)])
            changed = _grant(changed, holder, old.uid, wanted)
        else:
            changed = retire(before, old)
            changed = _grant(replace(changed, users=(*changed.users, slot)), holder, slot.uid, [CONTROL])
        return self._save(holder, changed, before, found, self._opens(old.name, password, holder.workstation_secret))

    def grant(self, holder: Unlocked, uid: str, keys: Iterable[str]) -> int:
        """Give a person more data keys. The steward compares ``fingerprint`` with theirs, face to face, first.

        Raises:
            NoSuchUser: that account has gone.
            NeedsSteward: the holder lacks one of the keys.
        """
        before, found = self._read_as(holder)
        _slot(before, uid)
        held = _held(before, uid)
        changed = _grant(before, holder, uid, [dek for dek in ids_of(before, keys) if dek not in held])
        return self._save(holder, changed, before, found)

    def remove_user(self, holder: Unlocked, uid: str) -> int:
        """Take a person's slot and keys away.

        The holder must hold every key that the leaver holds, because each roster is signed again: the IT admin
        disables an account in the control database, and a lead removes it here. It does not make an old copy
        of the files unreadable; rotation does that for later data (security design T9).

        Raises:
            NoSuchUser: that account has gone.
            NeedsSteward: see above.
            LastHolder: nobody would be left to open some of the data.
        """
        before, found = self._read_as(holder)
        _slot(before, uid)
        users = tuple(slot for slot in before.users if slot.uid != uid)
        changed = replace(_without_grants(before, uid), users=users)
        left = {grant.dek for grant in changed.grants if grant.to != changed.recovery.rid}
        if left != {entry.id for entry in before.deks}:
            raise LastHolder
        return self._save(holder, changed, before, found)

    def new_data_keys(self, holder: Unlocked, classes: Iterable[str]) -> dict[str, bytearray]:
        """A fresh random key for each class, under the id it will have. Nothing is written: ``rotate`` does that.

        Raises:
            NeedsSteward: the holder lacks the key that is active now.
        """
        before, _ = self._read_as(holder)
        if not {active_ids(before).get(each, each) for each in classes} <= set(holder.key_ids):
            raise NeedsSteward
        return {next_id(before, each): bytearray(secrets.token_bytes(DATA_KEY_BYTES)) for each in classes}

    def rotate(self, holder: Unlocked, fresh: Mapping[str, bytearray]) -> int:
        """Make these keys, from ``new_data_keys``, the active ones: one write of the file, the turning point.

        Everyone who holds the key before it and can sign in gets the new one, and so does the recovery kit. The key
        before is retired, and stays with its holders for the backups that it opens.

        Raises:
            NeedsSteward: the holder lacks the key that is active now.
        """
        before, found = self._read_as(holder)
        changed = before
        with_control = {grant.to for grant in before.grants if grant.dek == CONTROL}
        held = holder.keys | dict(fresh)
        for dek in fresh:
            old = active_ids(before)[class_of(dek)]
            if old not in holder.keys:
                raise NeedsSteward
            changed = replace(
                changed,
                deks=(
                    *(replace(e, state=RETIRED) if e.id == old else e for e in changed.deks),
                    DataKeyEntry(dek, ACTIVE, bytes(MAC_BYTES)),
                ),
            )
            for grant in before.grants:
                if grant.dek == old and grant.to in with_control:
                    changed = _grant_key(changed, dek, held[dek], grant.to)
        changed = _without_the_oldest(changed)
        gen = self._save(holder, changed, before, found, keys=held)
        holder.adopt(fresh, active_ids(changed))
        return gen

    def replace_recovery_kit(self, holder: Unlocked, made: date, printed: str = "") -> tuple[int, str]:
        """Put a new recovery kit in place and end the old one. Gives the generation and the kit.

        ``printed`` is one from ``new_recovery_kit`` that is on paper already; without it a fresh one is made, to be
        printed now.

        Raises:
            NeedsSteward: the holder lacks one of the data keys.
        """
        before, found = self._read_as(holder)
        private = read_kit(printed) if printed else new_private_key()
        old = before.recovery
        kit = Recovery(_next_id(old.rid), public_of(private), made.isoformat())
        escrow = seal_escrow(holder.workstation_secret, store=before.store, rid=kit.rid, public=kit.pub)
        bare = _without_grants(before, old.rid)
        changed = replace(bare, recovery=kit, workstation=replace(bare.workstation, escrow=escrow))
        changed = _grant(changed, holder, kit.rid, [entry.id for entry in before.deks])
        printed = print_kit(private)
        gen = self._save(holder, changed, before, found, lambda new: open_with_kit(new, printed).wipe())
        return gen, printed

    def record_provider(self, holder: Unlocked, provider: str) -> int:
        """Write down where the workstation secret is kept now, after it moved to another provider."""
        before, found = self._read_as(holder)
        changed = replace(before, workstation=replace(before.workstation, provider=provider))
        return self._save(holder, changed, before, found)

    def fingerprint(self, uid: str) -> str:
        """Eight digits that stand for a person's public key, ``1234 5678``, to compare face to face.

        Stretched with Argon2, because eight digits alone could be matched by trying key pairs.

        Raises:
            NoSuchUser: that account has gone.
        """
        keyfile, _ = self._read()
        slot = _slot(keyfile, uid)
        salt = hashlib.sha256(f"hubdesk/fingerprint/v1|{keyfile.store}|{uid}".encode()).digest()
        digits = f"{int.from_bytes(stretch(slot.pub, salt, self._policy.parameters)) % 10**8:08}"
        return f"{digits[:4]} {digits[4:]}"

    def keep_spare(self) -> None:
        """Copy the file to ``hubdesk.keys.bak``, so that the spare is of the same generation.

        Call it after a sign-in whose generation was right. Does nothing when they are equal already.
        """
        filing.keep_spare(self._path)

    def _read(self) -> tuple[Keyfile, bytes]:
        found = filing.read(self._path)
        return parse(found), found

    def _read_as(self, holder: Unlocked) -> tuple[Keyfile, bytes]:
        """The file on the disk, proved with the holder's keys and no older than they have seen."""
        keyfile, found = self._read()
        if keyfile.store != holder.store:
            raise WrongWorkstation
        integrity.verify(keyfile, holder.keys)
        if keyfile.gen < holder.gen:
            raise KeyfileRolledBack
        return keyfile, found

    def _save(
        self,
        holder: Unlocked,
        changed: Keyfile,
        before: Keyfile,
        found: bytes,
        proof: Proof | None = None,
        *,
        keys: Mapping[str, bytearray] | None = None,
    ) -> int:
        held = holder.keys if keys is None else keys
        signed = integrity.sign(replace(changed, gen=before.gen + 1), before, held)
        data = signed.to_bytes()
        written = parse(data)
        integrity.verify(written, held)
        if proof is not None:
            proof(written)
        filing.write(self._path, data, replaces=found)
        holder.gen = signed.gen
        return signed.gen

    def _opens(self, name: str, password: str, workstation: Secret) -> Proof:
        def proof(keyfile: Keyfile) -> None:
            open_with_password(keyfile, self._policy, name=name, password=password, workstation=workstation).wipe()

        return proof


def _slot(keyfile: Keyfile, uid: str) -> Slot:
    slot = keyfile.slot(uid)
    if slot is None:
        raise NoSuchUser
    return slot


def _held(keyfile: Keyfile, holder: str) -> tuple[str, ...]:
    return tuple(grant.dek for grant in keyfile.grants if grant.to == holder)


def _without_grants(keyfile: Keyfile, holder: str) -> Keyfile:
    return replace(keyfile, grants=tuple(grant for grant in keyfile.grants if grant.to != holder))


def _grant(keyfile: Keyfile, giver: Unlocked, to: str, keys: Iterable[str]) -> Keyfile:
    """The file with more grants, each sealed to the public key that the file holds for that holder."""
    wanted = list(keys)
    if not set(wanted) <= set(giver.key_ids):
        raise NeedsSteward
    for dek in wanted:
        keyfile = _grant_key(keyfile, dek, giver.key(dek), to)
    return keyfile


def _grant_key(keyfile: Keyfile, dek: str, data_key: bytearray, to: str) -> Keyfile:
    slot = keyfile.slot(to)
    public = slot.pub if slot else keyfile.recovery.pub
    made = make_grant(data_key, store=keyfile.store, dek=dek, to=to, public=public)
    return replace(keyfile, grants=(*keyfile.grants, made))


def _without_the_oldest(keyfile: Keyfile) -> Keyfile:
    """No more retired keys of a class than are kept."""
    gone: set[str] = set()
    for each in {class_of(entry.id) for entry in keyfile.deks}:
        retired = [e.id for e in keyfile.deks if e.state == RETIRED and class_of(e.id) == each]
        gone |= set(sorted(retired, key=number_of)[:-RETIRED_KEPT])
    return replace(
        keyfile,
        deks=tuple(entry for entry in keyfile.deks if entry.id not in gone),
        grants=tuple(grant for grant in keyfile.grants if grant.dek not in gone),
    )


def _next_id(rid: str) -> str:
    stem, number = rid.rsplit("-", 1)
    return f"{stem}-{int(number) + 1}"
