"""A record that was merged into another: where it went, and the way to take the two apart again."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date
from hubdesk.domain.ids import PersonId
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.merges import Together, open_merged, take_apart


@dataclass(frozen=True, slots=True)
class MergedState(EntryState):
    """The page."""

    name: str = ""
    standing: str = ""
    told: str = ""
    """When, by whom and why they were put together."""
    facts: tuple[tuple[str, str], ...] = ()
    may_take_apart: bool = False


class MergedPresenter(EntryPresenter[MergedState]):
    """Opens the merged record (audited)."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
    ) -> None:
        super().__init__(MergedState(), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, person_id
        self._together: Together | None = None

    def load(self) -> None:
        """Read it."""
        self._work(lambda: open_merged(self._desk, self._id), self._loaded, self._failed)

    def open_standing(self) -> None:
        """Go on in the record that stands."""
        if self._together is not None:
            self._go(PersonRoute(self._together.merge.standing))

    def take_apart(self, reason: str) -> None:
        """Bring both back as they were."""
        together = self._together
        if together is None or self.state.busy:
            return
        self._show(replace(self.state, busy=True, errors={}, trouble=None))
        self._work(lambda: take_apart(self._desk, together, reason), self._apart, self._failed)

    def _loaded(self, together: Together | None) -> None:
        if together is None:  # it stands for itself: somebody took them apart meanwhile
            self._go(PersonRoute(self._id))
            return
        self._together = together
        merge, record, today = together.merge, together.record, self._desk.clock.now().date()
        person = together.merged.person
        self._show(
            MergedState(
                name=person.name.display,
                standing=together.standing.person.name.display,
                told=f"Put together {cui_date(merge.at.date())} by {together.by}. Why: {merge.reason}",
                facts=(
                    ("Registered as", person.name.display),
                    ("Born", person.born.display(today)),
                    ("NHS number", person.nhs_number_shown),
                    ("Registered", cui_date(person.registered_at.date())),
                    ("Visits written here", str(record.visits)),
                    ("Letters and cards written here", str(record.papers)),
                ),
                may_take_apart=may(self._desk.actor.role, Permission.MERGE_PEOPLE),
            )
        )

    def _apart(self, changes: Changes) -> None:
        self._together = None
        self._changed(changes)
        self._go(PersonRoute(self._id))
