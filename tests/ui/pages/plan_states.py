"""The pages beside a visit in each state worth measuring: its plan, moving it, the gate while an officer is present."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hubdesk.domain.ids import PersonId
from hubdesk.presenters.move_visit import MoveVisitState
from hubdesk.presenters.officer_gate import OfficerGateState
from hubdesk.presenters.people import PersonRow
from hubdesk.presenters.plan import PlanRow, PlanState
from hubdesk.presenters.presenter import Trouble
from hubdesk.ui.pages.officer_gate import OfficerGatePage
from hubdesk.ui.pages.visit.move_page import MoveVisitPage
from hubdesk.ui.pages.visit.plan_page import PlanPage
from tests.ui.pages.fakes import FakePresenter

LONG = "W" * 200
PROBLEM = Trouble("The records could not be read just now.", "Wait a moment and try again.")
ROWS = (
    PlanRow("phq-2", "PHQ-2", "1 minute", "To come", "grey", may_drop=True, dropped=False),
    PlanRow("safety-question", "Safety question", "", "Done", "green", may_drop=False, dropped=False),
    PlanRow("gad-2", LONG, "The person does not want it", "Left out", "orange", may_drop=False, dropped=True),
)
PLAN = PlanState(minutes="12", takes="What is planned takes about 23 minutes from here.", rows=ROWS)
TOO_LONG = replace(
    PLAN, over="That is 11 minutes more than you have. These could be left:", cut=("PHQ-2 (1 minute)", LONG)
)
FOUND = PersonRow(PersonId("p"), f"AVERY, Mason {LONG}", "Born 02-May-1991 (35y) · Male · No NHS number recorded")
MOVING = MoveVisitState(rows=(FOUND,), picked=FOUND)


def _plan(state: PlanState, row: int = 0) -> QWidget:
    page = PlanPage(FakePresenter(state))
    page.list.setCurrentRow(row)
    return page


def _after(page: type, first: object, then: object) -> QWidget:
    presenter = FakePresenter(first)
    made = page(presenter)
    presenter.show(then)
    return made


PLAN_PAGES: Mapping[str, Callable[[], QWidget]] = {
    "plan": lambda: _plan(PLAN),
    "plan-too-long": lambda: _plan(TOO_LONG, 2),
    "plan-safety": lambda: _plan(PLAN, 1),
    "plan-errors": lambda: _after(
        PlanPage, PLAN, replace(PLAN, errors={"minutes": "Enter whole minutes from 1 to 240"}, trouble=PROBLEM)
    ),
    "move-visit": lambda: MoveVisitPage(FakePresenter(MOVING)),
    "move-visit-errors": lambda: _after(
        MoveVisitPage,
        MOVING,
        replace(
            MOVING, errors={"person": "Find them first", "reason": "Say why this is being put right"}, trouble=PROBLEM
        ),
    ),
    "move-visit-moved": lambda: _after(MoveVisitPage, MOVING, replace(MOVING, moved=True, left=(LONG, "Look."))),
    "officer-gate": lambda: OfficerGatePage(FakePresenter(OfficerGateState(trouble=PROBLEM))),
}
