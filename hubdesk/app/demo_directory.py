"""The demo's directory: made-up practices, what the hub noted of two of them, and made-up services round the hub."""

from collections.abc import Mapping
from datetime import date, timedelta

from hubdesk.app.made_up_directory import made_up_rows
from hubdesk.domain.epraccur import read_epraccur
from hubdesk.domain.practices import NoteEntry, what_changes
from hubdesk.domain.typed import YES, typed_day
from hubdesk.services.desk import Desk
from hubdesk.services.local_services import new_service, retire_service, save_service
from hubdesk.services.practices import Brought, Progress, import_directory, note_practice

_SERVICES: tuple[tuple[Mapping[str, str], int], ...] = (
    (
        {
            "destination": "drug-alcohol",
            "name": "Northgate Recovery",
            "who": "Duty worker",
            "line0": "14 Weir Street",
            "town": "Northgate",
            "postcode": "ZY3 1AL",
            "phone": "01632 960410",
            "hours": "Monday to Friday, 9am to 5pm, Wednesday to 8pm",
            "commissioner": "council",
            "pathway": "drugs",
            "self_referral": YES,
            "languages": "Polish",
            "rules": "Takes anyone over 18 who lives or sleeps in the borough. After release, ask for the link worker.",
        },
        12,
    ),
    (
        {
            "destination": "mental-health",
            "name": "Northgate community mental health team",
            "who": "Single point of access",
            "line0": "Fern House",
            "line1": "2 Park Rise",
            "town": "Northgate",
            "postcode": "ZY5 3BN",
            "phone": "01632 960420",
            "hours": "Monday to Friday, 9am to 5pm",
            "commissioner": "icb",
            "pathway": "health",
            "rules": "Missing the first appointment can mean discharge. Tell them of every way to reach the person.",
        },
        40,
    ),
    (
        {
            "destination": "housing",
            "name": "Northgate Council housing options",
            "line0": "Civic Centre",
            "town": "Northgate",
            "postcode": "ZY1 1DP",
            "phone": "01632 960430",
            "email": "duty.to.refer@northgate.example",
            "commissioner": "council",
            "pathway": "accommodation",
        },
        20,
    ),
    (
        {
            "destination": "womens-centre",
            "name": "The Willow Centre",
            "area": "Northgate and Easthaven",
            "line0": "7 Chapel Row",
            "town": "Northgate",
            "postcode": "ZY4 2EQ",
            "phone": "01632 960440",
            "commissioner": "charity",
            "pathway": "families",
            "women_only": YES,
            "self_referral": YES,
        },
        130,
    ),
    (
        {
            "destination": "veterans",
            "name": "Op COURAGE, north",
            "phone": "01632 960450",
            "commissioner": "nhs-england",
            "pathway": "health",
            "veterans": YES,
            "self_referral": YES,
        },
        30,
    ),
    (
        {
            "destination": "crisis",
            "name": "Lantern crisis café",
            "area": "Northgate",
            "line0": "1 Lantern Yard",
            "town": "Northgate",
            "postcode": "ZY4 3GS",
            "phone": "01632 960460",
            "hours": "Every day, 6pm to midnight",
            "commissioner": "charity",
            "pathway": "health",
            "self_referral": YES,
        },
        9,
    ),
)


def tell_directory(lead: Desk, navigator: Desk, today: date) -> None:
    """Bring the made-up directory, note two practices, add services: one of them not checked for long, one retired."""
    directory = read_epraccur(made_up_rows())
    brought = Brought(directory, "made up", what_changes({}, directory.by_code), {})
    import_directory(lead, brought, Progress())
    note_practice(navigator, "DEMO18", NoteEntry(homeless=True, words="Walk in from 9am. No papers asked for"))
    closed = today - timedelta(days=25)
    day = (str(closed.day), str(closed.month), str(closed.year))
    note_practice(navigator, "DEMO04", NoteEntry(list_closed=day, words="Told at the desk. Ask again in spring"))
    for fields, days in _SERVICES:
        save_service(lead, new_service(lead), {**fields, **typed_day("checked_on", today - timedelta(days=days))})
    old, _changes = save_service(
        lead, new_service(lead), {"destination": "stop-smoking", "name": "Smoke Free Northgate (ended)"}
    )
    retire_service(lead, old, retired=True)
