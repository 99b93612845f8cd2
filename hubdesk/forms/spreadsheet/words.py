"""What may stand in the head of a column, in the first column, and in a type: the words people use for each."""

from collections.abc import Mapping
from types import MappingProxyType

QUESTION_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "linkId": ("linkid", "link id", "number", "id"),
        "text": ("text", "question", "wording"),
        "type": ("type", "kind"),
        "options": ("options", "answers", "choices"),
        "required": ("required", "must be answered"),
        "show if": ("show if", "only if"),
        "alert if": ("alert if", "safety page if"),
        "alert text": ("alert text", "alert says"),
        "staff note if": ("staff note if", "note if"),
        "staff note": ("staff note", "note says"),
    }
)
BAND_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "from": ("from", "low"),
        "to": ("to", "high"),
        "label": ("label", "band", "meaning"),
        "next": ("next", "what to do next"),
    }
)
FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "form id"),
        "title": ("title", "name of the form"),
        "version": ("version",),
        "owner": ("owner", "who owns the wording"),
        "permission": ("permission", "who allowed its use"),
        "citation": ("citation",),
        "source": ("source", "source of the wording"),
        "instruction": ("instruction", "words above the questions"),
        "terms": ("terms", "terms of the licence"),
        "to check": ("to check", "wording to be checked against"),
        "needed": ("answers needed", "answers needed for a total"),
    }
)
TYPES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "choice": ("choice", "one answer", "scale"),
        "several": ("several", "several answers", "check-box", "checkbox"),
        "boolean": ("boolean", "yes-no", "yes/no", "yes or no"),
        "integer": ("integer", "whole number"),
        "decimal": ("decimal", "number"),
        "string": ("string", "short text", "line"),
        "text": ("text", "long text"),
        "date": ("date",),
        "display": ("display", "information", "info"),
    }
)
TYPE_WORDS = (
    "choice",
    "several answers",
    "yes/no",
    "whole number",
    "number",
    "short text",
    "text",
    "date",
    "information",
)
YES, NO = ("yes", "y", "true", "1", "x"), ("", "no", "n", "false", "0")


def meant(word: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """Which of these a word stands for; empty for none."""
    plain = " ".join(word.replace("_", " ").casefold().rstrip(":?").split())
    return next((name for name, words in known.items() if plain in words), "")
