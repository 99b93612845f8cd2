"""The fields of each paper: only what is not in the record already, or what a person should read over."""

from hubdesk.presenters.details.fields import Choice, Day, Find, Form, Group, Line, Select, Tick
from hubdesk.presenters.directory.finding import READER, SERVICE
from hubdesk.presenters.paper.what_helps import PALE, WHAT_HELPS

_WHO = "One on a line. An owner may stand in front: “Jo: go with the person”"
TO = (
    Line("to_name", "Name of the practice, service or reader"),
    Line("to_lines", "Address", "A line each", lines=2),
    (Line("to_town", "Town"), Line("to_postcode", "Postcode", chars=10)),
    Line("greeting", "After “Dear” (optional)", "Empty prints “Dear colleague”", chars=24),
)
GP_TO = (Find("Find the practice in the directory", READER, "Name, town, postcode or code. Fills the boxes below"), *TO)


def service_to(destination: str) -> tuple[Find | Line | tuple[Line, ...], ...]:
    """The reader of a referral, found among the services round the hub; those of its kind come first."""
    hint = "Its name, kind or area. Fills the boxes below"
    return (Find("Find the service in the directory", SERVICE, hint, destination), *TO)


COPY = Choice(
    "copy_person",
    "A copy for the person?",
    (
        ("given", "Yes, given by hand"),
        ("declined", "No, they did not want one"),
        ("not-safe", "No, keeping paper is not safe for them"),
    ),
    in_row=False,
)
ENDING = Group(
    "Copies and signature", (COPY, Line("registration", "Your registration (optional)", "Like NMC 12A3456E", chars=24))
)
SAFE = Line("safe_contact", "How the person may safely be reached", lines=2)
_MATTERS = Line("matters", "What matters to me", "In the person's own words", lines=3)
SEALED = Group(
    "Sealed page: safety",
    (
        Tick("seal", "Put a sealed page with this letter"),
        Line("sealed_for", "For whom (empty: the reader above)"),
        Line("sealed_said", "What the person said", "What was said, never a level of risk", lines=2),
        Line("sealed_done", "What was done", lines=2),
        Line("sealed_plan", "The plan", lines=2),
        Line("sealed_told", "Who was told, and when", lines=2),
    ),
)


SIZES = tuple(
    (size, f"Normal, {size}" if size in ("12", "14") else f"Large, {size}")
    for size in ("12", "14", "16", "18", "20", "24", "28")
)
"""Sizes of print for what the person reads, in points (facts §4.3)."""


WIDE = Tick("wide", "More space between the lines")


def _gp_clinical() -> Form:
    return Form(
        "Letter to the GP practice",
        "Scores, medicines, allergies and communication needs come from the record as they stand.",
        (
            Group("To", GP_TO),
            Group(
                "Message",
                (
                    _MATTERS,
                    Line("summary", "Summary", "At most five lines of print", lines=4),
                    Line(
                        "gp_actions",
                        "Actions for the GP practice",
                        "One on a line. Empty prints “No action needed”",
                        lines=3,
                    ),
                    Line("person_actions", "Actions for the person", "One on a line", lines=2),
                    Line("hub_actions", "Actions for us", _WHO, lines=2),
                    SAFE,
                ),
            ),
            SEALED,
            ENDING,
        ),
    )


def _registration(title: str) -> Form:
    return Form(
        title,
        "Nobody needs an address, ID or an NHS number to register with a GP.",
        (
            Group("To", GP_TO),
            Group(
                "Who they are",
                (
                    Line(
                        "how_known",
                        "How do you know who the person is?",
                        "As “I have met them here twice since May”",
                        lines=2,
                    ),
                    Tick("proxy", "Use the hub's address for post from the practice, for registration only"),
                    Line("previous_names", "Previous names (optional)"),
                    Line("birth_place", "Place of birth (optional)"),
                    Line("previous_gp", "Last GP practice (optional)"),
                    Line("previous_address", "Last address known to a GP (optional)"),
                    Line("scheme_contact", "Contact for the local scheme (optional)"),
                ),
            ),
            Group("Copies", (COPY,)),
        ),
    )


_CORE = (
    Line("reason", "Why you refer the person", lines=3),
    Line("urgency", "How soon", "Routine, urgent or same day, with why", lines=2),
    _MATTERS,
    Line("tried", "What was tried (optional)", lines=2),
    Line("others_involved", "Who else is involved (optional)", lines=2),
    Line("dependants", "Children and others cared for (optional)", lines=2),
    Line("preferred_times", "Times and places that suit (optional)", lines=2),
    SAFE,
    Day("reply_by", "Reply wanted by (optional)"),
    Line("reply_to", "Reply to"),
)


def _referral(title: str, own: tuple[Line, ...], heading: str, destination: str) -> Form:
    return Form(
        title,
        "Scores, medicines and allergies come from the record as they stand.",
        (Group("To", service_to(destination)), Group("Referral", _CORE), Group(heading, own), ENDING),
    )


_DRUGS = (
    Line(
        "use_last_28_days",
        "Use in the last 28 days",
        "One substance on a line: what, how much, how, on how many days",
        lines=3,
    ),
    Line("withdrawal", "Fits, confusion or shaking when stopping, ever"),
    Line("overdose", "Overdose"),
    Line("naloxone", "Naloxone"),
    Line("injecting", "Injecting"),
    Line("earlier_treatment", "Earlier treatment"),
    Line("viruses", "Hepatitis and HIV: tests and vaccines"),
    Line("pregnancy", "Pregnancy"),
    Line("goals", "What the person wants"),
)
_MIND = (
    Line("current_problems", "Problems now", lines=2),
    Line("since_when", "Since when"),
    Line("effect_on_life", "Effect on daily life", lines=2),
    Line("earlier_care", "Earlier care"),
    Line("substances", "Alcohol and drugs"),
    Line("strengths", "What helps, and who supports the person", lines=2),
)


def _sbar() -> Form:
    return Form(
        "Emergency handover sheet (SBAR)",
        "Fill in what you can. What is empty prints as “Not recorded”. Do not wait with the phone call for this.",
        (
            Group(
                "What is happening",
                (
                    Line("situation", "Situation: what is happening now", lines=2),
                    Line("background", "Background: what led to this", lines=2),
                    Line("assessment", "Assessment: what you see", lines=2),
                    Line("request", "Request: what you ask for", lines=2),
                    (
                        Line("happened", "Time it happened, today", "24 hours, like 10:55", chars=8),
                        Line("to_name", "Handed to"),
                    ),
                    Line("where_now", "Where the person is now"),
                    Line("with_whom", "Who is with them"),
                    Line("told", "Who was told, when, and what they said", "One on a line", lines=2),
                ),
            ),
            Group(
                "Sharing without agreement",
                (
                    Line("basis", "Basis for sharing", "As “Danger to life”", lines=1),
                    Line("decided_by", "Who decided"),
                    Line("person_told", "Was the person told? If not, why", lines=2),
                ),
            ),
        ),
    )


def _to_person() -> Form:
    return Form(
        "Letter to the person",
        "Short sentences and plain words. Nothing about abuse goes on it.",
        (
            Group(
                "Message",
                (
                    Line("opening", "To begin with", lines=3),
                    Line("talked_about", "What we talked about", "One on a line", lines=3),
                    Line("found", "What the answers mean", "One plain sentence on a line", lines=3),
                    Line("you", "What you said you will do", "One on a line", lines=2),
                    Line("we", "What we will do", "One on a line", lines=2),
                    Line("others", "What others will do", _WHO, lines=2),
                    Line(
                        "shared_with",
                        "Who we have told, because they agreed",
                        "One on a line; only who was really told",
                        lines=2,
                    ),
                ),
            ),
            Group(
                "Paper",
                (
                    Choice("way", "How does it reach the person?", (("hand", "Given by hand"), ("post", "By post"))),
                    Choice("points", "Size of the letters", SIZES),
                    WIDE,
                    PALE,
                    Tick("mentions_probation", "The person chose that probation is mentioned"),
                ),
            ),
        ),
    )


_STOCKS = (
    ("plain", "Plain paper, cut with scissors"),
    ("avery-c32011", "Avery C32011"),
    ("avery-c32015", "Avery C32015"),
    ("zweckform-32010", "Avery Zweckform 32010"),
    ("avery-l7414", "Avery L7414"),
    ("avery-j8414", "Avery J8414"),
    ("avery-l4785", "Avery L4785"),
    ("avery-l7165", "Avery L7165 labels, 8 large ones"),
)
_SHEET = Group(
    "Sheet of cards",
    (
        Select("stock", "Paper", _STOCKS, nothing="Choose the sheet of cards"),
        Line("first_cell", "First free card on the sheet", "1 to 10, or to 8 on a sheet of 8", chars=6),
        (
            Line("nudge_x", "Move right (millimetres)", "When print and card do not meet", chars=6),
            Line("nudge_y", "Move down (millimetres)", "With a minus in front: up", chars=6),
        ),
    ),
)
_DISCREET = Choice(
    "discreet",
    "What does the card say?",
    (("yes", "Discreet: day, time, place and phone only"), ("no", "More: what it is for, and with whom")),
    "Ask the person. Anyone who finds the card can read it.",
    in_row=False,
)
_CODE = Choice(
    "code",
    "QR code on the card?",
    (
        ("no", "No"),
        ("web", "Yes: the hub’s short web address"),
        ("place", "Yes: the postcode of the place, for a map"),
    ),
    "A code holds nothing else: no name, no time, no word about health.",
    in_row=False,
)
_CHECKED = Day("checked", "Day the crisis numbers were checked", "Call them, or look them up, before you print")
_COUNT = Line("cards", "How many cards", "1 to 10", chars=6)


def _right(title: str) -> Form:
    phone = Line("phone", "Phone that helps when a surgery says no", chars=24)
    lead = "To show at the desk of a surgery. Nothing about the person stands on it."
    return Form(title, lead, (Group("", (phone, _COUNT)), _SHEET))


def _right_folded(title: str) -> Form:
    phone = Line("phone", "Phone that helps when a surgery says no", chars=24)
    lead = "One A4 sheet, folded twice, in large print with pictures. Nothing about the person stands on it."
    return Form(title, lead, (Group("", (phone,)),))


_FORMS = {
    "letter-gp-clinical": _gp_clinical(),
    "letter-gp-registration": _registration("GP registration letter"),
    "letter-gp-registration-wales": _registration("GP registration letter, Wales"),
    "letter-referral-drug-alcohol": _referral(
        "Referral to drug and alcohol service", _DRUGS, "Drugs and alcohol", "drug-alcohol"
    ),
    "letter-referral-mental-health": _referral(
        "Referral to mental health service", _MIND, "Mental health", "mental-health"
    ),
    "sheet-sbar": _sbar(),
    "letter-to-person": _to_person(),
    "sheet-what-helps": WHAT_HELPS,
    "sheet-access": Form("Who looked at your record", "It is made of what the audit trail says, up to now.", ()),
    "sheet-shared": Form("What is shared with whom, and why", "It is made of the papers it goes with.", ()),
    "card-appointment": Form(
        "Appointment cards", "The next appointments, at most three.", (Group("", (_DISCREET, _CODE)), _SHEET)
    ),
    "card-next": Form(
        "Card: my next appointments",
        "The next appointments, at most three, on one card.",
        (Group("", (_DISCREET, _CODE)), _SHEET),
    ),
    "card-folded": Form("Folded easy read card", "One A4 sheet, folded twice.", (Group("", (_DISCREET, _CHECKED)),)),
    "card-write-your-own": Form(
        "Cards to write yourself",
        "Writing the time down oneself helps to keep it. Ask the person to read it back, and tick the card.",
        (
            Group(
                "",
                (
                    Line("phone", "Phone to call", chars=24),
                    Line("place", "Place (optional)", "A line each", lines=2),
                    _COUNT,
                ),
            ),
            _SHEET,
        ),
    ),
    "card-gp-right": _right("Cards: my right to a GP"),
    "card-gp-right-wales": _right("Cards: I would like a GP, Wales"),
    "card-gp-right-folded": _right_folded("My right to a GP, folded"),
    "card-gp-right-folded-wales": _right_folded("I would like a GP, folded, Wales"),
    "card-crisis": Form(
        "Crisis cards", "Numbers to call at any hour, and this hub's own.", (Group("", (_CHECKED, _COUNT)), _SHEET)
    ),
}


def paper_form(template: str) -> Form:
    """The page of a template."""
    return _FORMS[template]


LETTERHEAD = Form(
    "The hub on letters and cards",
    "Printed on every letter. Leave the word probation out of the address where the person would be asked about it.",
    (
        Group(
            "",
            (
                Line(
                    "organisation",
                    "Organisation, as it stands at the top right",
                    "Like Northbridge NHS Foundation Trust",
                ),
                Line("address", "Address", "A line each", lines=2),
                (Line("town", "Town"), Line("postcode", "Postcode", chars=10)),
                (Line("phone", "Phone", chars=20), Line("email", "Email (optional)")),
                Line("hours", "When the phone is answered (optional)", "Like Monday to Friday, 9am to 5pm"),
                Line(
                    "web",
                    "Short web address (optional)",
                    "Like hub.example.nhs.uk/find. Only for a QR code on cards, where somebody chooses one",
                ),
                Choice(
                    "country",
                    "The hub is in",
                    (("england", "England"), ("wales", "Wales")),
                    "In Wales no letter names a rule of England, and Welsh stands beside English where it was checked",
                ),
                Choice(
                    "window",
                    "Window envelopes of this hub",
                    (("dl", "DL, letters folded in thirds"), ("c5", "C5, letters folded once")),
                    "Save, then print a test sheet and fold it into one of your envelopes",
                ),
            ),
        ),
    ),
)
