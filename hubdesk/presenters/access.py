"""Who looked at a person's record, and a text of it to give to the person."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.access import AccessLine
from hubdesk.domain.dates import cui_date, cui_time
from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Role
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import PaperRoute, PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.access_report import AccessReport, report_access
from hubdesk.services.desk import Desk
from hubdesk.services.paper.access import begin_access_sheet
from hubdesk.services.staff_names import FORMER_FIRST


@dataclass(frozen=True, slots=True)
class AccessShown:
    """One day of one member of staff."""

    when: str
    who: str
    did: str


@dataclass(frozen=True, slots=True)
class AccessState:
    """What the page shows."""

    banner: BannerState | None = None
    rows: tuple[AccessShown, ...] = ()
    loaded: bool = False
    trouble: Trouble | None = None


class AccessPresenter(Presenter[AccessState]):
    """Reads the audit trail of one person."""

    def __init__(self, desk: Desk, runner: Runner, go: Callable[[Route], None], person_id: PersonId) -> None:
        super().__init__(AccessState(), runner)
        self._desk, self._go, self._id = desk, go, person_id

    def load(self) -> None:
        """Read it."""
        self._work(lambda: report_access(self._desk, self._id), self._loaded, self._failed)

    def print(self) -> None:
        """Begin the sheet for the person; it opens as any paper does."""
        self._work(
            lambda: begin_access_sheet(self._desk, self._id),
            lambda made: self._go(PaperRoute(made[0].id)),
            self._failed,
        )

    def back(self) -> None:
        """Back to the person."""
        self._go(PersonRoute(self._id))

    def _loaded(self, report: AccessReport) -> None:
        today = self._desk.clock.now().date()
        rows = tuple(_row(line, report.names) for line in report.lines)
        self._show(AccessState(person_banner(report.head, today), rows, loaded=True))

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, loaded=True, trouble=Trouble.of(problem)))


def _row(line: AccessLine, names: dict[str, str]) -> AccessShown:
    first, last = cui_time(line.first), cui_time(line.last)
    span = first if first == last else f"{first} to {last}"
    role = f", {Role(line.role).in_sentence}" if line.role else ""
    who, did = names.get(line.actor, FORMER_FIRST), ", ".join(line.did)
    return AccessShown(f"{cui_date(line.day)}, {span}", f"{who}{role}", did[:1].upper() + did[1:])
