"""The pages of the directory and of getting a GP in each state worth measuring: ``DIRECTORY_PAGES`` names each."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hubdesk.domain.gp_case_events import CHOICES, Happened, question
from hubdesk.presenters.banner import BannerState
from hubdesk.presenters.directory.bring import BringState
from hubdesk.presenters.directory.practice import PracticeState
from hubdesk.presenters.directory.practices import PracticeRow, PracticesState, StaleRow
from hubdesk.presenters.directory.service import ServiceState
from hubdesk.presenters.directory.services import ServiceGroup, ServiceRow, ServicesState
from hubdesk.presenters.gp_case import PROXY, GpCaseState
from hubdesk.presenters.gp_case_form import PaperLink, StepRow, facts_form
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.telling import EventRow
from hubdesk.ui.pages.directory import BringPage, PracticePage, PracticesPage, ServicePage, ServicesPage
from hubdesk.ui.pages.gp_case import GpCasePage
from tests.ui.pages.fakes import FakePresenter

LONG = "W" * 200
BANNER = BannerState("AVERY, Mason (Mr)", "", "14-Mar-1988 (38y)", "Male", "999 012 3454")
FOUND = (
    PracticeRow("", "V81997: No registered GP practice", "A national code, in no directory"),
    PracticeRow("DEMO01", "Alder Walk Surgery", "3 Alder Road, Northgate · ZY2 1BN · 01632 960301 · DEMO01"),
    PracticeRow("DEMO02", LONG, LONG, (("Homeless practice", "green"), ("List closed 28-Oct-2026", "orange"))),
    PracticeRow("DEMO40", "Closed Surgery", "ZY1 1AL", (("Closed 30-Jun-2026", "red"),)),
)
PRACTICES = PracticesState(
    query="a",
    rows=FOUND,
    summary="4 practices match",
    standing="58 GP practices. Brought on 21-Nov-2026.",
    warning="This directory was brought on 21-Aug-2026. Practices may have closed or moved since. Fetch a new file.",
    may_bring=True,
    stale=tuple(
        StaleRow(name, f"{LONG} closed on 01-Nov-2026", "Check the GP", "orange", "Open", None)
        for name in ("AVERY, Mason (Mr)", LONG)
    ),
    loaded=True,
)
PRACTICE = PracticeState(
    name=LONG,
    tags=(("Open", "green"),),
    facts=(("Address", LONG), ("Postcode", "ZY2 1BN"), ("Phone", "Not recorded"), ("Stands as", "Open, in Wales")),
    homeless=True,
    closed=("28", "10", "2026"),
    words="Walk in from 9am",
    history=(f"21-Nov-2026 10:00, Jo Brennan: {LONG}",),
    may_note=True,
    errors={"list_closed": "This date must be today or in the past"},
    said="It was written down.",
    loaded=True,
)
BRING = BringState(
    file=f"{LONG}.csv",
    facts=(("GP practices in the file", "14,500, of which 13,751 are open"), ("New", "14,442")),
    changes=(f"{LONG}: closed", "and 30 more"),
    left_out=("Row 8: the code is not one of a practice",),
    ready=True,
)
ROWS = (
    ServiceRow("s1", "Northgate Recovery", "01632 960410 · 14 Weir Street", (("Check first", "orange"),)),
    ServiceRow("s2", LONG, LONG, (("Women only", "blue"), ("Self-referral", "blue"), ("Urdu, Polish", "blue"))),
)
SERVICES = ServicesState(
    groups=(ServiceGroup("Drug and alcohol service", ROWS), ServiceGroup("Women’s centre", ROWS[:1])),
    summary="3 services. 1 not checked in the last 90 days",
    may_keep=True,
    areas=("Northgate", LONG),
    said="The sheet was printed.",
    loaded=True,
)
SERVICE = ServiceState(
    title=LONG,
    values={"name": LONG, "destination": "womens-centre", "rules": LONG, "women_only": "yes"},
    facts=(("Kind", "Women’s centre"), ("Its own rules", LONG)),
    history=("21-Nov-2026 10:00, Asha Patel: version 2",),
    stale="Last checked: 15-Jul-2026. Call before you send anything there.",
    stored=True,
    loaded=True,
)


def case(what: Happened, how: str, **more: object) -> GpCaseState:
    """A case while this is written down."""
    steps = (
        StepRow("Agreement", "Yes, 16-Nov-2026", "Do again", "consent"),
        StepRow("Practice", f"{LONG}, 16-Nov-2026", "Do again", "practice"),
        StepRow("Registered", "Not yet", "Write down", "registered"),
    )
    state = GpCaseState(
        banner=BANNER,
        stage="Refused",
        tag_kind="orange",
        waiting="6 days since it began",
        next_words="Next: Challenge the refusal: this reason is not allowed, by 16-Nov-2026",
        overdue=True,
        options=tuple((kind.value, kind.label) for kind in Happened),
        what=what.value,
        question=question(what),
        choices=CHOICES[what],
        hint=PROXY if what is Happened.ADDRESS else "",
        how=how,
        form=facts_form(what, how),
        steps=steps,
        papers=(
            PaperLink("letter-gp-registration", "Make the registration letter"),
            PaperLink("x", "Agreement on post"),
        ),
        release="In prison now. Release is planned on 06-Jan-2027. A practice may register from 09-Dec-2026.",
        rows=(EventRow("16-Nov-2026, Jo Brennan", "Was refused: No ID", LONG),),
        loaded=True,
    )
    return replace(state, **more)


def _page(kind: type[QWidget], state: object) -> Callable[[], QWidget]:
    return lambda: kind(_Fake(state))


class _Fake(FakePresenter):
    """How far a job is, beside the state."""

    how_far = "4,500 rows read"


_TROUBLE = Trouble("This practice was not found.", "Search again.")
DIRECTORY_PAGES: Mapping[str, Callable[[], QWidget]] = {
    "practices": _page(PracticesPage, PRACTICES),
    "practices-empty": _page(PracticesPage, PracticesState(warning="There is no directory yet.", loaded=True)),
    "practice": _page(PracticePage, PRACTICE),
    "practice-trouble": _page(PracticePage, PracticeState(loaded=True, trouble=_TROUBLE)),
    "bring": _page(BringPage, BringState()),
    "bring-running": _page(BringPage, BringState(file="epraccur.csv", running="Reading the file")),
    "bring-read": _page(BringPage, BRING),
    "bring-smaller": _page(BringPage, replace(BRING, smaller=True)),
    "bring-done": _page(BringPage, BringState(done="The directory is in use: 14,500 GP practices.")),
    "services": _page(ServicesPage, SERVICES),
    "services-none": _page(ServicesPage, ServicesState(summary="No service is kept yet.", loaded=True)),
    "service-lead": _page(ServicePage, replace(SERVICE, may_keep=True)),
    "service-errors": _page(ServicePage, replace(SERVICE, may_keep=True, errors={"name": "Enter the name"})),
    "service-read": _page(ServicePage, SERVICE),
    "gp-case-refused": _page(GpCasePage, case(Happened.CHALLENGED, "letter")),
    "gp-case-proxy": _page(GpCasePage, case(Happened.ADDRESS, "proxy", errors={"told_nhs": "Tell them first"})),
    "gp-case-practice": _page(GpCasePage, case(Happened.PRACTICE, "chosen")),
    "gp-case-identity": _page(GpCasePage, case(Happened.IDENTITY, "document", said="It was written down.")),
}
