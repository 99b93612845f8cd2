"""The key file in the hands of whoever is signed in: ``services.ports.Keys`` on the vault."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hubdesk.domain.ids import UserId
from hubdesk.vault import NewUser, Unlocked, Vault


@dataclass(frozen=True, slots=True)
class HeldKeys:
    """One sign-in and the key file it was made with."""

    vault: Vault
    unlocked: Unlocked

    @property
    def generation(self) -> int:
        """See the port."""
        return self.unlocked.gen

    @property
    def held(self) -> frozenset[str]:
        """See the port."""
        return frozenset(self.unlocked.key_ids)

    def holders(self) -> Mapping[str, tuple[str, ...]]:
        """See the port."""
        return {user.uid: user.keys for user in self.vault.status().users}

    def fingerprint(self, user_id: UserId) -> str:
        """See the port."""
        return self.vault.fingerprint(user_id)

    def add(self, user_id: UserId, sign_in: str, password: str, keys: Sequence[str]) -> int:
        """See the port."""
        return self.vault.add_user(self.unlocked, NewUser(user_id, sign_in, password, tuple(keys)))

    def grant(self, user_id: UserId, keys: Sequence[str]) -> int:
        """See the port."""
        return self.vault.grant(self.unlocked, user_id, keys)

    def remove(self, user_id: UserId) -> int:
        """See the port."""
        return self.vault.remove_user(self.unlocked, user_id)

    def prove(self, password: str) -> None:
        """See the port."""
        self.vault.prove(self.unlocked, password)

    def change_password(self, current: str, new: str, *, fresh_pair: bool) -> int:
        """See the port."""
        return self.vault.change_password(self.unlocked, current, new, fresh_pair=fresh_pair)
