"""What the pages of a case share: what may be written down, one thing written down, and what was said of it."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from hubdesk.domain.changes import Changes
from hubdesk.presenters.banner import BannerState
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingState(EntryState):
    """A page with one form: what happened, how, when, in words."""

    banner: BannerState | None = None
    options: tuple[tuple[str, str], ...] = ()
    """What may be written down now, the likeliest first."""
    what: str = ""
    question: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    correcting: int = 0
    """The number of the event that is put right; 0 where something new is told."""
    correcting_words: str = ""
    said: str = ""
    loaded: bool = False


@dataclass(frozen=True, slots=True)
class EventRow:
    """One thing that happened, for the list. ``number`` is 0 where it cannot be put right."""

    when: str
    what: str
    words: str
    number: int = 0
    stands: bool = True


T = TypeVar("T", bound=TellingState)
N = TypeVar("N")


class TellingPresenter(EntryPresenter[T], Generic[T, N]):
    """Holds a case as it stands (``N``), asks what happened, and writes it down."""

    def __init__(
        self,
        state: T,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
    ) -> None:
        super().__init__(state, runner)
        self._desk, self._go, self._tell_all = desk, go, changed
        self._now: N | None = None

    def choose(self, what: str) -> None:
        """What happened: shows its question and choices."""
        self._show(self._asked(self._quiet(), what))

    def leave_correcting(self) -> None:
        """Leave what was written down as it is."""
        self._draw()

    @abstractmethod
    def _asked(self, state: T, what: str) -> T:
        """The state with what is asked about ``what``."""

    @abstractmethod
    def _draw(self, said: str = "") -> None:
        """Show the case as it stands."""

    def _write(self, work: Callable[[], tuple[N, Changes]]) -> None:
        """Write something down; then the case shows as it is now."""
        self._show(replace(self._quiet(), busy=True))
        self._work(work, self._told, self._failed)

    def _quiet(self) -> T:
        return replace(self.state, errors={}, said="", trouble=None)

    def _told(self, result: tuple[N, Changes]) -> None:
        self._now, changes = result
        self._draw("It was written down.")
        self._tell_all(changes)

    def _stopped(self) -> T:
        return replace(super()._stopped(), loaded=True)
