"""UK postcodes, and the pseudo postcode of somebody with no fixed abode (facts §3.3)."""

import re

NO_FIXED_ABODE = "ZZ99 3VZ"
_PSEUDO = frozenset({"ZZ993VZ", "ZZ993WZ", "ZZ993CZ", "ZZ993GZ", "ZZ991WZ", "ZZ992WZ"})
_REAL = re.compile(r"(?:[A-Z]{1,2}\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{2}|GIR0AA)", re.ASCII)
"""Outward part, then a digit and two letters of which none is C, I, K, M, O or V."""


def read_postcode(text: str) -> str:
    """``SW1A 1AA`` from however it was typed. Raises ``ValueError`` with a message for the field."""
    tight = "".join(c for c in text.upper() if c.isascii() and c.isalnum())
    if tight not in _PSEUDO and not _REAL.fullmatch(tight):
        raise ValueError("Enter a postcode, like SW1A 1AA. Part of one can go in the address")
    return f"{tight[:-3]} {tight[-3:]}"
