"""What a hub writes down about its forms: where they came from, checks, approvals, permissions, trusted keys.

All of it is only ever added to; the newest entry counts. A decision is about one version of a form, by its SHA-256.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import InvalidEntry

LONGEST = 300


class Origin(StrEnum):
    """How a form that did not come with hubdesk came here."""

    SPREADSHEET = "spreadsheet"
    PACK = "pack"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {Origin.SPREADSHEET: "Made here from a spreadsheet", Origin.PACK: "Loaded from a form pack"}[self]


@dataclass(frozen=True, slots=True)
class BroughtForm:
    """A version of a form that somebody here made or loaded. ``pack`` is its canonical text."""

    sha256: str
    form_id: str
    version: str
    origin: Origin
    at: datetime
    by: UserId
    pack: bytes
    signed_by: str = ""
    """The fingerprint of the trusted key that signed the pack it was loaded from."""


class DecisionKind(StrEnum):
    """What a lead can decide about one version of a form."""

    WORDING_CHECKED = "wording-checked"
    APPROVED = "approved"
    SENT_BACK = "sent-back"
    RETIRED = "retired"
    RESTORED = "restored"

    @property
    def label(self) -> str:
        """Plain words for the history of a form."""
        return {
            DecisionKind.WORDING_CHECKED: "Wording checked",
            DecisionKind.APPROVED: "Approved",
            DecisionKind.SENT_BACK: "Sent back",
            DecisionKind.RETIRED: "Taken out of use",
            DecisionKind.RESTORED: "Put back into use",
        }[self]


@dataclass(frozen=True, slots=True)
class FormDecision:
    """One decision. ``note`` says against which copy, or why; ``seal`` is the hub's signature on an approval."""

    form_id: str
    version: str
    sha256: str
    kind: DecisionKind
    at: datetime
    by: UserId
    note: str = ""
    seal: bytes = b""
    key: str = ""
    """The fingerprint of the key that made the seal."""


class Said(StrEnum):
    """What the owner of an instrument answered. ``UNKNOWN`` counts as no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Said.YES: "Yes, in writing",
            Said.NO: "No",
            Said.UNKNOWN: "Not known, or not in writing (counts as no)",
        }[self]


@dataclass(frozen=True, slots=True)
class OwnerPermission:
    """What was said about using an instrument: by whom, when, under which reference, for what."""

    instrument: str
    said: Said
    who: str
    on: date
    reference: str
    scope: str
    at: datetime
    by: UserId

    @property
    def given(self) -> bool:
        """Whether it may be used: only a plain yes counts."""
        return self.said is Said.YES


@dataclass(frozen=True, slots=True)
class OwnerPermissionEntry:
    """What a lead typed about a permission."""

    said: str = ""
    who: str = ""
    on: date | None = None
    reference: str = ""
    scope: str = ""


def permission_of(instrument: str, entry: OwnerPermissionEntry, at: datetime, by: UserId) -> OwnerPermission:
    """The permission as it is kept. Raises ``InvalidEntry`` naming what is missing.

    A yes needs everything; what counts as no needs only who was asked and when.
    """
    wrong: dict[str, str] = {}
    if entry.said not in list(Said):
        wrong["said"] = "Choose what the owner said"
    if not entry.who.strip():
        wrong["who"] = "Enter who said it: name and organisation"
    if entry.on is None:
        wrong["on"] = "Enter the date"
    elif entry.on > at.date():
        wrong["on"] = "The date is in the future"
    if entry.said == Said.YES:
        if not entry.reference.strip():
            wrong["reference"] = "Enter where it can be found: letter, email or licence number"
        if not entry.scope.strip():
            wrong["scope"] = "Enter what it covers: which hubs, on screen or paper, until when"
    for name in ("who", "reference", "scope"):
        if len(getattr(entry, name)) > LONGEST:
            wrong[name] = f"Use at most {LONGEST} characters"
    if wrong or entry.on is None:
        raise InvalidEntry(wrong)
    who, reference, scope = (" ".join(t.split()) for t in (entry.who, entry.reference, entry.scope))
    return OwnerPermission(instrument, Said(entry.said), who, entry.on, reference, scope, at, by)


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """The public key of somebody whose form packs this hub accepts, or that it accepts no longer."""

    fingerprint: str
    public: bytes
    owner: str
    trusted: bool
    at: datetime
    by: UserId


@dataclass(frozen=True, slots=True)
class HubKey:
    """The hub's own key for sealing approvals, made once. The private half never leaves the records."""

    fingerprint: str
    public: bytes
    private: bytes
    made_at: datetime


def fingerprint_words(fingerprint: str) -> str:
    """A fingerprint in groups of four, to read out: ``3f2a 91c0 …``."""
    return " ".join(fingerprint[i : i + 4] for i in range(0, len(fingerprint), 4))
