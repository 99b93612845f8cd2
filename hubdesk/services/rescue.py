"""Getting the records back: a backup put back, or the recovery kit used. Nobody is signed in while it happens."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from hubdesk.domain.emergency import LettingIn


@dataclass(frozen=True, slots=True)
class Proof:
    """Who asks: a sign-in name with its password, or the recovery kit. Never shown in ``repr``."""

    sign_in: str = ""
    password: str = field(default="", repr=False)
    kit: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup to choose from."""

    folder: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class PutBack:
    """What came of it. ``kept`` is the folder with the files that were replaced, empty where none were."""

    made_at: datetime
    records_only: bool
    kept: str
    lost: "LostSince | None" = None
    """What was written after the backup; None where the files in place cannot be read to say it."""


@dataclass(frozen=True, slots=True)
class LostSince:
    """What was written after a backup: how much, about how many people, by whom, and when the last of it."""

    changes: int
    people: int
    by: tuple[str, ...]
    last: datetime | None


@dataclass(frozen=True, slots=True)
class StaffName:
    """Somebody who may be given a new password with the recovery kit."""

    user_id: str
    name: str


class RescueRoom(Protocol):
    """What a rescue needs from outside. Everything raises known problems, and changes nothing where it does."""

    def folder(self) -> str:
        """Where the records lie."""

    def backups(self, folder: str) -> tuple[BackupLine, ...]:
        """The backups in a folder, newest first. Raises where there is none."""

    def put_back(self, backup: str, proof: Proof, *, drill: bool) -> PutBack:
        """Put a backup back; with ``drill`` only prove that it can be."""

    def use_kit(self, kit: str, *, drill: bool) -> None:
        """Give this computer its device key again from the recovery kit; with ``drill`` only prove that it opens."""

    def staff(self, kit: str) -> tuple[StaffName, ...]:
        """Everyone with an account in use, for choosing who gets a new password."""

    def let_in(self, kit: str, entry: LettingIn) -> None:
        """Let a colleague in: a new first password with the keys of their role, for an account or for somebody new.
        Every lead is told. Raises ``InvalidEntry``."""
