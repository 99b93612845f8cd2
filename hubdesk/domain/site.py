"""A hub's site and the numbers its staff call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hubdesk.domain.ids import SiteId


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A number to call or text, with the words that go with it."""

    label: str
    number: str
    note: str = ""


NATIONAL_LINES = (
    HelpLine("Emergency", "999", "Life is in danger now"),
    HelpLine("NHS 111, option 2", "111", "Mental health crisis, any hour"),
    HelpLine("Samaritans", "116 123", "Free to call, any hour"),
    HelpLine("Shout", "85258", "Text SHOUT, any hour"),
)
"""England and Wales (facts §5.5); on the safety page 999 comes first, then the site's own numbers."""


NUMBER_ROWS = (1, 2, 3)
"""How many numbers of its own a hub has, at most: ``label1`` and ``number1`` to ``label3`` and ``number3``."""
_DIGITS = range(3, 16)
"""111 and 999 are numbers; no number of the world has more than 15 digits (ITU E.164): more are two in one field."""


def help_line_faults(texts: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with numbers as typed, by field: a number needs a name and a name a number."""
    wrong: dict[str, str] = {}
    for row in NUMBER_ROWS:
        label, number = (texts.get(f"{part}{row}", "").strip() for part in ("label", "number"))
        if label and not number:
            wrong[f"number{row}"] = "Enter the number, or empty the name beside it"
        if number and not label:
            wrong[f"label{row}"] = "Say whose number this is"
        if number and sum(c.isdigit() for c in number) not in _DIGITS:
            wrong[f"number{row}"] = "Enter one phone number, like 01632 960 001"
    return wrong


def read_help_lines(texts: Mapping[str, str]) -> tuple[HelpLine, ...]:
    """Numbers as typed; empty rows are left out."""
    rows = [[" ".join(texts.get(f"{part}{row}", "").split()) for part in ("label", "number")] for row in NUMBER_ROWS]
    return tuple(HelpLine(label, number) for label, number in rows if label and number)


def help_line_texts(lines: Sequence[HelpLine]) -> dict[str, str]:
    """Numbers as they are typed, for changing them."""
    rows = enumerate(lines, 1)
    return {
        f"{part}{row}": text for row, line in rows for part, text in (("label", line.label), ("number", line.number))
    }


@dataclass(frozen=True, slots=True)
class Site:
    """One hub in one probation office."""

    id: SiteId
    hub: str
    name: str
    lines: tuple[HelpLine, ...] = ()
    """The site's own numbers: crisis team, duty clinician."""
    demo: bool = False
