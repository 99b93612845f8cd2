"""A hub's site and the numbers its staff call."""

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


@dataclass(frozen=True, slots=True)
class Site:
    """One hub in one probation office."""

    id: SiteId
    hub: str
    name: str
    lines: tuple[HelpLine, ...] = ()
    """The site's own numbers: crisis team, duty clinician."""
    demo: bool = False
