"""Lock to covered screen: from the call that locks to the unlock page painted in place of a question, in the real
program. Nothing of the page before is visible then; closing the records goes on beside it, and the whole of it, until
the next person can unlock, stands on a line of its own. Baseline: the whole window repainted once.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hubdesk.domain.people import PersonEntry
from hubdesk.presenters.routes import VisitRoute
from hubdesk.services.people import register_person
from hubdesk.services.visits import start_visit
from hubdesk.system.session_events import Left
from tests.benchmarks.figure import Figure
from tests.benchmarks.figures.page_turn import Waiter
from tests.benchmarks.timing import median, milliseconds, percentile
from tests.support.hub import desk_at, make_store
from tests.support.program import Workstation, dress

ROUNDS = 30
AIM = 100


def figures(place: Path) -> Iterator[Figure]:
    """Locked in the middle of a visit, by the desktop's own lock."""
    app = QApplication([])
    dress(app)
    folder = place / "store"
    make_store(folder)
    with desk_at(folder) as desk:
        entry = PersonEntry(family="Avery", given="Mason", birth_year="1988")
        visit = start_visit(desk, register_person(desk, entry)[0].id).visit.id
    station = Workstation(Waiter(), folder).switch_on()
    covered, closed, repainted = [], [], []
    for _ in range(ROUNDS):
        station.unlock()
        station.program.go(VisitRoute(visit))
        station.settle()
        repainted.append(milliseconds(station.window.repaint))
        covered.append(milliseconds(lambda: station.leave(Left.OS_LOCKED)))
        closed.append(milliseconds(station.settle))
    station.switch_off()
    base = median(repainted)
    yield Figure("lock to covered screen, median", median(covered), "ms", "window repainted", base, AIM)
    yield Figure("lock to covered screen, 95", percentile(covered, 95), "ms", "window repainted", base, AIM)
    yield Figure("then until the records are closed", median(closed), "ms", "window repainted", base)
