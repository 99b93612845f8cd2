"""From unlocking to the result, as it happens in the room, and what a restart finds."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hubdesk.app.demo import PASSWORD
from hubdesk.ui.pages.people import PeoplePage
from tests.support.program import PATIENCE

LOW_INTEREST = "Little interest or pleasure in doing things"
SLEEP = "Trouble falling or staying asleep, or sleeping too much"
BETTER_OFF_DEAD = "Thoughts that you would be better off dead or of hurting yourself in some way"
DIRECT = "Are you having thoughts of ending your life, or of hurting yourself?"


@pytest.mark.parametrize("with_mouse", [True, False], ids=["with the mouse", "by keyboard alone"])
def test_a_first_contact_from_unlock_to_result_and_after_a_restart(workstation, folder, with_mouse):
    desk = workstation(with_mouse=with_mouse)
    desk.unlock()
    desk.wait_for("Nothing is waiting")
    desk.register("Avery", "Mason")
    assert desk.sees("AVERY, Mason")

    desk.start_visit()
    desk.wait_for(LOW_INTEREST)
    desk.answer("3")
    desk.answer("3")

    assert desk.question() == SLEEP, "PHQ-9 begins after the two questions that PHQ-2 asked already"
    assert desk.words().count("Asked already in this visit") == 2
    for _ in range(6):
        desk.answer("2")
    assert desk.question() == BETTER_OFF_DEAD
    desk.answer("2")

    assert desk.sees("Stop here and talk")
    assert desk.sees(f"{BETTER_OFF_DEAD}: Several days")
    for number in ("999", "116 123", "85258", "01632 960 111"):
        assert desk.sees(number)
    desk.press("Stayed with the person")
    desk.fill("Who was told, and when", "Dr Adeyemi, 10:10")
    desk.fill("The plan", "Plan agreed, seen again tomorrow")
    desk.press("Safety plan agreed, follow-up arranged here")
    desk.press("Finish this page and go on")

    desk.wait_for("how difficult have these problems made it")
    desk.answer("2")
    assert desk.question() == DIRECT, "everyone is asked directly, whatever a screener said"
    desk.answer("2")

    desk.wait_for("Check the answers")
    desk.finish_visit()
    _sees_the_result(desk)
    desk.switch_off()

    again = workstation(folder, with_mouse=with_mouse)
    again.unlock()
    again.wait_for("Seen today")
    again.open_row("AVERY, Mason")
    again.wait_for("Results")
    _sees_the_result(again)


def _sees_the_result(desk):
    desk.wait_for("Results")
    assert desk.sees("11 out of 27")
    assert desk.sees("Moderate")
    assert desk.sees("Safety plan agreed, follow-up arranged here. Told: Dr Adeyemi, 10:10.")
    words = " ".join(desk.words()).lower()
    assert not [level for level in ("high risk", "low risk", "risk level", "acute") if level in words]


def test_power_lost_in_the_middle_of_phq_9_goes_on_at_that_very_question(workstation, tmp_path):
    desk = workstation()
    desk.unlock()
    desk.wait_for("Nothing is waiting")
    desk.register("Okonkwo", "Chidi")
    desk.start_visit()
    desk.wait_for(LOW_INTEREST)
    for key in ("4", "4", "2", "d", "3"):
        desk.answer(key)
    stopped_at = desk.question()
    desk.key("4")
    desk.wait_for("Saved at")

    after = workstation(desk.power_cut(tmp_path / "after the power cut"))
    after.unlock()
    after.wait_for("Go on where you stopped")
    after.open_row("OKONKWO, Chidi")
    after.wait_for(stopped_at)

    assert after.question() == stopped_at
    assert after.button("Nearly every day").isChecked(), "the answer of the very page is there too"
    so_far = [w for w in after.words() if w in ("Nearly every day", "Several days", "More than half the days")]
    assert so_far.count("More than half the days") >= 2
    assert after.sees("Question 6 of 10")


def test_a_navigator_has_one_action_on_the_safety_page_and_a_clinician_completes_it(workstation, folder):
    desk = workstation()
    desk.unlock("jo")
    desk.wait_for("Nothing is waiting")
    desk.register("Begum", "Shabnam")
    desk.start_visit()
    desk.wait_for(LOW_INTEREST)
    desk.answer("1")
    desk.answer("1")
    assert desk.question() == DIRECT
    desk.answer("1")

    desk.wait_for("Get a clinician now")
    assert desk.sees("You do not need to judge how serious it is.")
    assert not desk.sees("The plan"), "a navigator is not asked for clinical judgement"
    assert not desk.sees("What was done")
    desk.fill("Who was told, and when", "Asha Patel, by phone")
    desk.press("A clinician is talking to the person by phone")
    desk.press("Finish this page and go on")
    desk.wait_for("Check the answers")
    desk.finish_visit()
    desk.wait_for("A clinician still has to complete it.")
    desk.switch_off()

    clinician = workstation(folder)
    clinician.unlock("asha")
    clinician.wait_for("Safety pages to finish")
    clinician.open_row("BEGUM, Shabnam, For a clinician")
    clinician.wait_for("Stop here and talk")
    clinician.press("Talked with the person about what they said")
    clinician.fill("The plan", "Seen here, plan agreed")
    clinician.press("Safety plan agreed, follow-up arranged here")
    clinician.press("Finish this page")
    clinician.wait_for("Overview")
    assert not clinician.sees("Open safety records")


def test_a_visit_cannot_be_finished_while_its_safety_page_has_no_outcome(workstation):
    desk = workstation()
    desk.unlock()
    desk.register("Smith", "John")
    desk.start_visit()
    desk.wait_for(LOW_INTEREST)
    for key in ("1", "1", "1"):
        desk.answer(key)
    desk.wait_for("Stop here and talk")
    desk.press("Finish this page and go on")
    desk.wait_for("There is a problem")
    desk.press("Leave open and go on")
    desk.wait_for("Check the answers")
    desk.press("Go on to actions")
    desk.wait_for("The safety page has no outcome yet.")
    assert not desk.sees("Results")
    desk.press("Pause visit")
    desk.wait_for("Safety pages to finish")


def test_typed_on_the_safety_page_is_kept_when_the_screen_is_locked(workstation):
    desk = workstation()
    desk.unlock()
    desk.register("Ward", "Bridget")
    desk.start_visit()
    desk.wait_for(LOW_INTEREST)
    for key in ("1", "1", "1"):
        desk.answer(key)
    desk.wait_for("Stop here and talk")
    desk.fill("Who was told, and when", "Crisis team, M. Farrell")
    desk.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    desk.unlock()
    desk.wait_for("Stop here and talk")
    assert desk.editor("Who was told, and when").text() == "Crisis team, M. Farrell"


def test_typed_on_the_safety_page_is_kept_when_another_page_is_opened(workstation):
    desk = workstation()
    desk.unlock()
    desk.register("Ward", "Bridget")
    desk.start_visit()
    desk.wait_for(LOW_INTEREST)
    for key in ("1", "1", "1"):
        desk.answer(key)
    desk.wait_for("Stop here and talk")
    desk.fill("Who was told, and when", "Crisis team, M. Farrell")
    desk.press("Find a person")
    desk.wait_for("Part of a name")
    desk.open_row("WARD, Bridget")
    desk.wait_for("Open safety records")
    desk.open_row("The safety page has no outcome yet")
    desk.wait_for("Stop here and talk")
    assert desk.editor("Who was told, and when").text() == "Crisis team, M. Farrell"


def test_after_the_first_page_the_focus_is_where_work_begins(workstation):
    desk = workstation()
    assert QApplication.focusWidget() is desk.editor("Sign-in name")
    desk.unlock()
    assert QApplication.focusWidget() is desk.page.find_button


def test_who_looks_for_somebody_before_today_has_appeared_gets_there(workstation):
    desk = workstation()
    desk.fill("Sign-in name", "sam")
    desk.fill("Password", PASSWORD)
    desk.key(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: desk.program.desk is not None, timeout=PATIENCE)
    desk.key("f", Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert isinstance(desk.page, PeoplePage)
    desk.fill("Find a person", "Avery")
    desk.settle()
    assert desk.editor("Find a person").text() == "Avery", "nothing is drawn anew under what is typed"
