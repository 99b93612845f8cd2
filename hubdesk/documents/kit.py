"""What a drawing function works with: the typesetter, the wording and the measures."""

from dataclasses import dataclass

from hubdesk.documents.page.marks import A4, GREY, MM
from hubdesk.documents.templates import Common, Template, filled
from hubdesk.documents.text.lines import Style
from hubdesk.documents.text.words import Typesetter


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of one letter, worked out from the size of its body text."""

    body: Style
    title: Style
    heading: Style
    small: Style

    @classmethod
    def at(cls, points: float, *, wide: bool = False) -> "Look":
        """A look whose body text has this size; ``wide`` spaces its lines as dyslexia guidance asks (facts §4.3)."""
        return cls(
            body=Style(points, spacing=1.6) if wide else Style(points),
            title=Style(points * 1.6, bold=True, spacing=1.2),
            heading=Style(points * 1.16, bold=True, spacing=1.25),
            small=Style(max(8.5, points * 0.82), colour=GREY),
        )


def in_both(welsh: str, english: str) -> str:
    """A few words in both languages. Welsh comes first (Welsh Language Standards, facts §4.6)."""
    return f"{welsh} / {english}"


@dataclass(frozen=True, slots=True)
class Kit:
    """All that a drawing function is given beside the content."""

    typesetter: Typesetter
    template: Template
    common: Common

    def shared(self, key: str, **values: object) -> str:
        """Words that all papers share; with the Welsh before the English where this paper carries both."""
        english, welsh = self.common.say(key, **values), self.template.welsh
        return in_both(filled(welsh.common[key], values), english) if welsh.checked and key in welsh.common else english

    @property
    def left(self) -> float:
        """The left edge of a letter's text, in points."""
        return self.common.letter.left * MM

    @property
    def width(self) -> float:
        """The width of a letter's text, in points."""
        return A4[0] - (self.common.letter.left + self.common.letter.right) * MM
