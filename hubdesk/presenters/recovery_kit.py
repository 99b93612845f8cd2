"""A new recovery kit: shown, put on paper, two groups typed back, and only then the old one ends."""

from collections.abc import Callable
from dataclasses import replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.setup_flow import KIT_GROUPS, SetupState, Step, check_kit, moved
from hubdesk.services.accounts import new_recovery_kit, replace_recovery_kit
from hubdesk.services.desk import Desk

Pick = Callable[[int], tuple[int, int]]


class RecoveryKitPresenter(Presenter[SetupState]):
    """The last pages of the set-up wizard, for a store that is there. The kit is forgotten when the page goes."""

    def __init__(self, desk: Desk, runner: Runner, pick: Pick, changed: Callable[[Changes], None]) -> None:
        super().__init__(SetupState(step=Step.KIT), runner)
        self._desk, self._pick, self._changed = desk, pick, changed

    def load(self) -> None:
        """Make a kit and show it."""
        self._work(lambda: new_recovery_kit(self._desk), self._made, self._failed)

    def on_paper(self) -> None:
        """It was printed or written down: ask for two groups."""
        self._show(moved(replace(self.state, ask=self._pick(KIT_GROUPS)), Step.CHECK))

    def back(self) -> None:
        """Show the kit again."""
        if not self.state.busy:
            self._show(moved(self.state, Step.KIT))

    def type_back(self, first: str, second: str) -> None:
        """Check the two groups, then put the kit in place."""
        if self.state.busy:
            return
        wrong = check_kit(self.state, (first, second))
        if wrong:
            self._show(replace(self.state, errors=wrong))
            return
        kit = "-".join(self.state.kit)
        self._show(replace(self.state, busy=True, errors={}, message="", what_next=""))
        self._work(lambda: replace_recovery_kit(self._desk, kit), self._placed, self._failed)

    def _made(self, kit: str) -> None:
        self._show(replace(self.state, kit=tuple(kit.split("-"))))

    def _placed(self, changes: Changes) -> None:
        self._show(replace(moved(self.state, Step.DONE), kit=(), busy=False))
        self._changed(changes)

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, message=problem.message, what_next=problem.what_next))
