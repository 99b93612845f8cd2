"""The words of letters and cards as a hub has them: version 1 came with hubdesk, each later one is a lead's.

Versions are only ever added, and the newest of a template is what stands. Going back to the words that came with
hubdesk is a version too. A paper says which version it was made by, and keeps its words for good.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from hubdesk.domain.ids import UserId

SHIPPED = 1
"""The number of the version that came with hubdesk."""
LONGEST = 3000
"""Characters in one text of a template."""
_STAMP = re.compile(r"-hub(\d+)(?:-cy)?$")


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """A hub's own words for one template."""

    template: str
    number: int
    """2 is the first that is the hub's own."""
    based_on: str
    """The version of hubdesk's words that it was made from."""
    texts: Mapping[str, str]
    """Every text by the name of its part; empty where it goes back to hubdesk's words."""
    reason: str
    at: datetime
    by: UserId
    welsh_checked: str = ""
    """The Welsh speaker who checked the Welsh texts; empty keeps them off the paper."""

    @property
    def back(self) -> bool:
        """Whether it goes back to the words that came with hubdesk."""
        return not self.texts

    @property
    def stamp(self) -> str:
        """What a paper says that it was made by."""
        welsh = "-cy" if self.welsh_checked else ""
        return self.based_on if self.back else f"{self.based_on}-hub{self.number}{welsh}"

    def without_welsh(self) -> "TemplateVersion":
        """The same words in English alone."""
        return replace(self, welsh_checked="")


def number_of_stamp(stamp: str) -> int:
    """The number of the hub's version that a paper was made by; ``SHIPPED`` for words that came with hubdesk."""
    found = _STAMP.search(stamp)
    return int(found[1]) if found else SHIPPED


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """One text of a template that a lead may change."""

    name: str
    """As ``words.heading``, ``label.reason``, ``required.frame.signer.name`` or ``welsh.words.heading``."""
    label: str
    group: str
    text: str
    """As it came with hubdesk."""
    blanks: tuple[str, ...] = ()
    """What is filled in and must stay, as ``{date}``."""

    @property
    def welsh(self) -> bool:
        """Whether it is in Welsh."""
        return self.name.startswith("welsh.")

    @property
    def shared(self) -> bool:
        """Whether all papers have it: the number of the page, the greeting."""
        return self.name.startswith("welsh.common.")


@dataclass(frozen=True, slots=True)
class TemplateSheet:
    """One template as a lead edits it."""

    id: str
    title: str
    kind: str
    version: str
    parts: tuple[TemplatePart, ...]
    country: str = ""
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one text; ``stops`` says whether it may not be saved."""

    part: str
    message: str
    stops: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """One template, and what stands for it now."""

    sheet: TemplateSheet
    own: TemplateVersion | None = None
    history: tuple[TemplateVersion, ...] = field(default=())
    """Newest first."""

    @property
    def number(self) -> int:
        """The number of the version that stands."""
        return self.own.number if self.own else SHIPPED

    @property
    def texts(self) -> dict[str, str]:
        """The texts that stand."""
        own = self.own.texts if self.own else {}
        return {part.name: own.get(part.name, part.text) for part in self.sheet.parts}

    @property
    def behind(self) -> bool:
        """Whether hubdesk has brought newer words since the hub made its own."""
        return self.own is not None and not self.own.back and self.own.based_on != self.sheet.version
