"""What a letter, a sheet or a card is drawn from: frozen values, with no layout in them.

``frame`` holds what every page needs (who, from whom, to whom), ``clinical`` what a health letter
says, ``letters`` and ``cards`` one value per kind of paper.
"""

from hubdesk.domain.paper.access import AccessSheet, SeenRow
from hubdesk.domain.paper.cards import (
    AppointmentCards,
    CardAppointment,
    CardSheet,
    CrisisCards,
    FoldedCard,
    GpRightCards,
    WriteYourOwnCards,
)
from hubdesk.domain.paper.clinical import (
    NOT_ASKED,
    NOT_RECORDED,
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
from hubdesk.domain.paper.general import Answer, Answers, GeneralLetter, PaperField
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
from hubdesk.domain.paper.shared import SharedList, SharedRow
from hubdesk.domain.paper.what_helps import Help, WhatHelpsSheet

Paper = (
    GpClinicalLetter
    | GpRegistrationLetter
    | DrugAlcoholReferral
    | MentalHealthReferral
    | SbarSheet
    | PersonLetter
    | GeneralLetter
    | SharedList
    | AccessSheet
    | WhatHelpsSheet
    | AppointmentCards
    | WriteYourOwnCards
    | CrisisCards
    | GpRightCards
    | FoldedCard
)
"""Everything that can be drawn."""

__all__ = [
    "NOT_ASKED",
    "NOT_RECORDED",
    "AccessSheet",
    "Action",
    "Address",
    "Agreement",
    "Allergies",
    "AllergyState",
    "Answer",
    "Answers",
    "AppointmentCards",
    "CardAppointment",
    "CardSheet",
    "Copy",
    "CrisisCards",
    "DrugAlcoholReferral",
    "Edition",
    "FoldedCard",
    "Frame",
    "GeneralLetter",
    "GpClinicalLetter",
    "GpRegistrationLetter",
    "GpRightCards",
    "Help",
    "IdentityStatement",
    "Medicine",
    "Medicines",
    "MedicinesState",
    "MentalHealthReferral",
    "Paper",
    "PaperField",
    "PaperPerson",
    "PersonLetter",
    "Recipient",
    "ReferralCore",
    "SbarSheet",
    "Score",
    "SealedNote",
    "SeenRow",
    "Sender",
    "SharedList",
    "SharedRow",
    "Signer",
    "WhatHelpsSheet",
    "WriteYourOwnCards",
]
