"""The restricted key in the hands of whoever holds it: ``services.ports.Restricted`` on the vault."""

from dataclasses import dataclass

from hubdesk.domain.roles import RESTRICTED, Role, data_keys
from hubdesk.domain.sealed import SealBroken, Sealed, SealedPlace
from hubdesk.vault import FieldPlace, Unlocked, open_field, seal_field
from hubdesk.vault.problems import FieldDamaged

_COLUMN = "sealed"


@dataclass(frozen=True, slots=True)
class HeldRestricted:
    """One sign-in that holds a restricted key; it opens nothing once the sign-in is wiped."""

    unlocked: Unlocked

    def seal(self, place: SealedPlace, text: str) -> Sealed:
        """See the port. Raises ``NoGrant`` after the screen was locked."""
        newest = self.unlocked.active(RESTRICTED)
        return Sealed(newest, seal_field(self.unlocked.key(newest), self._place(place, newest), text))

    def open(self, place: SealedPlace, sealed: Sealed) -> str:
        """See the port. A text under a key of before that is not held any more is one that does not open."""
        if self.unlocked.key_ids and sealed.key not in self.unlocked.key_ids:
            raise SealBroken
        try:
            return open_field(self.unlocked.key(sealed.key), self._place(place, sealed.key), sealed.data)
        except FieldDamaged as damaged:
            raise SealBroken from damaged

    def _place(self, place: SealedPlace, dek: str) -> FieldPlace:
        return FieldPlace(self.unlocked.store, place.table, place.row, _COLUMN, dek)


def restricted_for(role: Role, unlocked: Unlocked) -> HeldRestricted | None:
    """The restricted key, for a role that reads restricted texts and a sign-in that holds it."""
    return HeldRestricted(unlocked) if RESTRICTED in data_keys(role) and unlocked.holds(RESTRICTED) else None
