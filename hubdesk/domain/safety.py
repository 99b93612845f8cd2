"""The safety record: what was done when someone said they may be in danger from themselves.

There is no risk level here, and there must never be one (NICE NG225; Staying safe from
suicide, NHS England 2025). What is recorded is what was done, who was told and the plan.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hubdesk.domain.ids import PersonId, SafetyActionId, UserId, VisitId
from hubdesk.domain.roles import Permission, Role, may


class SafetyStatus(StrEnum):
    """Where a safety record stands."""

    OPEN = "open"
    AWAITING_CLINICIAN = "awaiting-clinician"
    CLOSED = "closed"


class Done(StrEnum):
    """Things a clinician may have done; several may be ticked."""

    TALKED = "talked"
    STAYED = "stayed"
    CRISIS_TEAM = "crisis-team"
    AMBULANCE = "ambulance"
    GP = "gp"
    MEANS = "means"
    PLAN = "plan"
    SUPPORTER = "supporter"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return _DONE_LABELS[self]


_DONE_LABELS = {
    Done.TALKED: "Talked with the person about what they said",
    Done.STAYED: "Stayed with the person",
    Done.AMBULANCE: "Called 999",
    Done.CRISIS_TEAM: "Called the crisis team or NHS 111 option 2",
    Done.GP: "Spoke to the person’s GP practice today",
    Done.MEANS: "Talked about keeping away from means of harm",
    Done.PLAN: "Made or went over a safety plan together",
    Done.SUPPORTER: "Involved someone the person trusts, with their agreement",
}


class Outcome(StrEnum):
    """How the safety page ended."""

    EMERGENCY = "emergency"
    CRISIS_CARE = "crisis-care"
    SAME_DAY = "same-day"
    PLAN_AGREED = "plan-agreed"
    LEFT = "left"
    MISUNDERSTOOD = "misunderstood"
    CLINICIAN_CAME = "clinician-came"
    CLINICIAN_BY_PHONE = "clinician-by-phone"
    NO_CLINICIAN = "no-clinician"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return _OUTCOMES[self][0]

    @property
    def next_step(self) -> str:
        """What must happen next, shown as soon as the outcome is chosen; may be empty."""
        return _OUTCOMES[self][1]


_OUTCOMES: dict[Outcome, tuple[str, str]] = {
    Outcome.EMERGENCY: (
        "Handed over to the ambulance service or A&E",
        "Stay with the person until they are with them.",
    ),
    Outcome.CRISIS_CARE: ("Handed over to the crisis team", "Write down who took over, and when."),
    Outcome.SAME_DAY: ("Same-day appointment arranged (GP or mental health team)", "Write down with whom, and when."),
    Outcome.PLAN_AGREED: ("Safety plan agreed, follow-up arranged here", "Write down who follows up, and when."),
    Outcome.LEFT: (
        "The person left before this was finished",
        "Try to reach them now. If you think life is in danger, call 999. Tell the clinical lead today.",
    ),
    Outcome.MISUNDERSTOOD: (
        "The question was misunderstood or the answer entered by mistake",
        "Say why in the plan box.",
    ),
    Outcome.CLINICIAN_CAME: ("A clinician is with the person now", "The clinician completes this page."),
    Outcome.CLINICIAN_BY_PHONE: (
        "A clinician is talking to the person by phone",
        "Stay in the room. The clinician completes this page.",
    ),
    Outcome.NO_CLINICIAN: (
        "No clinician could be reached",
        "Do not leave the person alone. Call NHS 111 option 2, or 999 if life is in danger. "
        "Then tell the clinical lead.",
    ),
}

_NAVIGATOR = (Outcome.CLINICIAN_CAME, Outcome.CLINICIAN_BY_PHONE, Outcome.NO_CLINICIAN, Outcome.LEFT)
_CLINICIAN = (
    Outcome.PLAN_AGREED,
    Outcome.SAME_DAY,
    Outcome.CRISIS_CARE,
    Outcome.EMERGENCY,
    Outcome.LEFT,
    Outcome.MISUNDERSTOOD,
)


def outcomes_for(role: Role) -> tuple[Outcome, ...]:
    """The outcomes this role may choose. A navigator is never asked to judge (promise 4)."""
    return _CLINICIAN if may(role, Permission.JUDGE_SAFETY) else _NAVIGATOR


@dataclass(frozen=True, slots=True)
class Trigger:
    """The answer that opened the safety page."""

    form_id: str
    link_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SafetyEntry:
    """One saving of the safety page. Entries are only ever added; the newest is what stands."""

    at: datetime
    by: UserId
    role: Role
    done: tuple[Done, ...] = ()
    told: str = ""
    plan: str = ""
    outcome: Outcome | None = None
    seen: int = 0
    """How many of the answers that raised the record stood on the page when it was saved."""


@dataclass(frozen=True, slots=True)
class SafetyAction:
    """A safety record with all its entries, oldest first."""

    id: SafetyActionId
    version: int
    person_id: PersonId
    visit_id: VisitId
    raised_at: datetime
    raised_by: UserId
    triggers: tuple[Trigger, ...]
    status: SafetyStatus
    entries: tuple[SafetyEntry, ...] = field(default=())

    @property
    def latest(self) -> SafetyEntry | None:
        """The entry that stands now."""
        return self.entries[-1] if self.entries else None

    @property
    def unseen(self) -> bool:
        """Whether an answer raised this record that was not on the page when it was last saved: it must be shown.

        Counted, never compared by the clock: two desks' clocks differ, and a clock may be set back.
        """
        return self.latest is None or len(self.triggers) > self.latest.seen


def missing_to_finish(entry: SafetyEntry) -> dict[str, str]:
    """What an entry lacks before it can stand as an outcome: field name to message; empty when complete."""
    missing: dict[str, str] = {}
    if entry.outcome is None:
        missing["outcome"] = "Choose how this ended. You can also save and come back"
    elif entry.outcome not in outcomes_for(entry.role):
        missing["outcome"] = "Choose one of the outcomes shown"
    if entry.outcome is Outcome.MISUNDERSTOOD and not missing:
        return {} if entry.plan.strip() else {"plan": "Say what was misunderstood"}
    if not entry.told.strip():
        missing["told"] = "Say who was told, and when"
    if entry.role.clinical:
        if not entry.done:
            missing["done"] = "Tick what was done"
        if not entry.plan.strip():
            missing["plan"] = "Write down the plan, even if it is short"
    return missing


def status_after(entry: SafetyEntry) -> SafetyStatus:
    """Where the record stands after this entry.

    A navigator's outcome lets the visit end but keeps the record on Today until a clinician closes it.
    """
    if missing_to_finish(entry):
        return SafetyStatus.OPEN
    return SafetyStatus.CLOSED if entry.role.clinical else SafetyStatus.AWAITING_CLINICIAN
