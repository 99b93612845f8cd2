"""Every page of the program inside its window on a small screen: nothing cut off, every control named and reached."""

import shutil
from contextlib import suppress

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QListWidget, QRadioButton, QWidget
from pytestqt.exceptions import TimeoutError as NeverSettled

from hubdesk.app.demo import PASSWORD, STAFF
from hubdesk.ui.theme import LIGHT, contrast_theme
from hubdesk.ui.theme.focus import FocusRing
from tests.support.program import Workstation, dress
from tests.ui.measure import clipped_widgets, unnamed_controls

LOOKS = ((1.0, False), (2.0, True))
"""Text size and contrast; each page alone is measured at 150 % too, in tests/ui/pages/test_every_page.py."""
INSTANT = 1_500
"""Milliseconds that Qt's own lists may take to place their rows."""


def _go_on(desk, who):
    desk.press("Find a person")
    desk.wait_for("Part of a name")
    desk.fill("Find a person", who)
    desk.wait_for("1 person matches")
    desk.open_row(who)
    desk.wait_for("Overview")


def _visit(desk, who):
    _go_on(desk, who)
    desk.press("Go on with the visit")


def unlock_page(desk):
    pass


def unlock_with_a_wrong_password(desk):
    desk.unlock(password="wrong wrong wrong")
    desk.wait_for("do not go together")


def today(desk):
    desk.unlock()
    desk.wait_for("Paused visits")


def people(desk):
    desk.unlock()
    desk.press("Find a person")
    desk.wait_for("Seen or registered lately")


def nobody_found(desk):
    people(desk)
    desk.fill("Find a person", "zzzz")
    desk.wait_for("Nobody matches")


def register_with_errors(desk):
    desk.unlock()
    desk.press("Register a person")
    desk.wait_for("Given name")
    desk.fill("NHS number (optional)", "999 000 0000")
    desk.press("Register this person")
    desk.wait_for("There is a problem")


def register_someone_known(desk):
    desk.unlock()
    desk.press("Register a person")
    desk.wait_for("Given name")
    desk.fill("Family name", "Avery")
    desk.fill("Given name", "Mason")
    desk.fill("NHS number (optional)", "9990000077")
    desk.press("Not known")
    desk.press("Register this person")
    desk.wait_for("Already registered?")


def person_with_results(desk):
    desk.unlock()
    _go_on(desk, "Okonkwo")


def person_with_an_open_safety_page(desk):
    desk.unlock()
    _go_on(desk, "Williams")


def person_not_seen_yet(desk):
    desk.unlock()
    _go_on(desk, "al-Masri")


def person_just_released(desk):
    desk.unlock()
    _go_on(desk, "Neill")
    desk.wait_for("Methadone runs out tomorrow")


def details_of_medicines_with_errors(desk):
    person_just_released(desk)
    desk.press("Change Medicines and allergies")
    desk.wait_for("Medicine 2")
    desk.press("None known")
    desk.press("Save")
    desk.wait_for("There is a problem")


def details_of_equality(desk):
    person_just_released(desk)
    desk.press("Change About the person")
    desk.wait_for("Ethnic group")


def details_of_identity(desk):
    person_just_released(desk)
    desk.press("Change NHS number")
    desk.wait_for("Why is this changed?")


def question(desk):
    desk.unlock()
    _visit(desk, "Nguyễn")
    desk.wait_for("Question ")


def question_not_answered(desk):
    question(desk)
    desk.key(Qt.Key.Key_Return)
    desk.wait_for("Choose an answer")


def handed_over(desk):
    question(desk)
    desk.press("Hand over: the person answers alone")
    desk.wait_for("These questions are for you to answer yourself.")


def handed_question(desk):
    handed_over(desk)
    desk.press("Start")
    desk.wait_for("Skip this question")
    desk.press("Help with this page")


def passed_back_with_a_wrong_password(desk):
    handed_question(desk)
    desk.press("Stop")
    desk.wait_for("For staff")
    desk.fill("Password of Sam Okafor", "not this")
    desk.press("Take back")
    desk.wait_for("This is not the right password")


def typing_from_paper_with_errors(desk):
    question(desk)
    desk.press("Type this form from a sheet filled in by hand")
    desk.wait_for("When was it filled in?")
    desk.press("Continue")
    desk.wait_for("There is a problem")


def direct_question(desk):
    desk.unlock()
    _go_on(desk, "al-Masri")
    desk.start_visit()
    desk.wait_for("Little interest")
    desk.answer("1")
    desk.answer("1")
    desk.wait_for("thoughts of ending your life")


def safety_page(desk):
    desk.unlock()
    _visit(desk, "Williams")
    desk.wait_for("Stop here and talk")


def safety_page_not_complete(desk):
    safety_page(desk)
    desk.press("Safety plan agreed, follow-up arranged here")
    desk.press("Finish this page and go on")
    desk.wait_for("There is a problem")


def safety_page_of_a_navigator(desk):
    desk.unlock("jo")
    _visit(desk, "Williams")
    desk.wait_for("Get a clinician now")


def review(desk):
    direct_question(desk)
    desk.answer("s")
    desk.wait_for("Check the answers")


def review_with_an_open_safety_page(desk):
    safety_page(desk)
    desk.press("Leave open and go on")
    desk.wait_for("Question ")
    while not desk.sees("Check the answers"):
        desk.answer("n")
    desk.wait_for("Check the answers")


def result(desk):
    desk.unlock()
    _go_on(desk, "Kowalska")
    desk.open_row("See the result")
    desk.wait_for("Results")


def result_with_answers_missing(desk):
    desk.unlock()
    _go_on(desk, "Singh")
    desk.open_row("See the result")
    desk.wait_for("14 from 7 of 9")


def appointments_of_the_day(desk):
    desk.unlock()
    desk.open_row("Appointments")
    desk.wait_for("Tuesday 02-Jun-2026, today")


def booking_with_errors(desk):
    desk.unlock()
    _go_on(desk, "Avery")
    desk.press("Book an appointment")
    desk.wait_for("What kind of appointment")
    desk.press("Book this appointment")
    desk.wait_for("There is a problem")


def appointment_to_say_of_what_happened(desk):
    appointments_of_the_day(desk)
    desk.open_row("Okonkwo")
    desk.wait_for("What happened?")


def putting_a_result_right(desk):
    result(desk)
    desk.press("Something is wrong in Patient Health Questionnaire-9 (PHQ-9)")
    desk.wait_for("Or: the whole form is wrong")


def settings(desk):
    desk.unlock()
    desk.open_row("Settings")
    desk.wait_for("Text size")


def it_desk(desk):
    desk.unlock("ines")
    desk.wait_for("This computer")


def crash(desk):
    desk.unlock()
    desk.program.crashed(RuntimeError("a defect"))
    desk.wait_for("Something went wrong in hubdesk")


def papers(desk):
    desk.unlock("asha")
    desk.open_row("Letters and cards")
    desk.wait_for("To make a new one")


def papers_of_a_person(desk):
    desk.unlock()
    _go_on(desk, "O’NEILL")
    desk.press("Letters and cards")
    desk.wait_for("Make a new one")


def letterhead(desk):
    papers(desk)
    desk.press("The hub on letters")
    desk.wait_for("Organisation, as it stands at the top right")


def paper_held_up(desk):
    papers(desk)
    desk.open_row("Letter to the GP practice")
    desk.wait_for("Summary")
    desk.press("Show how it looks")
    desk.wait_for("This cannot be printed yet")


def paper_as_it_will_be_printed(desk):
    papers_of_a_person(desk)
    desk.open_row("Emergency handover sheet")
    desk.fill("Basis for sharing", "Danger to life")
    desk.fill("Was the person told? If not, why", "Yes")
    desk.press("Show how it looks")
    desk.wait_for("Page 1 of 1")


def general_letter_held_up(desk):
    papers_of_a_person(desk)
    desk.open_row("Housing: duty to refer")
    desk.wait_for("Which council the person chose")
    desk.press("Show how it looks")
    desk.wait_for("This cannot be printed yet")


def drafts_together(desk):
    papers_of_a_person(desk)
    desk.open_row("My plan for hard times")
    desk.wait_for("How I notice that it gets hard")
    desk.press("Letters and cards of this person")
    desk.wait_for("Make a new one")
    desk.press("Print the drafts together")
    desk.wait_for("A list of what is shared comes first")


def drafts_as_they_will_be_printed(desk):
    drafts_together(desk)
    desk.press("Show how they look")
    desk.wait_for("What comes out")


def who_looked_at_the_record(desk):
    desk.unlock()
    _go_on(desk, "O’NEILL")
    desk.press("Who looked at this record")
    desk.wait_for("The person may ask who has seen their record")


def getting_the_records_back(desk):
    desk.press("Cannot get in? Get the records back")
    desk.wait_for("What happened?")
    desk.press("This computer lost its device key: use the recovery kit")
    desk.press("Use the recovery kit")
    desk.wait_for("Type the recovery kit")


def a_new_recovery_kit(desk):
    desk.unlock("asha")
    desk.open_row("Settings")
    desk.press("Make a new recovery kit")
    desk.wait_for("It is shown only now")


def a_new_password_for_a_colleague(desk):
    desk.unlock("ines")
    desk.wait_for("This computer")
    desk.open_row("Users")
    desk.open_row("Sam Okafor")
    desk.press("Give a new password")
    desk.press("Give this password")
    desk.wait_for("Use at least 12 characters")


PAGES = [
    who_looked_at_the_record,
    getting_the_records_back,
    a_new_recovery_kit,
    a_new_password_for_a_colleague,
    general_letter_held_up,
    drafts_together,
    drafts_as_they_will_be_printed,
    papers,
    papers_of_a_person,
    letterhead,
    paper_held_up,
    paper_as_it_will_be_printed,
    unlock_page,
    unlock_with_a_wrong_password,
    today,
    people,
    nobody_found,
    register_with_errors,
    register_someone_known,
    person_with_results,
    person_with_an_open_safety_page,
    person_not_seen_yet,
    person_just_released,
    details_of_medicines_with_errors,
    details_of_equality,
    details_of_identity,
    question,
    question_not_answered,
    handed_over,
    handed_question,
    passed_back_with_a_wrong_password,
    typing_from_paper_with_errors,
    direct_question,
    safety_page,
    safety_page_not_complete,
    safety_page_of_a_navigator,
    review,
    review_with_an_open_safety_page,
    result,
    result_with_answers_missing,
    appointments_of_the_day,
    booking_with_errors,
    appointment_to_say_of_what_happened,
    putting_a_result_right,
    settings,
    it_desk,
    crash,
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_page_fits_is_named_and_is_reached_by_tab(workstation, full_folder, qapp, page, expected_log):
    if page is crash:
        expected_log("code")
    desk = workstation(full_folder)
    page(desk)
    _measure_in_every_look(desk, qapp)


def test_an_empty_today_fits(workstation, qapp):
    desk = workstation()
    desk.unlock()
    desk.wait_for("Nothing is waiting")
    _measure_in_every_look(desk, qapp)


def test_the_unlock_page_of_the_demo_fits_and_says_demo(workstation, full_folder, qapp, qtbot):
    demo = Workstation(qtbot, full_folder)
    demo.demo_users = tuple((s.sign_in, f"{s.name}, {s.role.label.lower()}", PASSWORD) for s in STAFF)
    desk = workstation(demo)
    assert desk.sees("DEMO")
    _measure_in_every_look(desk, qapp)
    desk.press("Use sam, Sam Okafor, clinician")
    desk.press("Unlock")
    desk.wait_for("Paused visits")
    assert desk.sees("DEMO")
    assert "DEMO" in desk.window.windowTitle()


def test_the_message_page_fits(workstation, folder, qapp):
    shutil.move(folder / "hubdesk.keys", folder / "elsewhere")
    desk = workstation()
    desk.wait_for("The key file of these records is missing.")
    _measure_in_every_look(desk, qapp)


def _measure_in_every_look(desk, qapp):
    faults, clipped = [], []

    def whole():
        clipped[:] = clipped_widgets(desk.window)
        return not clipped

    desk.window.setUpdatesEnabled(False)  # measured, not looked at: painting takes the time
    for scale, contrast in LOOKS:
        dress(qapp, scale, contrast_theme(_dark()) if contrast else LIGHT)
        desk.settle()
        with suppress(NeverSettled):
            desk.bot.waitUntil(whole, timeout=INSTANT)
        look = f"{scale:.0%}{' in contrast' if contrast else ''}"
        faults += [f"{look}: {fault}" for fault in (*clipped, *unnamed_controls(desk.window))]
    faults += [f"Tab never comes to {_called(control)}" for control in _not_reached(desk)]
    desk.window.setUpdatesEnabled(True)
    assert faults == []


def _not_reached(desk):
    order = desk.focus_order()
    return [w for w in desk.window.findChildren(QWidget) if _takes_tab(w) and w not in order]


def _takes_tab(widget):
    tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    part_of_qt = isinstance(widget, FocusRing) or widget.objectName().startswith("qt_")
    in_group = isinstance(widget, QRadioButton) and not widget.isChecked() and _chosen_beside(widget)
    empty = isinstance(widget, QListWidget) and not widget.count()
    return tab and widget.isVisible() and widget.isEnabled() and not (part_of_qt or in_group or empty)


def _chosen_beside(radio):
    return radio.group() is not None and radio.group().checkedButton() is not None


def _called(control):
    return f"{type(control).__name__} {control.accessibleName() or getattr(control, 'text', str)()!r}"


def _dark():
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, "#000000"),
        (roles.WindowText, "#ffffff"),
        (roles.Highlight, "#ffff00"),
        (roles.HighlightedText, "#000000"),
        (roles.Link, "#00ffff"),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def test_enter_on_the_result_and_review_pages_does_nothing_by_itself(workstation, full_folder):
    desk = workstation(full_folder)
    review(desk)
    desk.key(Qt.Key.Key_Return)
    desk.settle()
    assert desk.sees("Check the answers"), "a stray Enter finishes no visit"
    assert QApplication.focusWidget() is not None
