"""The running program: one window, one worker, one signed-in desk at a time."""

import secrets
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from hubdesk.app.data_folder import StoreMissing, check_present
from hubdesk.app.defects import log_defect
from hubdesk.app.deferred import DeferredStrongroom
from hubdesk.app.display import keep_text_scale, next_scale
from hubdesk.app.house_places import (
    COMPUTER,
    USERS,
    may_see_users,
    password_place,
    settings_place,
    setup_place,
    users_place,
)
from hubdesk.app.idle_lock import IdleLock, hide_other_windows
from hubdesk.app.paper_places import PAPERS
from hubdesk.app.paper_press import LocalPress
from hubdesk.app.places import APPOINTMENTS, PEOPLE, SETTINGS, TODAY, Guide, Place
from hubdesk.domain.accounts import Account, AccountState
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.clock import Clock
from hubdesk.domain.ids import Ids
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.banner import BannerState
from hubdesk.presenters.hub_settings import backup_line
from hubdesk.presenters.left_open import LeftOpen
from hubdesk.presenters.routes import AppointmentsRoute, PapersRoute, PeopleRoute, Route, TodayRoute, VisitWordsRoute
from hubdesk.presenters.unlock import UnlockPresenter, UnlockState
from hubdesk.services.accounts import own_fingerprint
from hubdesk.services.desk import Desk, ready
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.housekeeping import AT_LOCK_AFTER, HouseState, back_up_if_due, read_house
from hubdesk.services.setup import SetupRoom
from hubdesk.services.unlock import lock
from hubdesk.system.clock import seconds_with_sleep
from hubdesk.system.log import topic
from hubdesk.system.paths import resources_dir
from hubdesk.ui.jobs import Worker
from hubdesk.ui.pages.crash import CrashPage
from hubdesk.ui.pages.it_desk import ItDeskPage
from hubdesk.ui.pages.message import MessagePage
from hubdesk.ui.pages.unlock import UnlockPage
from hubdesk.ui.pages.visit import VisitPage
from hubdesk.ui.pages.visit_words import VisitWordsPage
from hubdesk.ui.pages.waiting import WaitingPage
from hubdesk.ui.shell import Alert, BannerFacts, MainWindow, RailItem
from hubdesk.ui.theme import apply_theme, look

_RAIL = [
    RailItem(TODAY, "Today", "home"),
    RailItem(PEOPLE, "People", "people"),
    RailItem(APPOINTMENTS, "Appointments", "calendar"),
    RailItem(PAPERS, "Letters and cards", "file"),
    RailItem(SETTINGS, "Settings", "settings"),
]
_USERS = RailItem(USERS, "Users", "shield")
_IT_RAIL = [RailItem(COMPUTER, "This computer", "info"), _USERS, RailItem(SETTINGS, "Settings", "settings")]
DemoUsers = tuple[tuple[str, str, str], ...]


class Program(QObject):
    """Moves between unlocking and the places of the program, and holds what must be closed at the end."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        strongroom: DeferredStrongroom,
        shelf: Callable[[], FormShelf],
        clock: Clock,
        demo_users: DemoUsers = (),
        setup: Callable[[], SetupRoom] | None = None,
        seconds: Callable[[], float] = seconds_with_sleep,
    ) -> None:
        super().__init__()
        self._setup = setup
        self._app, self._folder, self._strongroom, self._shelf, self._clock = app, folder, strongroom, shelf, clock
        self._demo_users = demo_users
        self._ids = Ids(clock, secrets.token_bytes)
        self._desk: Desk | None = None
        self._place: Place | None = None
        self._left_open = LeftOpen()
        self._press = LocalPress(resources_dir())
        self._loading = False
        self.worker = Worker(self.crashed)
        self.window = MainWindow(demo=bool(demo_users))
        self.window.set_rail(_RAIL)
        self.idle = IdleLock(self.window, seconds, lambda: self.lock("idle"))
        self.window.lock_requested.connect(self.lock)
        QShortcut(QKeySequence("F12"), self.window).activated.connect(self.lock)
        self.window.user_requested.connect(self._show_own_account)
        self.window.find_requested.connect(lambda: self.go(PeopleRoute()))
        self.window.page_requested.connect(self._go_to_rail)
        for keys, by in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), self.window).activated.connect(lambda by=by: self._step_text(by))

    def start(self) -> None:
        """Show the window and the unlock page, then load the heavy libraries beside it."""
        self.window.show()
        self._show_start()
        QTimer.singleShot(0, self._warm_up)

    def stop(self) -> None:
        """Store what is still only typed, end the worker's jobs, then close the records."""
        self.idle.rest()
        self._store_typed()
        self.worker.stop()
        desk, self._desk = self._desk, None
        if desk is None:
            self._strongroom.lock()
            return
        self._back_up(desk, "closed")
        try:
            self._close(desk, "closed")
        except KnownProblem as problem:
            self._closed_untold(problem)

    # Unlocking and locking

    def _warm_up(self) -> None:
        self.worker.run(self._strongroom.warm_up, lambda _none: None, self._cannot_start)

    def _show_start(self) -> None:
        try:
            check_present(self._folder)
        except StoreMissing as problem:
            if self._setup is None:
                self._cannot_start(problem)
            else:
                self._alone(setup_place(self.worker, self._setup, self._show_start, self.window)[1])
            return
        except KnownProblem as problem:
            self._cannot_start(problem)
            return
        self._show_unlock()

    def _cannot_start(self, problem: KnownProblem) -> None:
        page = MessagePage("hubdesk cannot start yet", problem.message, problem.what_next)
        page.try_again_requested.connect(self._show_start)
        page.close_requested.connect(self.window.close)
        self._alone(page)

    def _show_unlock(self) -> None:
        presenter = UnlockPresenter(
            UnlockState(hub="Health hub", demo_users=self._demo_users),
            self.worker,
            self._strongroom,
            self._shelf,
            self._clock,
            self._ids,
            self._opened,
        )
        self._alone(UnlockPage(presenter))

    def _alone(self, page: QWidget) -> None:
        self._forget_place()
        self.window.show_alone(page)
        page.focus_start()  # type: ignore[attr-defined]

    def _opened(self, desk: Desk) -> None:
        self._desk = desk = replace(desk, press=self._press)
        self.idle.watch()
        self._read_idle_minutes(desk)
        self._enter(desk)

    def _enter(self, desk: Desk) -> None:
        """The first page of a desk: an own password and an approval come before any record."""
        self.window.set_hub(desk.site.hub, desk.site.name)
        self.window.set_user(desk.actor.display)
        if desk.account is not None and not desk.account.own_password:
            self._choose_own_password(desk)
        elif desk.account is not None and desk.account.state is AccountState.WAITING:
            self._show_waiting(desk)
        elif desk.records is None:
            self.window.set_rail(_IT_RAIL)
            self._show_it_desk(desk)
        else:
            self.window.set_rail([*_RAIL[:-1], _USERS, _RAIL[-1]] if may_see_users(desk) else _RAIL)
            self.go(self._left_open.route_for(desk.actor.id))
            self.worker.run(self._press.warm_up, lambda _none: None, lambda _problem: None)

    def _choose_own_password(self, desk: Desk) -> None:
        def chosen(account: Account | None) -> None:
            if self._desk is desk:  # not locked meanwhile
                self._desk = replace(desk, account=account)
                self._enter(self._desk)

        page = password_place(desk, self.worker, chosen)[1]
        page.lock_requested.connect(self.lock)
        self._alone(page)

    def _show_waiting(self, desk: Desk) -> None:
        def show(digits: str) -> None:
            if self._desk is desk:
                page = WaitingPage(digits)
                page.lock_requested.connect(self.lock)
                self._alone(page)

        self.worker.run(lambda: own_fingerprint(desk), show, self._cannot_start)

    def _show_it_desk(self, desk: Desk | None) -> None:
        if desk is None:
            return
        forms = desk.shelf.library
        facts = [
            ("Hub", f"{desk.site.hub}, {desk.site.name}"),
            ("Forms loaded", str(len(forms.forms))),
            ("Forms with faults", str(len({Path(f.file).parent for f in forms.findings if f.severity == "error"}))),
        ]
        self._forget_place()
        page = ItDeskPage(facts)
        page.lock_requested.connect(self.lock)
        self.window.show_page(page)
        self.window.select(COMPUTER)
        page.focus_start()
        self.worker.run(
            lambda: backup_line(read_house(desk)),
            lambda line: page.set_facts([*facts, ("Backups", line)]) if isValid(page) else None,
            lambda _problem: None,
        )

    def lock(self, why: str = "asked") -> None:
        """Cover everything at once, dialogs too, then close the records."""
        desk, self._desk = self._desk, None
        if desk is None:
            return
        self.idle.rest()
        hide_other_windows(self.window)
        self.window.set_rail(_RAIL)
        self._store_typed()
        self._show_unlock()
        self.worker.run(lambda: self._leave(desk, why), lambda _none: None, self._closed_untold)

    def _leave(self, desk: Desk, why: str) -> None:
        """A desk that is locked in the evening and closed from the unlock page would never be backed up."""
        self._back_up(desk, "locked", AT_LOCK_AFTER)
        self._close(desk, why)

    def _back_up(self, desk: Desk, why: str, older_than: timedelta = timedelta(0)) -> None:
        try:
            back_up_if_due(desk, why=why, older_than=older_than)
        except KnownProblem as problem:
            topic("backup").warning("no backup was made: %s", problem.code)

    def _close(self, desk: Desk, why: str = "asked") -> None:
        """Lock; the keys are forgotten even where the audit trail cannot be written (a full disk)."""
        try:
            lock(desk, self._strongroom, why)
        finally:
            self._strongroom.lock()

    def _closed_untold(self, problem: KnownProblem) -> None:
        topic("lock").warning("locked, and the audit trail could not be told", exc_info=problem)

    # Moving about

    def go(self, route: Route) -> None:
        """Show the page of a route. Without the records (an IT admin) there is nowhere to go."""
        if self._desk is None or self._desk.records is None or not ready(self._desk):
            return
        self._store_typed()
        self._forget_place()
        guide = Guide(self._desk, self.worker, self.go, self._changed)
        self._place = place = guide.place(route)
        self._left_open = LeftOpen.at(self._desk.actor.id, route)
        if isinstance(place.page, VisitPage):
            place.page.hide_requested.connect(self.lock)
        if isinstance(place.page, VisitWordsPage):
            place.page.back_requested.connect(self._show_settings)
        self._loading = True
        self.window.show_page(place.page)
        self.window.select(place.rail)
        place.presenter.watch(self._show_banner)
        place.page.focus_start()  # type: ignore[attr-defined]

    def _go_to_rail(self, key: str) -> None:
        if key == SETTINGS:
            self._show_settings()
        elif key == USERS:
            self._show_users()
        elif key == COMPUTER:
            self._show_it_desk(self._desk)
        elif key == APPOINTMENTS:
            self.go(AppointmentsRoute())
        elif key == PAPERS:
            self.go(PapersRoute())
        else:
            self.go(TodayRoute() if key == TODAY else PeopleRoute())

    def _show_settings(self) -> None:
        if self._desk is not None:
            presenter, page = settings_place(self._desk, self.worker, self._changed, self.window)
            page.text_scale_chosen.connect(self._set_text)
            page.visit_words.setVisible(self._desk.records is not None)
            page.visit_words_requested.connect(lambda: self.go(VisitWordsRoute()))
            self._show_house(Place(presenter, page, SETTINGS))

    def _show_users(self) -> None:
        if self._desk is not None:
            self._show_house(Place(*users_place(self._desk, self.worker, self._changed), USERS))

    def _show_own_account(self) -> None:
        if self._desk is not None:
            presenter, page = password_place(self._desk, self.worker, lambda _account: None)
            self._show_house(Place(presenter, page, ""))

    def _show_house(self, place: Place) -> None:
        """A page that is not about a person; an IT admin has these too."""
        self._store_typed()
        self._forget_place()
        self._place = place
        self.window.show_page(place.page)
        self.window.select(place.rail or None)
        place.page.focus_start()  # type: ignore[attr-defined]

    def _read_idle_minutes(self, desk: Desk) -> None:
        def set_minutes(house: HouseState) -> None:
            if self._desk is not None:
                self.idle.watch(house.settings.idle_minutes)

        self.worker.run(lambda: read_house(desk), set_minutes, lambda _problem: None)

    def _store_typed(self) -> None:
        """Nobody loses a sentence because the screen was locked or another page was opened."""
        page = self.window.page()
        if self._place is not None and page is self._place.page and hasattr(page, "store_typed"):
            page.store_typed()

    def _forget_place(self) -> None:
        if self._place is not None:
            self._place.presenter.unwatch()
            self._place = None

    def _changed(self, changes: Changes) -> None:
        if Topic.SITE in changes.topics and self._desk is not None:
            self._read_idle_minutes(self._desk)
        if self._place is not None and hasattr(self._place.presenter, "changed"):
            self._place.presenter.changed(changes)

    def _show_banner(self, state: object) -> None:
        shown = getattr(state, "banner", None)
        self.window.banner.set_facts(_facts(shown) if isinstance(shown, BannerState) else None)
        if shown is not None and self._loading and self._place is not None:
            self._loading = False
            self._place.page.focus_start()  # type: ignore[attr-defined]

    # Text size

    def _step_text(self, by: int) -> None:
        self._set_text(next_scale(look().text_scale, by))

    def _set_text(self, scale: float) -> None:
        present = look()
        apply_theme(self._app, present.theme, scale, present.icons)
        keep_text_scale(self._folder, scale)

    # The last hook

    def crashed(self, error: BaseException) -> None:
        """Show the crash page for a defect and lock; the log gets its kind and place, never a value."""
        code = log_defect(error)
        self.idle.rest()
        hide_other_windows(self.window)
        page = CrashPage(code)
        page.restart_requested.connect(self._restart)
        page.close_requested.connect(self.window.close)
        desk, self._desk = self._desk, None
        self._alone(page)
        if desk is not None:
            self.worker.run(lambda: self._close(desk), lambda _none: None, self._closed_untold)

    def _restart(self) -> None:
        """Begin afresh in a new process: after a defect nothing of this one is trusted."""
        command = [] if getattr(sys, "frozen", False) else ["-m", "hubdesk"]
        command += [part for part in sys.argv[1:] if part != "--fresh"]  # the demo is opened again, not made again
        self._app.aboutToQuit.connect(lambda: QProcess.startDetached(sys.executable, command))
        self.window.close()


def _facts(state: BannerState) -> BannerFacts:
    alerts = [Alert(text, colour, "alert-triangle") for text, colour in state.tags]
    if state.preferred:
        alerts.insert(0, Alert(f"Known as {state.preferred}", "grey", "person"))
    return BannerFacts(state.name, state.born, state.gender, state.nhs_number, tuple(alerts))
