"""Papers of a person: drafts, what was finalised and exactly how, and each time it was printed or saved.

A draft may change. What was finalised never does: its content is kept as it was, so that it can be drawn again byte
for byte. Events are only ever added.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hubdesk.domain.agreements import Recipient
from hubdesk.domain.ids import DocumentId, PersonId, UserId, VisitId
from hubdesk.domain.paper import (
    AccessSheet,
    AppointmentCards,
    CrisisCards,
    DrugAlcoholReferral,
    FoldedCard,
    GeneralLetter,
    GpClinicalLetter,
    GpRegistrationLetter,
    GpRightCards,
    MentalHealthReferral,
    Paper,
    PersonLetter,
    SbarSheet,
    SharedList,
    WhatHelpsSheet,
    WriteYourOwnCards,
)


class DocumentStatus(StrEnum):
    """Where a paper stands."""

    DRAFT = "draft"
    FINAL = "final"
    PRINTED = "printed"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            DocumentStatus.DRAFT: "Draft",
            DocumentStatus.FINAL: "Finished",
            DocumentStatus.PRINTED: "Printed or saved",
            DocumentStatus.DROPPED: "Thrown away",
        }[self]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """What services must know of a template. ``recipient`` is whose agreement it needs; None where it needs none."""

    template: str
    title: str
    content: type
    recipient: Recipient | None = None
    clinical: bool = False
    """Only a clinician may finish it."""
    emergency: bool = False
    """It prints without agreement, on a recorded basis, and with gaps (promise 6)."""
    own: bool = False
    """It is for the person: the ways that are safe for them count."""
    also: Recipient | None = None
    """A second reader, whose agreement is needed too."""
    listed: bool = True
    """Somebody can begin one; otherwise it comes with others."""
    quiet: bool = False
    """It names neither the hub nor the person unless they chose that."""
    health: bool = False
    """Scores, medicines and allergies are in it: a general letter holds none otherwise."""

    def fits(self, *, wales: bool) -> bool:
        """Whether it is made in this country: what has a sheet for Wales beside it is England's."""
        if self.template.endswith(WALES):
            return wales
        return not wales or not (f"{self.template}{WALES}" in KINDS or self.template in _ENGLAND_ONLY)

    @property
    def general(self) -> bool:
        """Whether its fields and order are data of its template."""
        return self.content is GeneralLetter

    @property
    def to_read_back(self) -> bool:
        """Whether the person is asked to read it out (facts §4.1: saying the time aloud helps to keep it)."""
        return self.template in ("card-appointment", "card-next", "card-write-your-own", "card-folded")

    @property
    def on_a_stock(self) -> bool:
        """Whether it is printed on a sheet of cards, which may lie a little askew in the printer."""
        return self.card and "folded" not in self.template

    @property
    def readers(self) -> tuple[Recipient, ...]:
        """Whose agreement it needs; a paper for the person and an emergency need none."""
        return tuple(one for one in (self.recipient, self.also) if one)

    @property
    def card(self) -> bool:
        """Whether it is a card."""
        return self.template.startswith("card-")


_ENGLAND_ONLY = ("letter-referral-veterans", "letter-referral-reconnect")
"""Op COURAGE and RECONNECT are services of NHS England (facts §2.3)."""
WALES = "-wales"
"""How a template for Wales ends."""
_GP, _DRUGS, _MIND = Recipient.GP, Recipient.DRUG_ALCOHOL, Recipient.MENTAL_HEALTH
_ALL = (
    PaperKind("letter-gp-clinical", "Letter to the GP practice", GpClinicalLetter, _GP, clinical=True),
    PaperKind("letter-gp-registration", "GP registration letter", GpRegistrationLetter, _GP),
    PaperKind("letter-gp-registration-wales", "GP registration letter, Wales", GpRegistrationLetter, _GP),
    PaperKind(
        "letter-referral-drug-alcohol", "Referral to drug and alcohol service", DrugAlcoholReferral, _DRUGS, True
    ),
    PaperKind("letter-referral-mental-health", "Referral to mental health service", MentalHealthReferral, _MIND, True),
    PaperKind(
        *("letter-referral-dual-diagnosis", "Joint referral: mental health and drugs or alcohol", GeneralLetter, _MIND),
        clinical=True,
        also=_DRUGS,
        health=True,
    ),
    PaperKind(
        *("letter-referral-adhd-autism", "Request for an ADHD or autism assessment", GeneralLetter, _GP),
        clinical=True,
        health=True,
    ),
    PaperKind(
        *("letter-referral-learning-disability", "Referral to learning disability team", GeneralLetter),
        *(Recipient.LEARNING_DISABILITY, True),
        health=True,
    ),
    PaperKind(
        *("letter-referral-brain-injury", "Referral to brain injury service", GeneralLetter),
        *(Recipient.BRAIN_INJURY, True),
        health=True,
    ),
    PaperKind("letter-referral-housing", "Housing: duty to refer", GeneralLetter, Recipient.HOUSING),
    PaperKind("letter-referral-stop-smoking", "Referral to stop smoking", GeneralLetter, Recipient.STOP_SMOKING),
    PaperKind("letter-referral-bbv", "Referral for hepatitis and HIV tests", GeneralLetter, Recipient.SEXUAL_HEALTH),
    PaperKind("letter-referral-veterans", "Op COURAGE, for veterans", GeneralLetter, Recipient.VETERANS),
    PaperKind(
        "letter-referral-social-prescribing", "Social prescribing or social care", GeneralLetter, Recipient.COMMUNITY
    ),
    PaperKind("letter-referral-social-care", "Social care assessment", GeneralLetter, Recipient.COMMUNITY),
    PaperKind("letter-referral-support", "Referral to a support service", GeneralLetter, Recipient.SUPPORT),
    PaperKind(
        "letter-referral-mhtr", "MHTR: to the treatment provider", GeneralLetter, _MIND, clinical=True, health=True
    ),
    PaperKind("letter-referral-reconnect", "RECONNECT, around release", GeneralLetter, Recipient.PRISON_HEALTH),
    PaperKind(
        *("letter-handover-prison", "Handover to prison healthcare", GeneralLetter, Recipient.PRISON_HEALTH),
        clinical=True,
        health=True,
    ),
    PaperKind(
        *("letter-handover-request", "Request to prison healthcare", GeneralLetter, Recipient.PRISON_HEALTH),
    ),
    PaperKind("letter-cstr-attendance", "Attendance at ordered treatment", GeneralLetter, Recipient.PROBATION),
    PaperKind("letter-court-summary", "Summary for the court", GeneralLetter, Recipient.COURT),
    PaperKind("letter-gp-refusal-challenge", "Reply to a GP practice that refused", GeneralLetter, _GP),
    PaperKind("letter-gp-refusal-challenge-wales", "Reply to a GP practice, Wales", GeneralLetter, _GP),
    PaperKind("letter-safeguarding-adult", "Safeguarding concern: adult", GeneralLetter, emergency=True),
    PaperKind("letter-safeguarding-child", "Safeguarding concern: child", GeneralLetter, emergency=True),
    PaperKind("sheet-sbar", "Emergency handover sheet (SBAR)", SbarSheet, emergency=True),
    PaperKind("letter-to-person", "Letter to the person", PersonLetter, own=True),
    PaperKind("sheet-what-helps", "What helps me", WhatHelpsSheet, own=True),
    PaperKind("sheet-health-plan", "My health plan", GeneralLetter, own=True, quiet=True),
    PaperKind("sheet-self-referral", "How to call a service yourself", GeneralLetter, own=True, quiet=True),
    PaperKind("letter-appointment", "Appointment letter", GeneralLetter, own=True),
    PaperKind("sheet-safety-plan", "My plan for hard times", GeneralLetter, clinical=True, own=True),
    PaperKind("sheet-mail-agreement", "Agreement on post", GeneralLetter, own=True),
    PaperKind("sheet-registration-answers", "Answers for a GP registration form", GeneralLetter, own=True),
    PaperKind("sheet-privacy-notice", "Privacy notice", GeneralLetter, own=True),
    PaperKind("sheet-privacy-easy-read", "Privacy notice, easy read", GeneralLetter, own=True),
    PaperKind("sheet-access", "Who looked at your record", AccessSheet, own=True, listed=False),
    PaperKind("sheet-shared", "What is shared with whom, and why", SharedList, own=True, listed=False),
    PaperKind("card-appointment", "Appointment cards", AppointmentCards, own=True),
    PaperKind("card-next", "Card: my next appointments", AppointmentCards, own=True),
    PaperKind("card-folded", "Folded easy read card", FoldedCard, own=True),
    PaperKind("card-write-your-own", "Cards to write yourself", WriteYourOwnCards, own=True),
    PaperKind("card-crisis", "Crisis cards", CrisisCards, own=True),
    PaperKind("card-gp-right", "Cards: my right to a GP", GpRightCards, own=True),
    PaperKind("card-gp-right-folded", "My right to a GP, folded, easy read", GpRightCards, own=True),
    PaperKind("card-gp-right-folded-wales", "I would like a GP, folded, easy read, Wales", GpRightCards, own=True),
    PaperKind("card-gp-right-wales", "Cards: I would like a GP, Wales", GpRightCards, own=True),
)
KINDS: Mapping[str, PaperKind] = {kind.template: kind for kind in _ALL}
"""Every kind of paper by its template, in the order it is offered."""


class PaperEventKind(StrEnum):
    """What was done with a finished paper."""

    PRINTED = "printed"
    SAVED = "saved"
    COPY_PRINTED = "copy-printed"
    """The person's own copy."""
    COPY_SAVED = "copy-saved"
    READ_BACK = "read-back"
    """The person read the card out to whoever gave it: they have understood when and where."""
    WRONG_READER = "wrong-reader"
    """It went to the wrong place, and another one was begun; it is printed no more."""

    @property
    def label(self) -> str:
        """Plain words for a list."""
        return {
            PaperEventKind.PRINTED: "printed",
            PaperEventKind.SAVED: "saved",
            PaperEventKind.COPY_PRINTED: "person's copy printed",
            PaperEventKind.COPY_SAVED: "person's copy saved",
            PaperEventKind.READ_BACK: "read back by the person",
            PaperEventKind.WRONG_READER: "marked as sent to the wrong practice",
        }[self]

    @property
    def saved(self) -> bool:
        """Whether it went into a file."""
        return self in (PaperEventKind.SAVED, PaperEventKind.COPY_SAVED)

    @property
    def copy(self) -> bool:
        """Whether it was the person's own copy."""
        return self in (PaperEventKind.COPY_PRINTED, PaperEventKind.COPY_SAVED)


@dataclass(frozen=True, slots=True)
class PaperEvent:
    """One line of the print log."""

    kind: PaperEventKind
    at: datetime
    by: UserId
    printer: str = ""
    """The printer's name; empty where it was saved as a PDF. Never the folder or the file."""
    pages: int = 0
    copies: int = 1
    again: bool = False
    """It had been printed or saved before."""


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as it stands, with its log, oldest first."""

    id: DocumentId
    version: int
    person_id: PersonId
    template: str
    status: DocumentStatus
    made_at: datetime
    made_by: UserId
    touched_at: datetime
    touched_by: UserId
    visit_id: VisitId | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    """What stands in the fields of the page, as typed."""
    events: tuple[PaperEvent, ...] = ()

    @property
    def kind(self) -> PaperKind:
        """What kind of paper it is."""
        return KINDS[self.template]

    @property
    def wrong_reader(self) -> bool:
        """Whether it went to the wrong place."""
        return any(event.kind is PaperEventKind.WRONG_READER for event in self.events)

    @property
    def finished(self) -> bool:
        """Whether its content is fixed."""
        return self.status in (DocumentStatus.FINAL, DocumentStatus.PRINTED)


@dataclass(frozen=True, slots=True)
class FinalPaper:
    """What was finalised: enough to draw the very same paper again. Never changed."""

    document_id: DocumentId
    template: str
    template_version: str
    content: Paper
    sha256: str
    """Of the PDF as it was drawn."""
    at: datetime
    """The moment it was drawn with: it stands in the PDF."""
    by: UserId
