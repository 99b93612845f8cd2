"""The services round the hub: what is there, of which kind, and what nobody has checked for long."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date
from hubdesk.domain.local_services import DESTINATIONS, LocalService
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.local_services import list_services
from hubdesk.services.ports import Printer
from hubdesk.services.services_sheet import areas_of, print_services_sheet, save_services_sheet


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service in the list."""

    id: str
    title: str
    detail: str
    tags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceGroup:
    """The services of one kind."""

    title: str
    rows: tuple[ServiceRow, ...]


@dataclass(frozen=True, slots=True)
class ServicesState:
    """The page."""

    query: str = ""
    groups: tuple[ServiceGroup, ...] = ()
    summary: str = ""
    may_keep: bool = False
    retired_shown: bool = False
    areas: tuple[str, ...] = ()
    said: str = ""
    loaded: bool = False
    trouble: Trouble | None = None


class ServicesPresenter(Presenter[ServicesState]):
    """The directory of services."""

    topics = frozenset({Topic.DIRECTORY})

    def __init__(self, desk: Desk, runner: Runner) -> None:
        super().__init__(ServicesState(may_keep=may(desk.actor.role, Permission.KEEP_SERVICES)), runner)
        self._desk = desk
        self._found: tuple[LocalService, ...] = ()

    def load(self) -> None:
        """Read the list."""
        self._work(lambda: list_services(self._desk, retired=True), self._loaded, self._failed)

    def changed(self, changes: Changes) -> None:
        """Read again if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()

    def search(self, text: str) -> None:
        """Only those that match."""
        self._draw(replace(self.state, query=text))

    def show_retired(self, *, shown: bool) -> None:
        """Those that are offered no more too, or not."""
        self._draw(replace(self.state, retired_shown=shown))

    def print_sheet(self, printer: Printer, area: str) -> None:
        """Print who does what here."""
        self._sheet(lambda: print_services_sheet(self._desk, printer, area), "The sheet was printed.")

    def save_sheet(self, path: str, area: str) -> None:
        """Write it as a PDF where the user chose."""
        self._sheet(lambda: save_services_sheet(self._desk, path, area), "The sheet was saved.")

    def _sheet(self, work: Callable[[], None], said: str) -> None:
        self._show(replace(self.state, said="", trouble=None))
        self._work(work, lambda _none: self._show(replace(self.state, said=said)), self._failed)

    def _loaded(self, found: tuple[LocalService, ...]) -> None:
        self._found = found
        areas = areas_of(tuple(one for one in found if not one.retired))
        self._draw(replace(self.state, areas=areas, loaded=True, trouble=None))

    def _draw(self, state: ServicesState) -> None:
        today = self._desk.clock.now().date()
        wanted = [s for s in self._found if s.matches(state.query) and (state.retired_shown or not s.retired)]
        kinds = [kind for kind in DESTINATIONS if any(s.destination == kind for s in wanted)]
        groups = tuple(
            ServiceGroup(DESTINATIONS[kind], tuple(service_row(s, today) for s in wanted if s.destination == kind))
            for kind in kinds
        )
        self._show(replace(state, groups=groups, summary=self._summary(len(wanted), state)))

    def _summary(self, count: int, state: ServicesState) -> str:
        if not state.loaded:
            return ""
        if not any(not s.retired for s in self._found):
            return "No service is kept yet. A clinical lead adds them."
        old = sum(s.stale(self._desk.clock.now().date()) for s in self._found if not s.retired)
        said = "No service matches" if not count else "1 service" if count == 1 else f"{count} services"
        return f"{said}. {old} not checked in the last 90 days" if old else said

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, loaded=True, trouble=Trouble.of(problem)))


def service_row(service: LocalService, today: date) -> ServiceRow:
    """A service for a list: where, phone, what it is for, and whether it was checked."""
    tags: list[tuple[str, str]] = [(words, "blue") for words in service.tags]
    if service.retired:
        tags.insert(0, ("Retired", "grey"))
    elif service.stale(today):
        tags.insert(0, ("Check first", "orange"))
    checked = f"checked {cui_date(service.checked_on)}" if service.checked_on else "never checked"
    parts = [service.area, service.phone, service.address, checked]
    return ServiceRow(service.id, service.name, " · ".join(part for part in parts if part), tuple(tags))
