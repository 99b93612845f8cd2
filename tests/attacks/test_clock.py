"""The computer's clock is set (row 17): back, forward, in the middle of the day; summer time and zones are no jump.

What the wrong-password pauses make of it is in tests/app/test_tries.py, what destruction makes of it in the tests of
retention, and a clock set back between two sessions in tests/faults/test_older_files.py.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hubdesk.app.clock_watch import ClockWatch
from hubdesk.domain.audit import Event
from hubdesk.domain.people import PersonEntry
from hubdesk.presenters.hub_settings import older_line
from hubdesk.services.clock_moved import note_clock_moved
from hubdesk.services.housekeeping import read_house
from hubdesk.services.people import register_person
from tests.support.hub import TickingClock, desk_at
from tests.support.memory import Hub

YEAR = 365 * 86_400


class Clocks:
    """The one that can be set and the one that cannot."""

    def __init__(self) -> None:
        self.says, self.runs = 1_800_000_000.0, 5_000.0

    def pass_by(self, seconds: float) -> None:
        self.says += seconds
        self.runs += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(clocks, qapp):
    made = ClockWatch(lambda: clocks.runs, lambda: clocks.says)
    made.start()
    yield made
    made.stop()


@pytest.mark.parametrize("by", [-YEAR, -3600, -121, 121, 3600, 10 * YEAR])
def test_row_17_a_clock_that_is_set_is_noticed_once(watch, clocks, by):
    heard: list[int] = []
    watch.moved.connect(heard.append)
    clocks.pass_by(30)
    watch.look()
    clocks.says += by
    watch.look()
    clocks.pass_by(30)
    watch.look()
    assert heard == [by]


def test_row_17_time_that_passes_sleep_and_small_corrections_are_no_jump(watch, clocks):
    heard: list[int] = []
    watch.moved.connect(heard.append)
    for seconds in (30, 7200, 3 * 86_400):
        clocks.pass_by(seconds)
        watch.look()
    clocks.says += 90
    watch.look()
    assert heard == []


def test_row_17_summer_time_and_zones_move_no_second():
    night = datetime(2026, 10, 25, 0, 30, tzinfo=ZoneInfo("UTC"))
    for zone in ("Europe/London", "Asia/Karachi", "America/New_York"):
        assert night.astimezone(ZoneInfo(zone)).timestamp() == night.timestamp()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3600, "1 hour forward"), (-7300, "2 hours back"), (10 * YEAR, "3650 days forward"), (-180, "3 minutes back")],
)
def test_row_17_it_is_written_down_told_for_a_day_and_then_no_more(seconds, words):
    hub = Hub()
    desk = hub.desk()
    assert older_line(read_house(desk)) == ""
    note_clock_moved(desk, seconds)
    assert hub.control.events[-1] is Event.CLOCK_MOVED
    assert words in older_line(read_house(desk))
    hub.clock.advance(hours=25)
    assert older_line(read_house(desk)) == ""


def test_row_17_in_the_program_it_is_told_on_today(workstation):
    desk = workstation()
    desk.unlock()
    desk.wait_for("Nothing is waiting")
    desk.program.guard.clock.moved.emit(3600)
    desk.settle()
    desk.open_row("People")
    desk.wait_for("Part of a name")
    desk.open_row("Today")
    desk.wait_for("was set 1 hour forward within the last day")


def test_row_17_the_trail_stays_in_order_whatever_the_clock_says(folder):
    """Rows are numbered and counted by a clock that cannot be set; the wall clock's time is only written beside."""
    clock = TickingClock()
    with desk_at(folder, clock) as desk:
        register_person(desk, PersonEntry(family="Before", birth_unknown=True))
        clock.moment -= timedelta(days=400)
        register_person(desk, PersonEntry(family="After", birth_unknown=True))
        head = desk.records.verify_chain()
        rows = desk.records._engine.raw_connection()
        told = rows.cursor().execute("SELECT seq, mono FROM audit ORDER BY seq").fetchall()
        rows.close()
    assert [seq for seq, _ in told] == list(range(1, head.seq + 1))
    assert [mono for _, mono in told] == sorted(mono for _, mono in told)
