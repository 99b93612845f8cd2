"""The opening page, the actions page and the strip above a visit, as frozen values."""

from dataclasses import dataclass

from hubdesk.presenters.cross_prompts import PromptRow
from hubdesk.presenters.record_offers import OfferRow
from hubdesk.services.opening import OpeningEntry


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of what is read out: a heading ("heading"), a paragraph ("text") or a bullet ("bullet")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """One recipient on the opening page. ``standing`` says in words what was recorded before, if anything."""

    recipient: str
    label: str
    needs_name: bool
    standing: str


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """The opening of a visit: what to say, and what is recorded with it."""

    said: tuple[Said, ...]
    recipients: tuple[RecipientRow, ...]
    hows: tuple[tuple[str, str], ...]
    bases: tuple[tuple[str, str], ...]
    entry: OpeningEntry
    """What is recorded so far; the fields start from it."""


@dataclass(frozen=True, slots=True)
class AgreedAction:
    """One action agreed in this visit."""

    key: str
    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class ActionsPage:
    """The end of a visit: three actions chosen together, and what is left for another day."""

    agreed: tuple[AgreedAction, ...]
    suggestions: tuple[str, ...]
    """What the answers suggest one by one; ``first`` of them stand before everything else."""
    later: tuple[str, ...]
    """Steps left for another day; they become tasks by themselves."""
    note: str
    matters: str
    prompted: tuple[PromptRow, ...] = ()
    """What the answers together suggest, the most pressing first."""
    first: int = 0
    offers: tuple[OfferRow, ...] = ()
    """What was told and is not in the record yet."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """One part of the visit in the list of steps."""

    key: str
    title: str
    detail: str
    tag: str
    tag_kind: str
    can_open: bool


@dataclass(frozen=True, slots=True)
class VisitStrip:
    """The line above each page of a visit: where it is, how long the rest takes, who is present."""

    words: str
    steps: tuple[StepRow, ...]
    officer_present: bool
