"""The places of appointments: the day, booking, one appointment."""

from typing import Any

from PySide6.QtWidgets import QWidget

from hubdesk.domain.ids import AppointmentId
from hubdesk.exchange.calendar_file import LocalCalendarFiles
from hubdesk.presenters.appointment import AppointmentPresenter
from hubdesk.presenters.appointments import SHEET_TICKS, AppointmentsPresenter
from hubdesk.presenters.booking import BookingPresenter
from hubdesk.presenters.day_sheet import DaySheetPresenter
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.routes import AppointmentRoute, AppointmentsRoute, BookRoute, DaySheetRoute
from hubdesk.ui.file_dialogs import ask_where_to_save
from hubdesk.ui.pages.appointments import AppointmentPage, AppointmentsPage, BookingPage, DaySheetPage

AppointmentPlaces = AppointmentsRoute | BookRoute | AppointmentRoute | DaySheetRoute


def appointment_place(guide: Any, route: AppointmentPlaces) -> tuple[Presenter[Any], QWidget]:
    """The presenter and page of a route, already loading. ``guide`` gives desk, runner, go and changed."""
    match route:
        case AppointmentsRoute(day=day):
            return _day(AppointmentsPresenter(guide.desk, guide.runner, guide.go, day))
        case DaySheetRoute(day=sheet_day):
            sheet = DaySheetPresenter(guide.desk, guide.runner, guide.go, guide.changed, sheet_day)
            page: QWidget = DaySheetPage(sheet)
            sheet.load()
            return sheet, page
        case BookRoute(person_id=person_id, moves=moves, instead_of=instead_of):
            booking = BookingPresenter(
                guide.desk, guide.runner, guide.go, guide.changed, person_id, moves=moves, instead_of=instead_of
            )
            page = BookingPage(booking)
            booking.load()
            return booking, page
        case AppointmentRoute(appointment_id=appointment_id):
            return _one(guide, appointment_id)


def _one(guide: Any, appointment_id: AppointmentId) -> tuple[Presenter[Any], QWidget]:
    files = LocalCalendarFiles()
    one = AppointmentPresenter(guide.desk, guide.runner, guide.go, guide.changed, appointment_id, files)
    page = AppointmentPage(one)

    def save() -> None:
        if path := ask_where_to_save(page, "Save for a calendar", "appointment.ics", "Calendar (*.ics)"):
            one.save_calendar(path)

    page.calendar_requested.connect(save)
    one.load()
    return one, page


def _day(listed: AppointmentsPresenter) -> tuple[Presenter[Any], QWidget]:
    page = AppointmentsPage(listed)

    def print_sheet() -> None:
        from hubdesk.ui.list_paper import print_list  # Qt's printing is slow to load and wanted seldom

        heads = ("Who", "Where", "When")
        if print_list(
            page, "Appointments", listed.state.day, listed.sheet(), SHEET_TICKS, heads, listed.sheet_numbers()
        ):
            listed.sheet_printed()

    page.sheet_requested.connect(print_sheet)
    listed.load()
    return listed, page
