"""What the demo's leads did about forms: one made here waits for the second lead, one owner has not answered."""

from datetime import timedelta

from hubdesk.domain.form_governance import OwnerPermissionEntry, Said
from hubdesk.forms.spreadsheet import Sheet
from hubdesk.services.desk import Desk
from hubdesk.services.form_bringing import bring_made, make_from_sheets
from hubdesk.services.licence_desk import record_permission

_REST = Sheet(
    "",
    (
        ("Id", "rest-and-night"),
        ("Title", "Rest and night"),
        ("Owner", "Made up for the demo"),
        ("Permission", "Our own words"),
        ("Source", "Written for the demo"),
        ("Instruction", "In the last 7 days:"),
        (),
        ("linkId", "text", "type", "options", "staff note if", "staff note"),
        ("q1", "How often did you wake up rested?", "choice", "Often=0; Sometimes=1; Never=2"),
        (
            *("q2", "How often did noise keep you awake?", "choice", "Never=0; Sometimes=1; Often=2"),
            *("q2 = Often", "The navigator asks whether another room is possible."),
        ),
        (),
        ("from", "to", "label", "next"),
        ("0", "1", "Rested", "Nothing more is needed today."),
        ("2", "4", "Tired", "Ask what would help, and offer the sheet about sleep."),
    ),
)


def tell_forms(lead: Desk) -> None:
    """The lead makes a form and asks an owner."""
    bring_made(lead, make_from_sheets(lead, (_REST,), "rest and night"))
    asked = (lead.clock.now() - timedelta(days=14)).date()
    entry = OwnerPermissionEntry(Said.UNKNOWN.value, "Letter sent, no answer yet", asked)
    record_permission(lead, "dudit", entry)
