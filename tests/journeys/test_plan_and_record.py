"""The plan of a visit, what was told and goes into the record, and half-typed pages, through the real windows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

QUICK = "Two-minute visit: safety, medicines, one action, card"


def _person(workstation):
    desk = workstation()
    desk.unlock()
    desk.register("Avery", "Mason")
    return desk


def test_half_typed_pages_come_back_after_a_lock_and_are_gone_when_finished(workstation):
    desk = workstation()
    desk.unlock()
    desk.press("Register a person")
    desk.wait_for("Family name")
    desk.fill("Family name", "O'Neill")
    desk.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert not any("O'Neill" in words for words in desk.ever_readable())
    desk.unlock()
    desk.wait_for("It was kept when you left the page.")
    assert desk.editor("Family name").text() == "O'Neill"
    desk.fill("Year", "1988")
    desk.press("Male")
    desk.press("Register this person")
    desk.wait_for("Start a visit")
    desk.press("Start a visit")
    desk.wait_for("Who is in the room?")
    desk.press("The person is alone with me")
    desk.key(Qt.Key.Key_F12)
    desk.settle()
    desk.unlock()
    desk.wait_for("It was kept when you left the page.")
    assert desk.button("The person is alone with me").isChecked()
    desk.press("Cancel")
    desk.wait_for("Overview")
    desk.window.find_requested.emit()
    desk.press("Register a person")
    desk.wait_for("Family name")
    assert desk.editor("Family name").text() == ""


def test_a_visit_that_is_too_long_is_fitted_and_what_was_told_goes_into_the_record(workstation):
    desk = _person(workstation)
    desk.press("Start a visit")
    desk.wait_for("Who is in the room?")
    desk.press("The person is alone with me")
    desk.press(QUICK)
    for label in ("Is this place safe and private?", "Is this a fit time to decide?"):
        desk.press_in(label, "Yes")
    desk.fill("How many minutes do we have? (optional)", "5")
    desk.press("Begin the visit")
    desk.wait_for("Plan of this visit")
    assert desk.sees("more than you have.")
    desk.press("Leave these for another day")
    assert desk.sees("No time today")
    desk.open_row("No time today")
    desk.press("Ask it after all")
    desk.press("Go on with the visit")
    desk.wait_for("What would help most today?")
    desk.press("Save and continue")
    desk.settle()
    desk.answer("2")
    desk.answer("2")
    desk.wait_for("Check the answers")
    desk.press("Go on to actions")
    desk.wait_for("Told today, not in the record yet")
    assert desk.sees("Medicines and allergies: Takes none")
    desk.press("Put these in the record")
    desk.wait_until_gone("Told today, not in the record yet")
    desk.press("Finish visit")
    desk.wait_for("Results")
    desk.press("Copy summary")
    assert "Health hub visit." in QApplication.clipboard().text()
    assert "AVERY" not in QApplication.clipboard().text()
    desk.key(Qt.Key.Key_F12)
    desk.settle()
    assert QApplication.clipboard().text() == ""
    desk.unlock()
    desk.press("Back to the person")
    desk.wait_for("Takes none")
