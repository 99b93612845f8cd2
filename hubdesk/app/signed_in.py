"""Someone signed in: where they begin, and how they move about. Loaded beside the unlock page, not before it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from hubdesk.app.destinations import shipped_destinations
from hubdesk.app.directory_places import DirectoryRoom
from hubdesk.app.hold_place import hold_place
from hubdesk.app.house_places import (
    new_keys_place,
    new_kit_place,
    password_place,
    review_place,
    settings_place,
    users_place,
)
from hubdesk.app.idle_lock import IdleLock
from hubdesk.app.it_desk_place import it_desk_page
from hubdesk.app.officer_curtain import OfficerCurtain
from hubdesk.app.place import (
    APPOINTMENTS,
    COMPUTER,
    DIRECTORY,
    FOLLOW,
    FORMS,
    GP,
    KEEPING,
    PAPERS,
    REPORTS,
    REVIEW,
    SETTINGS,
    TODAY,
    USERS,
    Place,
)
from hubdesk.app.places import Guide
from hubdesk.app.rails import rail_of
from hubdesk.app.restricted_places import shut_place
from hubdesk.app.stage import Stage
from hubdesk.app.text_size import TextSize
from hubdesk.app.trust_place import trust_place
from hubdesk.domain.accounts import Account, AccountState
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.gated_runner import GatedRunner
from hubdesk.presenters.hold import STRIP
from hubdesk.presenters.left_open import LeftOpen
from hubdesk.presenters.routes import (
    AppointmentsRoute,
    FollowUpRoute,
    FormsRoute,
    GpCasesRoute,
    PapersRoute,
    PeopleRoute,
    RetentionReviewRoute,
    Route,
    TodayRoute,
    UrgentHelpRoute,
    VisitWordsRoute,
)
from hubdesk.services.accounts import own_fingerprint
from hubdesk.services.clock_moved import note_clock_moved
from hubdesk.services.daily_care import Cared, care_for_the_day
from hubdesk.services.desk import Desk, ready
from hubdesk.services.housekeeping import HouseState, read_house
from hubdesk.services.ports import Press
from hubdesk.ui.jobs import Worker
from hubdesk.ui.pages.hand_over import HandOverPage
from hubdesk.ui.pages.no_reports import NoReportsPage
from hubdesk.ui.pages.visit import VisitPage
from hubdesk.ui.pages.visit_words import VisitWordsPage
from hubdesk.ui.pages.waiting import WaitingPage
from hubdesk.ui.shell.main_window import MainWindow


@dataclass(frozen=True)
class Frame:
    """What stays while users come and go."""

    window: MainWindow
    worker: Worker
    idle: IdleLock
    text_size: TextSize
    press: Press
    lock: Callable[[], None]
    show_in_pictures: Callable[[bool], None]
    show_trouble: Callable[[KnownProblem], None]
    get_back: Callable[[str], None]
    """Lock, and show the ways to get the records back; given the folder of the backups."""


class SignedIn:
    """One user's time at the window, from unlocking to locking."""

    def __init__(self, desk: Desk, frame: Frame, left_open: LeftOpen) -> None:
        self.desk, self.left_open = replace(desk, press=frame.press, destinations=shipped_destinations()), left_open
        self._frame, self._window, self._worker = frame, frame.window, frame.worker
        self._present = True
        self._route: Route | None = None
        self.stage = Stage(frame.window)
        self._curtain = OfficerCurtain(frame.worker, self.go)

    def enter(self) -> None:
        """The first page: an own password and an approval come before any record."""
        self._keep_house_rules()
        self._watch_hold()
        self._window.set_hub(self.desk.site.hub, self.desk.site.name)
        self._window.set_user(self.desk.actor.display)
        self._window.set_rail(rail_of(self.desk))
        self._window.top_bar.set_find(offered=self.desk.records is not None)
        account = self.desk.account
        if account is not None and not account.own_password:
            self._choose_own_password()
        elif account is not None and account.state is AccountState.WAITING:
            self._worker.run(lambda: own_fingerprint(self.desk), self._show_waiting, self._frame.show_trouble)
        elif self.desk.records is None:
            self.go_to_rail(rail_of(self.desk)[0].key)
        else:
            self._curtain.begin(self.desk, self.left_open.route_for(self.desk.actor.id))
        self._worker.run(lambda: care_for_the_day(self.desk), self._cared, lambda _problem: None)

    def leave(self, *, storing: bool = True) -> None:
        """Nothing of them comes back: work still under way ends unseen. What was typed is stored first, except after
        a defect, when nothing here is trusted."""
        if storing:
            self.stage.leave()
        self.stage.forget()
        self._window.set_hold("")
        self._frame.text_size.enlarge(large=False)
        self._present = False

    # Moving about

    def go(self, route: Route) -> None:
        """Show the page of a route. Without the records (an IT admin) there is nowhere to go."""
        if not self._present or self.desk.records is None or not ready(self.desk):
            return
        self.stage.leave()
        self._route = route
        runner = GatedRunner(self._worker, lambda person_id: self._meet_shut(person_id, route))
        guide = Guide(self.desk, runner, self.go, self.changed)
        place = self._curtain.place(guide, route) or guide.place(route)
        if isinstance(place.page, VisitPage):
            place.page.hide_requested.connect(self._frame.lock)
        if isinstance(place.page, VisitWordsPage):
            place.page.back_requested.connect(self._show_settings)
        if isinstance(place.page, HandOverPage):
            place.page.lock_requested.connect(self._frame.lock)
        self._frame.text_size.enlarge(large=place.alone)
        self.left_open = LeftOpen.at(self.desk.actor.id, route)
        self.stage.show(place)

    def _meet_shut(self, person_id: PersonId, route: Route) -> None:
        """In place of a page of a record that only named staff open, unless another page shows by now."""
        if self._present and self._route is route:
            guide = Guide(self.desk, self._worker, self.go, self.changed)
            self.stage.show(shut_place(guide, person_id, route))

    def call_for_help(self) -> None:
        """The page of urgent help, about whomever the page that shows is about; not while a person answers alone."""
        place, person_id = self.stage.place, self.stage.person_id
        if place is not None and not place.alone and not isinstance(self._route, UrgentHelpRoute):
            self.go(UrgentHelpRoute(person_id, self._route))

    def cover(self) -> None:
        """Cover the screen at once: lock, or, while a person answers alone, what their Stop button does."""
        page = self.stage.place.page if self.stage.place is not None else None
        if not (isinstance(page, HandOverPage) and page.stop()):
            self._frame.lock()

    def go_to_rail(self, key: str) -> None:
        """Show the place with this key in the rail."""
        house = {SETTINGS: self._show_settings, USERS: self._show_users, COMPUTER: self._show_it_desk}
        house |= {DIRECTORY: self._show_directory, REVIEW: self._show_review, REPORTS: self._show_reports}
        care: dict[str, Route] = {
            TODAY: TodayRoute(),
            APPOINTMENTS: AppointmentsRoute(),
            GP: GpCasesRoute(),
            FOLLOW: FollowUpRoute(),
            PAPERS: PapersRoute(),
            FORMS: FormsRoute(),
            KEEPING: RetentionReviewRoute(),
        }
        if key in house:
            house[key]()
        else:
            self.go(care.get(key, PeopleRoute()))

    def changed(self, changes: Changes) -> None:
        """Something was written: tell the page that shows."""
        if Topic.SITE in changes.topics:
            self._keep_house_rules()
        if Topic.VISITS in changes.topics and self._present:  # what ends after a lock looks at nothing any more
            self._curtain.look(self.desk)
        self.stage.changed(changes)

    def clock_moved(self, seconds: int) -> None:
        """The computer's clock was set: written down, and told where troubles of the house are told."""
        self._worker.run(lambda: note_clock_moved(self.desk, seconds), self.changed, lambda _problem: None)

    def show_own_account(self) -> None:
        """One's own password."""
        self._show_house(lambda: Place(*password_place(self.desk, self._worker, lambda _account: None), ""))

    # Read-only mode

    def show_hold(self) -> None:
        """Why nothing is stored, and the way back."""
        place = hold_place(self.desk, self._worker, self.changed, self._frame.get_back)
        self._show_house(lambda: Place(*place, ""))

    def _watch_hold(self) -> None:
        hold = self.desk.hold
        if hold is not None:
            # Whoever meets the damage is at work beside the window: the strip is drawn on the window's own thread.
            hold.watch(lambda: self._worker.run(lambda: None, lambda _none: self._show_strip(), lambda _problem: None))
            self._show_strip()

    def _show_strip(self) -> None:
        reason = self.desk.hold.reason if self.desk.hold is not None else None
        if self._present:
            self._window.set_hold(STRIP[reason] if reason is not None else "")

    def _cared(self, cared: Cared) -> None:
        if self._present and (cared.made is not None or cared.problem is not None):
            self.changed(Changes.of(Topic.SITE))

    # The places of the house itself: an IT admin has these too

    def _show_settings(self) -> None:
        def settings() -> Place:
            presenter, page = settings_place(self.desk, self._worker, self.changed, self._window)
            page.text_scale_chosen.connect(self._frame.text_size.choose)
            page.visit_words.setVisible(self.desk.records is not None)
            page.visit_words_requested.connect(lambda: self.go(VisitWordsRoute()))
            page.trust_requested.connect(self._show_trust)
            page.new_kit.setVisible(may(self.desk.actor.role, Permission.APPROVE_USERS))
            page.new_kit_requested.connect(self._show_new_kit)
            page.review.setVisible(self.desk.records is not None and may(self.desk.actor.role, Permission.REVIEW_TRAIL))
            page.review_requested.connect(lambda: self._show_review(back=True))
            page.new_keys.setVisible(self.desk.key_change is not None)
            page.new_keys_requested.connect(lambda: self._show_new_keys(self._show_settings))
            return Place(presenter, page, SETTINGS)

        self._show_house(settings)

    def _show_trust(self) -> None:
        def trust() -> Place:
            presenter, page = trust_place(self.desk, self._worker, self.changed)
            page.back_requested.connect(self._show_settings)
            return Place(presenter, page, SETTINGS)

        self._show_house(trust)

    def _show_new_kit(self) -> None:
        def new_kit() -> Place:
            presenter, page = new_kit_place(self.desk, self._worker, self.changed, self._window)
            page.left.connect(self._show_settings)
            return Place(presenter, page, SETTINGS)

        self._show_house(new_kit)

    def _show_new_keys(self, back: Callable[[], None]) -> None:
        def new_keys() -> Place:
            presenter, page = new_keys_place(self.desk, self._worker, self.changed)
            page.back_requested.connect(back)
            return Place(presenter, page, SETTINGS)

        self._show_house(new_keys)

    def _show_users(self) -> None:
        def users() -> Place:
            presenter, page = users_place(self.desk, self._worker, self.changed)
            page.new_keys_requested.connect(lambda: self._show_new_keys(self._show_users))
            return Place(presenter, page, USERS)

        self._show_house(users)

    def _show_directory(self) -> None:
        # Kept: Qt holds the methods it calls weakly, and the room must outlive each of its pages.
        self._directory = DirectoryRoom(self.desk, self._worker, self.go, self.changed, self._show_house)
        self._directory.practices()

    def _show_house(self, place: Callable[[], Place]) -> None:
        if self._present:
            self.stage.leave()
            self._route = None
            self.stage.show(place())

    def _show_review(self, *, back: bool = False) -> None:
        def review() -> Place:
            presenter, page = review_place(self.desk, self._worker, back=back)
            page.back_requested.connect(self._show_settings)
            return Place(presenter, page, SETTINGS if back else REVIEW)

        self._show_house(review)

    def _show_reports(self) -> None:
        page = NoReportsPage()
        page.lock_requested.connect(self._frame.lock)
        self.stage.leave()
        self._window.show_page(page)
        self._window.select(REPORTS)
        page.focus_start()

    def _show_it_desk(self) -> None:
        page = it_desk_page(self.desk, self._worker)
        page.lock_requested.connect(self._frame.lock)
        self.stage.leave()
        self._window.show_page(page)
        self._window.select(COMPUTER)
        page.focus_start()

    # Before the first page

    def _choose_own_password(self) -> None:
        def chosen(account: Account | None) -> None:
            if self._present:
                self.desk = replace(self.desk, account=account)
                self.enter()

        page = password_place(self.desk, self._worker, chosen)[1]
        page.lock_requested.connect(self._frame.lock)
        self._show_alone(page)

    def _show_waiting(self, digits: str) -> None:
        if self._present:
            page = WaitingPage(digits)
            page.lock_requested.connect(self._frame.lock)
            self._show_alone(page)

    def _show_alone(self, page: QWidget) -> None:
        self.stage.leave()
        self._window.show_alone(page)
        page.focus_start()  # type: ignore[attr-defined]

    def _keep_house_rules(self) -> None:
        def keep(house: HouseState) -> None:
            if self._present:
                self._frame.idle.watch(house.settings.idle_minutes)
                self._frame.show_in_pictures(house.settings.pictures_allowed)

        self._worker.run(lambda: read_house(self.desk), keep, lambda _problem: None)
