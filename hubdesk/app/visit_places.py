"""The places around a visit: its start page, a task, the agreements of a person, the words that open a visit."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtWidgets import QWidget

from hubdesk.app.blank_forms import blank_form
from hubdesk.app.place import PEOPLE, Place
from hubdesk.app.visit_texts import shipped_words
from hubdesk.domain.changes import Changes
from hubdesk.presenters.access import AccessPresenter
from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.move_visit import MoveVisitPresenter
from hubdesk.presenters.paper_entry import PaperEntryPresenter
from hubdesk.presenters.plan import PlanPresenter
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.routes import (
    AccessRoute,
    HandOverRoute,
    MoveVisitRoute,
    PaperEntryRoute,
    PlanRoute,
    Route,
    SharingRoute,
    StartVisitRoute,
    TakeoverRoute,
    TaskRoute,
    VisitWordsRoute,
)
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.sharing import SharingPresenter
from hubdesk.presenters.takeover import TakeoverPresenter
from hubdesk.presenters.task import TaskPresenter
from hubdesk.presenters.visit_start import VisitStartPresenter
from hubdesk.presenters.visit_words import VisitWordsPresenter
from hubdesk.services.desk import Desk
from hubdesk.ui.file_dialogs import ask_where_to_save
from hubdesk.ui.pages.access import AccessPage
from hubdesk.ui.pages.hand_over import HandOverPage
from hubdesk.ui.pages.paper_entry import PaperEntryPage
from hubdesk.ui.pages.sharing import SharingPage
from hubdesk.ui.pages.takeover import TakeoverPage
from hubdesk.ui.pages.task import TaskPage
from hubdesk.ui.pages.visit.move_page import MoveVisitPage
from hubdesk.ui.pages.visit.plan_page import PlanPage
from hubdesk.ui.pages.visit_start import VisitStartPage
from hubdesk.ui.pages.visit_words import VisitWordsPage

VisitPlaceRoute = (
    StartVisitRoute | PlanRoute | MoveVisitRoute | TakeoverRoute | TaskRoute | SharingRoute | AccessRoute
) | VisitWordsRoute


class Guide(Protocol):
    """What is handed to every presenter."""

    @property
    def desk(self) -> Desk: ...  # noqa: D102
    @property
    def runner(self) -> Runner: ...  # noqa: D102
    @property
    def go(self) -> Callable[[Route], None]: ...  # noqa: D102
    @property
    def changed(self) -> Callable[[Changes], None]: ...  # noqa: D102


def hand_over_place(guide: Guide, route: HandOverRoute) -> Place:
    """A visit in the hands of the person."""
    own = (route.visit_id, route.language)
    presenter = HandOverPresenter(guide.desk, guide.runner, guide.go, guide.changed, *own)
    place = Place(presenter, HandOverPage(presenter), PEOPLE, alone=True)
    presenter.load()
    return place


def paper_entry_place(guide: Guide, route: PaperEntryRoute) -> Place:
    """A form that was filled in on paper."""
    ids = (route.visit_id, route.response_id)
    presenter = PaperEntryPresenter(guide.desk, guide.runner, guide.go, guide.changed, *ids, blank_form)
    page = PaperEntryPage(presenter)

    def save_blank() -> None:
        if path := ask_where_to_save(page, "Blank sheet", presenter.state.blank, "PDF (*.pdf)"):
            presenter.save_blank(path)

    page.blank_requested.connect(save_blank)
    presenter.load()
    return Place(presenter, page, PEOPLE)


def visit_place(guide: Guide, route: VisitPlaceRoute) -> tuple[Presenter[Any], QWidget]:
    """The presenter and page of a route around a visit, already loading."""
    match route:
        case StartVisitRoute(person_id=person_id):
            start = VisitStartPresenter(guide.desk, guide.runner, guide.go, guide.changed, person_id)
            page: QWidget = VisitStartPage(start)
            start.load()
            return start, page
        case PlanRoute(visit_id=visit_id):
            plan = PlanPresenter(guide.desk, guide.runner, guide.go, guide.changed, visit_id)
            page = PlanPage(plan)
            plan.load()
            return plan, page
        case MoveVisitRoute(visit_id=visit_id):
            move = MoveVisitPresenter(guide.desk, guide.runner, guide.go, guide.changed, visit_id)
            page = MoveVisitPage(move)
            move.load()
            return move, page
        case TakeoverRoute(visit_id=visit_id, left_by=left_by):
            takeover = TakeoverPresenter(guide.desk, guide.runner, guide.go, visit_id, left_by)
            page = TakeoverPage(takeover)
            takeover.load()
            return takeover, page
        case TaskRoute(task_id=task_id):
            task = TaskPresenter(guide.desk, guide.runner, guide.go, guide.changed, task_id)
            page = TaskPage(task)
            task.load()
            return task, page
        case SharingRoute(person_id=person_id):
            sharing = SharingPresenter(guide.desk, guide.runner, guide.go, guide.changed, person_id)
            page = SharingPage(sharing)
            sharing.load()
            return sharing, page
        case AccessRoute(person_id=person_id):
            access = AccessPresenter(guide.desk, guide.runner, guide.go, person_id)
            page = AccessPage(access)
            access.load()
            return access, page
        case VisitWordsRoute():
            words = VisitWordsPresenter(guide.desk, guide.runner, shipped_words())
            page = VisitWordsPage(words)
            words.load()
            return words, page
