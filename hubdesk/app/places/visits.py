"""The places of a visit: its beginning and plan, the visit itself, and what is done about it afterwards."""

from hubdesk.app.blank_forms import blank_form
from hubdesk.app.place import PEOPLE, SETTINGS, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.app.visit_texts import shipped_words
from hubdesk.presenters.correct import CorrectPresenter
from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.move_visit import MoveVisitPresenter
from hubdesk.presenters.paper_entry import PaperEntryPresenter
from hubdesk.presenters.plan import PlanPresenter
from hubdesk.presenters.routes import (
    CorrectRoute,
    HandOverRoute,
    MoveVisitRoute,
    PaperEntryRoute,
    PlanRoute,
    SafetyRoute,
    StartVisitRoute,
    TakeoverRoute,
    VisitRoute,
    VisitWordsRoute,
)
from hubdesk.presenters.takeover import TakeoverPresenter
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_start import VisitStartPresenter
from hubdesk.presenters.visit_words import VisitWordsPresenter
from hubdesk.ui.file_dialogs import ask_where_to_save
from hubdesk.ui.pages.hand_over import HandOverPage
from hubdesk.ui.pages.paper_entry import PaperEntryPage
from hubdesk.ui.pages.takeover import TakeoverPage
from hubdesk.ui.pages.visit import VisitPage
from hubdesk.ui.pages.visit.correct_page import CorrectPage
from hubdesk.ui.pages.visit.move_page import MoveVisitPage
from hubdesk.ui.pages.visit.plan_page import PlanPage
from hubdesk.ui.pages.visit_start import VisitStartPage
from hubdesk.ui.pages.visit_words import VisitWordsPage


def _start(guide: Guide, route: StartVisitRoute) -> Place:
    return opened(VisitStartPresenter(*guide.tools, route.person_id), VisitStartPage, PEOPLE)


def _visit(guide: Guide, route: VisitRoute) -> Place:
    visit = VisitPresenter(*guide.tools, shipped_words())
    place = Place(visit, VisitPage(visit), PEOPLE)
    visit.resume(route.visit_id)
    return place


def _safety(guide: Guide, route: SafetyRoute) -> Place:
    visit = VisitPresenter(*guide.tools, shipped_words())
    place = Place(visit, VisitPage(visit), PEOPLE)
    visit.open_safety_page(route.visit_id, route.action_id)
    return place


def _plan(guide: Guide, route: PlanRoute) -> Place:
    return opened(PlanPresenter(*guide.tools, route.visit_id), PlanPage, PEOPLE)


def _move(guide: Guide, route: MoveVisitRoute) -> Place:
    return opened(MoveVisitPresenter(*guide.tools, route.visit_id), MoveVisitPage, PEOPLE)


def _takeover(guide: Guide, route: TakeoverRoute) -> Place:
    own = (guide.desk, guide.runner, guide.go)
    return opened(TakeoverPresenter(*own, route.visit_id, route.left_by), TakeoverPage, PEOPLE)


def _correct(guide: Guide, route: CorrectRoute) -> Place:
    return opened(CorrectPresenter(*guide.tools, route.visit_id, route.response_id), CorrectPage, PEOPLE)


def _hand_over(guide: Guide, route: HandOverRoute) -> Place:
    presenter = HandOverPresenter(*guide.tools, route.visit_id, route.language)
    return opened(presenter, HandOverPage, PEOPLE, alone=True)


def _paper_entry(guide: Guide, route: PaperEntryRoute) -> Place:
    presenter = PaperEntryPresenter(*guide.tools, route.visit_id, route.response_id, blank_form)
    place = opened(presenter, PaperEntryPage, PEOPLE)

    def save_blank() -> None:
        if path := ask_where_to_save(place.page, "Blank sheet", presenter.state.blank, "PDF (*.pdf)"):
            presenter.save_blank(path)

    place.page.blank_requested.connect(save_blank)
    return place


def _words(guide: Guide, _route: VisitWordsRoute) -> Place:
    return opened(VisitWordsPresenter(guide.desk, guide.runner, shipped_words()), VisitWordsPage, SETTINGS)


MAKERS: Makers = {
    StartVisitRoute: _start,
    VisitRoute: _visit,
    SafetyRoute: _safety,
    PlanRoute: _plan,
    MoveVisitRoute: _move,
    TakeoverRoute: _takeover,
    CorrectRoute: _correct,
    HandOverRoute: _hand_over,
    PaperEntryRoute: _paper_entry,
    VisitWordsRoute: _words,
}
