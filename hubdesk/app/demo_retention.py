"""The demo's old records, one due and one on hold, and a person who was registered twice. All made up."""

from datetime import datetime, timedelta

from hubdesk.app.demo_story import STORIES, StoryClock, Teller
from hubdesk.domain.people import Gender, Person, PersonEntry
from hubdesk.domain.retention import HoldKind
from hubdesk.services.desk import Desk
from hubdesk.services.people import register_person
from hubdesk.services.retention import open_keeping, put_hold
from hubdesk.services.sure_day import confirm_day

_OLD = timedelta(days=365 * 9)


OLD_RECORDS = 4
"""People registered here, beside those that were asked for."""


def tell_retention(desks: dict[str, Desk], teller: Teller, clock: StoryClock, today: datetime) -> None:
    """Two people registered nine years ago and never seen again; one twin record of a few weeks ago."""
    lead, navigator = desks["asha"], desks["jo"]
    clock.moment = today - _OLD
    _register(navigator, "Fenwick", "Arnold", "1949", "2", "11")
    held = _register(navigator, "Pascoe", "Joan", "1952", "7", "30")
    clock.moment = today - timedelta(days=21)
    first = _register(navigator, "Reid", "Callum", "1990", "10", "5")
    story = STORIES[0]
    if story is not None:
        teller.tell(story, first.id)
    clock.moment = today - timedelta(days=2)
    _register(navigator, "Reid", "Calum", "1990", "10", "5")
    clock.moment = today - timedelta(hours=1)
    confirm_day(lead)
    put_hold(lead, open_keeping(lead, held.id), HoldKind.LEGAL, "Trust solicitor: claim of 2018, not settled")


def _register(desk: Desk, family: str, given: str, year: str, month: str, day: str) -> Person:
    gender = Gender.FEMALE if given == "Joan" else Gender.MALE
    entry = PersonEntry(family, given, "", "", day, month, year, gender=gender.value)
    return register_person(desk, entry, although_alike=True)[0]
