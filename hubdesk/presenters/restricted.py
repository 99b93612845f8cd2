"""What shows in place of a record that only named staff open: whose it is, and the way in with a reason."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.ids import PersonId
from hubdesk.domain.restriction import Urgency
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import PeopleRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.break_glass import Met, meet_record, open_with_reason
from hubdesk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class RestrictedState(EntryState):
    """The page. It holds a name and nothing else of the person."""

    name: str = ""
    named: str = ""
    """Who may open the record in the ordinary way, and could be asked."""
    may_open_for_care: bool = False
    loaded: bool = False


class RestrictedPresenter(EntryPresenter[RestrictedState]):
    """Opens the record with a reason, then goes to what was asked for."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
        asked: Route,
    ) -> None:
        super().__init__(RestrictedState(), runner)
        self._desk, self._go, self._changed, self._id, self._asked = desk, go, changed, person_id, asked

    def load(self) -> None:
        """Read whose record it is."""
        self._work(lambda: meet_record(self._desk, self._id), self._loaded, self._failed)

    def open(self, reason: str) -> None:
        """Open it for care, with a reason of a few words."""
        self._open(Urgency.CARE, reason)

    def open_in_emergency(self, reason: str) -> None:
        """Open it at once; a word is enough."""
        self._open(Urgency.EMERGENCY, reason)

    def back(self) -> None:
        """Leave it shut."""
        self._go(PeopleRoute())

    def _open(self, urgency: Urgency, reason: str) -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, errors={}, trouble=None))
        self._work(lambda: open_with_reason(self._desk, self._id, urgency, reason), self._opened, self._failed)

    def _opened(self, changes: Changes) -> None:
        self._changed(changes)
        self._go(self._asked)

    def _loaded(self, met: Met) -> None:
        named = "; ".join(user.display for user in met.named)
        self._show(RestrictedState(met.line.name.display, named, met.may_open_for_care, loaded=True))
