"""Setting up a store on this computer: ``services.setup.SetupRoom`` on the vault, the key store and the disk."""

from collections.abc import Mapping
from pathlib import Path

from hubdesk.app.stores import NewStaff, create_store, secret_provider
from hubdesk.domain.clock import Clock
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Role
from hubdesk.services.setup import FirstUser, SetupPlan
from hubdesk.system.keyring_provider import KeyringProvider, KeyringWiped
from hubdesk.system.machine_policy import machine_rules
from hubdesk.system.machine_secret import machine_works
from hubdesk.vault import KdfPolicy, name_problem, new_recovery_kit, password_problem

_PROBE = "set-up"
"""A store id that no store has: asking for its secret tells whether the key store answers."""


class LocalSetupRoom:
    """Sets up the data folder given."""

    def __init__(self, folder: Path, policy: KdfPolicy, clock: Clock) -> None:
        self._folder, self._policy, self._clock = folder, policy, clock

    def folder(self) -> str:
        """See the port."""
        return str(self._folder)

    def fixed(self) -> Mapping[str, str]:
        """See the port."""
        rules = machine_rules()
        return {name: told for name in ("hub", "site") if (told := rules.text(f"{name}-name"))}

    def keyring_works(self) -> bool:
        """See the port."""
        try:
            KeyringProvider(_PROBE).read()
        except KeyringWiped:
            return True  # it answers, and holds nothing under this name
        except KnownProblem:
            return False
        return True

    def machine_works(self) -> bool:
        """See the port."""
        return machine_works()

    def new_recovery_kit(self) -> str:
        """See the port."""
        return new_recovery_kit()

    def sign_in_problem(self, sign_in: str) -> str | None:
        """See the port."""
        return name_problem(sign_in)

    def password_problem(self, password: str, name: str, organisation: str) -> str | None:
        """See the port."""
        return password_problem(password, name=name, organisation=organisation)

    def create(self, plan: SetupPlan) -> None:
        """See the port."""
        create_store(
            self._folder,
            self._policy,
            self._clock,
            hub=plan.hub,
            site=plan.site,
            lines=plan.lines,
            staff=(_staff(plan.lead, Role.LEAD), _staff(plan.it_admin, Role.IT_ADMIN)),
            provider=lambda store_id: secret_provider(self._folder, plan.keep_in, store_id),
            recovery_kit=plan.recovery_kit,
        )


def _staff(user: FirstUser, role: Role) -> NewStaff:
    return NewStaff(user.sign_in, user.name, role, user.profession, user.password)
