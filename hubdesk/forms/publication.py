"""What a form says of its own publication: whether it may be used, what of its wording is unchecked, its terms.

Nothing here decides: whether a form may be started is a rule of the hub (``domain.form_standing``).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hubdesk.forms.model import OWN_BASE, Form

UNVERIFIED = f"{OWN_BASE}/wording-unverified"
TERMS = f"{OWN_BASE}/licence-terms"

LONGEST_NOTE = 300
SHOWN_WORDS = 80


class Term(StrEnum):
    """What a licence asks for."""

    NON_COMMERCIAL = "non-commercial"
    NO_CHANGE = "no-change"

    @property
    def words(self) -> str:
        """What the term means to a hub."""
        return {
            Term.NON_COMMERCIAL: "Non-commercial: it may not be part of a product or service that is sold",
            Term.NO_CHANGE: "No changes: the wording, the order and the scoring stay exactly as the owner printed them",
        }[self]


@dataclass(frozen=True, slots=True)
class Unverified:
    """A part of a form whose wording nobody has compared yet."""

    link_id: str
    """Empty for the form as a whole."""
    text: str
    """The wording in question."""
    compare_with: str
    """Which copy to compare it with."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What a form says of itself."""

    status: str
    publisher: str
    owner: str
    """Who holds the rights in the wording (``copyright``)."""
    terms: tuple[Term, ...]
    unverified: tuple[Unverified, ...]


def publication(form: Form) -> Publication:
    """What this form says of its own publication."""
    source = form.source
    return Publication(
        status=str(source.get("status", "")),
        publisher=str(source.get("publisher", "")),
        owner=str(source.get("copyright", "")),
        terms=tuple(term for term in Term if term in _values(source, TERMS, "valueCode")),
        unverified=tuple(_unverified(source)),
    )


def _unverified(source: Mapping[str, Any]) -> Iterator[Unverified]:
    for said in _values(source, UNVERIFIED, "valueString"):
        yield Unverified("", str(source.get("title", "")), said)
    yield from _below(source)


def _below(holder: Mapping[str, Any]) -> Iterator[Unverified]:
    for item in holder.get("item", ()):
        for said in _values(item, UNVERIFIED, "valueString"):
            text = str(item.get("text", ""))
            yield Unverified(str(item["linkId"]), text if len(text) <= SHOWN_WORDS else f"{text[:SHOWN_WORDS]}…", said)
        yield from _below(item)


def _values(element: Mapping[str, Any], url: str, kind: str) -> tuple[str, ...]:
    """The values of an extension; a marker with no value in it is still a marker."""
    return tuple(str(one.get(kind, "")) for one in element.get("extension", ()) if one.get("url") == url)
