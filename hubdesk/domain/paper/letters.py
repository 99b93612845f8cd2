"""One value per kind of letter."""

from dataclasses import dataclass
from datetime import date, datetime

from hubdesk.domain.paper.clinical import NOT_ASKED, NOT_RECORDED, Allergies, Medicines, Score, SealedNote
from hubdesk.domain.paper.frame import Action, Address, Frame


@dataclass(frozen=True, slots=True)
class GpClinicalLetter:
    """A letter to the GP after a visit (PRSB outpatient letter, actions first)."""

    frame: Frame
    what_matters: str
    """The person's own words, as they said them."""
    seen_on: date
    summary: str
    """At most five lines of print."""
    gp_actions: tuple[Action, ...] = ()
    """Empty prints "No action needed, for your records"."""
    person_actions: tuple[Action, ...] = ()
    hub_actions: tuple[Action, ...] = ()
    scores: tuple[Score, ...] = ()
    medicines: Medicines = NOT_ASKED
    allergies: Allergies = NOT_RECORDED
    sealed: SealedNote | None = None


@dataclass(frozen=True, slots=True)
class IdentityStatement:
    """Who confirms the person's identity, and how they know it (London scheme, seed 000)."""

    by: str
    role: str
    organisation: str
    on: date
    how_known: str
    """As "I have seen them here since 12 May 2026" or "from a document I have seen"."""


@dataclass(frozen=True, slots=True)
class GpRegistrationLetter:
    """A request to register a person with a GP surgery."""

    frame: Frame
    identity: IdentityStatement
    proxy_address: Address | None = None
    """An address for post, for GP registration purposes only; never where the person lives."""
    proxy_ends_on: date | None = None
    previous_names: str = ""
    birth_place: str = ""
    previous_gp: str = ""
    previous_address: str = ""
    medicines: Medicines = NOT_ASKED
    allergies: Allergies = NOT_RECORDED
    scheme: str = ""
    """The local scheme's own paragraph; empty prints the template's text."""
    scheme_contact: str = ""
    show_probation_in_address: bool = False


@dataclass(frozen=True, slots=True)
class ReferralCore:
    """The part that every referral has (facts §2.3, common referral block)."""

    frame: Frame
    what_matters: str
    reason: str
    urgency: str
    """"Routine", "Urgent" or "Same day", with why."""
    tried: str = ""
    others_involved: str = ""
    dependants: str = ""
    preferred_times: str = ""
    reply_by: date | None = None
    reply_to: str = ""
    scores: tuple[Score, ...] = ()
    medicines: Medicines = NOT_ASKED
    allergies: Allergies = NOT_RECORDED
    sealed: SealedNote | None = None


@dataclass(frozen=True, slots=True)
class DrugAlcoholReferral:
    """A referral to a drug and alcohol service."""

    core: ReferralCore
    use_last_28_days: tuple[str, ...] = ()
    """One line per substance: what, how much, how, on how many days."""
    withdrawal: str = ""
    """Fits, confusion or shaking when stopping, ever."""
    overdose: str = ""
    naloxone: str = ""
    injecting: str = ""
    earlier_treatment: str = ""
    viruses: str = ""
    pregnancy: str = ""
    goals: str = ""


@dataclass(frozen=True, slots=True)
class MentalHealthReferral:
    """A referral to a mental health service."""

    core: ReferralCore
    current_problems: str = ""
    since_when: str = ""
    effect_on_life: str = ""
    earlier_care: str = ""
    substances: str = ""
    strengths: str = ""
    """What helps, and who supports the person."""


@dataclass(frozen=True, slots=True)
class SbarSheet:
    """One sheet for handing over an emergency by phone or by hand. It always prints: gaps say "Not recorded"."""

    frame: Frame
    happened_at: datetime | None = None
    situation: str = ""
    background: str = ""
    assessment: str = ""
    request: str = ""
    where_now: str = ""
    with_whom: str = ""
    medicines: Medicines = NOT_ASKED
    allergies: Allergies = NOT_RECORDED
    told: tuple[str, ...] = ()
    """Who was told, when, and what they answered; one per line."""
    basis: str = ""
    """The basis for sharing where there is no agreement."""
    decided_by: str = ""
    person_told: str = ""
    """Whether the person was told of the sharing, and if not, why."""


@dataclass(frozen=True, slots=True)
class PersonLetter:
    """A letter to the person, in plain English. Nothing on abuse, and nothing on probation unless they chose it."""

    frame: Frame
    opening: str
    talked_about: tuple[str, ...] = ()
    found: tuple[str, ...] = ()
    """What the answers mean, one plain sentence each."""
    you: tuple[Action, ...] = ()
    we: tuple[Action, ...] = ()
    others: tuple[Action, ...] = ()
    shared_with: tuple[str, ...] = ()
    appointments: tuple[str, ...] = ()
    crisis_lines: bool = True
    text_points: int = 12
    """12 or 14, or large print 16, 18, 20, 24 or 28 (facts §4.3)."""
    wide: bool = False
    """More space between the lines, for the person who finds reading hard."""
    mentions_probation: bool = False
    """True only where the person chose it."""
