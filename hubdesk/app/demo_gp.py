"""The demo's people who are on their way to a GP, one at each stage: just asked, waiting too long, refused, challenged,
sent to the wrong practice, in prison before release, registered with post to collect. All made up."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hubdesk.domain.details import Section
from hubdesk.domain.ids import PersonId
from hubdesk.domain.typed import typed_day
from hubdesk.services.desk import Desk
from hubdesk.services.details import open_details, save_section
from hubdesk.services.gp_case import CaseEntry, read_case, tell_case

Told = tuple[str, str, str, Mapping[str, str]]


def _told(what: str, how: str, words: str = "", **fields: str) -> Told:
    return what, how, words, fields


def _practice(code: str, name: str, address: str, postcode: str, phone: str) -> Told:
    return _told("practice", "chosen", name=name, code=code, address=address, postcode=postcode, phone=phone)


_ALDER = _practice("DEMO01", "Alder Walk Surgery", "3 Alder Road, Northgate", "ZY2 1BN", "01632 960301")
_RIVER = _practice("DEMO18", "Riverbank Homeless Practice", "54 Riverbank Road, Northgate", "ZY1 0FR", "01632 960318")
_KNOWN = _told("identity", "probation", statement="Their probation officer has known them since May")
_SLEEPS = (_told("consent", "yes"), _KNOWN, _told("address", "sleeps"))


def _proxy(today: date) -> Told:
    review = typed_day("review_on", today + timedelta(days=10))
    ticks = {"told_nhs": "yes", "offered": "yes", "agreement": "yes", "reach": "By text"}
    return _told("address", "proxy", **ticks, **review)


def _stories(today: date) -> tuple[tuple[int, int, tuple[Told, ...]], ...]:
    """Who (by the order of registration), how many days ago it ended, and what happened."""
    sent = (*_SLEEPS, _ALDER, _told("sent", "went", "Handed in at the desk"))
    refused = (
        *_SLEEPS,
        _ALDER,
        _told("sent", "post"),
        _told("refused", "no-address", "Asked for a bill", by="The desk"),
    )
    registered = (
        *(_told("consent", "yes"), _KNOWN, _proxy(today), _RIVER, _told("support", "went"), _told("sent", "went")),
        *(_told("registered", "letter"), _told("mail", "came", "One letter from the practice")),
    )
    return (
        (4, 1, (_told("consent", "yes"), _told("barrier", "no-id", "Lost in custody"))),
        (8, 12, sent),
        (9, 6, refused),
        (11, 3, (*refused, _told("challenged", "letter", "Quoted the rule"))),
        (13, 2, (*sent, _told("corrected", "not-yet", "There are two Alder surgeries"))),
        (15, 1, (_told("consent", "yes"), _KNOWN, _proxy(today), _RIVER)),
        (17, 1, registered),
    )


def tell_gp_cases(navigator: Desk, people: Sequence[PersonId], today: date) -> None:
    """Write these stories down as the navigator would have."""
    for place, ago, story in _stories(today):
        if place >= len(people):
            continue
        now = read_case(navigator, people[place])
        on = today - timedelta(days=ago)
        for what, how, words, fields in story:
            typed = (str(on.day), str(on.month), str(on.year))
            now, _changes = tell_case(navigator, now, CaseEntry(what, how, typed, words, fields))
        if place == 15:
            _in_prison(navigator, people[place], today)


def _in_prison(navigator: Desk, person_id: PersonId, today: date) -> None:
    """Back in prison for a while: a practice may register them from four weeks before they come out."""
    version = open_details(navigator, person_id, Section.ORDERS).details.version(Section.ORDERS)
    fields = {"episodes.0.kind": "sentence", **typed_day("episodes.0.began", today - timedelta(days=20))}
    fields |= typed_day("episodes.0.ends", today + timedelta(days=45))
    save_section(navigator, person_id, Section.ORDERS, version, fields)
