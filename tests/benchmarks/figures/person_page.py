"""The page of a person who came every month for ten years, from the wish to go there until it is painted.

Baseline: the whole window repainted once.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import PersonEntry
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import Answered, Coded
from hubdesk.presenters.routes import PersonRoute, TodayRoute
from hubdesk.services.desk import Desk
from hubdesk.services.people import open_person, register_person
from hubdesk.services.screening import record_answer
from hubdesk.services.visits import finish_visit, go_on, start_visit
from hubdesk.ui.pages.person import PersonPage
from tests.benchmarks.figure import Figure
from tests.benchmarks.figures.page_turn import Waiter
from tests.benchmarks.timing import median, milliseconds, percentile
from tests.support.chance import START
from tests.support.hub import desk_at, make_store
from tests.support.program import Workstation, dress

YEARS, VISITS, ROUNDS = 10, 120, 25
AIM = 100


class _Months:
    """A clock that stands, and moves on a month for each visit."""

    def __init__(self) -> None:
        self.moment: datetime = START - timedelta(days=YEARS * 365)

    def now(self) -> datetime:
        """A second after the last look."""
        self.moment += timedelta(seconds=1)
        return self.moment


def figures(place: Path) -> Iterator[Figure]:
    """The service alone, and the page in the real window."""
    app = QApplication([])
    dress(app)
    folder = place / "store"
    make_store(folder)
    clock = _Months()
    with desk_at(folder, clock) as desk:
        entry = PersonEntry(family="Avery", given="Mason", birth_year="1988")
        person = register_person(desk, entry)[0].id
        for _visit in range(VISITS):
            _come(desk, person)
            clock.moment += timedelta(days=30)
        read = [milliseconds(lambda: open_person(desk, person)) for _ in range(ROUNDS)]
    station = Workstation(Waiter(), folder).switch_on()
    station.unlock()
    opened = [_open(station, person) for _ in range(ROUNDS + 3)][3:]
    repaint = [milliseconds(station.window.repaint) for _ in range(60)]
    station.switch_off()
    base = "window repainted"
    name = f"person page, {VISITS} visits in {YEARS} years"
    yield Figure(f"{name}: service", median(read), "ms", base, median(repaint))
    yield Figure(f"{name}: painted, median", median(opened), "ms", base, median(repaint), AIM)
    yield Figure(f"{name}: painted, 95", percentile(opened, 95), "ms", base, percentile(repaint, 95))


def _come(desk: Desk, person: PersonId) -> None:
    """A whole visit: every question answered, none with a thought of dying."""
    now = start_visit(desk, person)
    while now.visit.place.kind is PlaceKind.QUESTION:
        place = now.visit.place
        item = now.form(place.response_id).pack.form.by_id[place.link_id]
        low = place.link_id == "q9" or not item.options
        answer = Answered(Coded(item.options[0 if low else -1].code)) if item.options else Answered(False)
        now = go_on(desk, record_answer(desk, now, place.response_id, place.link_id, answer))
    finish_visit(desk, now)


def _open(station: Workstation, person: PersonId) -> float:
    """Milliseconds from the wish to the page with its facts, painted."""
    station.program.go(TodayRoute())
    station.settle()
    start = perf_counter_ns()
    station.program.go(PersonRoute(person))
    while not (isinstance(station.page, PersonPage) and station.page._presenter.state.banner is not None):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
    station.window.repaint()
    return (perf_counter_ns() - start) / 1e6
