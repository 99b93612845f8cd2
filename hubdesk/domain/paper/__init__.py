"""What a letter, a sheet or a card is drawn from: frozen values, with no layout in them.

``frame`` holds what every page needs (who, from whom, to whom), ``clinical`` what a health letter
says, ``letters`` and ``cards`` one value per kind of paper.
"""

from hubdesk.domain.paper.cards import (
    AppointmentCards,
    CardAppointment,
    CardSheet,
    CrisisCards,
    FoldedCard,
    WriteYourOwnCards,
)
from hubdesk.domain.paper.clinical import (
    Allergies,
    AllergyState,
    Medicine,
    Medicines,
    MedicinesState,
    Score,
    SealedNote,
)
from hubdesk.domain.paper.frame import (
    Action,
    Address,
    Agreement,
    Copy,
    Edition,
    Frame,
    PaperPerson,
    Recipient,
    Sender,
    Signer,
)
from hubdesk.domain.paper.letters import (
    DrugAlcoholReferral,
    GpClinicalLetter,
    GpRegistrationLetter,
    IdentityStatement,
    MentalHealthReferral,
    PersonLetter,
    ReferralCore,
    SbarSheet,
)

Paper = (
    GpClinicalLetter
    | GpRegistrationLetter
    | DrugAlcoholReferral
    | MentalHealthReferral
    | SbarSheet
    | PersonLetter
    | AppointmentCards
    | WriteYourOwnCards
    | CrisisCards
    | FoldedCard
)
"""Everything that can be drawn."""

__all__ = [
    "Action",
    "Address",
    "Agreement",
    "Allergies",
    "AllergyState",
    "AppointmentCards",
    "CardAppointment",
    "CardSheet",
    "Copy",
    "CrisisCards",
    "DrugAlcoholReferral",
    "Edition",
    "FoldedCard",
    "Frame",
    "GpClinicalLetter",
    "GpRegistrationLetter",
    "IdentityStatement",
    "Medicine",
    "Medicines",
    "MedicinesState",
    "MentalHealthReferral",
    "Paper",
    "PaperPerson",
    "PersonLetter",
    "Recipient",
    "ReferralCore",
    "SbarSheet",
    "Score",
    "SealedNote",
    "Sender",
    "Signer",
    "WriteYourOwnCards",
]
