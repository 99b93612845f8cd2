"""What should be looked at again before an appointment is booked: never a refusal, always a question."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from hubdesk.domain.appointments import Appointment, AppointmentDetails, Arrangement, clashes
from hubdesk.domain.asked import May
from hubdesk.domain.dates import cui_date
from hubdesk.domain.details import Details
from hubdesk.domain.problems import KnownProblem

_MORNING, _EVENING = time(7), time(21)
_FAR = timedelta(days=366)


class Doubtful(KnownProblem):
    """Something to look at again; ``doubts`` are sentences for the screen."""

    code = "appointment-doubtful"

    def __init__(self, doubts: tuple[str, ...]) -> None:
        super().__init__("Look at this again before booking.", "Change it, or book it all the same.")
        self.doubts = doubts


def doubts_about(
    details: AppointmentDetails, others: Iterable[Appointment], known: Details, today: date
) -> tuple[str, ...]:
    """The doubts, in words: what else the person has then, what does not suit them, an interpreter nobody booked,
    a time at night, a Sunday, a day far away."""
    found = [
        f"The person has another appointment then: {clock_range(a.details)}, {a.details.kind.label}"
        for a in clashes(details, others)
    ]
    ends = details.ends.time() if details.ends.date() == details.day else time.max
    found += known.suits.against(details.day, details.at, ends, details.place)
    if known.communication.interpreter is May.YES and Arrangement.INTERPRETER not in details.arranged:
        found.append(f"The person needs an interpreter ({known.communication.language}), and none is booked")
    if not _MORNING <= details.at < _EVENING:
        found.append(f"{details.at:%H:%M} is outside the day. Check that morning and afternoon are not mixed up")
    if details.day.weekday() == 6:
        found.append(f"{cui_date(details.day)} is a Sunday")
    if details.day - today > _FAR:
        found.append(f"{cui_date(details.day)} is more than a year away")
    return tuple(found)


def clock_range(details: AppointmentDetails) -> str:
    """``10:30 to 11:00``; only the beginning where nobody said how long."""
    if not details.minutes:
        return f"{details.at:%H:%M}"
    return f"{details.at:%H:%M} to {details.ends:%H:%M}"
