"""Finding a practice or a service from within a form: what is typed, what is offered, and what each one fills in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.local_services import LocalService, for_letter
from hubdesk.domain.phones import read_phone
from hubdesk.domain.practices import FoundPractice
from hubdesk.presenters.directory.practices import practice_row
from hubdesk.presenters.directory.services import service_row
from hubdesk.services.desk import Desk
from hubdesk.services.local_services import list_services
from hubdesk.services.paper.self_referral import call_fields, calls_itself
from hubdesk.services.practices import find_practices

PRACTICE, READER, SERVICE, SELF_REFERRAL = "practice", "reader", "service", "self-referral"
"""Where a field looks: a practice for the record, a practice as the reader of a letter, a service as its reader, a
service that the person calls themselves."""
MOST = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """One that can be chosen, and the fields it fills by name."""

    title: str
    detail: str
    tags: tuple[tuple[str, str], ...]
    fills: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a text."""

    typed: str = ""
    offers: tuple[Offer, ...] = ()

    @property
    def summary(self) -> str:
        """In a line."""
        if not self.typed.strip():
            return ""
        if not self.offers:
            return "Nothing matches. It can be typed by hand below"
        return f"{len(self.offers)} found. Down goes to the list, Enter chooses"


def find(desk: Desk, where: str, typed: str, destination: str = "") -> Found:
    """Look in the directory; an empty text finds nothing, but every service of one kind."""
    if where == SELF_REFERRAL:
        return Found(typed, _to_call(desk, typed))
    if where == SERVICE:
        return Found(typed, _services(desk, typed, destination))
    fills = _practice_fields if where == PRACTICE else reader_fields
    found = find_practices(desk, typed) if typed.strip() else ()
    return Found(typed, tuple(_offer(one, fills) for one in found[:MOST]))


def _offer(found: FoundPractice, fills: Callable[[FoundPractice], dict[str, str]]) -> Offer:
    row = practice_row(found)
    return Offer(row.name, row.detail, row.tags, fills(found))


def _practice_fields(found: FoundPractice) -> dict[str, str]:
    """The fields of the GP in the record."""
    one = found.listed.practice
    return {
        "code": one.code,
        "name": one.name,
        "address": one.address,
        "postcode": one.postcode,
        "phone": usual_phone(one.phone),
    }


def reader_fields(found: FoundPractice) -> dict[str, str]:
    """The fields of a letter's reader: the town stands on a line of its own."""
    one, town = found.listed.practice, found.listed.town
    lines = [part.strip() for part in one.address.split(",") if part.strip()]
    if lines and lines[-1] == town:
        lines.pop()
    return {"to_name": one.name, "to_lines": "\n".join(lines), "to_town": town, "to_postcode": one.postcode}


def _services(desk: Desk, typed: str, destination: str) -> tuple[Offer, ...]:
    today: date = desk.clock.now().date()
    found: list[LocalService] = [one for one in list_services(desk) if one.matches(typed)]
    if destination and not typed.strip():
        found = [one for one in found if one.destination == destination]
    first = sorted(found, key=lambda one: one.destination != destination)[:MOST]
    rows = ((service_row(one, today), one) for one in first)
    return tuple(
        Offer(
            row.title,
            " · ".join(part for part in (one.destination_label, row.detail) if part),
            row.tags,
            for_letter(one),
        )
        for row, one in rows
    )


def _to_call(desk: Desk, typed: str) -> tuple[Offer, ...]:
    """Services that people call themselves; with nothing typed, all of them."""
    today = desk.clock.now().date()
    found = [one for one in list_services(desk) if one.matches(typed) and calls_itself(desk.destinations, one)]
    return tuple(
        Offer(row.title, one.destination_label, row.tags, call_fields(desk.destinations, one))
        for row, one in ((service_row(one, today), one) for one in found[:MOST])
    )


def usual_phone(text: str) -> str:
    """A number of the directory in its usual form, or as it stands there."""
    try:
        return read_phone(text).shown if text else ""
    except ValueError:
        return text
