"""Draws the curtain over every place but the visit while an officer is in the room.

Whether one is there is read from the records, so that it also counts for whoever unlocks next.
"""

from collections.abc import Callable

from hubdesk.app.place import PEOPLE, Place
from hubdesk.app.places.guide import Guide
from hubdesk.domain.ids import VisitId
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.officer_gate import OfficerGatePresenter, hidden_from_officer
from hubdesk.presenters.routes import Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.officer_present import officer_in_room
from hubdesk.ui.pages.officer_gate import OfficerGatePage


class OfficerCurtain:
    """Remembers the place last asked for; it shows by itself when the officer has left."""

    def __init__(self, runner: Runner, go: Callable[[Route], None]) -> None:
        self._runner, self._go = runner, go
        self._visit: VisitId | None = None
        self._asked: Route | None = None
        self._waiting = False

    def begin(self, desk: Desk, route: Route) -> None:
        """Look first, then go to the first place."""
        self._asked, self._waiting = route, True
        self.look(desk)

    def rather(self, route: Route) -> None:
        """Begin at this place instead, where the first one does not show yet."""
        if self._waiting:
            self._asked = route

    def look(self, desk: Desk) -> None:
        """Look again: a visit was touched."""
        self._runner.run(lambda: officer_in_room(desk), self._known, self._unknown)

    def place(self, guide: Guide, route: Route) -> Place | None:
        """The page to show instead of this route's, or None where it shows."""
        self._asked = route
        if self._visit is None or not hidden_from_officer(route):
            return None
        gate = OfficerGatePresenter(guide.desk, guide.runner, guide.go, guide.changed, self._visit)
        return Place(gate, OfficerGatePage(gate), PEOPLE)

    def _known(self, visit: VisitId | None) -> None:
        changed, self._visit = visit != self._visit, visit
        self._show_anew(changed=changed)

    def _unknown(self, _problem: KnownProblem) -> None:
        """The page that shows next cannot be read either, and says why."""
        self._show_anew(changed=False)

    def _show_anew(self, *, changed: bool) -> None:
        waiting, self._waiting = self._waiting, False
        if self._asked is not None and (waiting or (changed and hidden_from_officer(self._asked))):
            self._go(self._asked)
