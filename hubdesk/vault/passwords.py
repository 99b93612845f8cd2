"""The password rule: length instead of complexity, and a short list of what everyone tries first.

Security design §4.4, after NCSC password guidance (three random words, no expiry, paste allowed).
"""

import unicodedata

from hubdesk.domain.device_key import LONG_PASSWORD, PASSWORD_ONLY

SHORTEST, LONGEST = 12, 256

_COMMON = (
    "administrator", "changeme", "clinician", "football", "healthhub", "hubdesk", "iloveyou", "letmein", "liverpool",
    "login", "manchester", "monday", "navigator", "password", "passw0rd", "probation", "qwerty", "qwertyuiop",
    "secret", "spring", "summer", "autumn", "winter", "sunshine", "welcome", "abcdefghijklmnopqrstuvwxyz",
    "asdfghjkl", "zxcvbnm", "abcdef", "admin", "health", "user", "test", "nhs", "hub",
)  # fmt: skip
_LETTERS_NEEDED = 4
_DIFFERENT_NEEDED = 5
_NAME_COUNTS_FROM = 3
_ORGANISATION_COUNTS_FROM = 5
"""Short words of a long title ("and", "the") would forbid half the dictionary."""


def password_problem(password: str, *, name: str = "", organisation: str = "", shortest: int = SHORTEST) -> str | None:
    """What is wrong with a new password, in plain words, or ``None``.

    ``name`` is the person's own sign-in or full name, ``organisation`` the name of the trust or hub; neither
    may be part of the password.
    """
    text = unicodedata.normalize("NFKC", password)
    if any(unicodedata.category(character) in ("Cc", "Cs", "Cn") for character in text):
        return "Use letters, digits, spaces and signs only."
    if len(text) < shortest:
        return f"Use at least {shortest} characters. Three random words make a good password."
    if len(text) > LONGEST:
        return f"Use at most {LONGEST} characters."
    folded = text.casefold()
    if _mentions(folded, name, _NAME_COUNTS_FROM):
        return "Do not use your own name in the password."
    if _mentions(folded, organisation, _ORGANISATION_COUNTS_FROM):
        return "Do not use the name of your organisation in the password."
    if len(set(folded)) < _DIFFERENT_NEEDED or _letters_left(folded) < _LETTERS_NEEDED:
        return "This password is easy to guess. Three random words make a good one."
    return None


def shortest_for(provider: str) -> int:
    """The fewest characters, where the workstation secret is kept by this provider."""
    return LONG_PASSWORD if provider == PASSWORD_ONLY else SHORTEST


def _mentions(folded: str, phrase: str, shortest: int) -> bool:
    words = unicodedata.normalize("NFKC", phrase).casefold().replace(".", " ").replace("-", " ").split()
    return any(len(word) >= shortest and word in folded for word in words)


def _letters_left(folded: str) -> int:
    """How many letters remain when signs, digits and common words are taken away."""
    left = folded
    for word in sorted(_COMMON, key=len, reverse=True):
        left = left.replace(word, " ")
    return sum(character.isalpha() for character in left)
