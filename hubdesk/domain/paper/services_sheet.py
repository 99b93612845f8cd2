"""The sheet "who does what here": services round the hub, with nothing about a person."""

from dataclasses import dataclass
from datetime import date

from hubdesk.domain.local_services import LocalService


@dataclass(frozen=True, slots=True)
class ServicesSheet:
    """Services in groups by kind, in the order they are printed; ``area`` is empty for all of them."""

    hub: str
    printed_on: date
    groups: tuple[tuple[str, tuple[LocalService, ...]], ...]
    area: str = ""
