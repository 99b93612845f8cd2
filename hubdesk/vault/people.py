"""People as the vault is told of them, and as it tells of them."""

from dataclasses import dataclass, field
from datetime import date

from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import CONTROL
from hubdesk.vault.names import fold_name, name_problem
from hubdesk.vault.passwords import SHORTEST, password_problem


@dataclass(frozen=True, slots=True)
class NewUser:
    """A person to be given a slot.

    ``uid`` is the user's record id (lower-case letters, digits, hyphens; never used twice), ``name`` the sign-in
    name, ``password`` the first password, ``keys`` the classes of data to grant (``data_keys(role)``), or ids of keys.
    """

    uid: str
    name: str
    password: str = field(repr=False)
    keys: tuple[str, ...] = (CONTROL,)

    def check(self, shortest: int = SHORTEST) -> None:
        """Refuse a name or password that breaks the rules.

        Raises:
            InvalidEntry: with the fields ``name`` and ``password``.
        """
        problems = {
            "name": name_problem(self.name),
            "password": password_problem(self.password, name=self.name, shortest=shortest),
        }
        wrong = {where: problem for where, problem in problems.items() if problem}
        if wrong:
            raise InvalidEntry(wrong)
        if CONTROL not in self.keys:
            raise ValueError("everyone holds the control key")

    @property
    def folded_name(self) -> str:
        """The name as the key file holds it."""
        return fold_name(self.name)


@dataclass(frozen=True, slots=True)
class UserStatus:
    """What the key file says of a person: id, sign-in name, ids of the data keys held."""

    uid: str
    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VaultStatus:
    """What can be read from a key file with no secret at all. Not verified: anyone could have written it."""

    store: str
    gen: int
    provider: str
    active: dict[str, str]
    """The id of the active key of each class of data."""
    users: tuple[UserStatus, ...]
    recovery_made: date
    audit_public_key: bytes
