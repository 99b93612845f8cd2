"""Each user has a process of their own: the next one is handed name, password and the visit left open, no more."""

import pytest

from tests.support.program import Workstation

NAME = "Rivermouth"
PASSWORD = "maple river kettle"


@pytest.fixture
def desk(workstation, qtbot, folder):
    station = Workstation(qtbot, folder)
    station.batons = []
    desk = workstation(station)
    desk.unlock("sam")
    desk.register(NAME, "Ellery")
    return desk


def lock_in_a_visit(desk) -> None:
    desk.start_visit()
    desk.wait_for("Little interest")
    desk.press("Lock")
    desk.settle()


def test_the_same_user_stays_in_the_process(desk):
    desk.press("Lock")
    desk.settle()
    desk.unlock("SAM")
    desk.wait_for("Start a visit")
    assert desk.batons == []


def test_another_user_opens_nothing_in_this_process_and_its_window_closes(desk):
    lock_in_a_visit(desk)
    desk.unlock("asha")
    assert [(b.sign_in, b.password, b.route) for b in desk.batons] == [("asha", PASSWORD, "VisitRoute")]
    assert desk.program.desk is None
    assert not desk.window.isVisible()
    assert NAME not in str(desk.batons)


def test_the_next_process_opens_the_desk_and_offers_the_visit_with_both_names(desk, workstation, qtbot, folder):
    lock_in_a_visit(desk)
    desk.window.resize(780, 700)  # the screen of a test is small
    desk.unlock("asha")
    baton = desk.batons[0]
    desk.switch_off()
    following = Workstation(qtbot, folder)
    following.baton = baton
    following = workstation(following)
    following.wait_for("A visit is open here")
    assert following.sees("Sam Okafor, nurse left this visit open.")
    assert (following.window.width(), following.window.height()) == (780, 700)
    assert following.program._baton.password == "", "it has been used"
    following.press("Go on with this visit")
    following.wait_for("Little interest")


def test_a_wrong_password_is_asked_again_in_the_next_process(desk, workstation, qtbot, folder):
    lock_in_a_visit(desk)
    desk.unlock("asha", "not the password")
    baton = desk.batons[0]
    desk.switch_off()
    following = Workstation(qtbot, folder)
    following.baton = baton
    following = workstation(following)
    following.wait_for("That name and password do not go together.")
    assert following.editor("Sign-in name").text() == "asha"


def test_a_desk_locked_for_long_starts_afresh_by_itself_unless_somebody_is_typing(desk):
    desk.press("Lock")
    desk.settle()
    desk.fill("Sign-in name", "sa")
    desk.program._relay.rest_long()
    assert desk.batons == []
    desk.editor("Sign-in name").clear()
    desk.program._relay.rest_long()
    assert [(b.sign_in, b.password, b.route) for b in desk.batons] == [("", "", "PersonRoute")]
    assert not desk.window.isVisible()


def test_after_such_a_start_the_same_user_comes_back_to_the_exact_place(desk, workstation, qtbot, folder):
    desk.press("Lock")
    desk.settle()
    desk.program._relay.rest_long()
    baton = desk.batons[0]
    desk.switch_off()
    following = Workstation(qtbot, folder)
    following.baton = baton
    following = workstation(following)
    following.unlock("sam")
    following.wait_for("Start a visit")
    assert following.sees(NAME.upper())
