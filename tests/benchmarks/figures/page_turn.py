"""A page turned: from the press of "Save and continue" to the next question painted, in the real program.

The aim is for the window's own thread: while it works, nothing on the screen moves. Its time is processor time, so
that other programs do not count, and it runs until nothing is left to do, later layout and paint included. The whole
wait of the user (with the worker's commit) stands on a line of its own. Baseline: the whole window repainted once.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter_ns, thread_time_ns

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.domain.ids import VisitId
from hubdesk.domain.people import PersonEntry
from hubdesk.presenters.routes import VisitRoute
from hubdesk.presenters.visit_pages import QuestionPage
from hubdesk.services.people import register_person
from hubdesk.services.visits import start_visit
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import median, percentile
from tests.support.hub import desk_at, make_store
from tests.support.program import Workstation, dress

VISITS = 8
AIM = 16


class Waiter:
    """Lets the program run until something holds; what ``Workstation`` asks of pytest-qt."""

    def waitUntil(self, holds: Callable[[], object], timeout: int = 0) -> None:
        """Also takes a function that asserts, as pytest-qt does."""
        while not _holds(holds):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


class PaintWatch(QObject):
    """Notes which page was the visit's when a widget was painted last."""

    def __init__(self, watched: QWidget, page: Callable[[], object]) -> None:
        super().__init__()
        self._page = page
        self.painted: object = None
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Looks on, and lets every event pass."""
        if event.type() == QEvent.Type.Paint:
            self.painted = self._page()
        return False


def figures(place: Path) -> Iterator[Figure]:
    """Every turn from question to question of whole visits: PHQ-2, PHQ-9 and the direct question."""
    app = QApplication([])
    dress(app)
    folder = place / "store"
    make_store(folder)
    with desk_at(folder) as desk:
        entries = [PersonEntry(family="Avery", given=f"Mason {n}", birth_year="1988") for n in range(VISITS)]
        people = [register_person(desk, entry, although_alike=True)[0].id for entry in entries]
        visits = [start_visit(desk, person).visit.id for person in people]
    station = Workstation(Waiter(), folder).switch_on()
    station.unlock()
    turns = [turn for visit in visits for turn in _visit(station, visit)][10:]  # the first visit warms up
    thread, whole = ([turn[part] for turn in turns] for part in (0, 1))
    repaint = [_thread_milliseconds(station.window.repaint) for _ in range(60)]
    station.switch_off()
    base = "window repainted"
    yield Figure("page turn, window's thread, median", median(thread), "ms", base, median(repaint), AIM)
    yield Figure("page turn, window's thread, 95", percentile(thread, 95), "ms", base, percentile(repaint, 95), AIM)
    yield Figure("page turn, user's wait, median", median(whole), "ms", base, median(repaint))
    yield Figure("page turn, user's wait, 95", percentile(whole, 95), "ms", base, percentile(repaint, 95))


def _visit(station: Workstation, visit: VisitId) -> list[tuple[float, float]]:
    station.program.go(VisitRoute(visit))
    station.settle()
    turns = []
    while isinstance(_page(station), QuestionPage):
        asked_of = _page(station)
        direct = asked_of.total == 1
        mood = asked_of.place.link_id in ("q1", "q2")
        station.key("2" if direct else "4" if mood else "1")
        station.settle()
        turn = _turn(station)
        if isinstance(_page(station), QuestionPage):
            turns.append(turn)
    return turns


def _turn(station: Workstation) -> tuple[float, float]:
    view = station.page.view
    before = _page(station).place
    watch = PaintWatch(view.card, lambda: getattr(_page(station), "place", None))
    wait_for_more = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    start, start_of_thread = perf_counter_ns(), thread_time_ns()
    view.go_on.click()
    while isinstance(_page(station), QuestionPage) and watch.painted in (None, before):
        QApplication.processEvents(wait_for_more)
    painted = perf_counter_ns()
    QApplication.processEvents()
    worked = thread_time_ns()
    view.card.removeEventFilter(watch)
    return (worked - start_of_thread) / 1e6, (painted - start) / 1e6


def _page(station: Workstation) -> object:
    return station.page._presenter.state.page


def _thread_milliseconds(work: Callable[[], object]) -> float:
    start = thread_time_ns()
    work()
    return (thread_time_ns() - start) / 1e6


def _holds(condition: Callable[[], object]) -> bool:
    try:
        return condition() is not False
    except AssertionError:
        return False
