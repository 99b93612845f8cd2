"""What a forms folder says beside its forms: who publishes it, and which instruments need their owner's permission."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hubdesk.forms.lint import Finding
from hubdesk.forms.lint.folder import open_sheet
from hubdesk.forms.publication import Term

PUBLISHER, LICENCES = "publisher.json", "licences.json"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the forms of a folder: a form by somebody else in it is the hub's own and needs approval."""

    name: str = ""
    base: str = ""

    def published(self, publisher: str, url: str) -> bool:
        """Whether a form that says this of itself is one of this publisher's."""
        return bool(self.name) and publisher == self.name and url.startswith(f"{self.base}/")


@dataclass(frozen=True, slots=True)
class Licence:
    """An instrument that is not in the library because its owner must be asked first."""

    id: str
    name: str
    title: str
    what: str
    """What it is and what it is for."""
    missing: str
    """What is missing, and what is known of the terms."""
    owner: str
    ask: str
    """Whom to ask, and how to find them."""
    terms: tuple[Term, ...]
    instead: str
    """What the library has in its place."""
    names: tuple[str, ...]
    """Words a form of this instrument is known by."""
    never: bool = False
    """Not to be used in hubdesk whatever the owner says; ``missing`` says why."""

    def is_in(self, form_id: str, title: str) -> bool:
        """Whether a form with this id and title is this instrument."""
        if form_id == self.id:
            return True
        return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", title) for name in self.names)


def publisher_in(folder: Path) -> tuple[Publisher, tuple[Finding, ...]]:
    """Who publishes a forms folder; nobody where the file is missing, so that each form in it waits for approval."""
    if not (folder / PUBLISHER).is_file():
        return Publisher(), ()
    value, findings = _object_in(folder / PUBLISHER)
    if findings:
        return Publisher(), findings
    return Publisher(*(str(value.get(name, "")) for name in ("name", "base"))), ()


def licences_in(folder: Path) -> tuple[tuple[Licence, ...], tuple[Finding, ...]]:
    """The instruments a forms folder says need permission, in order of name."""
    if not (folder / LICENCES).is_file():
        return (), ()
    value, findings = _object_in(folder / LICENCES)
    if findings:
        return (), findings
    try:
        listed = [_licence(one) for one in value["instruments"]]
    except (KeyError, TypeError, ValueError, AttributeError):
        return (), (_wrong(folder / LICENCES, "An instrument in the list does not say all that it must."),)
    return tuple(sorted(listed, key=lambda one: one.name.casefold())), ()


def _licence(one: Any) -> Licence:
    texts = {name: str(one[name]) for name in ("id", "name", "title", "what", "missing", "owner", "ask", "instead")}
    terms = tuple(Term(code) for code in one["terms"])
    return Licence(**texts, terms=terms, names=tuple(map(str, one["names"])), never=one.get("never", False) is True)


def _object_in(path: Path) -> tuple[Any, tuple[Finding, ...]]:
    sheet = open_sheet(path)
    if isinstance(sheet, Finding):
        return None, (sheet,)
    if not isinstance(sheet.document.value, dict):
        return None, (_wrong(path, "The file does not hold one object."),)
    return sheet.document.value, ()


def _wrong(path: Path, said: str) -> Finding:
    return Finding("E105", str(path), 1, 1, said, "Put the file back as it came with hubdesk.")
