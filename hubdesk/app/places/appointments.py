"""The places of appointments: the day and its sheet, booking, one appointment."""

from hubdesk.app.place import APPOINTMENTS, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.exchange.calendar_file import LocalCalendarFiles
from hubdesk.presenters.appointment import AppointmentPresenter
from hubdesk.presenters.appointments import SHEET_TICKS, AppointmentsPresenter
from hubdesk.presenters.booking import BookingPresenter
from hubdesk.presenters.day_sheet import DaySheetPresenter
from hubdesk.presenters.routes import AppointmentRoute, AppointmentsRoute, BookRoute, DaySheetRoute
from hubdesk.ui.file_dialogs import ask_where_to_save
from hubdesk.ui.pages.appointments import AppointmentPage, AppointmentsPage, BookingPage, DaySheetPage


def _day(guide: Guide, route: AppointmentsRoute) -> Place:
    listed = AppointmentsPresenter(guide.desk, guide.runner, guide.go, route.day)
    place = opened(listed, AppointmentsPage, APPOINTMENTS)

    def print_sheet() -> None:
        from hubdesk.ui.list_paper import print_list  # Qt's printing is slow to load and wanted seldom

        heads, rows, numbers = ("Who", "Where", "When"), listed.sheet(), listed.sheet_numbers()
        if print_list(place.page, "Appointments", listed.state.day, rows, SHEET_TICKS, heads, numbers):
            listed.sheet_printed()

    place.page.sheet_requested.connect(print_sheet)
    return place


def _day_sheet(guide: Guide, route: DaySheetRoute) -> Place:
    return opened(DaySheetPresenter(*guide.tools, route.day), DaySheetPage, APPOINTMENTS)


def _book(guide: Guide, route: BookRoute) -> Place:
    booking = BookingPresenter(*guide.tools, route.person_id, moves=route.moves, instead_of=route.instead_of)
    return opened(booking, BookingPage, APPOINTMENTS)


def _one(guide: Guide, route: AppointmentRoute) -> Place:
    one = AppointmentPresenter(*guide.tools, route.appointment_id, LocalCalendarFiles())
    place = opened(one, AppointmentPage, APPOINTMENTS)

    def save() -> None:
        if path := ask_where_to_save(place.page, "Save for a calendar", "appointment.ics", "Calendar (*.ics)"):
            one.save_calendar(path)

    place.page.calendar_requested.connect(save)
    return place


MAKERS: Makers = {AppointmentsRoute: _day, DaySheetRoute: _day_sheet, BookRoute: _book, AppointmentRoute: _one}
