"""What is wrong with the words of a template: read by rules first, and then tried on made-up people.

What stops would mislead, lose a fact, break a promise to the person, or not print. The rest are suggestions.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hubdesk.documents.required import NO_ABUSE, NO_LEVEL, tells_of_abuse, tells_of_probation, tells_risk_level
from hubdesk.documents.templates import Template
from hubdesk.documents.wording import WELSH, WORDS, blanks_in, by_name, sheet_of
from hubdesk.domain.paper import AppointmentCards, CrisisCards, GpRightCards, WriteYourOwnCards
from hubdesk.domain.plain_words import Style
from hubdesk.domain.template_versions import LONGEST, Finding, TemplatePart

HUB_BLANKS = ("person", "called", "reader", "hub", "hub_address", "phone", "today", "reach")
"""What every general letter can fill in beside its own fields (``letters.general``)."""
MAY_GO = frozenset({"called", "person", "today", "hub", "reader"})
"""Blanks of a general letter that hold nothing which is lost without them."""
_STRAY = re.compile(r"\{\w*$|\{(?!\w+\})|(?<!\w)\}|\{\w+[^\w}]")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|\*\*|__")
_ENGLISH_RULES = re.compile(
    r"\b(?:in England|NHS England|integrated care board|ICBs?|CCGs?|Standard Operating|pan-London|"
    r"right to choose|(?:within )?14 days|OHID)\b",
    re.IGNORECASE,
)
_WELSH_TELLS = re.compile(r"\b(?:carchar\w*|troseddw\w*|gwasanaeth prawf|swyddog prawf)\b", re.IGNORECASE)
"""Prison, offender, probation service, probation officer."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
LONG_SENTENCE = 20
"""Words (NHS service manual), on what the person reads."""
_NO_ENGLISH_RULE = "A rule of England must not be cited in Wales"
_NO_PROBATION = "Take out words that tell a stranger about probation: the person carries this"


@dataclass(frozen=True, slots=True)
class Keeps:
    """A sentence that must stay, whatever words it is put in."""

    templates: tuple[str, ...]
    text: str
    says: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Rules:
    """What the words are checked against."""

    keeps: tuple[Keeps, ...]
    style: Style


def load_keeps(path: Path) -> tuple[Keeps, ...]:
    """The sentences that must stay, from ``resources/documents/rules``."""
    raw = tomllib.loads(path.read_text("utf-8"))
    return tuple(Keeps(tuple(k["templates"]), k["text"], tuple(k["says"]), k["why"]) for k in raw["keeps"])


def lint_texts(template: Template, texts: Mapping[str, str], rules: Rules) -> list[Finding]:
    """What stands against these texts of a template as it came with hubdesk; what stops comes first."""
    parts = by_name(sheet_of(template).parts)
    found = [Finding(name, "hubdesk does not know this text") for name in texts if name not in parts]
    found += [Finding(name, "This text is missing") for name in parts if name not in texts]
    for name, part in parts.items():
        if name in texts:
            found += _of_one(template, part, texts[name], rules)
    return sorted(found, key=lambda one: not one.stops)


def _of_one(template: Template, part: TemplatePart, text: str, rules: Rules) -> Iterator[Finding]:
    if not text.strip():
        if part.text.strip():
            yield Finding(part.name, "Write something here: an empty text leaves a gap on the paper")
        return
    if len(text) > LONGEST:
        yield Finding(part.name, f"Use {LONGEST} characters or fewer")
    yield from _blanks(template, part, text)
    yield from _forbidden(template, part, text)
    yield from _lost(template, part, text, rules)
    if part.group != WELSH:
        yield from _suggested(template, part, text, rules)


def _blanks(template: Template, part: TemplatePart, text: str) -> Iterator[Finding]:
    if _STRAY.search(text):
        yield Finding(part.name, "A curly bracket stands alone. Write a blank as {name}, or take the bracket out")
    known = {*part.blanks, *_offered(template, part)}
    for blank in blanks_in(text):
        if blank not in known:
            may = ", ".join(f"{{{one}}}" for one in sorted(known)) or "none"
            yield Finding(part.name, f"There is nothing to fill {{{blank}}} with. Here you can use: {may}")
    free = MAY_GO if template.blocks else frozenset()
    for blank in part.blanks:
        if blank not in free and blank not in blanks_in(text):
            yield Finding(part.name, f"{{{blank}}} must stay: without it this fact is not on the paper")
    if _TAG.search(text):
        yield Finding(part.name, "Marks such as <b> or ** print as they stand. Take them out")


def _offered(template: Template, part: TemplatePart) -> tuple[str, ...]:
    """What a general letter can fill in; every other paper only what the text had."""
    fillable = template.blocks and part.name.startswith(("words.", "welsh.words.")) and part.name != "words.stranger"
    return (*HUB_BLANKS, *(one.name for one in template.fields)) if fillable else ()


def _forbidden(template: Template, part: TemplatePart, text: str) -> Iterator[Finding]:
    if tells_risk_level(text):
        yield Finding(part.name, NO_LEVEL)
    printed = part.welsh or part.name.startswith(("words.", "label."))
    if template.carried and printed and part.name != "words.stranger":
        if tells_of_probation(text) and not tells_of_probation(part.text):
            yield Finding(part.name, _NO_PROBATION)
        if part.welsh and _WELSH_TELLS.search(text):
            yield Finding(part.name, _NO_PROBATION)
        if tells_of_abuse(text):
            yield Finding(part.name, NO_ABUSE)
    if template.country == "wales" and (hit := _ENGLISH_RULES.search(text)):
        yield Finding(part.name, f"{_NO_ENGLISH_RULE}: “{hit[0]}”")


def _lost(template: Template, part: TemplatePart, text: str, rules: Rules) -> Iterator[Finding]:
    said = " ".join(text.casefold().split())
    for one in rules.keeps:
        if template.id in one.templates and part.name == one.text and not any(s.casefold() in said for s in one.says):
            yield Finding(part.name, f"{one.why}. Say it here, as “{one.says[0]}”")


def _suggested(template: Template, part: TemplatePart, text: str, rules: Rules) -> Iterator[Finding]:
    if part.group != WORDS or text == part.text:
        return
    for words in rules.style.suggestions(text):
        yield Finding(part.name, words, stops=False)
    if template.carried:
        longest = max((len(sentence.split()) for sentence in _SENTENCE.split(text)), default=0)
        if longest > LONG_SENTENCE:
            yield Finding(part.name, f"A sentence has {longest} words. {LONG_SENTENCE} are easier to read", stops=False)


def shipped_texts(template: Template) -> dict[str, str]:
    """Every text as it came with hubdesk."""
    return {part.name: part.text for part in sheet_of(template).parts}


Cards = AppointmentCards | WriteYourOwnCards | CrisisCards | GpRightCards
"""What is cut from a sheet of cards."""


def on_stock(cards: Cards, stock: str) -> Cards:
    """Cards on another stock."""
    return replace(cards, sheet=replace(cards.sheet, stock=stock, first_cell=1))
