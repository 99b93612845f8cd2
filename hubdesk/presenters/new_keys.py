"""The page on which a lead changes the keys of the records: why, once more asked, done."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.key_change import WhyKeys
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.key_change import KeysChanged, KeysState, change_keys, read_keys

REASONS: tuple[tuple[str, str], ...] = tuple((why.value, why.label) for why in WhyKeys)

_BACKED_UP = {
    True: " A backup with the new keys was made.",
    False: " The backup that should follow was not made: see Settings.",
    None: " No folder for backups is set: make a backup now.",
}
_FIRST = {
    WhyKeys.SEEN: "Change what was seen first: a password under Users, the recovery kit in Settings. New keys alone do "
    "not stop somebody who knows a password.",
    WhyKeys.LEFT: "Switch the account off first, under Users.",
}


@dataclass(frozen=True, slots=True)
class NewKeysState:
    """What the page shows."""

    last: str = ""
    asked: bool = False
    why: str = ""
    first: str = ""
    """What must be done before, for the reason that is chosen."""
    errors: dict[str, str] = field(default_factory=dict)
    asking: bool = False
    busy: bool = False
    said: str = ""
    trouble: Trouble | None = None


class NewKeysPresenter(Presenter[NewKeysState]):
    """Nothing is done before it was asked once more."""

    def __init__(self, desk: Desk, runner: Runner, changed: Callable[[Changes], None]) -> None:
        super().__init__(NewKeysState(), runner)
        self._desk, self._changed = desk, changed

    def load(self) -> None:
        """How the keys stand."""
        self._work(lambda: read_keys(self._desk), self._read, self._failed)

    def choose(self, why: str) -> None:
        """Why they are to be changed."""
        first = _FIRST.get(WhyKeys(why), "")
        self._show(replace(self.state, why=why, first=first, errors={}, said="", trouble=None))

    def ask(self) -> None:
        """Ask once more."""
        if not self.state.why:
            self._show(replace(self.state, errors={"why": "Choose why the keys are changed"}))
        elif not self.state.busy:
            self._show(replace(self.state, asking=True, errors={}, said="", trouble=None))

    def keep(self) -> None:
        """Not after all."""
        self._show(replace(self.state, asking=False))

    def change(self) -> None:
        """Do it: some seconds for large records."""
        if not self.state.busy and self.state.asking:
            why = self.state.why
            self._show(replace(self.state, asking=False, busy=True))
            self._work(lambda: change_keys(self._desk, why), self._done, self._failed)

    def _read(self, keys: KeysState) -> None:
        last = cui_date_time(keys.changed_at) if keys.changed_at else "Not since the records were set up"
        self._show(replace(self.state, last=last, asked=keys.asked))

    def _done(self, done: KeysChanged) -> None:
        said = f"The records have new keys. Everyone goes on with the password they have.{_BACKED_UP[done.backed_up]}"
        self._show(replace(self.state, busy=False, why="", first="", said=said))
        self._changed(done.changes)
        self.load()

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy=False, asking=False)
        if isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=dict(problem.fields)))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))
