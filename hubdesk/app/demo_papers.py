"""The demo's letterhead, and a few letters that somebody began. All made up."""

from collections.abc import Sequence

from hubdesk.domain.ids import PersonId
from hubdesk.services.desk import Desk
from hubdesk.services.paper.letterhead import save_letterhead
from hubdesk.services.paper.papers import begin_paper, keep_paper

_LETTERHEAD = {
    "organisation": "Northgate NHS Foundation Trust (made up)",
    "address": "First floor\n8 Exchange Place",
    "town": "Middlesbrough",
    "postcode": "TS1 8ZZ",
    "phone": "01632 960 118",
    "hours": "Monday to Friday, 9am to 5pm",
    "web": "hub.example.org/find",
}
_GP = {
    "to_name": "Dr P Anand",
    "to_lines": "Riverside Surgery\n2 Quay Road",
    "to_town": "Middlesbrough",
    "to_postcode": "TS2 9ZZ",
    "summary": "Low mood for two months, with poor sleep. No treatment so far.",
    "gp_actions": "Review low mood and sleep",
    "copy_person": "given",
}


def tell_papers(lead: Desk, nurse: Desk, navigator: Desk, people: Sequence[PersonId]) -> None:
    """The letterhead; a clinical letter to sign, and a registration letter for the person just released."""
    save_letterhead(lead, _LETTERHEAD)
    if len(people) > 4:
        letter, _changes = begin_paper(nurse, people[1], "letter-gp-clinical")
        keep_paper(nurse, letter, {**letter.typed, **_GP})
        registration, _changes = begin_paper(navigator, people[4], "letter-gp-registration")
        keep_paper(navigator, registration, {**registration.typed, "how_known": "I have met them here three times"})
