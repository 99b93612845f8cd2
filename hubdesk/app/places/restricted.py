"""The places of what is for some eyes only: notes, flags, who may open a record, and what was opened with a reason."""

from hubdesk.app.place import PEOPLE, TODAY, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.domain.ids import PersonId
from hubdesk.presenters.flag_paper import FlagPaperPresenter
from hubdesk.presenters.flags import FlagsPresenter
from hubdesk.presenters.notes import NotesPresenter
from hubdesk.presenters.openings import OpeningsPresenter
from hubdesk.presenters.restricted import RestrictedPresenter
from hubdesk.presenters.restriction import RestrictionPresenter
from hubdesk.presenters.routes import FlagPaperRoute, FlagsRoute, NotesRoute, OpeningsRoute, RestrictionRoute, Route
from hubdesk.ui.pages.flag_paper import FlagPaperPage
from hubdesk.ui.pages.flags import FlagsPage
from hubdesk.ui.pages.notes import NotesPage
from hubdesk.ui.pages.openings import OpeningsPage
from hubdesk.ui.pages.restricted import RestrictedPage
from hubdesk.ui.pages.restriction import RestrictionPage


def _notes(guide: Guide, route: NotesRoute) -> Place:
    return opened(NotesPresenter(*guide.tools, route.person_id), NotesPage, PEOPLE)


def _flags(guide: Guide, route: FlagsRoute) -> Place:
    return opened(FlagsPresenter(*guide.tools, route.person_id), FlagsPage, PEOPLE)


def _flag_paper(guide: Guide, route: FlagPaperRoute) -> Place:
    presenter = FlagPaperPresenter(*guide.tools, route.person_id, route.kind)
    place = opened(presenter, FlagPaperPage, PEOPLE)

    def print_it(paper_id: str) -> None:
        from hubdesk.ui.paper_printer import ask_for_printer  # Qt's printing is slow to load and wanted seldom

        printer = ask_for_printer(place.page, "Print for one reader")
        if printer is not None:
            presenter.print_it(paper_id, printer)

    place.page.print_requested.connect(print_it)
    return place


def _restriction(guide: Guide, route: RestrictionRoute) -> Place:
    return opened(RestrictionPresenter(*guide.tools, route.person_id), RestrictionPage, PEOPLE)


def _openings(guide: Guide, _route: OpeningsRoute) -> Place:
    return opened(OpeningsPresenter(*guide.tools), OpeningsPage, TODAY)


def shut_place(guide: Guide, person_id: PersonId, asked: Route) -> Place:
    """The page in place of one that was asked for, of a record that only named staff open."""
    return opened(RestrictedPresenter(*guide.tools, person_id, asked), RestrictedPage, PEOPLE)


MAKERS: Makers = {
    NotesRoute: _notes,
    FlagsRoute: _flags,
    FlagPaperRoute: _flag_paper,
    RestrictionRoute: _restriction,
    OpeningsRoute: _openings,
}
