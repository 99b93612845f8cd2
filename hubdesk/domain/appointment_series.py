"""Several appointments booked at once: the same day of the week, every week or so, at the same time on the wall."""

from dataclasses import replace
from datetime import timedelta

from hubdesk.domain.appointment_entry import AppointmentEntry
from hubdesk.domain.appointments import AppointmentDetails
from hubdesk.domain.problems import InvalidEntry

EVERY: tuple[tuple[str, str], ...] = (("7", "Every week"), ("14", "Every 2 weeks"), ("28", "Every 4 weeks"))
"""Days from one to the next, and words."""
MOST = 12


def in_series(first: AppointmentDetails, entry: AppointmentEntry) -> tuple[AppointmentDetails, ...]:
    """The appointments of a series, first to last; only the first where nobody asked for a series.

    Raises ``InvalidEntry`` under ``times``.
    """
    if not entry.every:
        if entry.times.strip():
            raise InvalidEntry({"every": "Choose how often, or empty the number"})
        return (first,)
    typed = entry.times.strip()
    if not (typed.isascii() and typed.isdecimal() and 2 <= int(typed[:4]) <= MOST):
        raise InvalidEntry({"times": f"Enter how many appointments in all, from 2 to {MOST}"})
    if entry.happened:
        raise InvalidEntry({"every": "A series can only be booked ahead"})
    step = timedelta(days=int(entry.every))
    return tuple(replace(first, day=first.day + step * number) for number in range(int(typed)))
