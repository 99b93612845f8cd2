"""One finding, and the sheet on which the rules write them down."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from hubdesk.forms.source import Document, Path

MOST_PER_CODE = 20
MOST_KEPT = 500
MOST_HINTS = 40
MOST_NAMES = 2000
MOST_TRIES = 200
"""Bounds on work: a hostile form must not cost minutes in spelling suggestions nobody will read."""
SHOWN_WORDS = 40


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a form: where, what happens to the person filling it in, and one way to put it right."""

    code: str
    file: str
    line: int
    column: int
    message: str
    fix: str
    link_id: str = ""
    words: str = ""

    @property
    def severity(self) -> str:
        """``error`` or ``warning``, from the first letter of the code."""
        return "error" if self.code.startswith("E") else "warning"

    @property
    def subject(self) -> str:
        """The item it is about: linkId and first words; "" for the form as a whole."""
        if not self.link_id:
            return ""
        return f'item "{self.link_id}"' + (f" ({self.words})" if self.words else "")

    def __str__(self) -> str:
        """The finding as the command line prints it."""
        head = f"{self.file}:{self.line}:{self.column}  {self.severity} {self.code}  {self.subject}".rstrip()
        return f"{head}\n  {self.message}\n  Fix: {self.fix}"


@dataclass(slots=True)
class Sheet:
    """The findings about one file while the rules are run."""

    file: str
    document: Document
    findings: list[Finding] = field(default_factory=list)
    _hints: int = 0
    _tries: int = 0
    _counts: dict[str, int] = field(default_factory=dict)

    def hint(self, wrong: str, known: "list[str] | tuple[str, ...]") -> str:
        """`` Did you mean "x"?``, as long as that is worth the work (see ``did_you_mean``)."""
        self._hints += 1
        return did_you_mean(wrong, known) if self._hints <= MOST_HINTS and len(known) <= MOST_NAMES else ""

    def worth_a_try(self) -> bool:
        """Whether one more thing may be tried out; there is an end to it in a form made to be slow."""
        self._tries += 1
        return self._tries <= MOST_TRIES and self._counts.get("E370", 0) < MOST_PER_CODE

    def report(self, code: str, path: Path, message: str, fix: str, item: Mapping[str, Any] | None = None) -> None:
        """Write down a finding about the value at ``path``."""
        self._counts[code] = self._counts.get(code, 0) + 1
        if self._counts[code] > MOST_KEPT:
            return
        line, column = self.document.place(path)
        link_id = str((item or {}).get("linkId", ""))
        self.findings.append(Finding(code, self.file, line, column, message, fix, link_id, first_words(item)))

    def ordered(self) -> tuple[Finding, ...]:
        """All findings by line, at most twenty of each code."""
        counts: dict[str, int] = {}
        kept: list[Finding] = []
        for finding in sorted(self.findings, key=lambda one: (one.line, one.column, one.code)):
            counts[finding.code] = counts.get(finding.code, 0) + 1
            if counts[finding.code] <= MOST_PER_CODE:
                kept.append(finding)
        return tuple(kept)


@dataclass(frozen=True, slots=True)
class Place:
    """One item in the JSON of a form: where it is and what is around it."""

    path: Path
    item: Mapping[str, Any]
    ancestors: "tuple[Mapping[str, Any], ...]"


def places(questionnaire: Mapping[str, Any]) -> Iterator[Place]:
    """Every item of a Questionnaire, in reading order; entries that are not objects are passed over."""
    yield from _places(questionnaire, (), ())


def _places(holder: Mapping[str, Any], path: Path, ancestors: tuple[Mapping[str, Any], ...]) -> Iterator[Place]:
    listed = holder.get("item")
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(item, dict):
            here: Path = (*path, "item", index)
            yield Place(here, item, ancestors)
            yield from _places(item, here, (*ancestors, item))


def first_words(item: Mapping[str, Any] | None) -> str:
    """The start of an item's text, to know it by."""
    text = str((item or {}).get("text", ""))
    return text if len(text) <= SHOWN_WORDS else text[:SHOWN_WORDS].rsplit(" ", 1)[0] + "…"


def did_you_mean(wrong: str, known: "Iterator[str] | list[str] | tuple[str, ...]") -> str:
    """`` Did you mean "x"?`` where something close exists, else ""."""
    close = get_close_matches(wrong, list(known), n=1, cutoff=0.5)
    return f' Did you mean "{close[0]}"?' if close else ""
