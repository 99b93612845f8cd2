"""Spreadsheets of forms for tests: a sound one, and ways to change one cell of it."""

from hubdesk.forms.house import Publisher
from hubdesk.forms.spreadsheet import MadeForm, Sheet, form_from_sheets

HOUSE = Publisher("hubdesk", "https://hubdesk.example/fhir")
SOUND = (
    ("Id", "rest-check"),
    ("Title", "Rest check"),
    ("Owner", "Riverside hub"),
    ("Permission", "Our own words"),
    ("Source", "Written here"),
    ("Instruction", "In the last 7 days:"),
    (),
    (
        "linkId",
        "text",
        "type",
        "options",
        "required",
        "show if",
        "alert if",
        "alert text",
        "staff note if",
        "staff note",
    ),
    ("q1", "How often did you feel rested?", "choice", "Often=0; Sometimes=1; Never=2", "yes"),
    (
        *("q2", "How often did you feel unsafe where you sleep?", "choice", "Never=0; Sometimes=1; Often=2"),
        *("", "", "q2 = Often", "Often unsafe where they sleep. Talk about it."),
        *("q2 >= 1", "The navigator looks for a safer place."),
    ),
    ("q3", "What would help?", "text", "", "", "q2 >= 1"),
    (),
    ("Score", "From", "To", "Label", "Next"),
    ("total", "0", "1", "Low", "Nothing more is needed today."),
    ("total", "2", "4", "High", "Talk it over with a clinician in the hub."),
)


def rows(*changes: tuple[int, int, str]) -> tuple[tuple[str, ...], ...]:
    """The sound rows with cells changed: row and column counted from 0, new text."""
    table = [list(row) for row in SOUND]
    for row, column, text in changes:
        table[row].extend([""] * (column + 1 - len(table[row])))
        table[row][column] = text
    return tuple(map(tuple, table))


def made(*changes: tuple[int, int, str]) -> MadeForm:
    """What comes of the sound sheet with these cells changed."""
    return form_of(Sheet("", rows(*changes)))


def form_of(*sheets: Sheet, name: str = "my scale") -> MadeForm:
    """What comes of these sheets."""
    return form_from_sheets(sheets, name=name, publisher=HOUSE, house="Riverside hub", date="2026-11-22")
