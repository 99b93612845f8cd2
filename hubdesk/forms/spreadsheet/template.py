"""The spreadsheet to start from: a small scale of two questions that works as it stands."""

from hubdesk.forms.spreadsheet.cells import Sheet

TEMPLATE = (
    Sheet(
        "Form",
        (
            ("Id", "my-scale"),
            ("Title", "Name of the scale"),
            ("Version", "1.0.0"),
            ("Owner", "Who wrote the questions and holds the copyright"),
            ("Permission", "Who allowed their use, when, and on what terms"),
            ("Citation", "The paper or manual the scoring comes from, with page"),
            ("Source", "Where the exact words were read"),
            ("Instruction", "In the last 7 days:"),
            ("Terms", ""),
            ("To check", ""),
        ),
    ),
    Sheet(
        "Questions",
        (
            (
                *("linkId", "text", "type", "options", "required", "show if"),
                *("alert if", "alert text", "staff note if", "staff note"),
            ),
            ("q1", "How often did you feel rested?", "choice", "Often=0; Sometimes=1; Never=2"),
            (
                *("q2", "How often did you feel unsafe where you sleep?", "choice", "Never=0; Sometimes=1; Often=2"),
                *("", "", "q2 = Often", "Often unsafe where they sleep. Talk about it."),
                *("q2 = Sometimes", "Ask whether a safer place is wanted; the navigator looks for one."),
            ),
        ),
    ),
    Sheet(
        "Bands",
        (
            ("from", "to", "label", "next"),
            ("0", "1", "Low", "Nothing more is needed today unless you are worried."),
            ("2", "4", "High", "Talk it over with a clinician in the hub."),
        ),
    ),
)
"""A workbook of three sheets. As CSV the three tables stand below each other, with an empty row between them."""
