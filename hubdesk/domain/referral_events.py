"""What can happen to a referral, in the words of the screen, and how (facts §2.3; NHS Data Dictionary codes)."""

from enum import StrEnum


class What(StrEnum):
    """One kind of thing that happens on the way from a draft to an end."""

    DRAFTED = "drafted"
    SIGNED = "signed"
    PRINTED = "printed"
    SENT = "sent"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    OFFERED = "offered"
    ATTENDED = "attended"
    MISSED = "missed"
    STARTED = "started"
    CHASED = "chased"
    TOLD = "told"
    WITHDRAWN = "withdrawn"
    TAKEN_UP = "taken-up"
    ENDED = "ended"
    REOPENED = "reopened"
    CHANGED = "changed"
    """Who follows it, how soon, or where it goes; what it was before stands in its facts."""
    STRUCK = "struck"
    """It never happened: written down by mistake. Only ever stands for an earlier event."""

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return _LABELS[self][0]

    @property
    def question(self) -> str:
        """What is asked when this is written down."""
        return _LABELS[self][1]


_LABELS: dict[What, tuple[str, str]] = {
    What.DRAFTED: ("Begun", "How was it begun?"),
    What.SIGNED: ("Signed", "How?"),
    What.PRINTED: ("Printed or saved", "How?"),
    What.SENT: ("Sent", "How did it go?"),
    What.RECEIVED: ("They have it", "How do we know?"),
    What.ACCEPTED: ("Accepted", "How do we know?"),
    What.REJECTED: ("Not accepted", "What reason did they give?"),
    What.OFFERED: ("Appointment offered", "What kind of appointment?"),
    What.ATTENDED: ("The person went", "Were they seen?"),
    What.MISSED: ("The appointment did not happen", "Why? A missed health appointment is never held against anyone"),
    What.STARTED: ("Treatment or support started", "How do we know?"),
    What.CHASED: ("Asked how it stands", "What came of it?"),
    What.TOLD: ("Told the person", "How? Only ways that the person did not call unsafe are here"),
    What.WITHDRAWN: ("The person took back their agreement", "How did they say so?"),
    What.TAKEN_UP: ("A lead took it up", "How?"),
    What.ENDED: ("Closed", "How did it end?"),
    What.REOPENED: ("Goes on again", "Why now?"),
    What.CHANGED: ("Changed", "What?"),
    What.STRUCK: ("Written down by mistake", "What was wrong?"),
}
_HEARD = (
    ("phone", "They told us by phone"),
    ("letter", "By letter or email"),
    ("person", "The person told us"),
)
CHOICES: dict[What, tuple[tuple[str, str], ...]] = {
    What.DRAFTED: (
        ("letter", "With a letter"),
        ("phone", "By phone, with no letter"),
        ("self", "The person refers themselves"),
    ),
    What.SIGNED: (("finished", "The letter was finished"),),
    What.PRINTED: (("paper", "On paper"), ("file", "As a file")),
    What.SENT: (
        ("post", "By post"),
        ("hand", "By hand"),
        ("email", "By NHSmail, sent by one of us"),
        ("phone", "By phone"),
        ("self", "The person referred themselves"),
    ),
    What.RECEIVED: _HEARD,
    What.ACCEPTED: _HEARD,
    What.REJECTED: (
        ("duplicate", "They have a referral already"),
        ("inappropriate", "Not right for this service"),
        ("incomplete", "Something was missing"),
        ("threshold", "Not unwell enough, or too unwell, for them"),
        ("exclusion", "Excluded for another need, as drugs or alcohol"),
        ("out-of-area", "Outside their area"),
        ("none", "No reason given"),
    ),
    What.OFFERED: (("in-person", "In person"), ("phone", "By phone"), ("video", "By video")),
    What.ATTENDED: (("seen", "Went, and was seen"), ("late", "Came late, and was seen")),
    What.MISSED: (
        ("person-could-not", "The person could not come"),
        ("person-did-not", "The person did not come"),
        ("service", "The service could not see them"),
    ),
    What.STARTED: _HEARD,
    What.CHASED: (
        ("reached", "Reached them: it is in hand"),
        ("asked-more", "They ask for something more"),
        ("try-again", "Nobody reached: try again"),
    ),
    What.TOLD: (
        ("in-person", "Face to face"),
        ("phone", "By phone"),
        ("voicemail", "By voicemail"),
        ("text", "By text message"),
        ("email", "By email"),
        ("post", "By post"),
        ("hand", "Paper given by hand"),
    ),
    What.WITHDRAWN: (
        ("spoken", "They told one of us"),
        ("written", "In writing"),
        ("service", "They told the service"),
    ),
    What.TAKEN_UP: (
        ("phone", "Spoke to the service’s manager"),
        ("meeting", "Took it to a meeting"),
        ("other", "Otherwise"),
    ),
    What.ENDED: (
        ("completed", "Treatment or support completed"),
        ("person", "The person does not want it any more"),
        ("other-service", "Goes on with another service"),
        ("not-taken", "No service took it up"),
        ("lost", "No contact with the person any more"),
        ("moved", "Moved away"),
        ("custody", "In custody"),
        ("not-sent", "Never sent"),
        ("agreement", "The person took back their agreement"),
        ("mistake", "Begun by mistake, or twice"),
        ("died", "The person has died"),
    ),
    What.REOPENED: (
        ("asked", "The person asked"),
        ("found", "In contact again"),
        ("released", "Released again"),
        ("mistake", "It was closed by mistake"),
    ),
    What.CHANGED: (
        ("worker", "Who follows it"),
        ("urgency", "How soon"),
        ("destination", "Where it goes"),
        ("to", "The service by name"),
    ),
    What.STRUCK: (("mistake", "It did not happen"), ("person", "It belongs to someone else")),
}
NEEDS_WORDS = {
    (What.CHASED, "asked-more"): "Write what they ask for",
    (What.REJECTED, "incomplete"): "Write what was missing",
    (What.TAKEN_UP, "other"): "Write what was done",
    (What.STRUCK, "mistake"): "Write why this is put right",
    (What.STRUCK, "person"): "Write why this is put right",
    (What.ENDED, "not-taken"): "Write what was agreed with the person instead",
}
NEEDS_DAY = {
    What.OFFERED: "Enter the day of the appointment",
}
"""What is asked for its own day to come; ``CHASED`` needs one where nobody was reached."""
REJECTION_CODES = {"duplicate": "01", "inappropriate": "02", "incomplete": "03"}
"""REFERRAL REJECTION REASON (NHS Data Dictionary). The others have no national code."""
CLOSURE_CODES = {
    "completed": "02",
    "moved": "03",
    "not-taken": "04",
    "lost": "05",
    "died": "06",
    "person": "07",
    "other-service": "08",
}
"""REFERRAL CLOSURE REASON (NHS Data Dictionary), for local use."""


def needs_day(what: What, how: str) -> str:
    """The message where a day to come is needed and none is given; empty where none is needed."""
    if what is What.CHASED and how == "try-again":
        return "Enter the day to try again"
    return NEEDS_DAY.get(what, "")
