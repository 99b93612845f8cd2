"""What a sign-in gives: the person, and the data keys they hold, until they are wiped."""

from collections.abc import Iterable, Mapping
from typing import NoReturn

from hubdesk.vault.data_keys import number_of
from hubdesk.vault.problems import KeyfileAhead, KeyfileRolledBack, NoGrant


class Unlocked:
    """An open sign-in. Shows ids only in ``str`` and ``repr``, and refuses to be pickled.

    ``uid`` and ``name`` say who (the recovery kit signs in as its own id, with an empty name), ``gen`` is the
    key file's generation when last read or written, ``workstation_secret`` the 32 bytes it was opened with.

    ``wipe`` zeroes the key arrays. Copies that Python or a library made on the way cannot be reached, which is
    why switching users restarts the process (security design §4.5).
    """

    __slots__ = ("_active", "_keys", "gen", "name", "store", "uid", "workstation_secret")

    def __init__(
        self,
        *,
        store: str,
        uid: str,
        name: str,
        gen: int,
        keys: dict[str, bytearray],
        active: dict[str, str],
        workstation_secret: bytearray,
    ) -> None:
        self.store = store
        self.uid = uid
        self.name = name
        self.gen = gen
        self.workstation_secret = workstation_secret
        self._keys = keys
        self._active = active

    @property
    def key_ids(self) -> tuple[str, ...]:
        """The ids of the data keys held, sorted. Empty after ``wipe``."""
        return tuple(sorted(self._keys))

    @property
    def keys(self) -> dict[str, bytearray]:
        """The data keys by id: the arrays themselves, so that ``wipe`` reaches every user of them."""
        return dict(self._keys)

    def active(self, data_class: str) -> str:
        """The id of the active key of a class of data: ``records-2`` for ``records``.

        Raises:
            NoGrant: the store has no such class.
        """
        try:
            return self._active[data_class]
        except KeyError:
            raise NoGrant from None

    def key(self, dek: str) -> bytearray:
        """One data key, 32 bytes, by its id, or the active one of a class of data; do not copy it.

        Raises:
            NoGrant: this person was not given that key (or it has been wiped).
        """
        try:
            return self._keys[self._active.get(dek, dek)]
        except KeyError:
            raise NoGrant from None

    def holds(self, data_class: str) -> bool:
        """Whether the active key of this class is held."""
        return self._active.get(data_class) in self._keys

    def require(self, deks: Iterable[str]) -> None:
        """Check that all these keys are held, for example ``data_keys(role)``. A class that came to hubdesk after the
        store was made is not asked for.

        Raises:
            NoGrant: one is missing, so a key steward has yet to approve the account.
        """
        for dek in deks:
            if dek in self._active or number_of(dek):
                self.key(dek)

    def adopt(self, keys: Mapping[str, bytearray], active: Mapping[str, str]) -> None:
        """Hold these keys too, and know which is the active one of each class now: after a rotation."""
        self._keys.update(keys)
        self._active = dict(active)

    def check_generation(self, recorded: int) -> None:
        """Compare the key file with the generation kept in the control database.

        Equal is right. One more is right too: the program stopped between the two writes, and the caller now
        records ``gen``.

        Raises:
            KeyfileRolledBack: an older key file was put back.
            KeyfileAhead: the control database was put back.
        """
        if self.gen < recorded:
            raise KeyfileRolledBack
        if self.gen > recorded + 1:
            raise KeyfileAhead

    def wipe(self) -> None:
        """Zero and forget every secret. May be called twice."""
        for secret in (*self._keys.values(), self.workstation_secret):
            secret[:] = bytes(len(secret))
        self._keys.clear()

    def __repr__(self) -> str:
        return f"Unlocked(uid={self.uid!r}, key_ids={self.key_ids!r})"

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        raise TypeError("data keys are not pickled")
