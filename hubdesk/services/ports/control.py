"""The encrypted control file: users, site, settings."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from hubdesk.domain.accounts import Account
from hubdesk.domain.housekeeping import BackupRun
from hubdesk.domain.ids import UserId
from hubdesk.domain.site import Site
from hubdesk.domain.trust import Matter, TrustDecision
from hubdesk.domain.users import User
from hubdesk.services.ports.audit import AuditTrail
from hubdesk.services.ports.directory import LocalServices, Practices
from hubdesk.services.ports.emergency import Emergencies
from hubdesk.services.ports.paper import Templates


class ControlUnit(Protocol):
    """One transaction on the control file: users, site, admin audit."""

    audit: AuditTrail
    emergencies: Emergencies
    practices: Practices
    local_services: LocalServices
    templates: Templates

    def add_user(self, user: User) -> None:
        """Store a new user."""

    def users(self) -> Sequence[User]:
        """All users, by name."""

    def user(self, sign_in: str) -> User:
        """Raises ``NotFound``."""

    def add_account(self, account: Account) -> None:
        """Store the account of a user who was just added (version 1)."""

    def accounts(self) -> Sequence[Account]:
        """All accounts, by name."""

    def account(self, user_id: UserId) -> Account:
        """Raises ``NotFound``."""

    def save_account(self, account: Account) -> None:
        """Store the account's new state, but for ``last_seen``; version one above. Raises ``ChangedElsewhere``."""

    def saw(self, user_id: UserId, at: datetime) -> None:
        """Remember when this user signed in. Not a change of the account: its version stays."""

    def setting(self, name: str) -> str:
        """A setting of the hub as text; empty where nobody has set it."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""

    def decide(self, decision: TrustDecision) -> None:
        """Keep what the trust has decided about information."""

    def decisions(self) -> Mapping[Matter, TrustDecision]:
        """What was decided last for each matter."""

    def add_backup_run(self, run: BackupRun) -> None:
        """Remember how a backup went."""

    def last_backup(self, *, good: bool) -> BackupRun | None:
        """The latest backup, or the latest ``good`` one."""

    def key_generation(self) -> int:
        """The generation of the key file as last seen (security design §4.3). Raises ``NotFound``."""

    def set_key_generation(self, generation: int) -> None:
        """Remember the generation of the key file."""

    def set_site(self, site: Site) -> None:
        """Store the site's names and numbers."""

    def site(self) -> Site:
        """Raises ``NotFound``."""


class Control(Protocol):
    """The encrypted control file."""

    def writing(self) -> AbstractContextManager[ControlUnit]:
        """As ``Records.writing``."""

    def reading(self) -> AbstractContextManager[ControlUnit]:
        """As ``Records.reading``."""
