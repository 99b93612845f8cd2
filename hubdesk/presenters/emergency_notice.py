"""What Today tells a clinical lead about access in an emergency, until they say that they have read it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.emergency import EmergencyOpening
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.emergency import EmergencyNews, emergency_news, have_read


@dataclass(frozen=True, slots=True)
class EmergencyNoticeState:
    """The oldest opening that was not read yet, and whether the keys wait to be changed."""

    opening_id: str = ""
    told: str = ""
    why: str = ""
    more: int = 0
    keys_asked: bool = False
    trouble: Trouble | None = None


class EmergencyNoticePresenter(Presenter[EmergencyNoticeState]):
    """One at a time, oldest first."""

    def __init__(self, desk: Desk, runner: Runner, changed: Callable[[Changes], None]) -> None:
        super().__init__(EmergencyNoticeState(), runner)
        self._desk, self._changed = desk, changed

    def load(self) -> None:
        """What there is to tell."""
        self._work(lambda: emergency_news(self._desk), self._read, self._failed)

    def have_read(self) -> None:
        """The one that shows was read."""
        opening_id = self.state.opening_id
        if opening_id:
            self._work(lambda: have_read(self._desk, opening_id), self._done, self._failed)

    def _read(self, news: EmergencyNews) -> None:
        if not news.openings:
            self._show(EmergencyNoticeState(keys_asked=news.keys_asked))
            return
        (first, name), more = news.openings[0], len(news.openings) - 1
        self._show(EmergencyNoticeState(first.id, _told(first, name), first.why, more, news.keys_asked))

    def _done(self, changes: Changes) -> None:
        self._changed(changes)
        self.load()

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, trouble=Trouble.of(problem)))


def _told(opening: EmergencyOpening, name: str) -> str:
    return (
        f"On {cui_date_time(opening.at)} {opening.first} and {opening.second} let {name} in with the recovery kit, "
        "because no clinical lead could be reached."
    )
