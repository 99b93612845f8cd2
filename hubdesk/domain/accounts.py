"""A colleague's account: who added it, whether a clinical lead has approved it, and when it was last used.

Security design §4.4 and §4.7: an account that IT adds opens nothing until a lead approves it, and a password that
someone else chose is only good for choosing an own one.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hubdesk.domain.ids import UserId
from hubdesk.domain.users import User


class AccountState(StrEnum):
    """Where an account stands."""

    WAITING = "waiting"
    ACTIVE = "active"
    DISABLED = "disabled"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            AccountState.WAITING: "Waiting for approval",
            AccountState.ACTIVE: "In use",
            AccountState.DISABLED: "Switched off",
        }[self]


@dataclass(frozen=True, slots=True)
class Account:
    """The account of one member of staff."""

    user: User
    version: int
    state: AccountState
    own_password: bool
    """False while the password is the one that somebody else chose."""
    added_at: datetime
    added_by: UserId
    approved_at: datetime | None = None
    approved_by: UserId | None = None
    last_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class ColleagueEntry:
    """What is typed to add a colleague. The password never leaves the process and is not shown in ``repr``."""

    sign_in: str = ""
    name: str = ""
    role: str = ""
    profession: str = ""
