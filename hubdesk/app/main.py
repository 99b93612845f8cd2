"""Start of the program with its window.

The stages: harden the process, make the application and its look, show the unlock page, then
load the heavy libraries (SQLAlchemy, SQLCipher, cryptography) beside it.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from hubdesk.app.defects import keep_off_the_console
from hubdesk.app.display import read_text_scale
from hubdesk.app.door import Door
from hubdesk.app.fresh_process import Baton, hand_over, take_over
from hubdesk.app.one_window import OneWindow
from hubdesk.app.program import Program
from hubdesk.app.screen import check_screen
from hubdesk.app.threshold import DemoUsers
from hubdesk.domain.clock import Clock
from hubdesk.system.clock import SystemClock, seconds_with_sleep
from hubdesk.system.folder_check import refuse_unsafe_folder
from hubdesk.system.hardening import harden
from hubdesk.system.log import start_log, stop_log, topic
from hubdesk.system.paths import data_dir, forms_dir, resources_dir
from hubdesk.system.screen_capture import keep_out_of_pictures
from hubdesk.ui.theme import IconStore, apply_theme, choose_theme, make_app

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from hubdesk.app.session_watch import MakeWatch, Watch
    from hubdesk.services.form_shelf import FormShelf
    from hubdesk.services.ports import Strongroom
    from hubdesk.services.rescue import RescueRoom
    from hubdesk.services.setup import SetupRoom
    from hubdesk.system.session_events import Left
    from hubdesk.vault import KdfPolicy


def open_program(chosen: Path | None, *, demo: bool = False) -> int:
    """Open the program on a data folder; returns when its window is closed. The demo lists its users.

    Where it is open already in this desktop session, that window comes forward and this one never shows.
    """
    check_screen()
    harden()
    folder = data_dir(chosen)
    refuse_unsafe_folder(folder)
    app = make_application(read_text_scale(folder))
    baton, one = take_over(), OneWindow(folder)
    if not one.take(handed_over=baton is not None):
        return 0
    log = start_log(folder)

    def start_anew(baton: Baton) -> None:
        one.let_go()
        hand_over(baton)

    program = build(
        app,
        folder,
        demo_users=_demo_users() if demo else (),
        make_watch=_watch_the_desktop,
        hand_over=lambda next_one: app.aboutToQuit.connect(lambda: start_anew(next_one)),
        baton=baton,
    )
    one.wanted.connect(program.window.come_forward)
    sys.excepthook = lambda _kind, error, _trace: program.crashed(error)
    keep_off_the_console()
    topic("start").info("program started")
    program.window.resize(1366, 768)
    program.start()
    try:
        return int(app.exec())
    finally:
        one.let_go()
        program.stop()
        stop_log(log)


def make_application(text_scale: float) -> QApplication:
    """The Qt application with hubdesk's look."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = make_app(sys.argv[0])
    app.setApplicationName("hubdesk")
    apply_theme(app, choose_theme(app), text_scale, IconStore(resources_dir() / "icons"))
    return app


def build(
    app: QApplication,
    folder: Path,
    demo_users: DemoUsers = (),
    *,
    clock: Clock | None = None,
    policy: "KdfPolicy | None" = None,
    forms: Path | None = None,
    seconds: Callable[[], float] = seconds_with_sleep,
    make_watch: "MakeWatch | None" = None,
    hand_over: "Callable[[Baton], object] | None" = None,
    baton: "Baton | None" = None,
) -> Program:
    """Wire the program to the store in a folder. Tests hand in their clock, a cheap ``policy`` and forms of their own;
    the program itself never does."""
    clock = clock or SystemClock()

    def room() -> "Strongroom":
        # Loaded here and not at the top: this is the half second that the unlock page must not wait for.
        from hubdesk.app.stores import LocalStrongroom
        from hubdesk.vault import PRODUCTION

        return LocalStrongroom(folder, policy or PRODUCTION, clock)

    def setup() -> "SetupRoom":
        from hubdesk.app.setup_room import LocalSetupRoom
        from hubdesk.vault import PRODUCTION

        return LocalSetupRoom(folder, policy or PRODUCTION, clock)

    def rescue() -> "RescueRoom":
        from hubdesk.app.rescue_room import LocalRescueRoom
        from hubdesk.vault import PRODUCTION

        return LocalRescueRoom(folder, policy or PRODUCTION, clock)

    def shelf() -> "FormShelf":
        from hubdesk.app.forms_at_hand import shelf_of

        return shelf_of(forms or forms_dir())

    return Program(
        app,
        folder,
        Door(room, shelf, clock),
        demo_users,
        setup,
        seconds,
        rescue,
        make_watch,
        keep_out_of_pictures,
        hand_over,
        baton,
    )


def _watch_the_desktop(window: "QWidget", left: "Callable[[Left], None]") -> "Watch":
    from hubdesk.app.session_watch import session_watch

    return session_watch(window, left)


def _demo_users() -> DemoUsers:
    from hubdesk.app.demo import PASSWORD, STAFF

    return tuple((s.sign_in, f"{s.name}, {s.role.in_sentence}", PASSWORD) for s in STAFF)


def open_gallery() -> int:
    """Show every control in every state, for designers and testers."""
    from hubdesk.ui.gallery import GalleryPage

    check_screen()
    app = make_application(1.0)
    gallery = GalleryPage()
    gallery.resize(1366, 768)
    gallery.show()
    return int(app.exec())
