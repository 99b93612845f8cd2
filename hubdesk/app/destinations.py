"""The kinds of service that people are referred to, as they come with the program, read once."""

import tomllib
from functools import cache

from hubdesk.domain.destinations import Destinations, read_destinations
from hubdesk.system.paths import resources_dir


@cache
def shipped_destinations() -> Destinations:
    """All of them, in the order they are offered."""
    with (resources_dir() / "referrals" / "destinations.toml").open("rb") as file:
        return read_destinations(tomllib.load(file))
