"""The appointments of a day, booking one, and saying what happened."""

from hubdesk.ui.pages.appointments.appointment_page import AppointmentPage
from hubdesk.ui.pages.appointments.booking_page import BookingPage
from hubdesk.ui.pages.appointments.day_page import AppointmentsPage
from hubdesk.ui.pages.appointments.day_sheet_page import DaySheetPage

__all__ = ["AppointmentPage", "AppointmentsPage", "BookingPage", "DaySheetPage"]
