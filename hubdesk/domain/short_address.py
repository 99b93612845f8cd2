"""A hub's short web address, as it may stand in a QR code on a card: where to look, and nothing else.

A code is read by machines that keep what they read, so nothing of the person, no time and no health word is ever in
it, and no address that could be counted back to one card (no query, no fragment).
"""

import re

from hubdesk.domain.postcodes import postcodes_in
from hubdesk.domain.telling_words import tells

MOST = 42
"""Signs: so many fit a code of 29 by 29 squares, which a phone reads from a card at 18 mm."""
_ADDRESS = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+(?:/[A-Za-z0-9._~-]*)*")
_BETWEEN = re.compile(r"[./_~-]+")


def read_short_address(text: str) -> str:
    """The address without "https://", or nothing. Raises ``ValueError`` in words for a page."""
    bare = text.strip().removeprefix("https://").removeprefix("http://").rstrip("/")
    host, slash, path = bare.partition("/")
    bare = f"{host.lower()}{slash}{path}"
    if not bare:
        return ""
    if not _ADDRESS.fullmatch(bare):
        raise ValueError("Enter a plain web address, like hub.example.nhs.uk/find")
    if len(in_code(bare)) > MOST:
        raise ValueError(f"Use a shorter address: {MOST - len('https://')} characters or fewer")
    if tells(_BETWEEN.sub(" ", bare)):
        raise ValueError("This address would tell a stranger what the hub is for. Use another one")
    return bare


def in_code(address: str) -> str:
    """What the code holds, so that a phone opens it."""
    return f"https://{address}"


def postcode_in(lines: tuple[str, ...]) -> str:
    """The last postcode in the lines of a place, or nothing."""
    found = [postcode for line in lines for postcode in postcodes_in(line)]
    return found[-1] if found else ""
