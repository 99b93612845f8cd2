"""Where a person may be referred to: what each kind of service needs, as data (facts §2.3).

Rules of one local service ([L]) and what nobody has verified ([U]) are text that a lead may change, never code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hubdesk.domain.agreements import Recipient

EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class ChaseDays:
    """After how many days to ask, for a routine referral; urgent ones have one number, same-day ones none."""

    sent: int = 7
    again: int = 7
    accepted: int = 14
    urgent: int = 2


@dataclass(frozen=True, slots=True)
class Destination:
    """One kind of service."""

    id: str
    title: str
    need: str
    """What it is for: not being accepted twice for one need is told to a lead."""
    eligibility: str = ""
    minimum: tuple[str, ...] = ()
    """What the service needs to know at least."""
    recipient: Recipient | None = None
    """Whose agreement to share is needed; None where the letter itself says on which basis it goes."""
    template: str = ""
    """The letter; empty where there is none."""
    letter_default: bool = False
    """A letter of this template that was begun on its own is taken to be for this kind of service."""
    self_referral: bool = False
    say: tuple[str, ...] = ()
    """What somebody who calls there themselves can say, in their own voice."""
    asked: tuple[str, ...] = ()
    """What they will be asked then."""
    clinical: bool = False
    country: str = EVERYWHERE
    local: str = ""
    """Rules of local services, as shipped; a lead's own text takes its place."""
    wales: str = ""
    chase: ChaseDays = field(default_factory=ChaseDays)
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By reason of not being accepted: which kinds of service come next."""
    joint: tuple[str, ...] = ()
    """The two kinds of service of a joint referral."""

    def next_options(self, reason: str) -> tuple[str, ...]:
        """Where to turn after this reason."""
        return self.after.get(reason, self.after.get("any", ()))


@dataclass(frozen=True, slots=True)
class Destinations:
    """All kinds of service, in the order they are offered."""

    every: tuple[Destination, ...] = ()
    _known: Mapping[str, Destination] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """A list of thousands asks for the same few again and again."""
        object.__setattr__(self, "_known", {one.id: one for one in self.every})

    def __iter__(self) -> Iterator[Destination]:
        """In their order."""
        return iter(self.every)

    def get(self, destination_id: str) -> Destination:
        """The kind with this id; one that is not known any more stands with its bare id."""
        return self._known.get(destination_id) or Destination(
            destination_id, destination_id.replace("-", " ").capitalize(), destination_id
        )

    def of_letter(self, template: str) -> tuple[Destination, ...]:
        """Whom a letter of this template begins a referral to: none, one, or both of a joint one."""
        found = next((one for one in self.every if one.template == template and one.letter_default), None)
        if found is None:
            return ()
        return tuple(self.get(name) for name in found.joint) if found.joint else (found,)


def read_destinations(raw: Mapping[str, Any]) -> Destinations:
    """From the file's tables. Raises ``ValueError`` naming what does not fit together."""
    every = tuple(_destination(one) for one in raw["destinations"])
    ids = [one.id for one in every]
    if len(set(ids)) != len(ids):
        raise ValueError("two kinds of service have the same id")
    for one in every:
        named = {name for names in one.after.values() for name in names} | set(one.joint)
        if unknown := named - set(ids):
            raise ValueError(f"{one.id} names {sorted(unknown)}, which is not in the file")
    return Destinations(every)


def _destination(raw: Mapping[str, Any]) -> Destination:
    known = dict(raw)
    known["minimum"] = tuple(raw.get("minimum", ()))
    known["say"], known["asked"] = tuple(raw.get("say", ())), tuple(raw.get("asked", ()))
    known["recipient"] = Recipient(raw["recipient"]) if "recipient" in raw else None
    known["chase"] = ChaseDays(**raw.get("chase", {}))
    known["after"] = {reason: tuple(names) for reason, names in raw.get("after", {}).items()}
    known["joint"] = tuple(raw.get("joint", ()))
    return Destination(**known)
