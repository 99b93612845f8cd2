"""A whole visit through the real windows: start page, opening, steps, actions; hidden, handed over, with an officer."""

import pytest
from PySide6.QtCore import Qt

from hubdesk.domain.visits import VisitStatus
from hubdesk.presenters.visit_pages import QuestionPage
from tests.support.hub import desk_at

FULL, SHORT = "Full visit, about 25 minutes", "Two-minute visit: safety, medicines, one action, card"
MATTERS = "A doctor who listens"
DIRECT = "Are you having thoughts of ending your life, or of hurting yourself?"


def _person(workstation, user="sam"):
    desk = workstation()
    desk.unlock(user)
    desk.register("Avery", "Mason")
    return desk


def _answer_all(desk):
    """Answer each question with no, or else with its first option; what would be typed is not asked."""
    asked = []
    while isinstance(desk.program.place.presenter.state.page, QuestionPage):
        page = desk.program.place.presenter.state.page
        asked.append((page.form_title, page.text))
        if page.kind == "choice":
            desk.answer((page.options[-1] if page.options[-1].text == "No" else page.options[0]).key)
        else:
            desk.press("Not asked")
            desk.key(Qt.Key.Key_Return)
            desk.settle()
    return asked


def test_a_first_visit_asks_every_step_and_ends_with_an_action_on_today(workstation):
    desk = _person(workstation)
    desk.start_visit(FULL)
    assert desk.sees("3 of 9 · Talking and support · ")
    asked = _answer_all(desk)
    assert DIRECT in [text for _form, text in asked]
    desk.wait_for("Check the answers")
    desk.press("Go on to actions")
    desk.wait_for("Add an action")
    desk.open_row("Help to register with a GP practice")
    desk.fill("Who does it", "Jo")
    desk.press("Agree on this action")
    desk.wait_for("1 agreed. Up to 3 is enough.")
    desk.press("Finish visit")
    desk.wait_for("Actions and tasks")
    desk.window.page_requested.emit("today")
    desk.wait_for("Help to register with a GP practice · Jo")


def test_a_two_minute_visit_asks_about_safety_first(workstation):
    desk = _person(workstation, "jo")
    desk.start_visit(SHORT)
    assert desk.question() == DIRECT
    desk.answer("2")
    assert desk.sees("Do you take any medicines?")


def test_a_two_minute_visit_does_not_end_without_the_outcome_of_its_safety_page(workstation):
    desk = _person(workstation, "jo")
    desk.start_visit(SHORT)
    desk.answer("1")
    desk.wait_for("Get a clinician now")
    desk.press("Leave open and go on")
    desk.wait_for("Do you take any medicines?")
    _answer_all(desk)
    desk.wait_for("Check the answers")
    desk.press("Go on to actions")
    desk.wait_for("The safety page has no outcome yet.")
    assert not desk.sees("Results")


def test_hidden_with_one_key_the_opening_comes_back_with_every_word(workstation):
    desk = _person(workstation)
    desk.press("Start a visit")
    desk.wait_for("Who is in the room?")
    desk.press("The person is alone with me")
    desk.press(FULL)
    desk.press_in("Is this place safe and private?", "Yes")
    desk.press_in("Is this a fit time to decide?", "Yes")
    desk.press("Begin the visit")
    desk.wait_for("What would help most today?")
    desk.press_in("GP practice", "Yes")
    desk.fill("What would help most today?", MATTERS)
    desk.key(Qt.Key.Key_F12)
    assert desk.sees("Sign-in name")
    assert not [said for said in desk.words() if MATTERS in said or "AVERY" in said]
    desk.settle()
    assert not [said for said in desk.ever_readable() if MATTERS in said or "AVERY" in said]

    desk.unlock()
    desk.wait_for("What would help most today?")
    assert desk.editor("What would help most today?").toPlainText() == MATTERS
    desk.press("Save and continue")
    desk.settle()
    desk.press("Hide the screen (F12)")
    desk.settle()
    desk.unlock()
    desk.wait_for("3 of 9")


def test_a_colleague_is_offered_the_visit_and_both_names_are_kept(workstation, folder):
    desk = _person(workstation, "sam")
    desk.start_visit(SHORT)
    desk.answer("2")
    desk.key(Qt.Key.Key_F12)
    desk.settle()
    desk.unlock("asha")
    desk.wait_for("Sam Okafor, nurse left this visit open.")
    desk.press("Go on with this visit")
    desk.wait_for("Do you take any medicines?")
    desk.answer("2")
    desk.press("Pause visit")
    desk.wait_for("Paused visits")
    desk.switch_off()
    with desk_at(folder) as at, at.records.reading() as unit:
        (visit,) = unit.visits.with_status(VisitStatus.PAUSED)
        by = {a.by for r in unit.responses.of_visit(visit.id) for a in unit.responses.answers(r.id).values()}
    assert len(by) == 2


def test_an_officer_who_comes_in_sees_no_answer_and_no_history(workstation):
    desk = _person(workstation)
    desk.start_visit()
    desk.answer("2")
    assert desk.sees("Several days")
    desk.key("3")
    desk.settle()
    desk.key(Qt.Key.Key_F8)
    desk.settle()
    assert desk.sees("Officer present")
    assert desk.sees("Hidden while an officer is present.")
    assert desk.question() == "Trouble falling or staying asleep, or sleeping too much"
    assert "Asked already in this visit" not in desk.words()
    for place in ("today", "people", "appointments", "papers"):
        desk.window.page_requested.emit(place)
        desk.wait_for("Hidden while an officer is present")
        assert not desk.sees("AVERY")
    desk.press("Back to the visit")
    desk.wait_for("Officer has left (F8)")
    desk.key(Qt.Key.Key_F8)
    desk.settle()
    assert "Asked already in this visit" in desk.words()


def test_an_officer_hides_the_place_that_was_asked_for_until_they_have_left_and_past_a_lock(workstation):
    desk = _person(workstation)
    desk.start_visit()
    desk.key(Qt.Key.Key_F8)
    desk.settle()
    desk.window.page_requested.emit("today")
    desk.wait_for("Hidden while an officer is present")
    desk.key(Qt.Key.Key_F12)
    desk.settle()
    desk.unlock("asha")
    desk.window.page_requested.emit("people")
    desk.wait_for("Hidden while an officer is present")
    desk.key(Qt.Key.Key_F8)
    desk.wait_for("Part of a name")


@pytest.mark.parametrize("with_mouse", [True, False], ids=["mouse", "keyboard"])
def test_the_list_of_steps_leads_to_a_step_and_back(workstation, with_mouse):
    desk = workstation(with_mouse=with_mouse)
    desk.unlock()
    desk.register("Avery", "Mason")
    desk.start_visit(FULL)
    here = desk.question()
    desk.press(next(w for w in desk.words() if w.startswith("3 of 9")))
    desk.wait_for("Steps of this visit")
    desk.key(Qt.Key.Key_Escape)
    desk.settle()
    assert desk.question() == here
    desk.press(next(w for w in desk.words() if w.startswith("3 of 9")))
    desk.open_row("Alcohol and drugs")
    desk.wait_for("5 of 9 · Alcohol and drugs")
    assert desk.question() == "How often do you have a drink containing alcohol?"
