"""Whether a version of a form may be started, and what is missing where it may not (form design §7.10; issue 4).

Unverified wording blocks a form until a lead records the check for exactly this version. A form that did not come
with hubdesk needs the approval of a second person. An instrument whose owner must be asked needs a plain yes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hubdesk.domain.form_governance import DecisionKind, FormDecision, OwnerPermission
from hubdesk.domain.ids import UserId


class FormState(StrEnum):
    """Where a version of a form stands."""

    DRAFT = "draft"
    WAITING = "waiting"
    ACTIVE = "active"
    RETIRED = "retired"

    @property
    def label(self) -> str:
        """One word for the list."""
        return {
            FormState.DRAFT: "Draft",
            FormState.WAITING: "Waiting",
            FormState.ACTIVE: "In use",
            FormState.RETIRED: "Retired",
        }[self]


class Missing(StrEnum):
    """What keeps a version from being used."""

    WORDING = "wording"
    PERMISSION = "permission"
    APPROVAL = "approval"
    SENT_BACK = "sent-back"
    WITHDRAWN_KEY = "withdrawn-key"

    @property
    def words(self) -> str:
        """What is missing, as it is told to whoever wants to use the form."""
        return {
            Missing.WORDING: "the wording has not been checked yet",
            Missing.PERMISSION: "the owner's permission is not recorded",
            Missing.APPROVAL: "a second person has not approved it yet",
            Missing.SENT_BACK: "it was sent back to be put right",
            Missing.WITHDRAWN_KEY: "the key that signed it is not trusted any more",
        }[self]


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What the rule must know of one version of a form besides the decisions about it."""

    sha256: str
    status: str
    """What the file says: ``draft``, ``active``, ``retired``."""
    came_with_hubdesk: bool
    unverified: bool
    needs_permission: bool
    brought_by: UserId | None = None
    """Who made or loaded it here; None for a form in the forms folder."""
    key_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a version stands and what is missing."""

    state: FormState
    missing: tuple[Missing, ...] = ()

    @property
    def may_start(self) -> bool:
        """Whether a person may be asked it."""
        return self.state is FormState.ACTIVE

    @property
    def why_not(self) -> str:
        """Why it may not be started, to follow "Not available: "; empty where it may."""
        if self.state is FormState.DRAFT:
            return "it is still being written"
        if self.state is FormState.RETIRED:
            return "it was taken out of use"
        return ", and ".join(one.words for one in self.missing)


def standing(facts: FormFacts, decisions: Iterable[FormDecision], permission: OwnerPermission | None) -> Standing:
    """Where this version stands. ``decisions`` may hold those about other versions; oldest first."""
    about = [one for one in decisions if one.sha256 == facts.sha256]
    if facts.status == "draft":
        return Standing(FormState.DRAFT)
    if facts.status == "retired" or _last(about, DecisionKind.RETIRED, DecisionKind.RESTORED) is DecisionKind.RETIRED:
        return Standing(FormState.RETIRED)
    missing = tuple(_missing(facts, about, permission))
    return Standing(FormState.WAITING if missing else FormState.ACTIVE, missing)


def _missing(facts: FormFacts, about: list[FormDecision], permission: OwnerPermission | None) -> Iterable[Missing]:
    if facts.unverified and not any(one.kind is DecisionKind.WORDING_CHECKED for one in about):
        yield Missing.WORDING
    if facts.needs_permission and not (permission is not None and permission.given):
        yield Missing.PERMISSION
    if facts.key_withdrawn:
        yield Missing.WITHDRAWN_KEY
    if facts.came_with_hubdesk:
        return
    # Whoever made a form does not see its faults any more: their own approval never counts.
    by_others = [one for one in about if one.by != facts.brought_by or one.kind is DecisionKind.SENT_BACK]
    last = _last(by_others, DecisionKind.APPROVED, DecisionKind.SENT_BACK)
    if last is DecisionKind.SENT_BACK:
        yield Missing.SENT_BACK
    elif last is None:
        yield Missing.APPROVAL


def _last(decisions: list[FormDecision], *kinds: DecisionKind) -> DecisionKind | None:
    return next((one.kind for one in reversed(decisions) if one.kind in kinds), None)
