"""The running program: one window, one worker, one signed-in user at a time.

It is kept small on purpose, and so is what it imports: the window waits for it. What shows while nobody is signed in
is ``threshold``; where a user goes is ``signed_in``; how records open and close is ``door``.
"""

import gc
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from hubdesk.app.defects import log_defect
from hubdesk.app.door import Door
from hubdesk.app.other_windows import hide_other_windows
from hubdesk.app.standing import stand_where
from hubdesk.app.text_size import TextSize
from hubdesk.app.threshold import DemoUsers, Threshold
from hubdesk.app.warm_up import after_first_paint, warm_up
from hubdesk.domain.machine_settings import NO_RULES, Rules
from hubdesk.system.clock import seconds_with_sleep
from hubdesk.ui.clipboard import ShortMemory, forget_copied
from hubdesk.ui.jobs import Worker
from hubdesk.ui.out_of_pictures import OutOfPictures
from hubdesk.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from hubdesk.app.fresh_process import Baton
    from hubdesk.app.place import Place
    from hubdesk.app.relay import Relay
    from hubdesk.app.session_guard import SessionGuard
    from hubdesk.app.session_watch import MakeWatch
    from hubdesk.app.signed_in import Frame, SignedIn
    from hubdesk.presenters.routes import Route
    from hubdesk.services.desk import Desk
    from hubdesk.services.rescue import RescueRoom
    from hubdesk.services.setup import SetupRoom


class Program(QObject):
    """Lets users in and out, and holds what must be closed at the end."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        door: Door,
        demo_users: DemoUsers = (),
        setup: "Callable[[], SetupRoom] | None" = None,
        seconds: Callable[[], float] = seconds_with_sleep,
        rescue: "Callable[[], RescueRoom] | None" = None,
        make_watch: "MakeWatch | None" = None,
        keep_out: Callable[..., object] = lambda _window, **_how: None,
        hand_over: "Callable[[Baton], object] | None" = None,
        baton: "Baton | None" = None,
        rules: Rules = NO_RULES,
    ) -> None:
        super().__init__()
        self._make_watch, self._rules, self._folder = make_watch, rules, folder
        self._hand_over, self._baton = hand_over, baton
        self._door, self._seconds = door, seconds
        self._clipboard = ShortMemory(self)
        self._signed_in: SignedIn | None = None
        self.worker = Worker(self.crashed)
        self.window = MainWindow(demo=bool(demo_users))
        self._pictures = OutOfPictures(self.window, keep_out)
        self.threshold = Threshold(
            self.window, self.worker, folder, door.open, self._opened, setup, demo_users, rescue, self._handed_on
        )
        self.text_size = TextSize(app, folder, self.window, rules)
        self.window.lock_requested.connect(self.lock)
        hide_key = QShortcut(QKeySequence("F12"), self.window)
        hide_key.activated.connect(lambda: self._if_signed_in(lambda user: user.cover()))
        self.window.user_requested.connect(lambda: self._if_signed_in(lambda user: user.show_own_account()))
        self.window.find_requested.connect(lambda: self._if_signed_in(lambda user: user.go_to_rail("people")))
        self.window.find_waits.connect(lambda: self._if_signed_in(lambda user: user.find_first()))
        self.window.help_requested.connect(lambda: self._if_signed_in(lambda user: user.call_for_help()))
        self.window.hold_requested.connect(lambda: self._if_signed_in(lambda user: user.show_hold()))
        self.window.page_requested.connect(lambda key: self._if_signed_in(lambda user: user.go_to_rail(key)))

    @property
    def desk(self) -> "Desk | None":
        """The desk of whoever is signed in."""
        return self._signed_in.desk if self._signed_in is not None else None

    @property
    def guard(self) -> "SessionGuard":
        """What locks a signed-in desk by itself."""
        return self._guard

    @property
    def place(self) -> "Place | None":
        """The place that shows to whoever is signed in; None on pages that stand alone."""
        return self._signed_in.stage.place if self._signed_in is not None else None

    def start(self) -> None:
        """Show the window and the unlock page, then load the heavy libraries beside it."""
        if self._baton is not None:
            stand_where(self.window, self._baton)
        self.window.show()
        self._pictures.show_in_pictures(not self._rules.yes("block-screen-pictures", own=True))
        self.threshold.show()
        after_first_paint(self.window, self._warm_up)

    def stop(self) -> None:
        """Store what is still only typed, end the worker's jobs, then close the records."""
        desk = self.desk
        signed_in, self._signed_in = self._signed_in, None
        if "_guard" in vars(self):
            self._guard.stop()
        if signed_in is not None:
            signed_in.leave()
        self._pictures.stop()
        forget_copied()
        self.worker.stop()
        self._door.close_for_good(desk)

    def go(self, route: "Route") -> None:
        """Show the page of a route, if someone is signed in."""
        self._if_signed_in(lambda user: user.go(route))

    def lock(self, why: str = "asked") -> None:
        """Cover everything at once, dialogs too, then close the records."""
        signed_in, self._signed_in = self._signed_in, None
        if signed_in is None:
            return
        self._guard.end()
        hide_other_windows(self.window)
        signed_in.leave()
        self._relay.locked(signed_in.desk.actor.sign_in, signed_in.left_open)
        self.threshold.show_unlock()
        self.window.repaint()  # now, not when the event loop comes to it: the desktop may be about to show elsewhere
        forget_copied()
        self._later(lambda: self._door.lock(signed_in.desk, why))

    def crashed(self, error: BaseException) -> None:
        """Show the crash page for a defect and lock; the log gets its kind and place, never a value."""
        from hubdesk.ui.pages.crash import CrashPage

        code = log_defect(error)
        hide_other_windows(self.window)
        page = CrashPage(code)
        page.restart_requested.connect(self._restart)
        page.close_requested.connect(self.window.close)
        signed_in, self._signed_in = self._signed_in, None
        if signed_in is not None:
            self._guard.end()
            signed_in.leave(storing=False)
        self.window.show_alone(page)
        page.focus_start()
        if signed_in is not None:
            self._later(lambda: self._door.close(signed_in.desk, "asked"))

    def _opened(self, desk: "Desk") -> None:
        from hubdesk.app.signed_in import SignedIn

        self._guard.begin()
        self._relay.unlocked()
        self._signed_in = SignedIn(desk, self._frame, self._relay.left_open)
        self._signed_in.enter()
        if desk.records is not None:
            self._later(self._frame.press.warm_up)

    def _handed_on(self, sign_in: str, password: str) -> bool:
        """Whether a new process takes these. Before anyone was signed in there is nothing to leave behind."""
        return "_relay" in vars(self) and self._relay.takes_over(sign_in, password)

    @cached_property
    def _relay(self) -> "Relay":
        from hubdesk.app.relay import Relay

        return Relay(self.window, self._hand_over, self.threshold.is_typing, self._baton)

    @cached_property
    def _guard(self) -> "SessionGuard":
        from hubdesk.app.session_guard import SessionGuard

        guard = SessionGuard(self.window, self._seconds, self.lock, self._make_watch)
        guard.clock.moved.connect(lambda by: self._if_signed_in(lambda user: user.clock_moved(by)))
        return guard

    @cached_property
    def _frame(self) -> "Frame":
        from hubdesk.app.doctor.local import LocalDoctor
        from hubdesk.app.paper_press import LocalPress
        from hubdesk.app.signed_in import Frame
        from hubdesk.system.paths import resources_dir

        press = LocalPress(resources_dir())
        return Frame(
            self.window,
            self.worker,
            self._guard.idle,
            self.text_size,
            press,
            self.lock,
            self._pictures.show_in_pictures,
            self.threshold.show_trouble,
            self._get_back,
            LocalDoctor(self._folder, self._door.clock),
        )

    def _get_back(self, folder: str) -> None:
        self.lock()
        self.threshold.show_rescue(folder)

    def _warm_up(self) -> None:
        gc.enable()
        self.worker.run(lambda: warm_up(self._door), lambda _none: None, self.threshold.show_trouble)
        if self._baton is not None and self._baton.sign_in:
            self.threshold.unlock(self._baton.sign_in, self._baton.password)
            self._baton = self._baton.without_password()

    def _later(self, work: Callable[[], None]) -> None:
        self.worker.run(work, lambda _none: None, lambda _problem: None)

    def _if_signed_in(self, act: "Callable[[SignedIn], None]") -> None:
        if self._signed_in is not None:
            act(self._signed_in)

    def _restart(self) -> None:
        """Begin afresh in a new process: after a defect nothing of this one is trusted."""
        from hubdesk.app.fresh_process import Baton

        if self._hand_over is not None:
            self._hand_over(Baton())
        self.window.close()
