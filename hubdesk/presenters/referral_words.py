"""How a referral reads, wherever it is listed."""

from datetime import date

from hubdesk.domain.dates import cui_date
from hubdesk.domain.destinations import Destinations
from hubdesk.domain.referral import Stage
from hubdesk.domain.referral_line import Standing

COLOURS = {
    Stage.DRAFTED: "grey",
    Stage.SIGNED: "blue",
    Stage.SENT: "yellow",
    Stage.RECEIVED: "yellow",
    Stage.ACCEPTED: "aqua",
    Stage.REJECTED: "orange",
    Stage.OFFERED: "purple",
    Stage.MISSED: "pink",
    Stage.ATTENDED: "aqua",
    Stage.STARTED: "green",
    Stage.ENDED: "grey",
}


def where_to(destinations: Destinations, destination: str, to: str) -> str:
    """The kind of service and its name: ``Drug and alcohol service (Recovery Northbridge)``."""
    title = destinations.get(destination).title
    return f"{title} ({to})" if to and to.casefold() != title.casefold() else title


def next_words(standing: Standing, today: date) -> str:
    """``Ask whether they have it, by 24-Nov-2026``; a day that has passed says how long ago."""
    if standing.next is None:
        return "Nothing more to do"
    late = (today - standing.next.due).days
    if late > 0:
        return f"{standing.next.words}: {late} day{'' if late == 1 else 's'} overdue"
    return f"{standing.next.words}, by {cui_date(standing.next.due)}" if late else f"{standing.next.words} today"


def days_words(days: int) -> str:
    """``1 day``."""
    return f"{days} day{'' if days == 1 else 's'}"
