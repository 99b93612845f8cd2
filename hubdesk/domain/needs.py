"""What somebody needs beside a diagnosis, who leads on each part, and who holds it together (facts rows 57, 71, 110).

So that nobody is passed from service to service: each need has a name beside it, or is seen to have none. It is what
the person says, in steps of help and not of risk; it is no score. How they came to the hub stands here too, with what
they told there already: nobody should have to tell it twice.
"""

from dataclasses import dataclass
from enum import StrEnum

from hubdesk.domain.typed import Typed


class NeedKind(StrEnum):
    """Parts of life, by the pathways out of offending, health taken apart into mind and body."""

    HOME = "home"
    MIND = "mind"
    BODY = "body"
    SUBSTANCES = "substances"
    MONEY = "money"
    WORK = "work"
    FAMILY = "family"
    THINKING = "thinking"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            NeedKind.HOME: "Somewhere to live",
            NeedKind.MIND: "Mental health",
            NeedKind.BODY: "Physical health",
            NeedKind.SUBSTANCES: "Drugs and alcohol",
            NeedKind.MONEY: "Money, benefits and debt",
            NeedKind.WORK: "Work, training and learning",
            NeedKind.FAMILY: "Children and family",
            NeedKind.THINKING: "Friends, and how to live differently",
        }[self]


class Help(StrEnum):
    """How much help is wanted."""

    NOT_ASKED = ""
    NONE = "none"
    SOME = "some"
    MUCH = "much"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {Help.NOT_ASKED: "Not asked", Help.NONE: "No help", Help.SOME: "Some help", Help.MUCH: "A lot"}[self]

    @property
    def wanted(self) -> bool:
        """Whether somebody should lead on it."""
        return self in (Help.SOME, Help.MUCH)


class CameBy(StrEnum):
    """How somebody came to the hub; the values of probation, prison and liaison are national codes (facts §7.2)."""

    NOT_ASKED = ""
    PROBATION = "E3"
    PRISON = "E4"
    LIAISON = "E5"
    SELF = "self"
    GP = "gp"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            CameBy.NOT_ASKED: "Not asked",
            CameBy.PROBATION: "Probation",
            CameBy.PRISON: "Prison healthcare",
            CameBy.LIAISON: "Liaison and diversion (police station or court)",
            CameBy.SELF: "Came by themselves",
            CameBy.GP: "A GP practice",
            CameBy.OTHER: "Another service",
        }[self]


@dataclass(frozen=True, slots=True)
class Need:
    """One part of life: how much help is wanted, and who leads."""

    kind: NeedKind
    help: Help = Help.NOT_ASKED
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    """All of it. ``holds`` is who sees to it that the parts fit together."""

    needs: tuple[Need, ...] = ()
    holds: str = ""
    came_by: CameBy = CameBy.NOT_ASKED
    told_there: str = ""
    """What they told where they came from: not to be asked again without a reason."""

    @property
    def wanted(self) -> tuple[Need, ...]:
        """Where help is wanted, a lot of it first."""
        return tuple(sorted((one for one in self.needs if one.help.wanted), key=lambda one: one.help is not Help.MUCH))

    @property
    def without_lead(self) -> tuple[Need, ...]:
        """Where help is wanted and nobody leads."""
        return tuple(one for one in self.wanted if not one.lead)

    @property
    def line(self) -> str:
        """As facts, one in each line; empty where nothing was asked."""
        count = len(self.wanted)
        lines = [f"{count} {'part' if count == 1 else 'parts'} of life where help is wanted"] if self.needs else []
        lines += [
            f"{one.kind.label}: {one.help.label.lower()}, {one.lead or 'nobody leads yet'}" for one in self.wanted
        ]
        lines += [f"{self.holds} holds it together"] if self.holds else []
        lines += [f"Came by: {self.came_by.label}"] if self.came_by else []
        return "\n".join(lines)


def read_needs(typed: Typed) -> Needs:
    """Needs from their fields."""
    found = []
    for kind in NeedKind:
        wanted, lead = typed.choice(f"{kind.value}.help", Help, Help.NOT_ASKED), typed.text(f"{kind.value}.lead")
        if lead and not wanted.wanted:
            typed.wrong(f"{kind.value}.help", "Somebody leads on it. Choose how much help is wanted, or empty the name")
        if wanted is not Help.NOT_ASKED:
            found.append(Need(kind, wanted, lead))
    came_by = typed.choice("came_by", CameBy, CameBy.NOT_ASKED)
    return Needs(tuple(found), typed.text("holds"), came_by, typed.note("told_there"))


def typed_needs(needs: Needs) -> dict[str, str]:
    """Needs as their fields."""
    fields = {"holds": needs.holds, "came_by": needs.came_by.value, "told_there": needs.told_there}
    for one in needs.needs:
        fields |= {f"{one.kind.value}.help": one.help.value, f"{one.kind.value}.lead": one.lead}
    return fields
