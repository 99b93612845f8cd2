"""5,000 open referrals: the list from the wish to go there until it is painted, and one page of it scrolled.

Baseline: the whole window repainted once. The aims are those of issue 6 §6: open in 200 ms, 60 pictures a second.
"""

from collections.abc import Iterator
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from hubdesk.domain.people import PersonEntry
from hubdesk.domain.referral_events import What
from hubdesk.presenters.routes import FollowUpRoute, PeopleRoute
from hubdesk.services.desk import Desk
from hubdesk.services.follow_up import read_follow_up
from hubdesk.services.people import register_person
from hubdesk.services.referral_letters import Begun, add_event, begin
from hubdesk.ui.pages.follow_up import FollowUpPage
from tests.benchmarks.figure import Figure
from tests.benchmarks.figures.page_turn import Waiter
from tests.benchmarks.timing import median, milliseconds, percentile
from tests.support.hub import desk_at, make_store
from tests.support.program import Workstation, dress
from tests.support.referring import referring

REFERRALS, PEOPLE, AT_ONCE, ROUNDS = 5000, 100, 500, 15
AIM, A_FRAME = 200, 1000 / 60


def figures(place: Path) -> Iterator[Figure]:
    """The service alone, the page in the real window, and scrolling."""
    app = QApplication([])
    dress(app)
    folder = place / "store"
    make_store(folder)
    with desk_at(folder, sign_in="jo") as desk:
        _fill(referring(desk))
        read = [milliseconds(lambda: read_follow_up(referring(desk))) for _ in range(ROUNDS)]
    station = Workstation(Waiter(), folder).switch_on()
    station.unlock("jo")
    opened = [_open(station) for _ in range(ROUNDS + 2)][2:]
    scrolled = _scroll(station)
    repaint = [milliseconds(station.window.repaint) for _ in range(60)]
    station.switch_off()
    base, name = "window repainted", f"{REFERRALS:,} open referrals"
    yield Figure(f"{name}: service", median(read), "ms", base, median(repaint))
    yield Figure(f"{name}: list painted, median", median(opened), "ms", base, median(repaint), AIM)
    yield Figure(f"{name}: scrolled by a page, 95", percentile(scrolled, 95), "ms", base, median(repaint), A_FRAME)


def _fill(desk: Desk) -> None:
    """People with referrals of every kind, sent today."""
    people = [
        register_person(desk, PersonEntry(family=f"Person{n}", given="Sam", birth_year="1988"), although_alike=True)[0]
        for n in range(PEOPLE)
    ]
    kinds = [one.id for one in desk.destinations if not one.joint]
    for first in range(0, REFERRALS, AT_ONCE):
        with desk.records.writing() as unit:
            for n in range(first, first + AT_ONCE):
                made = begin(desk, unit, people[n % PEOPLE].id, Begun(kinds[n % len(kinds)], "phone"), None)
                add_event(desk, unit, made, What.SENT, "self")


def _open(station: Workstation) -> float:
    """Milliseconds from the wish to the list with all its rows, painted."""
    station.program.go(PeopleRoute())
    station.settle()
    start = perf_counter_ns()
    station.program.go(FollowUpRoute("referrals"))
    while not (isinstance(station.page, FollowUpPage) and len(station.page.list.rows()) == REFERRALS):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
    station.window.repaint()
    return (perf_counter_ns() - start) / 1e6


def _scroll(station: Workstation) -> list[float]:
    """Milliseconds for each of a hundred pages of the list, moved and painted."""
    bar, view = station.page.list.verticalScrollBar(), station.page.list.viewport()

    def page(place: int) -> None:
        bar.setValue(place * bar.pageStep())
        view.repaint()

    return [milliseconds(lambda place=place: page(place)) for place in range(1, 101)]
