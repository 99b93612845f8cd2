"""F9 from any page: the numbers, what to say, who was told; and back to the very place."""

import pytest
from PySide6.QtCore import Qt

from tests.support.hub import TickingClock
from tests.support.program import Workstation


@pytest.fixture
def desk(workstation, qtbot, folder):
    """A navigator's workstation at a new hub."""
    made = workstation(Workstation(qtbot, folder, TickingClock()))
    made.unlock("jo")
    return made


def test_from_a_persons_page_a_call_is_kept_and_stays_with_the_person(desk):
    desk.register("Okafor", "Ada")
    desk.key(Qt.Key.Key_F9)
    desk.wait_for("Whom to call")
    assert desk.sees("999")
    desk.fill("Who was told?", "The crisis team")
    desk.fill("What did they say? (optional)", "They come at noon")
    desk.press("Keep it")
    desk.wait_for("told The crisis team. They said: They come at noon")
    desk.press("Back to where you were")
    desk.wait_for("Overview")
    desk.key(Qt.Key.Key_F9)
    desk.wait_for("told The crisis team. They said: They come at noon")


def test_from_a_page_about_nobody_the_numbers_are_there(desk):
    desk.key(Qt.Key.Key_F9)
    desk.wait_for("Whom to call")
    assert not desk.sees("Who was told?")
    desk.press("Back to where you were")
    desk.wait_for("Hello Jo")


def test_a_lead_puts_a_number_right_and_whoever_unlocks_next_calls_the_new_one(desk):
    desk.press("Lock")
    desk.unlock("asha")
    desk.open_row("Settings")
    desk.press("Numbers that staff call")
    desk.wait_for("Call each number yourself before you save it")
    desk.editor("Phone number (1)").clear()
    desk.fill("Phone number (1)", "01632 960 222")
    desk.press("Save the numbers")
    desk.wait_for("Saved. The safety page")
    desk.press("Lock")
    desk.unlock("jo")
    desk.key(Qt.Key.Key_F9)
    desk.wait_for("01632 960 222")
    assert not desk.sees("01632 960 111")


def test_in_a_visit_the_key_means_nothing_else_and_back_leads_to_the_very_question(desk):
    desk.register("Okafor", "Ada")
    desk.start_visit()
    question = desk.question()
    desk.key(Qt.Key.Key_F9)
    desk.wait_for("Whom to call")
    desk.press("Back to where you were")
    desk.wait_for(question)
    assert desk.question() == question
