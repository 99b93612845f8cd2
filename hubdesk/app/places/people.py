"""The places of people: finding and registering them, one person's page and details, the log of contacts."""

from hubdesk.app.place import PEOPLE, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.presenters.access import AccessPresenter
from hubdesk.presenters.care import CarePresenter
from hubdesk.presenters.contact_log import ContactLogPresenter
from hubdesk.presenters.details.form_page import FormPagePresenter
from hubdesk.presenters.people import PeoplePresenter
from hubdesk.presenters.person import PersonPresenter
from hubdesk.presenters.register import RegisterPresenter
from hubdesk.presenters.routes import (
    AccessRoute,
    CareRoute,
    ContactsRoute,
    DetailsRoute,
    PeopleRoute,
    PersonRoute,
    RegisterRoute,
    SharingRoute,
    TaskRoute,
)
from hubdesk.presenters.sharing import SharingPresenter
from hubdesk.presenters.task import TaskPresenter
from hubdesk.ui.pages.access import AccessPage
from hubdesk.ui.pages.care import CarePage
from hubdesk.ui.pages.contact_log import ContactLogPage
from hubdesk.ui.pages.details import FormPage
from hubdesk.ui.pages.people import PeoplePage
from hubdesk.ui.pages.person import PersonPage
from hubdesk.ui.pages.register import RegisterPage
from hubdesk.ui.pages.sharing import SharingPage
from hubdesk.ui.pages.task import TaskPage


def _people(guide: Guide, _route: PeopleRoute) -> Place:
    people = PeoplePresenter(guide.desk, guide.runner, guide.go)
    return Place(people, PeoplePage(people), PEOPLE)  # nothing to load before something is typed


def _register(guide: Guide, route: RegisterRoute) -> Place:
    return opened(RegisterPresenter(*guide.tools, route.typed), RegisterPage, PEOPLE)


def _person(guide: Guide, route: PersonRoute) -> Place:
    own = (guide.desk, guide.runner, guide.go)
    return opened(PersonPresenter(*own, route.person_id, route.found_among), PersonPage, PEOPLE)


def _details(guide: Guide, route: DetailsRoute) -> Place:
    return opened(FormPagePresenter(*guide.tools, route.person_id, route.section), FormPage, PEOPLE)


def _contacts(guide: Guide, route: ContactsRoute) -> Place:
    return opened(ContactLogPresenter(*guide.tools, route.person_id), ContactLogPage, PEOPLE)


def _care(guide: Guide, route: CareRoute) -> Place:
    return opened(CarePresenter(*guide.tools, route.person_id), CarePage, PEOPLE)


def _task(guide: Guide, route: TaskRoute) -> Place:
    return opened(TaskPresenter(*guide.tools, route.task_id), TaskPage, PEOPLE)


def _sharing(guide: Guide, route: SharingRoute) -> Place:
    return opened(SharingPresenter(*guide.tools, route.person_id), SharingPage, PEOPLE)


def _access(guide: Guide, route: AccessRoute) -> Place:
    return opened(AccessPresenter(guide.desk, guide.runner, guide.go, route.person_id), AccessPage, PEOPLE)


MAKERS: Makers = {
    PeopleRoute: _people,
    RegisterRoute: _register,
    PersonRoute: _person,
    DetailsRoute: _details,
    ContactsRoute: _contacts,
    CareRoute: _care,
    TaskRoute: _task,
    SharingRoute: _sharing,
    AccessRoute: _access,
}
