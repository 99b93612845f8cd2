"""The places of appointments: the day, booking, one appointment."""

from typing import Any

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.appointment import AppointmentPresenter
from hubdesk.presenters.appointments import AppointmentsPresenter
from hubdesk.presenters.booking import BookingPresenter
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.routes import AppointmentRoute, AppointmentsRoute, BookRoute
from hubdesk.ui.pages.appointments import AppointmentPage, AppointmentsPage, BookingPage

AppointmentPlaces = AppointmentsRoute | BookRoute | AppointmentRoute


def appointment_place(guide: Any, route: AppointmentPlaces) -> tuple[Presenter[Any], QWidget]:
    """The presenter and page of a route, already loading. ``guide`` gives desk, runner, go and changed."""
    match route:
        case AppointmentsRoute(day=day):
            listed = AppointmentsPresenter(guide.desk, guide.runner, guide.go, day)
            page: QWidget = AppointmentsPage(listed)
            listed.load()
            return listed, page
        case BookRoute(person_id=person_id, moves=moves, instead_of=instead_of):
            booking = BookingPresenter(
                guide.desk, guide.runner, guide.go, guide.changed, person_id, moves=moves, instead_of=instead_of
            )
            page = BookingPage(booking)
            booking.load()
            return booking, page
        case AppointmentRoute(appointment_id=appointment_id):
            one = AppointmentPresenter(guide.desk, guide.runner, guide.go, guide.changed, appointment_id)
            page = AppointmentPage(one)
            one.load()
            return one, page
