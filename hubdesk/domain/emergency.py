"""Access in an emergency: no clinical lead can be reached, and somebody must open the records (security design §4.4).

Two named people open the envelope with the recovery kit together, say why, and let one colleague in. Every lead is told
at their next sign-in until they say that they have read it, and the keys are to be changed afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hubdesk.domain.ids import UserId
from hubdesk.domain.roles import Role

NAME_LONGEST, WHY_LONGEST, WHY_SHORTEST = 100, 500, 10
EMERGENCY_ROLES = (Role.CLINICIAN, Role.NAVIGATOR)
"""What somebody without an account may be let in as."""


@dataclass(frozen=True, slots=True)
class EmergencyOpening:
    """One such opening; it stands for ever."""

    id: str
    at: datetime
    user_id: UserId
    """Who was let in."""
    first: str
    second: str
    why: str


@dataclass(frozen=True, slots=True)
class LettingIn:
    """What is typed: who is let in (an account, or somebody new), who is present, and why. Never shown in ``repr``."""

    user_id: str
    password: str = field(repr=False)
    first: str
    second: str
    why: str
    name: str = ""
    sign_in: str = ""
    role: str = ""

    @property
    def tidy(self) -> tuple[str, str, str]:
        """The two people and the reason, without spare spaces."""
        first, second, why = (" ".join(text.split()) for text in (self.first, self.second, self.why))
        return first, second, why


def letting_in_problems(entry: LettingIn) -> Mapping[str, str]:
    """What is wrong with it, by field."""
    first, second, why = entry.tidy
    wrong: dict[str, str] = {}
    for field_name, person in (("first", first), ("second", second)):
        if len(person.split()) < 2:
            wrong[field_name] = "Enter the full name"
        elif len(person) > NAME_LONGEST:
            wrong[field_name] = f"Use at most {NAME_LONGEST} characters"
    if not wrong and first.casefold() == second.casefold():
        wrong["second"] = "Two people must be present. Enter the other one"
    if not WHY_SHORTEST <= len(why) <= WHY_LONGEST:
        wrong["why"] = f"Say why, in {WHY_SHORTEST} to {WHY_LONGEST} characters"
    if not entry.user_id:
        if not entry.name.strip():
            wrong["name"] = "Enter the full name"
        if not entry.sign_in.strip():
            wrong["new_sign_in"] = "Enter a sign-in name"
        if entry.role not in [role.value for role in EMERGENCY_ROLES]:
            wrong["role"] = "Choose what this colleague does here"
    return wrong
