"""Choosing an own password: at the first sign-in because one must, later because one may."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hubdesk.domain.accounts import Account
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.runner import Runner
from hubdesk.services.accounts import change_own_password
from hubdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class OwnPasswordState:
    """What the page shows; no password is ever in it."""

    who: str = ""
    first: bool = False
    """Whether the present password is one that someone else chose."""
    errors: dict[str, str] = field(default_factory=dict)
    busy: bool = False
    done: bool = False
    trouble: Trouble | None = None


class OwnPasswordPresenter(Presenter[OwnPasswordState]):
    """Changes one's own password; ``changed`` is told of the account as it is then."""

    def __init__(self, desk: Desk, runner: Runner, changed: Callable[[Account | None], None]) -> None:
        first = desk.account is not None and not desk.account.own_password
        super().__init__(OwnPasswordState(desk.actor.display, first), runner)
        self._desk, self._changed = desk, changed

    def change(self, current: str, new: str, again: str) -> None:
        """Change it, if the new one is good and was typed twice alike."""
        if self.state.busy:
            return
        if not current or new != again:
            wrong = {"again": "The two passwords are not the same. Type it again"} if new != again else {}
            wrong |= {} if current else {"current": "Enter your present password"}
            self._show(replace(self.state, errors=wrong, done=False, trouble=None))
            return
        self._show(replace(self.state, errors={}, busy=True, done=False, trouble=None))
        self._work(lambda: change_own_password(self._desk, current, new), self._done, self._failed)

    def _done(self, account: Account | None) -> None:
        self._show(replace(self.state, busy=False, done=True))
        self._changed(account)

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy=False)
        if isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=problem.fields))
        elif problem.code == "wrong-password":
            self._show(replace(state, errors={"current": "This is not your present password"}))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))
