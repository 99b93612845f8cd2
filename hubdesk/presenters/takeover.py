"""The offer to go on with the sitting a colleague left open on this computer."""

from collections.abc import Callable
from dataclasses import dataclass

from hubdesk.domain.ids import UserId, VisitId
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.routes import Route, TodayRoute, VisitRoute
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.takeover import OpenSitting, open_sitting


@dataclass(frozen=True, slots=True)
class TakeoverState:
    """The offer; empty until it is known whose sitting it is."""

    banner: BannerState | None = None
    words: str = ""


class TakeoverPresenter(Presenter[TakeoverState]):
    """Offers the sitting; where it is finished meanwhile, goes to Today at once."""

    def __init__(
        self, desk: Desk, runner: Runner, go: Callable[[Route], None], visit_id: VisitId, left_by: UserId
    ) -> None:
        super().__init__(TakeoverState(), runner)
        self._desk, self._go, self._visit_id, self._left_by = desk, go, visit_id, left_by

    def load(self) -> None:
        """Read whose sitting it is."""
        self._work(lambda: open_sitting(self._desk, self._visit_id, self._left_by), self._loaded, self._failed)

    def accept(self) -> None:
        """Go on with it, at the very page."""
        self._go(VisitRoute(self._visit_id))

    def decline(self) -> None:
        """Leave it; it waits on Today."""
        self._go(TodayRoute())

    def _loaded(self, sitting: OpenSitting | None) -> None:
        if sitting is None:
            self._go(TodayRoute())
            return
        self._show(
            TakeoverState(
                banner=person_banner(sitting.head, self._desk.clock.now().date()),
                words=f"{sitting.colleague} left this visit open. You can go on with it at the very page. "
                "Both names are kept: each answer says who wrote it down.",
            )
        )

    def _failed(self, _problem: KnownProblem) -> None:
        self._go(TodayRoute())
