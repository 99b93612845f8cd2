"""How a computer with hubdesk stands: one finding for each thing that was looked at, without a word about anybody."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Fitness(StrEnum):
    """How one thing stands; the later, the worse."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


ORDER = tuple(Fitness)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    id: str
    title: str
    fitness: Fitness
    says: str
    mend: str = ""
    """What IT does about it; empty where nothing is to be done."""
    facts: Mapping[str, object] = field(default_factory=dict)
    """Numbers and names for scripts: versions, sizes, folders. Never anything about a person."""


def fine(id_: str, title: str, says: str, **facts: object) -> Finding:
    """All is well."""
    return Finding(id_, title, Fitness.OK, says, "", facts)


def warning(id_: str, title: str, says: str, mend: str, **facts: object) -> Finding:
    """Worth knowing: hubdesk works."""
    return Finding(id_, title, Fitness.WARNING, says, mend, facts)


def wrong(id_: str, title: str, says: str, mend: str, **facts: object) -> Finding:
    """To be mended: hubdesk does not work, or not as IT has ordered."""
    return Finding(id_, title, Fitness.WRONG, says, mend, facts)


def worst(findings: Iterable[Finding]) -> Fitness:
    """The worst of them; fine where there are none."""
    return max((one.fitness for one in findings), key=ORDER.index, default=Fitness.OK)
