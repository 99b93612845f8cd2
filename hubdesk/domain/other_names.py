"""Other names a person is or was known by: they are found by them, and duplicates show."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from hubdesk.domain.names import PersonName
from hubdesk.domain.typed import Typed


class NameKind(StrEnum):
    """Why somebody has another name."""

    ALIAS = "alias"
    PREVIOUS = "previous"
    BIRTH = "birth"
    SPELLING = "spelling"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            NameKind.ALIAS: "Also known as",
            NameKind.PREVIOUS: "Previous name",
            NameKind.BIRTH: "Name at birth",
            NameKind.SPELLING: "Other spelling",
        }[self]


@dataclass(frozen=True, slots=True)
class OtherName:
    """One other name; either part may be missing, never both."""

    family: str
    given: str
    kind: NameKind = NameKind.ALIAS

    @property
    def display(self) -> str:
        """NHS CUI display: ``AVERY, Mason``."""
        return ", ".join(part for part in (self.family.upper(), self.given) if part)


@dataclass(frozen=True, slots=True)
class OtherNames:
    """All of them. ``none`` means the person was asked and has no other name."""

    names: tuple[OtherName, ...] = ()
    none: bool = False


def latin_spelling(name: PersonName, other: OtherNames) -> str:
    """The name in Latin letters, where it is written in others and such a spelling is recorded; else nothing."""
    if _latin(f"{name.given}{name.family}"):
        return ""
    spellings = (one for one in other.names if one.kind is NameKind.SPELLING and _latin(f"{one.given}{one.family}"))
    return next((f"{one.given} {one.family}".strip() for one in spellings), "")


def _latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(sign, "") for sign in text if sign.isalpha())


def read_other_names(typed: Typed) -> OtherNames:
    """The names from their rows."""
    names = []
    for row in typed.rows("names"):
        family, given = typed.text(f"{row}.family"), typed.text(f"{row}.given")
        kind = typed.choice(f"{row}.kind", NameKind, NameKind.ALIAS)
        if family or given:
            names.append(OtherName(family, given, kind))
        else:
            typed.wrong(f"{row}.family", "Enter a family name or a given name, or leave the whole row empty")
    none = typed.ticked("none")
    if none and names:
        typed.wrong("none", "Either enter a name or tick 'No other names', not both")
    return OtherNames(tuple(names), none)


def typed_other_names(other: OtherNames) -> dict[str, str]:
    """The names as their fields."""
    fields = {"none": "yes"} if other.none else {}
    for number, name in enumerate(other.names):
        row = f"names.{number}"
        fields |= {f"{row}.family": name.family, f"{row}.given": name.given, f"{row}.kind": name.kind.value}
    return fields
