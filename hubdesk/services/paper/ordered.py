"""What letters about treatment that a court ordered begin with: the requirement, and sessions as the provider told.

Only templates that are about the order name these (``domain.offence_data.ABOUT_THE_ORDER``); on any other the words
would be found before it prints.
"""

from collections.abc import Callable, Mapping

from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.orders import Ordered, Sessions
from hubdesk.services.paper.gathering import Gathered


def _running(known: Gathered) -> Ordered | None:
    """The requirement that runs, one with sessions first."""
    running = [one for one in known.whole.orders.treatment if one.standing.runs]
    return next((one for one in running if one.sessions), running[0] if running else None)


def _of(part: Callable[[Ordered], str]) -> Callable[[Gathered], str]:
    return lambda known: part(one) if (one := _running(known)) else ""


def _told(count: Callable[[Sessions], int]) -> Callable[[Gathered], str]:
    return _of(lambda one: str(count(one.sessions)) if one.sessions else "")


def _order_words(one: Ordered) -> str:
    since = f", from {letter_date(one.began)}" if one.began else ""
    months = f", for {one.months} months" if one.months else ""
    return f"{one.standing.label}{since}{months}"


STARTS: Mapping[str, Callable[[Gathered], str]] = {
    "order_requirement": _of(lambda one: one.requirement.label),
    "order_words": _of(_order_words),
    "order_officer": _of(lambda one: one.officer),
    "sessions_offered": _told(lambda told: told.offered),
    "sessions_kept": _told(lambda told: told.kept),
    "sessions_called_off": _told(lambda told: told.called_off),
    "sessions_missed": _told(lambda told: told.missed),
}
"""What a field may begin with, by the name that the template gives."""
