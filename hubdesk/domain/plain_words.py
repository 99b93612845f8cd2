"""Words that label a person, and abbreviations that nobody explained, found in what is typed: suggestions, never more.

A letter may quote what somebody said, so nothing here is ever refused. Facts §1 row 62: labels such as "offender" and
"substance abuser" put people off and change how they are treated.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

_SHORT = re.compile(r"(?<![\w&/.-])(?:[A-Z]{2,6}s?|[A-Z]&[A-Z])(?![\w&/-])")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")


@dataclass(frozen=True, slots=True)
class Label:
    """Ways to say something that labels a person, and a better one."""

    says: tuple[str, ...]
    better: str
    why: str = ""


@dataclass(frozen=True)
class Style:
    """What to look for. ``known`` are short forms that everybody who reads a letter knows."""

    labels: tuple[Label, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], Label], ...]:
        return tuple((_pattern(label.says), label) for label in self.labels)

    def suggestions(self, text: str) -> tuple[str, ...]:
        """What might be said better, each in one sentence; what stands between quotation marks is left alone."""
        own = _QUOTED.sub(lambda found: " " * len(found[0]), text)
        return (*self._labels(own), *self._short_forms(own))

    def _labels(self, text: str) -> list[str]:
        found: dict[str, str] = {}
        for pattern, label in self._patterns:
            for hit in pattern.finditer(text):
                said = " ".join(hit[0].split())
                why = f". {label.why}" if label.why else ""
                found.setdefault(said.casefold(), f"“{said}”: better “{label.better}”{why}")
        return list(found.values())

    def _short_forms(self, text: str) -> list[str]:
        found: dict[str, str] = {}
        for hit in _SHORT.finditer(text):
            said = hit[0]
            one = said[:-1] if said.endswith("s") and said[:-1].isupper() else said
            if one in self.known or said in self.known or _explained(one, text) or _shouted(hit, text):
                continue
            means = self.short.get(one) or self.short.get(said)
            found.setdefault(one, f"“{one}”: write “{means}”" if means else f"“{one}”: say in full what it stands for")
        return list(found.values())


def _pattern(says: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(re.escape(one).replace(r"\ ", r"[\s-]+") for one in sorted(says, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _explained(short: str, text: str) -> bool:
    """Whether the text says what it stands for, before or after it, in brackets."""
    return f"({short})" in text or re.search(rf"{re.escape(short)}s? \([A-Za-z][^)]{{4,}}\)", text) is not None


def _shouted(hit: re.Match[str], text: str) -> bool:
    """Whether it stands in a line of capitals, where nothing can be told apart."""
    start = text.rfind("\n", 0, hit.start()) + 1
    line = text[start:].partition("\n")[0]
    letters = [sign for sign in line if sign.isalpha()]
    return len(letters) > 8 and sum(sign.isupper() for sign in letters) > 0.7 * len(letters)
