"""What shows in place of every other page while an officer is in the room."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import VisitId
from hubdesk.domain.people import Person
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import (
    HandOverRoute,
    PlanRoute,
    Route,
    SafetyRoute,
    TakeoverRoute,
    VisitRoute,
)
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.officer_present import officer_left

SHOWN = (VisitRoute, SafetyRoute, TakeoverRoute, PlanRoute, HandOverRoute)
"""The places that know themselves what an officer may see. Every other one is hidden as a whole."""


def hidden_from_officer(route: Route) -> bool:
    """Whether the place of this route does not show while an officer is present."""
    return not isinstance(route, SHOWN)


@dataclass(frozen=True, slots=True)
class OfficerGateState:
    """The page. It names nobody."""

    trouble: Trouble | None = None
    busy: bool = False


class OfficerGatePresenter(Presenter[OfficerGateState]):
    """Back to the visit, or record that the officer has left; what was asked for then shows by itself."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        visit_id: VisitId,
    ) -> None:
        super().__init__(OfficerGateState(), runner)
        self._desk, self._go, self._changed, self._visit = desk, go, changed, visit_id

    def to_visit(self) -> None:
        """Back to the visit."""
        self._go(VisitRoute(self._visit))

    def left(self) -> None:
        """The officer has left."""
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, trouble=None))
        self._work(lambda: officer_left(self._desk, self._visit), self._recorded, self._failed)

    def _recorded(self, _person: Person) -> None:
        self._show(replace(self.state, busy=False))
        self._changed(Changes.of(Topic.VISITS))

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, trouble=Trouble.of(problem)))
