"""What a letter to the owner of an instrument says of the hub that writes it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LicenceLetter:
    """The content of one request. ``name`` is the short name of the instrument, ``title`` the long one."""

    name: str
    title: str
    owner: str
    hub: str
    site: str
    signer: str
    profession: str
    written_on: date
    reach: str = ""
    """How to reach the hub; empty where the settings do not say."""
