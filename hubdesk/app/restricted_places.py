"""The places of what is for some eyes only: notes, flags, who may open a record, and what was opened with a reason."""

from typing import Any

from PySide6.QtWidgets import QWidget

from hubdesk.app.place import PEOPLE, Place
from hubdesk.app.visit_places import Guide
from hubdesk.domain.ids import PersonId
from hubdesk.presenters.flags import FlagsPresenter
from hubdesk.presenters.notes import NotesPresenter
from hubdesk.presenters.openings import OpeningsPresenter
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.restricted import RestrictedPresenter
from hubdesk.presenters.restriction import RestrictionPresenter
from hubdesk.presenters.routes import FlagsRoute, NotesRoute, OpeningsRoute, RestrictionRoute, Route
from hubdesk.ui.pages.flags import FlagsPage
from hubdesk.ui.pages.notes import NotesPage
from hubdesk.ui.pages.openings import OpeningsPage
from hubdesk.ui.pages.restricted import RestrictedPage
from hubdesk.ui.pages.restriction import RestrictionPage

RestrictedRoute = NotesRoute | FlagsRoute | RestrictionRoute | OpeningsRoute


def restricted_place(guide: Guide, route: RestrictedRoute) -> tuple[Presenter[Any], QWidget]:
    """The presenter and page of a route, already loading."""
    own = (guide.desk, guide.runner, guide.go, guide.changed)
    match route:
        case NotesRoute(person_id=person_id):
            notes = NotesPresenter(*own, person_id)
            page: QWidget = NotesPage(notes)
            notes.load()
            return notes, page
        case FlagsRoute(person_id=person_id):
            flags = FlagsPresenter(*own, person_id)
            page = FlagsPage(flags)
            flags.load()
            return flags, page
        case RestrictionRoute(person_id=person_id):
            restriction = RestrictionPresenter(*own, person_id)
            page = RestrictionPage(restriction)
            restriction.load()
            return restriction, page
        case OpeningsRoute():
            openings = OpeningsPresenter(*own)
            page = OpeningsPage(openings)
            openings.load()
            return openings, page


def shut_place(guide: Guide, person_id: PersonId, asked: Route) -> Place:
    """The page in place of one that was asked for, of a record that only named staff open."""
    shut = RestrictedPresenter(guide.desk, guide.runner, guide.go, guide.changed, person_id, asked)
    place = Place(shut, RestrictedPage(shut), PEOPLE)
    shut.load()
    return place
