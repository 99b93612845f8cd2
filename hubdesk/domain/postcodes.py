"""UK postcodes, and the pseudo postcode of somebody with no fixed abode (facts §3.3)."""

import re

NO_FIXED_ABODE = "ZZ99 3VZ"
_PSEUDO = frozenset({"ZZ993VZ", "ZZ993WZ", "ZZ993CZ", "ZZ993GZ", "ZZ991WZ", "ZZ992WZ"})
_REAL = re.compile(r"(?:[A-Z]{1,2}\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{2}|GIR0AA)", re.ASCII)
"""Outward part, then a digit and two letters of which none is C, I, K, M, O or V."""

_WRITTEN = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]?[ \u00a0]?[0-9][A-Z]{2}\b", re.ASCII)
"""As one stands in a line of an address."""


def read_postcode(text: str) -> str:
    """``SW1A 1AA`` from however it was typed. Raises ``ValueError`` with a message for the field."""
    tight = "".join(c for c in text.upper() if c.isascii() and c.isalnum())
    if tight not in _PSEUDO and not _REAL.fullmatch(tight):
        raise ValueError("Enter a postcode, like SW1A 1AA. Part of one can go in the address")
    return f"{tight[:-3]} {tight[-3:]}"


def postcodes_whole(text: str) -> str:
    """The text with each postcode unbroken, so that it never stands on two lines."""
    return _WRITTEN.sub(lambda hit: hit[0].replace(" ", "\u00a0"), text)


def postcodes_in(text: str) -> list[str]:
    """The postcodes in a text, in capitals, in their order."""
    return [found.replace("\u00a0", " ") for found in _WRITTEN.findall(text.upper())]
