"""What shows while nobody is signed in: the unlock page, the set-up wizard, or why hubdesk cannot start.

This is all that the window waits for at the start; nothing here may load the records, the forms or a page beyond.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hubdesk.app.data_folder import StoreMissing, check_present
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.unlock import UnlockPresenter, UnlockState
from hubdesk.ui.pages.unlock import UnlockPage
from hubdesk.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from hubdesk.services.desk import Desk
    from hubdesk.services.rescue import RescueRoom
    from hubdesk.services.setup import SetupRoom

DemoUsers = tuple[tuple[str, str, str], ...]


class Threshold:
    """Shows its pages alone in the window. ``open_desk`` is given a name and a password, ``opened`` the desk."""

    def __init__(
        self,
        window: MainWindow,
        runner: Runner,
        folder: Path,
        open_desk: "Callable[[str, str], Desk]",
        opened: "Callable[[Desk], None]",
        setup: "Callable[[], SetupRoom] | None",
        demo_users: DemoUsers,
        rescue: "Callable[[], RescueRoom] | None" = None,
        handed_on: Callable[[str, str], bool] = lambda _sign_in, _password: False,
    ) -> None:
        self._handed_on = handed_on
        self._unlock_page: UnlockPage | None = None
        self._window, self._runner, self._folder = window, runner, folder
        self._open_desk, self._opened = open_desk, opened
        self._setup, self._demo_users, self._rescue = setup, demo_users, rescue

    def show(self) -> None:
        """The page that this folder calls for."""
        try:
            check_present(self._folder)
        except StoreMissing as problem:
            if self._setup is None:
                self.show_trouble(problem)
            else:
                self._show_setup(self._setup)
        except KnownProblem as problem:
            self.show_trouble(problem)
        else:
            self.show_unlock()

    def show_unlock(self) -> None:
        """A fresh unlock page with nothing typed in it."""
        state = UnlockState(hub="Health hub", demo_users=self._demo_users)
        presenter = UnlockPresenter(state, self._runner, self._open_desk, self._opened, self._handed_on)
        self._unlock_page = page = UnlockPage(presenter)
        page.rescue_link.setVisible(self._rescue is not None)
        page.rescue_requested.connect(lambda: self.show_rescue())
        self._alone(page)

    def unlock(self, sign_in: str, password: str) -> None:
        """Try this name and password, as if typed on the unlock page that shows; if none shows, nothing."""
        page = self._window.page()
        if page is not None and page is self._unlock_page:
            self._unlock_page.unlock(sign_in, password)

    def is_typing(self) -> bool:
        """Whether someone is at the unlock page right now."""
        page = self._window.page()
        return page is not None and page is self._unlock_page and self._unlock_page.is_in_use()

    def show_rescue(self, folder: str = "") -> None:
        """The ways to get the records back; where a folder of backups is known, what lies in it."""
        if self._rescue is None:
            return
        from hubdesk.presenters.rescue import RescuePresenter
        from hubdesk.ui.pages.rescue import RescuePage

        page = RescuePage(RescuePresenter(self._runner, self._rescue()))
        page.left.connect(self.show)
        self._alone(page)
        if folder:
            page.look_in(folder)

    def show_trouble(self, problem: KnownProblem) -> None:
        """Why it cannot go on, and what to do."""
        from hubdesk.ui.pages.message import MessagePage

        page = MessagePage("hubdesk cannot start yet", problem.message, problem.what_next)
        page.rescue_link.setVisible(self._rescue is not None and not isinstance(problem, StoreMissing))
        page.rescue_requested.connect(lambda: self.show_rescue())
        page.try_again_requested.connect(self.show)
        page.close_requested.connect(self._window.close)
        self._alone(page)

    def _show_setup(self, room: "Callable[[], SetupRoom]") -> None:
        from hubdesk.app.setup_place import setup_place

        self._alone(setup_place(self._runner, room, self.show, self._window)[1])

    def _alone(self, page: QWidget) -> None:
        self._window.show_alone(page)
        page.focus_start()  # type: ignore[attr-defined]
