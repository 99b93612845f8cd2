"""The people who use hubdesk."""

from dataclasses import dataclass

from hubdesk.domain.ids import UserId
from hubdesk.domain.roles import Role


@dataclass(frozen=True, slots=True)
class User:
    """A named member of staff. ``sign_in`` is the short name typed at the unlock page."""

    id: UserId
    sign_in: str
    name: str
    role: Role
    profession: str = ""
    """As shown beside the name: "nurse", "health navigator"."""

    @property
    def display(self) -> str:
        """``Sam Okafor, nurse``."""
        return f"{self.name}, {self.profession or self.role.in_sentence}"
