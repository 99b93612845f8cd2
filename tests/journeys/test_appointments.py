"""Book, move, say what happened and offer another, through the real windows; and put a result right."""

import pytest
from PySide6.QtCore import Qt

from tests.support.hub import TickingClock
from tests.support.program import Workstation


@pytest.fixture(params=[True, False], ids=["mouse", "keyboard"])
def desk(request, workstation, qtbot, folder):
    """A navigator's workstation at a new hub."""
    clock = TickingClock()
    made = workstation(Workstation(qtbot, folder, clock, with_mouse=request.param))
    made.unlock("jo")
    made.register("Okafor", "Ada")
    return made


def book(desk, day, month="6", year="2026", time="10:30"):
    desk.press("Book an appointment")
    desk.wait_for("What kind of appointment")
    desk.press("GP surgery")
    for label, text in (("Day", day), ("Month", month), ("Year", year), ("Time", time), ("Place", "3 Mill Lane")):
        desk.fill(label, text)
    desk.press("Book this appointment")


def test_from_booking_to_another_offered(desk):
    book(desk, "2", time="09:50")
    desk.wait_for("Appointment today")
    assert desk.sees("What happened?")
    desk.press("The person could not come")
    desk.wait_for("National code 3")
    desk.press("Offer another appointment")
    desk.wait_for("Instead of Tuesday 02-Jun-2026")
    for label, text in (("Day", "9"), ("Month", "6"), ("Year", "2026"), ("Time", "10:30")):
        desk.fill(label, text)
    desk.press("Book this appointment")
    desk.wait_for("Tuesday 09-Jun-2026, 10:30")
    desk.press("To the person’s page")
    desk.wait_for("Overview")
    assert desk.sees("Tuesday 09-Jun-2026, 10:30")
    assert desk.sees("Missed")


def test_a_day_in_the_past_is_refused_and_can_be_recorded(desk):
    book(desk, "1")
    desk.wait_for("This day has passed")
    desk.press("It has happened already")
    desk.press("Book this appointment")
    desk.wait_for("Appointment yesterday")
    desk.press("Attended")
    desk.wait_for("National code 5")


def test_it_is_on_today_and_in_the_day_list(desk):
    book(desk, "2", time="15:00")
    desk.wait_for("Appointment today")
    desk.open_row("Today")
    desk.wait_for("Appointments today")
    desk.open_row("OKAFOR, Ada")
    desk.wait_for("What happened?")
    desk.open_row("Appointments")
    desk.wait_for("Tuesday 02-Jun-2026, today")
    desk.key(Qt.Key.Key_Right)
    desk.wait_for("No appointments on this day")
    desk.key(Qt.Key.Key_T)
    desk.wait_for("15:00")


def test_after_a_lock_nothing_of_it_can_be_read(desk):
    book(desk, "2", time="15:00")
    desk.wait_for("Appointment today")
    desk.key("l", Qt.KeyboardModifier.ControlModifier)
    desk.wait_for("Sign-in name")
    assert not [said for said in desk.ever_readable() if "Mill Lane" in said or "OKAFOR" in said.upper()]


def test_a_result_is_put_right_and_another_marked(workstation, full_folder):
    desk = workstation(full_folder)
    desk.unlock("sam")
    desk.press("Find a person")
    desk.wait_for("Part of a name")
    desk.fill("Find a person", "Okonkwo")
    desk.wait_for("1 person matches")
    desk.open_row("Okonkwo")
    desk.wait_for("Overview")
    desk.open_row("See the result")
    desk.wait_for("Results")
    desk.press("Something is wrong in Patient Health Questionnaire-9 (PHQ-9)")
    desk.wait_for("Or: the whole form is wrong")
    desk.press("Change: Thoughts that you would be better off dead or of hurting yourself in some way")
    desk.wait_for("It says now: Not at all")
    desk.key("2")
    desk.fill("Why is it being changed?", "Not understood the first time")
    desk.press("Save this change")
    desk.wait_for("Stop here and talk")
    desk.open_row("Today")
    desk.wait_for("Safety pages to finish")
    desk.open_row("OKONKWO")
    desk.wait_for("Stop here and talk")
