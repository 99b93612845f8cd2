"""Each page in each state worth measuring and looking at: ``PAGES`` maps a name to a maker."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace as Route

from PySide6.QtWidgets import QWidget

from hubdesk.domain.details import Section
from hubdesk.domain.health import Fitness
from hubdesk.domain.people import PersonEntry
from hubdesk.presenters.banner import BannerState
from hubdesk.presenters.details.overview import DetailFact
from hubdesk.presenters.people import PeopleState, PersonRow
from hubdesk.presenters.person import PersonState, ResultRow, VisitRow
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.register import RegisterState
from hubdesk.presenters.this_computer import SUMS, Row, ThisComputerState
from hubdesk.presenters.today import TodayRow, TodayState
from hubdesk.presenters.unlock import UnlockState
from hubdesk.ui.pages.computer_health import ThisComputerPage
from hubdesk.ui.pages.crash import CrashPage
from hubdesk.ui.pages.it_desk import ItDeskPage
from hubdesk.ui.pages.message import MessagePage
from hubdesk.ui.pages.people import PeoplePage
from hubdesk.ui.pages.person import PersonPage
from hubdesk.ui.pages.register import RegisterPage
from hubdesk.ui.pages.today import TodayPage
from hubdesk.ui.pages.unlock import UnlockPage
from tests.ui.pages.details_states import DETAIL_PAGES
from tests.ui.pages.directory_states import DIRECTORY_PAGES
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.plan_states import PLAN_PAGES
from tests.ui.pages.referral_states import REFERRAL_PAGES
from tests.ui.pages.restricted_states import RESTRICTED_PAGES
from tests.ui.pages.retention_states import RETENTION_PAGES
from tests.ui.pages.visit_states import VISIT_PAGES

LONG = "W" * 200
LONG_WITH_GIVEN = f"{'Ñ' * 200}, {'m' * 200} (Dr)"
ARABIC = "الأنصاري, محمد عبد الرحمن (Mr)"
ARABIC_LONG = "عبدالرحمنالأنصاري" * 12
GURMUKHI = "ਸਿੰਘ, ਗੁਰਪ੍ਰੀਤ ਕੌਰ"
NAMES = ("AVERY, Mason (Mr)", ARABIC, GURMUKHI, LONG, LONG_WITH_GIVEN, ARABIC_LONG)

PROBLEM = Trouble("The records could not be read just now.", "Wait a moment and try again. If it stays, tell your IT.")
DEMO_USERS = (
    ("sam.okafor", "nurse", "Tidal-Kettle-48"),
    ("mo.rahman", "health navigator", "Copper-Lantern-17"),
    ("ada.lewis", "hub lead", "Willow-Bracket-92"),
    ("it.desk", "IT administrator", "Granite-Pencil-35"),
)


def today_row(title: str, tag: str = "Paused", kind: str = "grey", action: str = "Go on") -> TodayRow:
    return TodayRow(title, "Last saved 14-Mar-2026 10:42", tag, kind, action, Route(to=title))


def visit_row(
    tag: str = "Finished", kind: str = "green", action: str = "See the result", title: str = "Visit"
) -> VisitRow:
    detail = "Started 14-Mar-2026 10:02, last saved 14-Mar-2026 10:42"
    return VisitRow(title, detail, tag, kind, action, Route(to=tag))


def person_row(name: str, detail: str = "Born 14-Mar-1988 (38y) · Male · NHS No. 999 012 3454") -> PersonRow:
    return PersonRow(name, name, detail)


UNLOCK = UnlockState("Health hub", "Northgate probation office")
TODAY_FULL = TodayState(
    greeting="Hello Sam",
    date="14-Mar-2026",
    interrupted=(today_row("AVERY, Mason (Mr)", "In progress", "blue"),),
    safety=(
        today_row("BROWNE, Kit", "For a clinician", "orange", "Open"),
        today_row("DOYLE, Niamh", "Not finished", "red", "Open"),
    ),
    to_remind=(today_row("PATEL, Asha", "Remind", "blue", "Remind"), today_row(LONG, "Try again", "orange", "Remind")),
    paused=(today_row("CHAND, Ravi"), today_row(GURMUKHI)),
    seen=(today_row("EVANS, Rhys", "Seen", "green", "Result"), today_row(ARABIC, "Seen", "green", "Result")),
    loaded=True,
)
TODAY_LONG = TodayState(
    greeting=f"Hello {LONG}", date="14-Mar-2026", paused=tuple(today_row(name) for name in NAMES), loaded=True
)
TODAY_EMPTY = TodayState(greeting="Hello Sam", date="14-Mar-2026", loaded=True)
FOUND = PeopleState(
    "a",
    (*map(person_row, NAMES[:3]), person_row("BROWNE, Kit", "Born about 1990 (35y) · Another way")),
    "4 people match",
)
FOUND_LONG = PeopleState(
    "W", tuple(person_row(name, f"Born Not known · Known as {LONG}") for name in NAMES), "6 people match"
)
NOBODY = PeopleState("zz", (), "Nobody matches. Check the spelling, or register a new person", loaded=True)
TYPED = PersonEntry(
    family="Avery", given="Mason", birth_day="31", birth_month="2", birth_year="1988", gender="1", nhs_number="999"
)
ERRORS = {
    "family": "Enter a family name or a given name. One of the two is enough",
    "birth_year": "This date does not exist. Check the day and the month",
    "nhs_number": "An NHS number has 10 digits. This one has 3",
}
BANNER = BannerState("AVERY, Mason (Mr)", "", "14-Mar-1988 (38y)", "Male", "999 012 3454")
FACTS = (
    ("Known as", "Mace"),
    ("NHS number", "999 012 3454 (not traced)"),
    ("Last finished visit", "02-Feb-2026"),
    ("Registered", "12-Jan-2026"),
)
PERSON_FULL = PersonState(
    banner=BANNER,
    registered="Registered 12-Jan-2026",
    facts=FACTS,
    safety=(
        visit_row("Not finished", "red", "Open the safety page", "The safety page has no outcome yet"),
        visit_row("For a clinician", "orange", "Open the safety page", "Waiting for a clinician"),
    ),
    unfinished=visit_row("Paused", "grey", "Go on with the visit"),
    now=(
        visit_row("Act today", "red", "Change", "Methadone runs out tomorrow"),
        visit_row("First 28 days", "blue", "Change", "Day 12 of 28 since release"),
    ),
    details=(
        DetailFact("NHS number", "999 012 3454 (not traced)", None),
        DetailFact("Where they sleep", f"No fixed abode {'W' * 90}", Section.PLACE),
    ),
    to_ask=(visit_row("", "", "Ask now", "Someone to call"),),
    results=(
        ResultRow("PHQ-9 depression screen", "14-Mar-2026", "14 out of 27, Moderate"),
        ResultRow("GAD-7 anxiety screen", "14-Mar-2026", "18 from 6 of 9, no band"),
        ResultRow("AUDIT-C alcohol screen", "02-Feb-2026", "5 out of 12, Increasing risk"),
    ),
    visits=(visit_row(), visit_row()),
    notes=(visit_row("Everyone in care", "grey", "Read", "Came with a friend."),),
    notes_words="Write a note, or read it in full",
    flags="Safeguarding and multi-agency: 1 to know of",
    restriction="Restrict this record to named staff",
)
PERSON_QUIET = PersonState(banner=BANNER, registered="Registered 12-Jan-2026", facts=FACTS)
PERSON_LONG = PersonState(
    banner=BANNER,
    registered="Registered 12-Jan-2026",
    facts=(("Known as", LONG), ("Known as", ARABIC_LONG), *FACTS),
    results=PERSON_FULL.results,
    visits=PERSON_FULL.visits,
)
CHECKED = ThisComputerState(
    (
        Row(
            "Policy",
            f"“nonsense” in /etc/hubdesk/policy.toml is not a setting of hubdesk. {LONG}",
            "Wrong",
        ),
        Row("Printing", "There is no printer for the account that runs this check. Connect a printer.", "Look at"),
        Row("Folder of the records", "/var/lib/hubdesk, on this computer's own disk."),
    ),
    (Row("Minutes until the screen locks", "3. Set by your IT team (/etc/hubdesk/policy.toml)."),),
    SUMS[Fitness.WRONG],
    wrong=True,
)

IT_FACTS = (
    ("Version", "1.0.0"),
    ("Records last passed their check", "14-Mar-2026 06:00"),
    ("Last backup", "13-Mar-2026 18:02"),
    ("Data folder", "/var/lib/hubdesk/" + "a-folder-with-a-long-name-" * 6),
)


def _made(page: Callable[..., QWidget], state: object) -> Callable[[], QWidget]:
    return lambda: page(FakePresenter(state))


def _later(page: Callable[..., QWidget], first: object, then: object) -> Callable[[], QWidget]:
    def make() -> QWidget:
        presenter = FakePresenter(first)
        made = page(presenter)
        presenter.show(then)
        return made

    return make


PAGES: Mapping[str, Callable[[], QWidget]] = {
    **RETENTION_PAGES,
    "unlock": _made(UnlockPage, UNLOCK),
    "unlock-demo": _made(UnlockPage, UnlockState("Health hub", "Northgate", demo_users=DEMO_USERS)),
    "unlock-busy": _made(UnlockPage, UnlockState("Health hub", "Northgate", sign_in="sam.okafor", busy=True)),
    "unlock-wrong": _made(
        UnlockPage,
        UnlockState(
            "Health hub", "Northgate", "sam", trouble=Trouble("The name or the password is not right.", "Try.")
        ),
    ),
    "unlock-long": _made(UnlockPage, UnlockState(LONG, ARABIC_LONG, LONG, demo_users=((LONG, "nurse", LONG),))),
    "today": _made(TodayPage, TODAY_FULL),
    "today-empty": _made(TodayPage, TODAY_EMPTY),
    "today-unread": _made(TodayPage, TodayState()),
    "today-trouble": _made(TodayPage, TodayState(loaded=True, trouble=PROBLEM)),
    "today-long": _made(TodayPage, TODAY_LONG),
    "people": _made(PeoplePage, FOUND),
    "people-nobody": _made(PeoplePage, NOBODY),
    "people-trouble": _made(PeoplePage, PeopleState("a", trouble=PROBLEM)),
    "people-long": _made(PeoplePage, FOUND_LONG),
    "register": _made(RegisterPage, RegisterState()),
    "register-errors": _made(RegisterPage, RegisterState(TYPED, ERRORS)),
    "register-alike": _later(
        RegisterPage, RegisterState(TYPED), RegisterState(TYPED, alike=tuple(map(person_row, NAMES[:2])))
    ),
    "register-long": _later(
        RegisterPage,
        RegisterState(PersonEntry(family=LONG, given=ARABIC_LONG, title=LONG, preferred=GURMUKHI)),
        RegisterState(alike=tuple(person_row(name, f"Known as {LONG}") for name in NAMES)),
    ),
    "register-trouble": _made(RegisterPage, RegisterState(TYPED, trouble=PROBLEM)),
    "person-full": _made(PersonPage, PERSON_FULL),
    "person-quiet": _made(PersonPage, PERSON_QUIET),
    "person-unread": _made(PersonPage, PersonState()),
    "person-trouble": _made(PersonPage, PersonState(trouble=PROBLEM)),
    "person-long": _made(PersonPage, PERSON_LONG),
    **DETAIL_PAGES,
    **VISIT_PAGES,
    **PLAN_PAGES,
    **RESTRICTED_PAGES,
    **REFERRAL_PAGES,
    **DIRECTORY_PAGES,
    "crash": lambda: CrashPage("HD-4F2A-91C7"),
    "message": lambda: MessagePage(
        "The records are not where they should be",
        "hubdesk has a key file on this computer, but the records file is missing.",
        "Tell your IT support. They can bring the records back from the last backup.",
    ),
    "message-long": lambda: MessagePage(LONG, LONG, LONG),
    "it-desk": lambda: ItDeskPage(IT_FACTS),
    "this-computer": _made(ThisComputerPage, ThisComputerState()),
    "this-computer-checked": _made(ThisComputerPage, CHECKED),
}
