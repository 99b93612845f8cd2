"""A flag put on paper for one reader: the exception, on a basis that is written down (facts row 45).

Nothing of a flag stands on any letter, card or sheet. Where it must be passed on, it goes on a page of its own, for one
named reader. What was chosen, why, by whom, and whether the person was told is kept, sealed as the flag itself is; that
it was printed is kept beside it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.flags import Flag, flag_of
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.sealed import Sealed
from hubdesk.domain.typed import Typed


class Basis(StrEnum):
    """Why it may be passed on. Which law that is, the trust has decided (``domain.trust``)."""

    AGREED = "agreed"
    SAFEGUARDING = "safeguarding"
    LIFE = "life"
    CRIME = "crime"
    DUTY = "duty"
    COURT = "court"

    @property
    def label(self) -> str:
        """Plain words for the screen and the sheet."""
        return {
            Basis.AGREED: "The person has agreed to it",
            Basis.SAFEGUARDING: "To protect a child or an adult at risk",
            Basis.LIFE: "To protect somebody's life",
            Basis.CRIME: "To prevent serious harm or a serious crime",
            Basis.DUTY: "A legal duty to work together, as with MAPPA",
            Basis.COURT: "An order of a court, or another law that asks for it",
        }[self]


class Told(StrEnum):
    """Whether the person was told."""

    YES = "yes"
    NO = "no"

    @property
    def label(self) -> str:
        """Plain words for the screen and the sheet."""
        return {Told.YES: "Yes", Told.NO: "No"}[self]


@dataclass(frozen=True, slots=True)
class FlagPaper:
    """What was chosen, with the flag as it stood then."""

    flag: Flag
    reader: str
    service: str
    basis: Basis
    why: str
    decided_by: str
    decided_on: date
    told: Told
    told_why: str = ""

    def as_text(self) -> str:
        """To be sealed."""
        return json.dumps(asdict(self) | {"flag": self.flag.as_text()}, default=str, ensure_ascii=False)


def flag_paper_of(opened: str) -> FlagPaper:
    """What was sealed."""
    told = json.loads(opened)
    kinds = {"flag": flag_of(told["flag"]), "basis": Basis(told["basis"]), "told": Told(told["told"])}
    return FlagPaper(**(told | kinds | {"decided_on": date.fromisoformat(told["decided_on"])}))


@dataclass(frozen=True, slots=True)
class FlagPaperRow:
    """One choice as it lies in the records."""

    id: str
    person_id: PersonId
    at: datetime
    by: UserId
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class FlagPaperEvent:
    """That a sheet was printed."""

    paper_id: str
    at: datetime
    by: UserId
    printer: str
    pages: int
    copies: int = 1


@dataclass(frozen=True, slots=True)
class FlagPaperNow:
    """A choice, opened, with what was printed of it, oldest first."""

    row: FlagPaperRow
    paper: FlagPaper
    events: tuple[FlagPaperEvent, ...] = ()


def read_flag_paper(fields: Mapping[str, str], flag: Flag, today: date) -> FlagPaper:
    """The choice that was typed. Raises ``InvalidEntry`` naming each field."""
    typed = Typed(fields, today)
    texts = {name: typed.text(name) for name in ("reader", "service", "decided_by")}
    why, told_why = typed.note("why"), typed.note("told_why")
    basis, told = typed.text("basis"), typed.text("told")
    decided_on = typed.day("decided_on", past=True)
    wanted = {
        "reader": "Enter the one person who is to read it",
        "service": "Enter where they work",
        "decided_by": "Enter who decided it: name and role",
    }
    for name, message in wanted.items():
        if not texts[name]:
            typed.wrong(name, message)
    if basis not in set(Basis):
        typed.wrong("basis", "Choose why it may be passed on")
    if not why:
        typed.wrong("why", "Say why this reader needs to know it now")
    if decided_on is None:
        typed.wrong("decided_on", "Enter the day it was decided")
    if told not in set(Told):
        typed.wrong("told", "Say whether the person was told")
    elif told == Told.NO and not told_why:
        typed.wrong("told_why", "Say why the person was not told")
    elif told == Told.NO and basis == Basis.AGREED:
        typed.wrong("told", "Whoever agreed to it was told. Choose another reason, or 'Yes'")
    typed.finish()
    assert decided_on is not None
    return FlagPaper(
        flag=flag,
        basis=Basis(basis),
        why=why,
        decided_on=decided_on,
        told=Told(told),
        told_why=told_why if told == Told.NO else "",
        **texts,
    )
