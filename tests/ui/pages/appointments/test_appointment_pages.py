"""The day list, the booking page and one appointment's page, by mouse and by keyboard."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.presenters.appointment import SAVED
from hubdesk.ui.pages.appointments import AppointmentPage, AppointmentsPage, BookingPage
from tests.ui.pages.appointments.samples import (
    BOOKING,
    DAY,
    DOUBTS,
    EMPTY_DAY,
    ERRORS,
    MISSED_ONE,
    MOVING,
    ONE,
    TO_COME,
    TOMORROW,
    WEEK,
    FakeBooking,
)
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.settling import press, type_words


def words(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


# The day


def test_the_first_row_has_the_focus_and_enter_opens_it(shown):
    presenter = FakePresenter(DAY)
    page = shown(AppointmentsPage(presenter))
    assert QApplication.focusWidget() is page.lists[0]
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert presenter.wishes == [("open", DAY.rows[1])]


def test_left_right_and_t_change_the_day_from_anywhere_on_the_page(shown):
    presenter = FakePresenter(DAY)
    page = shown(AppointmentsPage(presenter))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_T):
        press(key)
    page.book_button.setFocus()
    press(Qt.Key.Key_Right)
    assert [w[0] for w in presenter.wishes] == ["earlier", "later", "to_today", "later"]


def test_a_day_without_appointments_says_so_and_has_the_way_on(shown):
    presenter = FakePresenter(EMPTY_DAY)
    page = shown(AppointmentsPage(presenter))
    assert QApplication.focusWidget() is page.later
    assert "No appointments on this day" in words(page)
    assert page.lists == []


def test_the_focus_stays_in_the_list_when_another_day_comes(shown):
    presenter = FakePresenter(DAY)
    page = shown(AppointmentsPage(presenter))
    presenter.show(replace(DAY, rows=DAY.rows[:1], day="Wednesday 03-Jun-2026", near=""))
    assert QApplication.focusWidget() is page.lists[0]
    presenter.show(EMPTY_DAY)
    assert QApplication.focusWidget() is page.later


def test_w_switches_to_the_week_and_each_day_has_a_list_of_its_own(shown, qtbot):
    presenter = FakePresenter(DAY)
    page = shown(AppointmentsPage(presenter))
    press(Qt.Key.Key_W)
    presenter.show(WEEK)
    qtbot.waitUntil(lambda: "Nothing booked" in words(page))
    assert (len(page.lists), page.span.text(), page.later.text()) == (1, "Day", "Next week")
    press(Qt.Key.Key_Return)
    assert presenter.wishes == [("switch",), ("open", WEEK.week[1].rows[0])]


# Booking


def test_what_is_typed_is_passed_on_exactly(shown):
    presenter = FakeBooking(BOOKING)
    page = shown(BookingPage(presenter))
    press(Qt.Key.Key_Space)
    page.day.editors()[0].setFocus()
    for text in ("9", "6", "2026"):
        type_words(text)
        press(Qt.Key.Key_Return)
    page.texts["time"].focus_editor()
    type_words("10:30")
    page.texts["place"].focus_editor()
    type_words("14 Station Road")
    page.happened.click()
    page.save_button.click()
    expected = AppointmentEntry("hub-clinic", "9", "6", "2026", "10:30", place="14 Station Road", happened=True)
    assert presenter.wishes == [("save", expected)]


def test_a_press_fills_the_day_and_goes_on_to_the_time(shown):
    page = shown(BookingPage(FakeBooking(BOOKING)))
    page.soon[1].click()
    assert page.day.values() == ("9", "6", "2026")
    assert QApplication.focusWidget() is page.texts["time"].editor


def test_the_usual_place_fills_only_what_is_empty(shown):
    page = shown(BookingPage(FakeBooking(BOOKING)))
    page.texts["phone"].set_text("01632 960 999")
    page.kind.group.card("gp").click()
    assert (page.texts["place"].text(), page.texts["phone"].text()) == ("3 Mill Lane", "01632 960 999")


def test_errors_lead_to_their_fields(shown):
    presenter = FakeBooking(BOOKING)
    page = shown(BookingPage(presenter))
    presenter.show(replace(BOOKING, errors=ERRORS))
    assert page.errors.isVisible()
    assert page.texts["time"].error() == ERRORS["time"]
    assert page.texts["phone"].error() == ""
    presenter.show(BOOKING)
    assert not page.errors.isVisible()


def test_a_doubt_stands_first_and_goes_with_the_next_letter(shown):
    presenter = FakeBooking(BOOKING)
    page = shown(BookingPage(presenter))
    presenter.show(replace(BOOKING, doubts=DOUBTS))
    assert QApplication.focusWidget() is page.doubts.anyway
    press(Qt.Key.Key_Return)
    assert presenter.wishes[0][0] == "save_although"
    page.texts["time"].focus_editor()
    type_words("1")
    assert not page.doubts.isVisible()


def test_moving_starts_at_the_day_with_everything_filled(shown):
    page = shown(BookingPage(FakeBooking(MOVING)))
    assert QApplication.focusWidget() is page.day.editors()[0]
    assert page.save_button.text() == "Move it"
    assert page.entry() == replace(MOVING.entry, happened=False)
    assert "Tuesday 16-Jun-2026, 11:00: GP surgery" in words(page)


def test_a_state_that_comes_while_typing_takes_nothing_away(shown):
    presenter = FakeBooking(BOOKING)
    page = shown(BookingPage(presenter))
    page.texts["notes"].set_text("Half a sentence")
    presenter.show(replace(BOOKING, busy=True))
    presenter.show(replace(BOOKING, errors={"place": "Enter the place"}))
    assert page.texts["notes"].text() == "Half a sentence"


# One appointment


def test_each_outcome_is_one_press(shown):
    presenter = FakePresenter(ONE)
    page = shown(AppointmentPage(presenter))
    for button in page.outcome.buttons:
        button.click()
    assert [w[1] for w in presenter.wishes] == [
        *("attended", "late-seen", "late-not-seen"),
        *("person-could-not", "person-did-not", "service"),
        *("cancelled-by-person", "cancelled-by-service"),
    ]


def test_the_enter_that_opened_the_page_records_nothing(shown):
    presenter = FakePresenter(ONE)
    page = shown(AppointmentPage(presenter))
    press(Qt.Key.Key_Return)
    assert presenter.wishes == [("back",)]
    assert page.outcome.isVisible()


def test_after_a_miss_another_is_offered_first(shown):
    presenter = FakePresenter(ONE)
    page = shown(AppointmentPage(presenter))
    page.outcome.buttons[3].setFocus()
    presenter.show(MISSED_ONE)
    assert QApplication.focusWidget() is page.offer
    assert not page.outcome.isVisible()
    page.offer.click()
    page.reopen.click()
    assert presenter.wishes == [("offer_another",), ("reopen",)]
    assert "National code 3" in words(page)


def test_what_is_to_come_is_moved_or_called_off(shown):
    presenter = FakePresenter(TO_COME)
    page = shown(AppointmentPage(presenter))
    assert [b.text() for b in page.outcome.buttons] == ["The person called it off", "The service called it off"]
    page.move.click()
    page.print_card.click()
    page.person.click()
    assert presenter.wishes == [("move",), ("print_card",), ("to_person",)]
    assert not page.offer.isVisible()


def test_on_the_eve_one_press_says_that_the_person_was_reminded(shown):
    presenter = FakePresenter(TOMORROW)
    page = shown(AppointmentPage(presenter))
    assert [w for w in words(page) if "Not safe: phone call, voicemail" in w]
    next(b for b in page.outcome.buttons if b.text() == "Texted").click()
    assert presenter.wishes == [("say", "texted")]


def test_another_at_the_same_time_is_shown(shown):
    page = shown(AppointmentPage(FakePresenter(ONE)))
    assert page.clash.isVisible()
    assert "Tuesday 02-Jun-2026, 10:45: GP surgery" in words(page)


def test_a_series_and_what_is_arranged_are_passed_on_as_chosen(shown):
    presenter = FakeBooking(BOOKING)
    page = shown(BookingPage(presenter))
    page.every.set_value("14")
    page.texts["times"].set_text("3")
    page.arranged.set_codes("interpreter journey")
    entry = page.entry()
    assert (entry.every, entry.times, entry.arranged) == ("14", "3", ("interpreter", "journey"))


def test_what_is_to_look_at_stands_above_and_a_move_makes_no_series(shown):
    page = shown(BookingPage(FakeBooking(BOOKING)))
    assert "Interpreter: Polish" in " ".join(words(page))
    assert not shown(BookingPage(FakeBooking(MOVING))).series.isVisible()


def test_the_calendar_file_is_asked_for_and_what_was_written_is_said(shown, qtbot):
    presenter = FakePresenter(TO_COME)
    page = shown(AppointmentPage(presenter))
    with qtbot.waitSignal(page.calendar_requested):
        page.calendar.click()
    presenter.show(replace(TO_COME, saved=True))
    qtbot.waitUntil(lambda: SAVED in words(page))
