"""The pages around a visit in each state worth measuring: start page, task, agreements, words, takeover."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.visit_setting import SettingEntry, check_setting
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.sharing import SharingRow, SharingState
from hubdesk.presenters.takeover import TakeoverState
from hubdesk.presenters.task import TaskState
from hubdesk.presenters.visit_start import VisitStartState
from hubdesk.presenters.visit_words import VisitWordsState
from hubdesk.services.visit_words import VisitWords
from hubdesk.ui.pages.sharing import SharingPage
from hubdesk.ui.pages.takeover import TakeoverPage
from hubdesk.ui.pages.task import TaskPage
from hubdesk.ui.pages.visit_start import VisitStartPage
from hubdesk.ui.pages.visit_words import VisitWordsPage
from tests.ui.pages.fakes import FakePresenter

LONG = "W" * 200
PROBLEM = Trouble("The records could not be read just now.", "Wait a moment and try again.")
KINDS = (("first-visit", "Full visit, about 25 minutes"), ("two-minute-visit", "Two-minute visit: safety, medicines"))


def _all_errors() -> dict[str, str]:
    try:
        check_setting(SettingEntry(present=("interpreter",)), BirthDate())
    except InvalidEntry as problem:
        return problem.fields
    raise AssertionError


START = VisitStartState(kinds=KINDS)
TASK = TaskState(
    what="Help to register with a GP practice",
    facts=(("State", "To do"), ("Who does it", "Jo"), ("By when", "01-Dec-2026 (overdue)")),
    is_open=True,
)
SHARING = SharingState(
    rows=(
        SharingRow("gp", "GP practice", "Yes, 02-Feb-2026, until 14-Mar-2027", "Letters", can_withdraw=True),
        SharingRow("family", "Family or friend", f"Yes ({LONG}), 02-Feb-2026", LONG, can_withdraw=True),
        SharingRow("probation", "Probation", "Not asked", "", can_withdraw=False),
    )
)
WORDS = VisitWordsState(VisitWords("# Hello\n- You can stop", "direct-care: Direct care"), can_edit=True)


def _start(state: VisitStartState, *ticks: str) -> QWidget:
    page = VisitStartPage(FakePresenter(state))
    page.present.set_values(ticks)
    if ticks:
        page.private.set_value("no")
        page.fit.set_value("no")
    return page


VISIT_PAGES: Mapping[str, Callable[[], QWidget]] = {
    "visit-start": lambda: _start(START),
    "visit-start-others": lambda: _start(replace(START, under_age=True), "officer", "interpreter", "child"),
    "visit-start-errors": lambda: _started_with_errors(),
    "visit-start-problem": lambda: _start(replace(START, trouble=PROBLEM)),
    "task": lambda: TaskPage(FakePresenter(TASK)),
    "task-long": lambda: TaskPage(FakePresenter(TaskState(what=LONG, facts=(("Who does it", LONG),), trouble=PROBLEM))),
    "sharing": lambda: SharingPage(FakePresenter(SHARING)),
    "sharing-withdraw": lambda: _withdrawing(),
    "takeover": lambda: TakeoverPage(FakePresenter(TakeoverState(words=f"{LONG} left this visit open."))),
    "visit-words": lambda: VisitWordsPage(FakePresenter(WORDS)),
    "visit-words-errors": lambda: VisitWordsPage(
        FakePresenter(replace(WORDS, errors={"opening": "Use 6000 characters or fewer"}, trouble=PROBLEM))
    ),
    "visit-words-read-only": lambda: VisitWordsPage(FakePresenter(replace(WORDS, can_edit=False))),
}


def _started_with_errors() -> QWidget:
    presenter = FakePresenter(START)
    page = VisitStartPage(presenter)
    page.present.set_values(("interpreter",))
    presenter.show(replace(START, ask_adult=True, errors=_all_errors()))
    return page


def _withdrawing() -> QWidget:
    page = SharingPage(FakePresenter(SHARING))
    page._ask(SHARING.rows[0])
    return page
