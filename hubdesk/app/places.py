"""Each place of the program: its presenter, its page, and where it stands in the rail."""

from collections.abc import Callable
from dataclasses import dataclass

from hubdesk.app.appointment_places import appointment_place
from hubdesk.app.forms_places import forms_place
from hubdesk.app.gp_places import gp_place
from hubdesk.app.house_places import add_backup_notice, add_emergency_notice, new_keys_place
from hubdesk.app.paper_places import paper_place
from hubdesk.app.place import APPOINTMENTS, FOLLOW, FORMS, GP, KEEPING, PAPERS, PEOPLE, SETTINGS, TODAY, Place
from hubdesk.app.referral_places import referral_place
from hubdesk.app.restricted_places import restricted_place
from hubdesk.app.retention_places import retention_place
from hubdesk.app.rights_places import rights_place
from hubdesk.app.visit_places import hand_over_place, paper_entry_place, visit_place
from hubdesk.app.visit_texts import shipped_words
from hubdesk.domain.changes import Changes
from hubdesk.domain.details import Section
from hubdesk.domain.ids import PersonId
from hubdesk.presenters.contact_log import ContactLogPresenter
from hubdesk.presenters.correct import CorrectPresenter
from hubdesk.presenters.details.form_page import FormPagePresenter
from hubdesk.presenters.people import PeoplePresenter
from hubdesk.presenters.person import PersonPresenter
from hubdesk.presenters.register import RegisterPresenter
from hubdesk.presenters.routes import (
    AccessRoute,
    AddFormRoute,
    AppointmentRoute,
    AppointmentsRoute,
    BookRoute,
    BundleRoute,
    CompareRoute,
    ContactsRoute,
    CorrectRoute,
    DaySheetRoute,
    DetailsRoute,
    FlagsRoute,
    FollowUpRoute,
    FormKeysRoute,
    FormRoute,
    FormsRoute,
    GpCaseRoute,
    GpCasesRoute,
    HandOverRoute,
    KeepingRoute,
    LetterheadRoute,
    LicenceRoute,
    LicencesRoute,
    MergedRoute,
    MoveVisitRoute,
    NewKeysRoute,
    NotesRoute,
    OpeningsRoute,
    PaperEntryRoute,
    PaperRoute,
    PapersRoute,
    PeopleRoute,
    PersonRoute,
    PlanRoute,
    PreviewRoute,
    RecordCopyRoute,
    ReferralRoute,
    ReferRoute,
    RegisterRoute,
    RestrictionRoute,
    RetentionReviewRoute,
    RightsRoute,
    Route,
    SafetyRoute,
    SharingRoute,
    StartVisitRoute,
    TakeoverRoute,
    TaskRoute,
    TodayRoute,
    UrgentHelpRoute,
    VisitRoute,
    VisitWordsRoute,
)
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.today import TodayPresenter
from hubdesk.presenters.urgent_help import UrgentHelpPresenter
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.services.desk import Desk
from hubdesk.ui.pages.contact_log import ContactLogPage
from hubdesk.ui.pages.details import FormPage
from hubdesk.ui.pages.people import PeoplePage
from hubdesk.ui.pages.person import PersonPage
from hubdesk.ui.pages.register import RegisterPage
from hubdesk.ui.pages.today import TodayPage
from hubdesk.ui.pages.urgent_help import UrgentHelpPage
from hubdesk.ui.pages.visit import VisitPage
from hubdesk.ui.pages.visit.correct_page import CorrectPage


@dataclass(frozen=True)
class Guide:
    """Makes the place for each route."""

    desk: Desk
    runner: Runner
    go: Callable[[Route], None]
    changed: Callable[[Changes], None]

    def place(self, route: Route) -> Place:
        """The presenter and page of a route, already loading."""
        match route:
            case TodayRoute():
                return self._today()
            case PeopleRoute():
                people = PeoplePresenter(self.desk, self.runner, self.go)
                return Place(people, PeoplePage(people), PEOPLE)
            case RegisterRoute(typed=typed):
                register = RegisterPresenter(self.desk, self.runner, self.go, self.changed, typed)
                place = Place(register, RegisterPage(register), PEOPLE)
                register.load()
                return place
            case PersonRoute(person_id=person_id, found_among=found_among):
                person = PersonPresenter(self.desk, self.runner, self.go, person_id, found_among)
                place = Place(person, PersonPage(person), PEOPLE)
                person.load()
                return place
            case AppointmentsRoute() | BookRoute() | AppointmentRoute() | DaySheetRoute():
                return Place(*appointment_place(self, route), APPOINTMENTS)
            case PapersRoute() | BundleRoute() | PaperRoute() | LetterheadRoute():
                return Place(*paper_place(self, route), PAPERS)
            case DetailsRoute(person_id=person_id, section=section):
                return self._details(person_id, section)
            case CorrectRoute(visit_id=visit_id, response_id=response_id):
                correct = CorrectPresenter(self.desk, self.runner, self.go, self.changed, visit_id, response_id)
                place = Place(correct, CorrectPage(correct), PEOPLE)
                correct.load()
                return place
            case (
                StartVisitRoute()
                | PlanRoute()
                | MoveVisitRoute()
                | TakeoverRoute()
                | TaskRoute()
                | SharingRoute()
                | AccessRoute()
                | VisitWordsRoute()
            ):
                rail = SETTINGS if isinstance(route, VisitWordsRoute) else PEOPLE
                return Place(*visit_place(self, route), rail)
            case NotesRoute() | FlagsRoute() | RestrictionRoute() | OpeningsRoute():
                return Place(*restricted_place(self, route), TODAY if isinstance(route, OpeningsRoute) else PEOPLE)
            case ReferralRoute() | ReferRoute() | FollowUpRoute():
                return Place(*referral_place(self, route), FOLLOW)
            case RetentionReviewRoute() | KeepingRoute() | CompareRoute() | MergedRoute():
                rail = KEEPING if isinstance(route, RetentionReviewRoute) else PEOPLE
                return Place(*retention_place(self, route), rail)
            case GpCaseRoute() | GpCasesRoute():
                return Place(*gp_place(self, route), GP)
            case ContactsRoute(person_id=person_id):
                log = ContactLogPresenter(self.desk, self.runner, self.go, self.changed, person_id)
                place = Place(log, ContactLogPage(log), PEOPLE)
                log.load()
                return place
            case UrgentHelpRoute(person_id=person_id, back=back):
                urgent = UrgentHelpPresenter(self.desk, self.runner, self.go, self.changed, person_id, back)
                place = Place(urgent, UrgentHelpPage(urgent), PEOPLE)
                urgent.load()
                return place
            case RightsRoute() | RecordCopyRoute():
                return Place(*rights_place(self, route), PEOPLE)
            case HandOverRoute():
                return hand_over_place(self, route)
            case FormsRoute() | FormRoute() | AddFormRoute() | PreviewRoute() | LicencesRoute() | LicenceRoute():
                return Place(*forms_place(self, route), FORMS)
            case FormKeysRoute():
                return Place(*forms_place(self, route), FORMS)
            case NewKeysRoute():
                presenter, page = new_keys_place(self.desk, self.runner, self.changed)
                page.back_requested.connect(lambda: self.go(TodayRoute()))
                return Place(presenter, page, SETTINGS)
            case PaperEntryRoute():
                return paper_entry_place(self, route)
            case VisitRoute() | SafetyRoute():
                return self._visit(route)

    def _details(self, person_id: PersonId, section: Section | None) -> Place:
        form = FormPagePresenter(self.desk, self.runner, self.go, self.changed, person_id, section)
        place = Place(form, FormPage(form), PEOPLE)
        form.load()
        return place

    def _today(self) -> Place:
        today = TodayPresenter(self.desk, self.runner, self.go)
        page = TodayPage(today)
        page.find_requested.connect(lambda: self.go(PeopleRoute()))
        page.register_requested.connect(lambda: self.go(RegisterRoute()))
        add_backup_notice(page, self.desk, self.runner)
        add_emergency_notice(page, self.desk, self.runner, self.changed, lambda: self.go(NewKeysRoute()))
        today.load()
        return Place(today, page, TODAY)

    def _visit(self, route: VisitRoute | SafetyRoute) -> Place:
        visit = VisitPresenter(self.desk, self.runner, self.go, self.changed, shipped_words())
        page = VisitPage(visit)
        match route:
            case VisitRoute(visit_id=visit_id):
                visit.resume(visit_id)
            case SafetyRoute(visit_id=visit_id, action_id=action_id):
                visit.open_safety_page(visit_id, action_id)
        return Place(visit, page, PEOPLE)
