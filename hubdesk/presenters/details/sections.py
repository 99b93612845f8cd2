"""The page of each section: what it is called, what is asked, and in which words."""

from collections.abc import Sequence
from enum import StrEnum

from hubdesk.domain.asked import May
from hubdesk.domain.contacts import Channel, SomeoneKnown
from hubdesk.domain.details import Section
from hubdesk.domain.equality import CHARACTERISTICS, DECLINED
from hubdesk.domain.gp import GpStatus
from hubdesk.domain.hospital import HospitalUse
from hubdesk.domain.needs import CameBy, Help, NeedKind
from hubdesk.domain.orders import EpisodeEnd, EpisodeKind, Requirement, Standing, WhyNotGiven
from hubdesk.domain.other_names import NameKind
from hubdesk.domain.paper.clinical import AllergyState, MedicinesState
from hubdesk.domain.people import Gender
from hubdesk.domain.sleeping_place import Lodging
from hubdesk.domain.suits import PartOfDay, WeekDay
from hubdesk.presenters.details.fields import (
    Choice,
    Day,
    Find,
    Form,
    Group,
    Line,
    Options,
    Rows,
    Select,
    Tick,
    Ticks,
)

TITLES = {
    Section.GP: "GP",
    Section.MEDICINES: "Medicines and allergies",
    Section.PLACE: "Where they sleep",
    Section.CONTACT: "Phone and email",
    Section.SAFE_CONTACT: "Safe contact",
    Section.COMMUNICATION: "Communication needs",
    Section.SUITS: "Times and places that suit",
    Section.SOMEONE: "Someone to call",
    Section.HOSPITAL: "A&E and hospital",
    Section.NEEDS: "Needs, and who leads",
    Section.ORDERS: "Release, order or licence",
    Section.NAMES: "Other names",
    Section.EQUALITY: "About the person",
    Section.NUMBERS: "Probation numbers",
}
IDENTITY_TITLE = "Name, birth and NHS number"


def _all(kind: type[StrEnum], *, leave_out: Sequence[StrEnum] = ()) -> Options:
    return tuple((one.value, one.label) for one in kind if one not in leave_out)  # type: ignore[attr-defined]


_MAY = _all(May)
_MAY_PLAIN = _all(May, leave_out=[May.DECLINED])
_DATE = "Day, month and year, like 14 3 2026"


def section_form(section: Section) -> Form:
    """The page of a section."""
    return _FORMS[section]


def _gp() -> Form:
    by_hand = (
        Line("name", "Name of the practice"),
        Line("address", "Address"),
        (Line("postcode", "Postcode", chars=10), Line("phone", "Phone", chars=18)),
        Line("code", "Practice code (optional)", "Printed on letters from the practice, like Y00001", chars=10),
        Line("note", "Note (optional)", "For example why registering did not work"),
    )
    find = Find("Find in the directory", "practice", "Name, town, postcode or code. Fills the boxes below")
    return Form(
        TITLES[Section.GP],
        "Nobody needs an address, ID or an NHS number to register with a GP.",
        (
            Group(
                "",
                (Choice("status", "Do they have a GP?", _all(GpStatus), "As the person tells it", in_row=False),),
            ),
            Group("Practice", (find, *by_hand)),
        ),
    )


def _safe_contact() -> Form:
    return Form(
        TITLES[Section.SAFE_CONTACT],
        "Ask who else may see, hear or open it. A way that was not asked about is not taken as safe.",
        (
            *(Group("", (_one_way(channel),)) for channel in Channel),
            Group("", (Line("note", "Anything else on safe contact (optional)", lines=2),)),
        ),
    )


def _one_way(channel: Channel) -> tuple[Choice, Line]:
    note = f"Note on {channel.label.lower()} (optional)"
    return (
        Choice(f"{channel.value}.safe", f"{channel.label}: is it safe?", _MAY_PLAIN),
        Line(f"{channel.value}.note", note, _EXAMPLE.get(channel, "")),
    )


_EXAMPLE = {
    Channel.VOICEMAIL: "For example: never leave a message",
    Channel.POST: "For example: the post is opened by others",
}


def _help(kind: NeedKind) -> Choice:
    return Choice(f"{kind.value}.help", f"{kind.label}: how much help?", _all(Help, leave_out=[Help.NOT_ASKED]))


def _leads(kind: NeedKind) -> Line:
    return Line(f"{kind.value}.lead", f"{kind.label}: who leads? (optional)", "A name and a service")


def _ordered() -> Rows:
    return Rows(
        "ordered",
        "Requirement",
        (
            Select("requirement", "Which requirement", _all(Requirement), nothing="Select one"),
            (
                Select(
                    "standing", "Where it stands", _all(Standing, leave_out=[Standing.NOT_TOLD]), nothing="Not told"
                ),
                Select("why_not", "If not given: why", _all(WhyNotGiven), nothing="It was given, or is open"),
            ),
            (
                Day("began", "From (optional)", _DATE),
                Line("months", "For how many months (optional)", "A number, like 12", chars=6),
            ),
            (Line("court", "Court (optional)"), Line("provider", "Provider of the treatment (optional)")),
            (
                Line("practitioner", "Responsible practitioner (optional)"),
                Line("officer", "Probation's contact for attendance (optional)"),
            ),
            Choice("consent", "Did they agree to the treatment?", _MAY),
            (
                Line("offered", "Sessions offered", "As the provider tells it", chars=6),
                Line("kept", "Took place", "A number", chars=6),
                Line("called_off", "Called off by the service", "A number", chars=6),
            ),
            Day("told_on", "Told on (optional)", _DATE),
        ),
        most=6,
    )


def _equality() -> Form:
    fields: list[Select | Ticks] = []
    for characteristic in CHARACTERISTICS:
        options = (*characteristic.options, (DECLINED, "Prefers not to say"))
        if characteristic.several:
            fields.append(Ticks(characteristic.key, characteristic.title, options, "None ticked means not asked"))
        else:
            fields.append(Select(characteristic.key, characteristic.title, options))
    return Form(
        TITLES[Section.EQUALITY],
        "We ask everybody, to see that we treat everybody fairly. Each question may be declined.",
        tuple(Group("", (one,)) for one in fields),
    )


_FORMS: dict[Section, Form] = {
    Section.GP: _gp(),
    Section.MEDICINES: Form(
        TITLES[Section.MEDICINES],
        "As the person tells it, or from a letter or the packets. This is a list, not a chart.",
        (
            Group(
                "Medicines",
                (
                    Choice(
                        "taken",
                        "Do they take any medicines?",
                        (
                            (MedicinesState.LISTED.value, "Yes"),
                            (MedicinesState.NONE.value, "No"),
                            (MedicinesState.DECLINED.value, "Prefers not to say"),
                            (MedicinesState.NOT_ASKED.value, "Not asked"),
                        ),
                    ),
                    Rows(
                        "medicines",
                        "Medicine",
                        (
                            Line("name", "Medicine", "As told, like methadone or the blue inhaler"),
                            Line("how", "Amount and how often (optional)", "In whole words"),
                            Day("runs_out_on", "Runs out on", "The last day it lasts. Leave empty if not known"),
                            Line("prescriber", "Who prescribes it (optional)"),
                        ),
                        most=20,
                    ),
                    Line("source", "Where this comes from (optional)", "For example: told by the person"),
                ),
            ),
            Group(
                "Allergies",
                (
                    Choice(
                        "allergy",
                        "Any allergies or bad reactions?",
                        (
                            (AllergyState.KNOWN.value, "Yes"),
                            (AllergyState.NONE_KNOWN.value, "None known"),
                            (AllergyState.UNAVAILABLE.value, "Asked, cannot be found out"),
                            (AllergyState.NOT_RECORDED.value, "Not asked"),
                        ),
                    ),
                    Line("allergies", "Which ones", "With commas between, like penicillin, nuts"),
                ),
            ),
        ),
    ),
    Section.PLACE: Form(
        TITLES[Section.PLACE],
        "Where the person sleeps now. Having no address is fine. Somewhere to send GP post is another thing.",
        (
            Group("", (Select("kind", "What kind of place is it?", _all(Lodging, leave_out=[Lodging.NOT_ASKED])),)),
            Group(
                "Address, as far as known",
                (
                    Line("line0", "First line"),
                    Line("line1", "Second line (optional)"),
                    (Line("line2", "Town (optional)"), Line("line3", "County (optional)")),
                    Line("postcode", "Postcode", "Left empty with no fixed abode: it is then ZZ99 3VZ", chars=10),
                    Line("note", "Note (optional)", "For example where to find the person", lines=2),
                ),
            ),
        ),
    ),
    Section.CONTACT: Form(
        TITLES[Section.CONTACT],
        "Which of these may be used, and how, is on the page “Safe contact”.",
        (
            Group(
                "Phone",
                (
                    Rows(
                        "phones",
                        "Phone",
                        (
                            Line("number", "Phone number", "British numbers need no country code", chars=20),
                            Line("note", "Whose it is, or when to call (optional)"),
                        ),
                        most=6,
                    ),
                    Tick("no_phone", "Has no phone"),
                ),
            ),
            Group("Email", (Line("email", "Email (optional)", chars=40),)),
        ),
    ),
    Section.SAFE_CONTACT: _safe_contact(),
    Section.COMMUNICATION: Form(
        TITLES[Section.COMMUNICATION],
        "What helps the person to understand and be understood. Asked once, used everywhere. Kept here, not on Spine.",
        (
            Group(
                "Language",
                (
                    Choice("interpreter", "Is an interpreter needed?", _MAY),
                    Line("language", "Language", "The one spoken best, with sign language and dialect", chars=30),
                ),
            ),
            Group(
                "Reading, hearing and sight",
                (
                    Choice("reading", "Help with reading or filling in forms?", _MAY),
                    Choice("hearing", "Help with hearing?", _MAY),
                    Choice("sight", "Help with seeing or reading small print?", _MAY),
                    Choice("pale", "Are letters easier to read on off-white paper, with more space?", _MAY),
                    Line("helps", "What helps (optional)", "In the person's own words", lines=2),
                ),
            ),
        ),
    ),
    Section.SUITS: Form(
        TITLES[Section.SUITS],
        "An appointment is kept when it fits the person's life. What stands here is looked at when one is booked.",
        (
            Group("", (Ticks("good", "When on a day is best?", _all(PartOfDay), "None ticked means any time"),)),
            Group(
                "Times that do not do",
                (
                    Rows(
                        "avoid",
                        "Time to avoid",
                        (
                            Select("day", "Day", _all(WeekDay, leave_out=[WeekDay.EVERY]), nothing="Every day"),
                            Line("begins", "From (optional)", "24 hours, like 09:30", chars=8),
                            Line("ends", "Until (optional)", "24 hours, like 11:00", chars=8),
                            Line("why", "Why (optional)", "For example: picks up medicine"),
                        ),
                        most=10,
                    ),
                ),
            ),
            Group(
                "Places",
                (
                    Line("good_places", "Where do they like to be seen? (optional)"),
                    Rows(
                        "bad_places",
                        "Place to avoid",
                        (Line("place", "Not at", "A street or building, as on the card. No reason is needed"),),
                        most=10,
                    ),
                    Line("travel", "What helps with the way there? (optional)", "Fare, somebody to go with"),
                ),
            ),
        ),
    ),
    Section.SOMEONE: Form(
        TITLES[Section.SOMEONE],
        "Next of kin, or whoever the person wants called. It may be a worker or a friend.",
        (
            Group(
                "",
                (
                    Choice("known", "Is there someone to call?", _all(SomeoneKnown)),
                    Line("name", "Their name"),
                    (Line("relation", "Who they are to the person"), Line("phone", "Their phone", chars=20)),
                    Choice("may_call", "May we call them?", _MAY_PLAIN),
                    Choice("may_know", "May they know what it is about?", _MAY_PLAIN),
                    Line("note", "Note (optional)", lines=2),
                ),
            ),
        ),
    ),
    Section.HOSPITAL: Form(
        TITLES[Section.HOSPITAL],
        "The last 30 days, as the person tells it. The day of asking is kept with the answer.",
        (
            Group(
                "",
                (
                    Choice("use", "A&E or a hospital stay in the last 30 days?", _all(HospitalUse), in_row=False),
                    Day("last_on", "When was the last time? (optional)", _DATE),
                    Line("note", "What for, and which hospital (optional)", lines=2),
                ),
            ),
        ),
    ),
    Section.NEEDS: Form(
        TITLES[Section.NEEDS],
        "What the person wants help with, and whose job it is. A name beside each keeps them from being passed on.",
        (
            *(Group(kind.label, (_help(kind), _leads(kind))) for kind in NeedKind),
            Group(
                "All together",
                (
                    Line("holds", "Who sees to it that the parts fit together? (optional)", "One name and service"),
                    Select("came_by", "How did they come to the hub?", _all(CameBy, leave_out=[CameBy.NOT_ASKED])),
                    Line(
                        "told_there",
                        "What did they tell there already? (optional)",
                        "From a summary, or as they say. Then nobody has to ask it again",
                        lines=3,
                    ),
                ),
            ),
        ),
    ),
    Section.ORDERS: Form(
        TITLES[Section.ORDERS],
        "Only what care needs: no offence. Kept as probation's data, on no card or letter unless someone chooses it.",
        (
            Group(
                "Release from prison",
                (
                    Choice("released", "Were they released from prison?", _MAY),
                    Day("released_on", "Day of release", _DATE),
                    Line("released_from", "Which prison (optional)"),
                ),
            ),
            Group(
                "Order, licence or custody",
                (
                    Rows(
                        "episodes",
                        "Episode",
                        (
                            Select("kind", "What it is", _all(EpisodeKind), nothing="Select one"),
                            (Day("began", "From (optional)", _DATE), Day("ends", "Until (optional)", _DATE)),
                            (
                                Select("ended", "How it ended (optional)", _all(EpisodeEnd), nothing="Not said"),
                                Line("place", "Which prison or court (optional)"),
                            ),
                            Line("note", "Note (optional)"),
                        ),
                        most=12,
                    ),
                ),
            ),
            Group("Treatment proposed to the court, or ordered by it", (_ordered(),)),
        ),
    ),
    Section.NAMES: Form(
        TITLES[Section.NAMES],
        "Other names the person goes by or went by. They are found by these too.",
        (
            Group(
                "",
                (
                    Rows(
                        "names",
                        "Other name",
                        (
                            Line("family", "Family name"),
                            Line("given", "Given name"),
                            Select("kind", "What kind of name", _all(NameKind), nothing="Also known as"),
                        ),
                        most=10,
                    ),
                    Tick("none", "No other names"),
                ),
            ),
        ),
    ),
    Section.EQUALITY: _equality(),
    Section.NUMBERS: Form(
        TITLES[Section.NUMBERS],
        "Criminal-offence data: enter a number only where it is needed. They are on no list, card or letter.",
        (
            Group(
                "",
                (
                    Line("crn", "Case reference number (CRN)", "A letter and 6 digits, like X123456", chars=12),
                    Line("prison_number", "Prison number", "Like A1234BC", chars=12),
                    Line("pnc", "PNC number", "A year, a number and a letter, like 2012/0123456Y", chars=18),
                ),
            ),
        ),
    ),
}

IDENTITY = Form(
    IDENTITY_TITLE,
    "What stood here before is kept, with your reason.",
    (
        Group(
            "Name",
            (
                (Line("family", "Family name"), Line("given", "Given name")),
                (Line("preferred", "Known as (optional)"), Line("title", "Title (optional)", chars=12)),
            ),
        ),
        Group(
            "Birth and gender",
            (
                Day("birth", "Date of birth", "The year alone is enough"),
                (Tick("birth_estimated", "Estimated"), Tick("birth_unknown", "Not known")),
                Choice("gender", "Gender", _all(Gender), "As the person describes it"),
            ),
        ),
        Group(
            "NHS number",
            (Line("nhs_number", "NHS number (optional)", "10 digits. Kept as present but not traced", chars=16),),
        ),
        Group("Why", (Line("reason", "Why is this changed?", "For example: typed wrongly, or has married", lines=2),)),
    ),
)
