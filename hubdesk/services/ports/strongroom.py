"""The vault and the store together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from hubdesk.domain.accounts import Account
from hubdesk.domain.hold import Hold
from hubdesk.domain.ids import UserId
from hubdesk.domain.machine_settings import NO_RULES, Rules
from hubdesk.domain.site import Site
from hubdesk.domain.users import User
from hubdesk.services.ports.backups import Backups
from hubdesk.services.ports.control import Control
from hubdesk.services.ports.key_change import KeyChange
from hubdesk.services.ports.records import Records
from hubdesk.services.ports.restricted import Restricted


class Keys(Protocol):
    """The key file, in the hands of the signed-in user. Each change gives the file's new generation.

    Raises the vault's own known problems: the name is taken, a data key is missing, the last holder.
    """

    @property
    def generation(self) -> int:
        """The generation as last read or written."""

    @property
    def held(self) -> frozenset[str]:
        """The classes of data whose keys the signed-in user holds."""

    @property
    def keeper(self) -> str:
        """Where this computer keeps its part of the key, as the key file names it."""

    def holders(self) -> Mapping[str, tuple[str, ...]]:
        """The classes of data whose keys each user holds, by user id."""

    def fingerprint(self, user_id: UserId) -> str:
        """Eight digits that stand for a user's public key, ``1234 5678``."""

    def add(self, user_id: UserId, sign_in: str, password: str, keys: Sequence[str]) -> int:
        """Give a new user a place with a first password, and these data keys."""

    def grant(self, user_id: UserId, keys: Sequence[str]) -> int:
        """Give a user more data keys."""

    def remove(self, user_id: UserId) -> int:
        """Take a user's place and data keys away."""

    def reset(self, user_id: UserId, password: str) -> int:
        """Give a user a new first password. They keep those data keys that the signed-in user holds as well, or, where
        one is missing, the control key only."""

    def new_kit(self) -> str:
        """A fresh recovery kit, ``ABCD-EFGH-…``; it opens nothing yet."""

    def replace_kit(self, kit: str, made: date) -> int:
        """Let this kit open the records from now on, and no earlier one."""

    def prove(self, password: str) -> None:
        """Nothing, if this is the signed-in user's password; raises the vault's ``WrongPassword`` if not, and
        ``TryLater`` (code ``try-later``) while there were several wrong ones in a row."""

    def change_password(self, current: str, new: str, *, fresh_pair: bool) -> int:
        """A new password for the signed-in user; ``fresh_pair`` where someone else chose the old one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a successful unlock gives. ``records`` is None for a user whose keys do not reach them (IT admin)."""

    user: User
    site: Site
    control: Control
    records: Records | None
    account: Account | None = None
    keys: Keys | None = None
    backups: Backups | None = None
    key_change: KeyChange | None = None
    hold: Hold | None = None
    restricted: Restricted | None = None
    """The key of restricted texts, for those who hold it."""
    rules: Rules = NO_RULES
    """What IT has fixed for this computer."""


class Strongroom(Protocol):
    """The vault and the store together, as seen from the unlock page."""

    def unlock(self, sign_in: str, password: str) -> Opened:
        """Open what this user's keys reach.

        Raises the vault's and the store's own known problems: wrong password, missing
        workstation secret, damaged key file, records missing or newer.
        """

    def lock(self) -> None:
        """Close everything and forget the keys."""
