"""Start of the program with its window.

The stages: harden the process, make the application and its look, show the unlock page, then
load the heavy libraries (SQLAlchemy, SQLCipher, cryptography) beside it.
"""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from hubdesk.app.data_folder import has_store
from hubdesk.app.defects import keep_off_the_console
from hubdesk.app.display import SYSTEM, read_colours, read_text_scale
from hubdesk.app.door import Door
from hubdesk.app.fresh_process import Baton, hand_over, take_over
from hubdesk.app.one_window import OneWindow
from hubdesk.app.program import Program
from hubdesk.app.screen import check_screen
from hubdesk.app.threshold import DemoUsers
from hubdesk.app.warm_up import after_first_paint
from hubdesk.domain.clock import Clock
from hubdesk.domain.machine_settings import Rules
from hubdesk.domain.problems import KnownProblem
from hubdesk.system.clock import SystemClock, seconds_with_sleep
from hubdesk.system.folder_check import refuse_unsafe_folder
from hubdesk.system.hardening import harden
from hubdesk.system.log import Code, start_log, stop_log, topic
from hubdesk.system.machine_policy import machine_rules
from hubdesk.system.paths import data_dir, forms_dir, resources_dir
from hubdesk.system.screen_capture import keep_out_of_pictures
from hubdesk.system.shared_folder import share_with_its_group
from hubdesk.ui.allowed_printers import allow_printers
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
    rules, folder = machine_rules(), data_dir(chosen)
    app = make_application(read_text_scale(folder, rules), read_colours(folder, rules))
    try:
        refuse_unsafe_folder(folder)
        if chosen is None:
            _refuse_a_folder_in_doubt(folder, rules)
    except KnownProblem as problem:
        return _refuse(app, problem)
    share_with_its_group(folder)
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
        rules=rules,
    )
    one.wanted.connect(program.window.come_forward)
    sys.excepthook = lambda _kind, error, _trace: program.crashed(error)
    keep_off_the_console()
    topic("start").info("program started")
    program.window.resize(1366, 768)
    program.start()
    systems: list[logging.Handler] = []
    if not demo:
        after_first_paint(program.window, lambda: systems.extend(_tell_the_system(rules)))
    try:
        return int(app.exec())
    finally:
        one.let_go()
        program.stop()
        topic("start").info("program ended")
        for handler in (*systems, log):
            stop_log(handler)


def _tell_the_system(rules: Rules) -> "list[logging.Handler]":
    """From now on the system's log hears too: that somebody has opened hubdesk, and what is wrong with the policy."""
    from hubdesk.app.events import start_events

    handler = start_events()
    topic("start").info("program opened")
    if rules.faults:
        topic("policy").warning("the policy of this computer has faults: %d", len(rules.faults))
    return [handler] if handler is not None else []


def _refuse_a_folder_in_doubt(folder: Path, rules: Rules) -> None:
    """IT has named a folder and it cannot be used: where there are no records in the usual one, setting up a new hub
    there would be the wrong way on. Raises ``FolderInDoubt``."""
    if "data-folder" in rules.doubtful and not has_store(folder):
        raise FolderInDoubt


class FolderInDoubt(KnownProblem):
    """The policy of this computer does not say where the records are."""

    code = "folder-in-doubt"

    def __init__(self) -> None:
        super().__init__(
            "The folder of the records that IT has set for this computer cannot be used.",
            "Ask IT to look at what “hubdesk doctor” says of the policy. Do not set hubdesk up anew.",
        )


def _refuse(app: QApplication, problem: KnownProblem) -> int:
    from hubdesk.app.events import start_events
    from hubdesk.app.refusal import COULD_NOT_RUN, refusal_window, tell_on_the_console

    tell_on_the_console(problem)
    system = start_events()  # there is no folder in which a log could be kept
    topic("start").error("the program could not start here: %s", Code(problem.code))
    window = refusal_window(problem)
    window.resize(1024, 640)
    window.show()
    app.exec()
    if system is not None:
        stop_log(system)
    return COULD_NOT_RUN


def make_application(text_scale: float, colours: str = SYSTEM) -> QApplication:
    """The Qt application with hubdesk's look."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = make_app(sys.argv[0])
    app.setApplicationName("hubdesk")
    apply_theme(
        app, choose_theme(app, "" if colours == SYSTEM else colours), text_scale, IconStore(resources_dir() / "icons")
    )
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
    rules: Rules | None = None,
) -> Program:
    """Wire the program to the store in a folder. Tests hand in their clock, a cheap ``policy`` and forms of their own;
    the program itself never does."""
    clock, rules = clock or SystemClock(), machine_rules() if rules is None else rules
    allow_printers(app, rules.names("printers-allowed"))

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
        rules,
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
