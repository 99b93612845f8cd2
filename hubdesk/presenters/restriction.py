"""Who may open one record: a lead restricts it to named staff, changes who they are, or gives it back to everyone."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date, cui_date_time
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.restriction import Opening
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.restriction import RestrictionNow, lift_restriction, read_restriction, restrict_record
from hubdesk.services.staff_names import FORMER, staff_names


@dataclass(frozen=True, slots=True)
class RestrictionState(EntryState):
    """The page."""

    banner: BannerState | None = None
    staff: tuple[tuple[str, str], ...] = ()
    """Everyone who could be named: id and words."""
    named: frozenset[str] = frozenset()
    stands: str = ""
    """Empty, or since when the record is restricted, by whom and why."""
    openings: tuple[str, ...] = ()
    loaded: bool = False


class RestrictionPresenter(EntryPresenter[RestrictionState]):
    """For a lead to whom the record is open."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
    ) -> None:
        super().__init__(RestrictionState(), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, person_id
        self._seen = ""

    def load(self) -> None:
        """Read who may open it."""
        self._work(
            lambda: (read_restriction(self._desk, self._id), staff_names(self._desk)), self._loaded, self._failed
        )

    def restrict(self, named: Collection[str], why: str) -> None:
        """From now on only these open it."""
        chosen = [UserId(one) for one in named]
        self._write(lambda: restrict_record(self._desk, self._id, chosen, why, self._seen))

    def lift(self, why: str) -> None:
        """Everyone in care opens it again."""
        self._write(lambda: lift_restriction(self._desk, self._id, why, self._seen))

    def back(self) -> None:
        """Back to the person."""
        self._go(PersonRoute(self._id))

    def _write(self, work: Callable[[], Changes]) -> None:
        if self.state.busy or not self.state.loaded:
            return
        self._show(replace(self.state, busy=True, errors={}, trouble=None))
        self._work(work, self._written, self._failed)

    def _written(self, changes: Changes) -> None:
        self._changed(changes)
        self._go(PersonRoute(self._id))

    def _loaded(self, found: tuple[RestrictionNow, dict[UserId, str]]) -> None:
        now, names = found
        standing = now.standing
        self._seen = standing.id if standing else ""
        since = f"Restricted since {cui_date(standing.at.date())} by {_name(names, standing.by)}: " if standing else ""
        self._show(
            RestrictionState(
                banner=person_banner(now.head, self._desk.clock.now().date()),
                staff=tuple((str(user.id), user.display) for user in now.staff),
                named=frozenset(map(str, standing.named)) if standing else frozenset({str(self._desk.actor.id)}),
                stands=since + now.why if standing else "",
                openings=tuple(_opening(one, names) for one in now.openings),
                loaded=True,
            )
        )


def _name(names: dict[UserId, str], user_id: UserId) -> str:
    return names.get(user_id, FORMER)


def _opening(one: Opening, names: dict[UserId, str]) -> str:
    return f"{cui_date_time(one.at)}, {_name(names, one.by)}. {one.urgency.label}: {one.reason}"
