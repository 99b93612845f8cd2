"""The pages of appointments and of correcting a form, in the states worth measuring."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.presenters.appointment import CALLED_OFF, CAME, MISSED, REMINDERS, AppointmentState
from hubdesk.presenters.appointment_words import AppointmentRow
from hubdesk.presenters.appointments import AppointmentsState, DayRows
from hubdesk.presenters.booking import BookingState
from hubdesk.presenters.correct import CorrectState
from hubdesk.presenters.day_sheet import DaySheetState, SheetRow
from hubdesk.presenters.routes import AppointmentRoute
from hubdesk.ui.pages.appointments import AppointmentPage, AppointmentsPage, BookingPage, DaySheetPage
from hubdesk.ui.pages.visit.correct_page import CorrectPage
from tests.ui.pages.fakes import FakePresenter
from tests.ui.pages.states import ARABIC, BANNER, GURMUKHI, LONG, NAMES, PROBLEM
from tests.ui.pages.visit.visit_samples import given, question, typed


class FakeBooking(FakePresenter):
    """A booking presenter that also answers what pages ask of it."""

    def in_days(self, days: int) -> tuple[str, str, str]:
        return str(2 + days), "6", "2026"

    def usual(self, kind: str) -> dict[str, str]:
        return {"place": "3 Mill Lane", "phone": "01632 960 111", "with_whom": ""} if kind == "gp" else {}


def row(title: str, tag: str = "Booked", kind: str = "blue") -> AppointmentRow:
    detail = "Hub clinic · with Sam, nurse · Northgate House"
    return AppointmentRow("10:30 to 11:00", title, detail, tag, kind, "Open", AppointmentRoute(title))


ROWS = (row("AVERY, Mason (Mr)"), row(ARABIC, "Say what happened", "orange"), row(GURMUKHI, "Attended", "green"))
DAY = AppointmentsState("Tuesday 02-Jun-2026", "today", "3 appointments", "", ROWS, loaded=True)
EVE = replace(DAY, day="Wednesday 03-Jun-2026", near="tomorrow", note="A reminder today helps most: call or text now.")
EMPTY_DAY = AppointmentsState("Sunday 07-Jun-2026", "", "No appointments on this day", loaded=True)
WEEK = replace(
    DAY,
    day="01-Jun-2026 to 07-Jun-2026",
    near="this week",
    week=(DayRows("Monday 01-Jun-2026", ()), DayRows("Tuesday 02-Jun-2026, today", ROWS)),
)
SHEET = DaySheetState(
    "Tuesday 02-Jun-2026",
    (
        *(SheetRow(f"a-{n}", f"48{n}1", name, "10:30 to 11:00") for n, name in enumerate(NAMES)),
        SheetRow("a-x", "4827", LONG, "11:00", "The person could not come"),
        SheetRow("a-y", "4828", "AVERY, Mason", "11:00", problem="A colleague recorded this meanwhile."),
    ),
    "1 outcome is recorded.",
    loaded=True,
)
TYPED = AppointmentEntry(
    kind="gp", day="31", month="2", year="2026", time="25:00", minutes="x", place=LONG, with_whom=ARABIC, notes="A note"
)
BOOKING = BookingState(banner=BANNER, known=(f"Best: morning. Not: Monday ({LONG})", "Interpreter: Polish"))
MOVING = BookingState(
    banner=BANNER,
    moving=True,
    heading="Move this appointment",
    note="It is booked for Tuesday 02-Jun-2026, 10:30 to 11:00.",
    entry=replace(TYPED, day="9", time="10:30", place="14 Station Road"),
    coming=("Tuesday 09-Jun-2026, 10:30 to 11:00: Hub clinic", "Tuesday 16-Jun-2026, 11:00: GP surgery"),
)
ERRORS = {
    "kind": "Choose what kind of appointment it is",
    "day": "This date does not exist. Check the day and the month",
    "time": "This time does not exist. Hours go to 23 and minutes to 59",
    "place": "Enter the place: the building and the street",
}
DOUBTS = ("The person has another appointment then: 10:30 to 11:00, Treatment service", "07-Jun-2026 is a Sunday")
ONE = AppointmentState(
    banner=BANNER,
    heading="Appointment today",
    when="Tuesday 02-Jun-2026, 10:30 to 11:00",
    tag="Say what happened",
    tag_kind="orange",
    facts=(("Kind", "Hub clinic"), ("Place", LONG), ("With", ARABIC), ("Booked", "30-May-2026 10:00 by Jo Hill")),
    clashes=("Tuesday 02-Jun-2026, 10:45: GP surgery",),
    came=CAME,
    missed=MISSED,
    called_off=CALLED_OFF,
    may_move=True,
    history=("30-May-2026 10:00, Jo Hill: Booked for Tuesday 02-Jun-2026, 10:30 to 11:00.",),
)
TO_COME = replace(ONE, tag="Booked", tag_kind="blue", came=(), missed=(), not_yet=True, may_print=True, clashes=())
TOMORROW = replace(
    TO_COME,
    heading="Appointment tomorrow",
    reminders=REMINDERS,
    reach=f"Safe: text message ({LONG}). Not safe: phone call, voicemail. Phone: 07700 900118.",
)
MISSED_ONE = replace(
    ONE,
    tag="The person could not come",
    tag_kind="grey",
    code="National code 3",
    clashes=(),
    came=(),
    missed=(),
    called_off=(),
    may_move=False,
    offer=True,
    may_reopen=True,
    history=(*ONE.history, f"02-Jun-2026 11:10, {LONG}: The person could not come."),
)
ANSWERS = tuple(given(n, LONG if n == 4 else "Several days") for n in range(1, 10))
CORRECT = CorrectState(banner=BANNER, form_title="PHQ-9 depression screen", answers=ANSWERS)
ASKED = question(3, so_far=(), left="", can_go_back=False, caption="Change this answer", chosen="several-days")
CHANGING = replace(CORRECT, question=ASKED, stands="Several days")
CHANGING_TYPED = replace(CORRECT, question=typed("text", so_far=(), left="", can_go_back=False), stands="4")


def _made(page: Callable[..., QWidget], state: object) -> Callable[[], QWidget]:
    return lambda: page(FakePresenter(state))


def _booking(first: BookingState, **then: object) -> Callable[[], QWidget]:
    def make() -> QWidget:
        presenter = FakeBooking(first)
        made = BookingPage(presenter)
        presenter.show(replace(first, **then))
        return made

    return make


PAGES: Mapping[str, Callable[[], QWidget]] = {
    "day": _made(AppointmentsPage, DAY),
    "eve": _made(AppointmentsPage, EVE),
    "sheet": _made(DaySheetPage, SHEET),
    "sheet-empty": _made(DaySheetPage, DaySheetState("Sunday 07-Jun-2026", loaded=True)),
    "week": _made(AppointmentsPage, WEEK),
    "day-empty": _made(AppointmentsPage, EMPTY_DAY),
    "day-unread": _made(AppointmentsPage, AppointmentsState()),
    "day-long": _made(AppointmentsPage, replace(DAY, rows=tuple(map(row, NAMES)))),
    "day-trouble": _made(AppointmentsPage, AppointmentsState(loaded=True, trouble=PROBLEM)),
    "book": _booking(BOOKING),
    "book-unread": _booking(BookingState()),
    "book-errors": _booking(replace(BOOKING, entry=TYPED), errors=ERRORS),
    "book-doubts": _booking(MOVING, doubts=DOUBTS),
    "book-trouble": _booking(BOOKING, trouble=PROBLEM),
    "one": _made(AppointmentPage, ONE),
    "one-to-come": _made(AppointmentPage, TO_COME),
    "one-tomorrow": _made(AppointmentPage, TOMORROW),
    "one-missed": _made(AppointmentPage, MISSED_ONE),
    "one-unread": _made(AppointmentPage, AppointmentState()),
    "one-trouble": _made(AppointmentPage, replace(ONE, trouble=PROBLEM)),
    "correct": _made(CorrectPage, CORRECT),
    "correct-unread": _made(CorrectPage, CorrectState()),
    "correct-change": _made(CorrectPage, CHANGING),
    "correct-typed": _made(CorrectPage, CHANGING_TYPED),
    "correct-errors": _made(CorrectPage, replace(CORRECT, errors={"error_reason": "Say why"})),
    "correct-trouble": _made(CorrectPage, CorrectState(trouble=PROBLEM)),
}
