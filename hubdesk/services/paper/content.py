"""The content of a paper by its kind."""

from collections.abc import Mapping

from hubdesk.domain.documents import PaperKind
from hubdesk.domain.paper import Paper
from hubdesk.services.paper.access import access_sheet
from hubdesk.services.paper.cards import appointment_cards, crisis_cards, folded_card, gp_right_cards, own_cards
from hubdesk.services.paper.gathering import Gathered
from hubdesk.services.paper.general import general
from hubdesk.services.paper.letters import drug_alcohol, gp_clinical, gp_registration, mental_health, sbar, to_person
from hubdesk.services.paper.shared import shared_list
from hubdesk.services.paper.what_helps import what_helps


def content_of(kind: PaperKind, known: Gathered, typed: Mapping[str, str]) -> Paper:
    """What is drawn for these fields."""
    match kind.template:
        case "letter-gp-clinical":
            return gp_clinical(kind, known, typed)
        case "letter-gp-registration" | "letter-gp-registration-wales":
            return gp_registration(kind, known, typed)
        case "letter-referral-drug-alcohol":
            return drug_alcohol(kind, known, typed)
        case "letter-referral-mental-health":
            return mental_health(kind, known, typed)
        case "sheet-sbar":
            return sbar(kind, known, typed)
        case "letter-to-person":
            return to_person(kind, known, typed)
        case "sheet-what-helps":
            return what_helps(kind, known, typed)
        case "card-appointment" | "card-next":
            return appointment_cards(known, typed)
        case "card-folded":
            return folded_card(known, typed)
        case "card-write-your-own":
            return own_cards(known, typed)
        case "card-crisis":
            return crisis_cards(known, typed)
        case name if name.startswith("card-gp-right"):
            return gp_right_cards(typed)
        case "sheet-shared":
            return shared_list(kind, known, typed)
        case "sheet-access":
            return access_sheet(kind, known, typed)
        case _ if kind.general:
            return general(kind, known, typed)
        case _:
            raise AssertionError(f"no content for {kind.template}")
