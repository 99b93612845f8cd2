"""Setting up a new store from the window: what is asked, and what the vault and the disk are asked to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from hubdesk.domain.site import HelpLine


@dataclass(frozen=True, slots=True)
class FirstUser:
    """One of the two people a store begins with."""

    sign_in: str = ""
    name: str = ""
    profession: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SetupPlan:
    """Everything that was agreed before anything is made."""

    hub: str
    site: str
    lines: tuple[HelpLine, ...]
    lead: FirstUser
    it_admin: FirstUser
    keep_in: str
    """Where the workstation secret goes: ``keyring``, ``machine``, ``file`` or ``password-only``."""
    recovery_kit: str = field(repr=False)


class SetupRoom(Protocol):
    """What setting up needs from outside."""

    def folder(self) -> str:
        """Where the records will lie."""

    def fixed(self) -> Mapping[str, str]:
        """What IT has fixed of the names: ``hub``, ``site``."""

    def keyring_works(self) -> bool:
        """Whether this computer's key store answers and is unlocked. Writes nothing."""

    def machine_works(self) -> bool:
        """Whether a secret can be kept for the whole computer, whoever signs in to it. Writes nothing."""

    def new_recovery_kit(self) -> str:
        """A fresh kit, ``ABCD-EFGH-…``; nothing is made with it yet."""

    def sign_in_problem(self, sign_in: str) -> str | None:
        """What is wrong with a sign-in name."""

    def password_problem(self, password: str, name: str, organisation: str) -> str | None:
        """What is wrong with a password."""

    def create(self, plan: SetupPlan) -> None:
        """Make the store. Raises known problems; where it fails, nothing is left of it."""
