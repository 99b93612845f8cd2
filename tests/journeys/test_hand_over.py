"""The person answers alone in the real program, and a worker has the screen back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.app.demo import PASSWORD
from hubdesk.ui.theme import look
from tests.support.program import Workstation


def handed_over(workstation) -> Workstation:
    """A visit in the hands of the person, at its first question."""
    pc = workstation()
    pc.unlock()
    pc.register("Avery", "Mason")
    pc.start_visit()
    pc.press("Hand over: the person answers alone")
    pc.wait_for("These questions are for you to answer yourself.")
    pc.press("Start")
    pc.wait_for("Continue")
    return pc


def reachable(pc: Workstation) -> str:
    """Everything that can be read in the window, or comes by a screen reader."""
    shown = [w for w in pc.window.findChildren(QWidget) if w.isVisible()]
    return " ".join([*pc.words(), *(w.accessibleName() for w in shown)])


def test_nothing_of_the_record_or_the_program_can_be_reached(workstation):
    pc = handed_over(workstation)
    assert look().text_scale > 1.0, "large type"
    for words in ("Avery", "AVERY", "1988", "People", "Today", "Find a person", "Sam Okafor", "PHQ", "Lock"):
        assert words not in reachable(pc), words
    page = pc.page
    for key, modifier in (
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
    ):
        pc.key(key, modifier)
        pc.settle()
        assert pc.page is page, key
        assert "AVERY" not in reachable(pc)


def test_to_the_end_and_back_with_the_workers_password(workstation):
    pc = handed_over(workstation)
    for _ in range(2):
        pc.key("1")
        pc.settle()
        pc.key(Qt.Key.Key_Return)
        pc.settle()
    pc.wait_for("Please pass this back to Sam")
    pc.fill("Password of Sam Okafor", "not the password")
    pc.key(Qt.Key.Key_Return)
    pc.wait_for("This is not the right password")
    assert "AVERY" not in reachable(pc)
    pc.fill("Password of Sam Okafor", PASSWORD)
    pc.key(Qt.Key.Key_Return)
    pc.wait_for("AVERY, Mason")
    assert look().text_scale == 1.0
    assert "ending" in pc.question() or "hurt" in pc.question(), "the worker goes on with the direct question"


def test_a_safety_answer_is_told_to_staff_only(workstation):
    pc = handed_over(workstation)
    for key in ("4", "4", *"1111111", "2"):
        if not pc.sees("dead") or key == "2":
            pc.key(key)
            pc.settle()
            pc.key(Qt.Key.Key_Return)
            pc.settle()
    pc.wait_for("Please pass this back to Sam")
    for words in ("999", "Stop here and talk", "safety", "Safety", "clinician"):
        assert words not in reachable(pc)
    pc.fill("Password of Sam Okafor", PASSWORD)
    pc.key(Qt.Key.Key_Return)
    pc.wait_for("Stop here and talk")


def test_f12_covers_the_question_and_leaves_no_way_in(workstation):
    pc = handed_over(workstation)
    question = pc.page.view.card.question.text()
    pc.key(Qt.Key.Key_F12)
    pc.wait_for("Please pass this back to Sam")
    assert question not in reachable(pc)
    assert pc.program.desk is not None


def test_another_member_of_staff_locks_and_is_offered_the_visit(workstation):
    pc = handed_over(workstation)
    pc.press("Stop")
    pc.press("Another member of staff: lock the screen")
    pc.wait_for("Unlock")
    assert look().text_scale == 1.0
    pc.unlock("jo")
    pc.wait_for("Sam Okafor, nurse left this visit open")
