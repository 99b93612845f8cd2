"""The unlock page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.runner import Runner

if TYPE_CHECKING:  # the window waits for this module, and must not wait for those
    from hubdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class UnlockState:
    """What the unlock page shows. The password is never held here."""

    hub: str = ""
    site: str = ""
    sign_in: str = ""
    busy: bool = False
    trouble: Trouble | None = None
    demo_users: tuple[tuple[str, str, str], ...] = ()
    """In the demo only: (sign-in name, role, password) of each made-up user."""


class UnlockPresenter(Presenter[UnlockState]):
    """Takes a name and a password and opens the desk. ``open_desk`` raises the strongroom's known problems.

    ``handed_on`` may take both to another process instead; the page then waits for this one to end.
    """

    def __init__(
        self,
        state: UnlockState,
        runner: Runner,
        open_desk: "Callable[[str, str], Desk]",
        opened: "Callable[[Desk], None]",
        handed_on: Callable[[str, str], bool] = lambda _sign_in, _password: False,
    ) -> None:
        super().__init__(state, runner)
        self._open_desk, self._opened, self._handed_on = open_desk, opened, handed_on

    def unlock(self, sign_in: str, password: str) -> None:
        """Try to open; a problem is shown and the name typed stays."""
        if self.state.busy:
            return
        if not sign_in.strip() or not password:
            text = "Enter your sign-in name" if not sign_in.strip() else "Enter your password"
            self._show(replace(self.state, sign_in=sign_in, trouble=Trouble(text)))
            return
        self._show(replace(self.state, sign_in=sign_in, busy=True, trouble=None))
        if not self._handed_on(sign_in.strip(), password):
            self._work(lambda: self._open_desk(sign_in.strip(), password), self._done, self._failed)

    def _done(self, desk: "Desk") -> None:
        self._show(replace(self.state, busy=False))
        self._opened(desk)

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, trouble=Trouble.of(problem)))
