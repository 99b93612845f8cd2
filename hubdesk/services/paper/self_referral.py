"""The sheet for somebody who calls a service themselves: whom, when, what to say and what they will be asked."""

from hubdesk.domain.destinations import Destination, Destinations
from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.local_services import LocalService
from hubdesk.services.desk import Desk
from hubdesk.services.local_services import list_services


def calls_itself(destinations: Destinations, service: LocalService) -> bool:
    """Whether people call there themselves: the service says so, or its kind does."""
    return service.self_referral or destinations.get(service.destination).self_referral


def call_fields(destinations: Destinations, service: LocalService) -> dict[str, str]:
    """The fields of the sheet for one service of the directory, empty ones too: what stood there goes."""
    return {
        "their_name": service.name,
        "their_phone": service.phone,
        "hours": service.hours,
        "ask_for": service.who,
        "place": service.address,
        "checked": letter_date(service.checked_on) if service.checked_on else "",
        **_words(destinations.get(service.destination)),
    }


def self_referral_fields(desk: Desk, kind: Destination, to: str = "") -> dict[str, str]:
    """The fields for a kind of service: those of the one that was named, or of the only one there is."""
    here = [one for one in list_services(desk) if one.destination == kind.id]
    named = [one for one in here if one.name.casefold() == to.strip().casefold()]
    found = named or ([] if to.strip() else here)
    if len(found) == 1:
        return {name: text for name, text in call_fields(desk.destinations, found[0]).items() if text}
    return {**({"their_name": to.strip()} if to.strip() else {}), **_words(kind)}


def _words(kind: Destination) -> dict[str, str]:
    return {"say": "\n".join(kind.say), "asked": "\n".join(kind.asked)}
