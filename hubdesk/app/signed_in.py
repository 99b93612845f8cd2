"""Someone signed in: where they begin, and how they move about. Loaded beside the unlock page, not before it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from hubdesk.app.destinations import shipped_destinations
from hubdesk.app.idle_lock import IdleLock
from hubdesk.app.officer_curtain import OfficerCurtain
from hubdesk.app.place import (
    APPOINTMENTS,
    FOLLOW,
    FORMS,
    GP,
    KEEPING,
    PAPERS,
    TODAY,
    Place,
)
from hubdesk.app.places import Guide, place_of
from hubdesk.app.places.house import HouseRoom, hold_place, password_place
from hubdesk.app.places.restricted import shut_place
from hubdesk.app.rails import rail_of
from hubdesk.app.stage import Stage
from hubdesk.app.text_size import TextSize
from hubdesk.domain.accounts import Account, AccountState
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import KnownProblem
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
)
from hubdesk.presenters.runner import Runner
from hubdesk.services.accounts import own_fingerprint
from hubdesk.services.clock_moved import note_clock_moved
from hubdesk.services.daily_care import Cared, care_for_the_day
from hubdesk.services.desk import Desk, ready
from hubdesk.services.housekeeping import HouseState, read_house
from hubdesk.services.ports import Press
from hubdesk.services.ports.doctor import Doctor
from hubdesk.ui.jobs import Worker
from hubdesk.ui.pages.hand_over import HandOverPage
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
    doctor: Doctor


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
        # Kept: Qt holds the methods it calls weakly, and the room must outlive each of its pages.
        self._house = HouseRoom(
            *(self._guide(self._worker), self._window, self._frame.text_size, self._frame.lock, self._show_house),
            self._frame.doctor,
        )
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

    def _guide(self, runner: Runner) -> Guide:
        return Guide(self.desk, runner, self.go, self.changed)

    # Moving about

    def go(self, route: Route) -> None:
        """Show the page of a route. Without the records (an IT admin) there is nowhere to go."""
        if not self._present or self.desk.records is None or not ready(self.desk):
            return
        self.stage.leave()
        self._route = route
        runner = GatedRunner(self._worker, lambda person_id: self._meet_shut(person_id, route))
        guide = self._guide(runner)
        place = self._curtain.place(guide, route) or place_of(guide, route)
        if isinstance(place.page, VisitPage):
            place.page.hide_requested.connect(self._frame.lock)
        if isinstance(place.page, VisitWordsPage):
            place.page.back_requested.connect(self._house.settings)
        if isinstance(place.page, HandOverPage):
            place.page.lock_requested.connect(self._frame.lock)
        self._frame.text_size.enlarge(large=place.alone)
        self.left_open = LeftOpen.at(self.desk.actor.id, route)
        self.stage.show(place)

    def _meet_shut(self, person_id: PersonId, route: Route) -> None:
        """In place of a page of a record that only named staff open, unless another page shows by now."""
        if self._present and self._route is route:
            self.stage.show(shut_place(self._guide(self._worker), person_id, route))

    def find_first(self) -> None:
        """Somebody was quicker than the first page: it is the one to find a person then. Later, nothing happens."""
        self._curtain.rather(PeopleRoute())

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
        care: dict[str, Route] = {
            TODAY: TodayRoute(),
            APPOINTMENTS: AppointmentsRoute(),
            GP: GpCasesRoute(),
            FOLLOW: FollowUpRoute(),
            PAPERS: PapersRoute(),
            FORMS: FormsRoute(),
            KEEPING: RetentionReviewRoute(),
        }
        if key in self._house.by_rail:
            self._house.by_rail[key]()
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
        self._show_house(lambda: password_place(self.desk, self._worker, lambda _account: None))

    # Read-only mode

    def show_hold(self) -> None:
        """Why nothing is stored, and the way back."""
        self._show_house(lambda: hold_place(self._guide(self._worker), self._frame.get_back))

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

    def _show_house(self, place: Callable[[], Place]) -> None:
        """A place of the house itself, which has no route."""
        if self._present:
            self.stage.leave()
            self._route = None
            self.stage.show(place())

    # Before the first page

    def _choose_own_password(self) -> None:
        def chosen(account: Account | None) -> None:
            if self._present:
                self.desk = replace(self.desk, account=account)
                self.enter()

        page = password_place(self.desk, self._worker, chosen).page
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
