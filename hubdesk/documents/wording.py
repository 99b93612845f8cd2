"""A template's texts as named parts: read out for a lead to change, and put back in the hub's own words.

Names: ``words.heading``, ``label.reason`` (the printed name of a field), ``required.opening`` (what is said where a
required field is empty), ``welsh.words.heading``, ``welsh.label.about`` and ``welsh.common.page``.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hubdesk.documents.templates import Template, Welsh
from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.template_versions import SHIPPED, TemplatePart, TemplateSheet, TemplateVersion

BLANK = re.compile(r"\{(\w+)\}")
WORDS, LABELS, REQUIRED, WELSH = (
    "Words on the paper",
    "Names of fields",
    "Said where a field is empty",
    "Welsh beside English",
)
_NOT_PRINTED = {"stranger": "What a stranger would learn (shown before printing)"}
_WELSH = ("welsh.words.", "welsh.label.", "welsh.common.")


def sheet_of(template: Template) -> TemplateSheet:
    """The template as a lead edits it."""
    return TemplateSheet(
        template.id,
        template.title,
        template.kind,
        template.version,
        tuple(_parts(template)),
        template.country,
        template.carried,
    )


def in_words(template: Template, own: TemplateVersion) -> Template:
    """The template in the hub's own words. A text that came to hubdesk later stands as it came."""
    if own.back:
        return template
    texts = own.texts
    fields = tuple(replace(one, label=texts.get(f"label.{one.name}", one.label)) for one in template.fields)
    without = template.required_without_agreement
    return replace(
        template,
        version=own.stamp,
        words=_put(template.words, "words.", texts),
        required=_put(template.required, "required.", texts),
        required_without_agreement=_put(without, "required.", texts),
        fields=fields,
        welsh=_welsh(template.welsh, own),
    )


class NotATemplate(KnownProblem):
    """A file that is no template, or changes one that hubdesk does not have."""

    code = "not-a-template"


def shipped_version(template: Template, at: datetime) -> TemplateVersion:
    """hubdesk's own words as a version, to be checked."""
    texts = {part.name: part.text for part in sheet_of(template).parts}
    return TemplateVersion(template.id, SHIPPED, template.version, texts, "", at, UserId(""))


def version_of_file(path: Path, templates: Mapping[str, Template], at: datetime) -> TemplateVersion:
    """The words of a changed copy of a template's file. What it leaves out stands as it came.

    Raises ``NotATemplate``.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except OSError as e:
        raise NotATemplate("The file cannot be read.", "Check its name and folder.") from e
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as e:
        raise NotATemplate(f"The file is no template: {e}.", "Start from a file of resources/documents.") from e
    template = templates.get(str(raw.get("id", "")))
    if template is None:
        raise NotATemplate("hubdesk has no template of this id.", "Its first line names one, as letter-appointment.")
    own = {f"words.{key}": str(text).strip("\n") for key, text in dict(raw.get("words", {})).items()}
    own |= {f"required.{path}": str(text) for path, text in dict(raw.get("required", {})).items()}
    for one in raw.get("fields", ()):
        own |= {f"label.{one['name']}": str(one.get("label", one.get("ask", "")))}
        own |= {f"required.answers.{one['name']}": str(one["required"])} if "required" in one else {}
    return replace(shipped_version(template, at), texts={**shipped_version(template, at).texts, **own})


def blanks_in(text: str) -> tuple[str, ...]:
    """The names of what is filled in."""
    return tuple(dict.fromkeys(BLANK.findall(text)))


def _parts(template: Template) -> Iterator[TemplatePart]:
    for key, text in template.words.items():
        yield TemplatePart(f"words.{key}", _NOT_PRINTED.get(key, _said(key)), WORDS, text.strip("\n"), blanks_in(text))
    for one in template.fields:
        yield TemplatePart(f"label.{one.name}", _said(one.name), LABELS, one.label)
    asked = {**template.required, **template.required_without_agreement}
    for path, message in asked.items():
        yield TemplatePart(f"required.{path}", _said(path.rpartition(".")[2]), REQUIRED, message)
    welsh = template.welsh
    for start, found in zip(_WELSH, (welsh.words, welsh.labels, welsh.common), strict=True):
        for key, text in found.items():
            english = template.words.get(key, "") if start == _WELSH[0] else text
            yield TemplatePart(f"{start}{key}", f"{_said(key)}, in Welsh", WELSH, text.strip("\n"), blanks_in(english))


def _welsh(welsh: Welsh, own: TemplateVersion) -> Welsh:
    came = (welsh.words, welsh.labels, welsh.common)
    words, labels, common = (_put(one, start, own.texts) for start, one in zip(_WELSH, came, strict=True))
    return Welsh(words, labels, common, checked=bool(own.welsh_checked))


def _put(came: Mapping[str, str], start: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {key: texts.get(f"{start}{key}", text) for key, text in came.items()}


def _said(key: str) -> str:
    words = key.replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}"


def by_name(parts: Iterable[TemplatePart]) -> dict[str, TemplatePart]:
    """The parts by their names."""
    return {part.name: part for part in parts}
