"""The pages of referrals and follow-up in each state worth measuring."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import SimpleNamespace as Route

from PySide6.QtWidgets import QWidget

from hubdesk.domain.list_narrowing import DUE
from hubdesk.presenters.day_lists.names import NOTES
from hubdesk.presenters.day_lists.referrals import AgeBand
from hubdesk.presenters.day_lists.row import ListRow
from hubdesk.presenters.follow_up import FollowUpState
from hubdesk.presenters.lazy_rows import LazyRows
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.refer import ReferState
from hubdesk.presenters.referral import ReferralState, WayOn
from hubdesk.presenters.referral_facts import ReferralFact
from hubdesk.presenters.telling import EventRow
from hubdesk.ui.pages.follow_up import FollowUpPage
from hubdesk.ui.pages.refer import ReferPage
from hubdesk.ui.pages.referral import ReferralPage
from tests.ui.pages.fakes import FakePresenter

LONG = "W" * 200
ARABIC = "الأنصاري, محمد عبد الرحمن (Mr)"
TABS = (
    ("chases", "Chases due", 12),
    ("referrals", "Referrals by age", 5000),
    ("released", "Released in the last 28 days", 7),
    ("bounced", "Passed from service to service", 1),
    ("sign", "Letters to sign", 3),
    ("safety", "Safety open", 0),
    ("paused", "Paused visits", 9),
    ("drafts", "Drafts older than a month", 0),
    ("no-gp", "No GP yet", -1),
)


def row(number: int, name: str = "AVERY, Mason (Mr)", *, chase: bool = True) -> ListRow:
    tags = (("Overdue", "red"), ("Agreement taken back", "orange"), ("Appointment missed", "pink"))
    detail = "Community mental health team (Northgate). Ask for another appointment: 9 days overdue. Sam Okafor"
    route = Route(to=number)
    return ListRow(
        *(f"r{number}", name, detail, tags[: number % 4], "Due 01-Nov", number % 5 / 5, route),
        chase=chase,
        printed="Ask for another appointment",
        due="01-Nov-2026",
    )


LISTED = FollowUpState(
    tabs=TABS,
    title="Chases due",
    empty="Nothing is due.",
    summary="12 rows, 11 overdue",
    today="22-Nov-2026",
    rows=LazyRows.of(row(n) for n in range(12)),
    chases=True,
    workers=(("everyone", "Everyone"), ("u-jo", "Jo Brennan"), ("u-sam", "Sam Okafor")),
    dues=DUE,
    loaded=True,
)
SITES = (("all-sites", "All sites"), ("s1", "Northgate probation office"))
BANDS = tuple(AgeBand(words, count, count / 40) for words, count in (("Up to 7 days", 40), ("Longer", 0)))
REFERRAL = ReferralState(
    title="NHS Talking Therapies (Northgate Talking Therapies)",
    stage="Not accepted",
    tag_kind="orange",
    urgency="Same day",
    age="Sent 28 days ago",
    next_words="Next: Choose what comes next: 21 days overdue",
    overdue=True,
    warnings=("The person took back their agreement to share.", "Not accepted 2 times for this need."),
    facts=(
        ReferralFact("In the diary", "Monday 30-Nov-2026, 10:30", "Open", "diary"),
        ReferralFact("How soon", "Same day", "Change", "urgency"),
        ReferralFact("About this kind of service", "Many services leave out people in crisis."),
    ),
    ways_on=(WayOn("Refer instead to: GP practice", "Anyone registered", "Refer", "blue", "Refer", Route(to="gp")),),
    partner=WayOn("The other half: Drug service", "Has not answered yet", "Sent", "yellow", "Open", Route(to="r2")),
    reach="Never by: voicemail. Safe: phone call.",
    options=(("sent", "Sent"), ("offered", "Appointment offered")),
    what="offered",
    question="What kind of appointment?",
    choices=(("in-person", "In person"), ("phone", "By phone")),
    day_ask="On which day is the appointment?",
    time_ask=True,
    rows=(
        EventRow("01-Nov-2026, Sam Okafor", "Not accepted: No reason given", "Too complex", 3),
        EventRow("25-Oct-2026, Sam Okafor", "Begun: With a letter", ""),
    ),
    letter="See the letter (printed or saved)",
    may_book=True,
    loaded=True,
)
REFER = ReferState(
    kinds=(("housing", "Housing: duty to refer"), ("dual", "Mental health and drugs or alcohol, together")),
    chosen="dual",
    facts=(("For whom", "Someone with both needs. One letter goes to both services."), ("In Wales", "Ask first.")),
    open_already="There is an open referral already: Housing, sent.",
    ways=(("letter", "With a letter, which a clinician writes"), ("self", "The person refers themselves")),
    urgencies=(("3", "Routine"), ("2", "Urgent"), ("1", "Same day")),
    joint=True,
    rules="Phone first.",
    may_edit=True,
    loaded=True,
)
PROBLEM = Trouble("The records could not be read just now.", "Wait a moment and try again.")


def _made(page: Callable[..., QWidget], state: object) -> Callable[[], QWidget]:
    return lambda: page(FakePresenter(state))


REFERRAL_PAGES: Mapping[str, Callable[[], QWidget]] = {
    "follow-up": _made(FollowUpPage, LISTED),
    "follow-up-ages": _made(FollowUpPage, replace(LISTED, which="referrals", bands=BANDS, dues=())),
    "follow-up-empty": _made(FollowUpPage, replace(LISTED, rows=LazyRows.of(()), summary="")),
    "follow-up-asking": _made(
        FollowUpPage,
        replace(LISTED, asking="close", reasons=(("person", "The person does not want it any more"),)),
    ),
    "follow-up-drafts": _made(
        FollowUpPage,
        replace(LISTED, which="drafts", chases=False, drafts=True, note=NOTES["drafts"], asking="remove", picked="r1"),
    ),
    "follow-up-booked": _made(
        FollowUpPage,
        replace(LISTED, asking="booked", picked="r3", doubts=("30-Nov-2026 is a Sunday",), sites=SITES),
    ),
    "follow-up-trouble": _made(FollowUpPage, FollowUpState(loaded=True, trouble=PROBLEM)),
    "follow-up-long": _made(
        FollowUpPage, replace(LISTED, rows=LazyRows.of((row(3, LONG), row(2, ARABIC), row(1, "W"))))
    ),
    "referral": _made(ReferralPage, REFERRAL),
    "referral-unread": _made(ReferralPage, ReferralState()),
    "referral-correcting": _made(
        ReferralPage, replace(REFERRAL, correcting=3, correcting_words="You put right: 01-Nov-2026, Not accepted.")
    ),
    "referral-changing": _made(
        ReferralPage,
        replace(
            REFERRAL,
            changing="worker",
            options=(),
            question="Who follows it from now on?",
            choices=tuple((f"u{n}", "W" * 20 if n == 3 else f"Colleague {n}") for n in range(9)),
            doubts=("The person has another appointment then: 10:30 to 11:00, Hub clinic",),
        ),
    ),
    "referral-errors": _made(ReferralPage, replace(REFERRAL, errors={"how": "Choose one", "due": "Enter the day"})),
    "referral-officer": _made(ReferralPage, ReferralState(hidden="Hidden while an officer is here.", loaded=True)),
    "referral-long": _made(
        ReferralPage,
        replace(
            REFERRAL,
            title=LONG,
            rows=(EventRow(LONG, LONG, LONG, 3),),
            facts=(ReferralFact("Local services", LONG, "Change", "to"),),
        ),
    ),
    "refer": _made(ReferPage, REFER),
    "refer-unread": _made(ReferPage, ReferState()),
    "refer-errors": _made(ReferPage, replace(REFER, errors={"how": "Choose how", "lead": "Name who leads"})),
}
