"""A form pack: everything a form is, in one canonical text that is hashed and kept (form design §7).

A stored response is read back from this text alone; the forms folder may be gone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from hubdesk.forms.build import FormError, build_form
from hubdesk.forms.model import Form
from hubdesk.forms.source import SourceError, canonical, read_json
from hubdesk.forms.translations import in_language, languages_of

_PARTS = frozenset(("questionnaire", "valueSets", "notice", "examples"))


@dataclass(frozen=True, slots=True)
class FormPack:
    """One version of one form; ``sha256`` of ``canonical`` is its identity."""

    id: str
    url: str
    version: str
    title: str
    sha256: str
    canonical: bytes = field(repr=False)
    form: Form = field(repr=False, compare=False)

    @property
    def languages(self) -> Mapping[str, str]:
        """The languages it is translated into, each with its status (see ``translations``)."""
        return languages_of(self.form.source)

    def in_language(self, language: str) -> Form:
        """The form in another language, linkIds, codes and rules the same; as it is where it has no such language."""
        if language not in self.languages:
            return self.form
        parts = read_json(self.canonical).value
        return build_form(in_language(self.form.source, language), parts["valueSets"])


def make_pack(
    questionnaire: Mapping[str, Any], value_sets: Sequence[Mapping[str, Any]], notice: str, examples: Any
) -> FormPack:
    """The pack of a Questionnaire with what belongs to it; raises FormError where no form can be made of it."""
    parts = {
        "questionnaire": questionnaire,
        "valueSets": sorted(value_sets, key=lambda one: str(one.get("url", ""))),
        "notice": notice.replace("\r\n", "\n"),
        "examples": examples,
    }
    data = canonical(parts)
    # Read back, so that the form is made of exactly what is kept: texts in NFC, numbers digit for digit.
    try:
        return _pack(read_json(data).value, data)
    except SourceError as problem:
        raise FormError(f"The form with all that belongs to it cannot be kept. {problem.message}") from problem


def pack_from_canonical(data: bytes) -> FormPack:
    """The pack kept in a snapshot; raises FormError where the bytes are not a canonical pack."""
    try:
        parts = read_json(data).value
    except SourceError as problem:
        raise FormError("The stored form cannot be read.") from problem
    if not isinstance(parts, dict) or parts.keys() != _PARTS or not isinstance(parts["questionnaire"], dict):
        raise FormError("The stored form is not a form pack.")
    if canonical(parts) != data:
        raise FormError("The stored form is not in its canonical spelling.")
    return _pack(parts, data)


def _pack(parts: Mapping[str, Any], data: bytes) -> FormPack:
    form = build_form(parts["questionnaire"], parts["valueSets"])
    return FormPack(form.id, form.url, form.version, form.title, sha256(data).hexdigest(), data, form)
