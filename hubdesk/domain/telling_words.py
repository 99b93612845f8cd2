"""Words that tell a stranger why somebody goes to a place: a discreet card leaves such a line of the place out."""

from hubdesk.domain.names import fold

_TELLING = (
    *("probation", "offend", "prison", "custody", "magistrate", "police"),
    *("drug", "alcohol", "substance", "addict", "methadone", "needle", "recovery"),
    *("mental", "psych", "crisis", "suicid", "self-harm", "trauma", "domestic", "abuse", "refuge"),
    *("sexual", "hiv", "hepatitis", "aids", "gum "),
)
"""Beginnings of words."""


def tells(line: str) -> bool:
    """Whether a line of a place would tell a stranger what somebody goes there for."""
    words = f" {fold(line)} "
    return any(f" {start}" in words.replace("(", " ").replace("/", " ") for start in _TELLING)
