"""The key file in the hands of whoever is signed in: ``services.ports.Keys`` on the vault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hubdesk.app.tries import TriesFile
from hubdesk.domain.ids import UserId
from hubdesk.vault import NewUser, Unlocked, Vault, new_recovery_kit
from hubdesk.vault.data_keys import class_of
from hubdesk.vault.resets import order_of, user_of


@dataclass(frozen=True, slots=True)
class HeldKeys:
    """One sign-in and the key file it was made with."""

    vault: Vault
    unlocked: Unlocked
    tries: TriesFile | None = None
    """The record of wrong passwords of this computer."""

    @property
    def generation(self) -> int:
        """See the port."""
        return self.unlocked.gen

    @property
    def held(self) -> frozenset[str]:
        """See the port."""
        return frozenset(map(class_of, self.unlocked.key_ids))

    @property
    def keeper(self) -> str:
        """See the port."""
        return self.vault.status().provider

    def holders(self) -> Mapping[str, tuple[str, ...]]:
        """See the port."""
        return {user_of(uid): tuple(dict.fromkeys(map(class_of, keys))) for uid, keys in self._places()}

    def fingerprint(self, user_id: UserId) -> str:
        """See the port."""
        return self.vault.fingerprint(self._place_of(user_id))

    def add(self, user_id: UserId, sign_in: str, password: str, keys: Sequence[str]) -> int:
        """See the port."""
        return self.vault.add_user(self.unlocked, NewUser(user_id, sign_in, password, tuple(keys)))

    def grant(self, user_id: UserId, keys: Sequence[str]) -> int:
        """See the port."""
        gen = self.vault.grant(self.unlocked, self._place_of(user_id), keys)
        for uid, _keys in self._places():  # a place that IT had to leave when it gave a new password
            if user_of(uid) == user_id and uid != self._place_of(user_id):
                gen = self.vault.remove_user(self.unlocked, uid)
        return gen

    def remove(self, user_id: UserId) -> int:
        """See the port."""
        gen = self.unlocked.gen
        for uid, _keys in self._places():
            if user_of(uid) == user_id:
                gen = self.vault.remove_user(self.unlocked, uid)
        return gen

    def reset(self, user_id: UserId, password: str) -> int:
        """See the port."""
        return self.vault.reset_password(self.unlocked, user_id, password)

    def new_kit(self) -> str:
        """See the port."""
        return new_recovery_kit()

    def replace_kit(self, kit: str, made: date) -> int:
        """See the port."""
        return self.vault.replace_recovery_kit(self.unlocked, made, kit)[0]

    def prove(self, password: str) -> None:
        """See the port. Wrong passwords wait as they do at the unlock page, and are counted together with those."""
        name, secret = self.unlocked.name, self.unlocked.workstation_secret
        if self.tries is None:
            self.vault.prove(self.unlocked, password)
            return
        with self.tries.attempt(name, secret):
            self.vault.prove(self.unlocked, password)
        self.tries.right(name, secret)  # each wrong one is in the audit trail of the records by now

    def change_password(self, current: str, new: str, *, fresh_pair: bool) -> int:
        """See the port."""
        return self.vault.change_password(self.unlocked, current, new, fresh_pair=fresh_pair)

    def _places(self) -> list[tuple[str, tuple[str, ...]]]:
        """Each place in the key file with its keys, a person's latest one last."""
        places = [(user.uid, user.keys) for user in self.vault.status().users]
        return sorted(places, key=lambda place: order_of(place[0]))

    def _place_of(self, user_id: UserId) -> str:
        return next((uid for uid, _keys in reversed(self._places()) if user_of(uid) == user_id), user_id)
