"""Functions on one text (FHIRPath 2.0 §5.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import regex

from hubdesk.forms.fhirpath.errors import ExpressionError
from hubdesk.forms.fhirpath.functions.signature import Function, Work
from hubdesk.forms.fhirpath.values import Value, plain, text_of

if TYPE_CHECKING:
    from hubdesk.forms.fhirpath.evaluator import Frame, Run
    from hubdesk.forms.fhirpath.syntax import Node

    Nodes = tuple[Node, ...]

MAX_PATTERN = 500


def _text(items: list[Value]) -> str | None:
    if not items:
        return None
    value = plain(items[0])
    if len(items) > 1 or not isinstance(value, str):
        raise ExpressionError("One text is needed here.")
    return value


def _of_text(work: Callable[[str], list[Value]]) -> Work:
    def call(run: Run, items: list[Value], _given: Nodes, _frame: Frame) -> list[Value]:
        text = _text(items)
        if text is None:
            return []
        run.spend(len(text) // 20)
        return work(text)

    return call


def _with_texts(work: Callable[[Run, str, list[str]], list[Value]]) -> Work:
    def call(run: Run, items: list[Value], given: Nodes, frame: Frame) -> list[Value]:
        text = _text(items)
        arguments = [run.single_text(argument, frame) for argument in given]
        known = [argument for argument in arguments if argument is not None]
        if text is None or len(known) < len(arguments):
            return []
        run.spend(len(text) // 20)
        return work(run, text, known)

    return call


def _substring(run: Run, items: list[Value], given: Nodes, frame: Frame) -> list[Value]:
    text, start = _text(items), run.single_number(given[0], frame)
    length = run.single_number(given[1], frame) if len(given) > 1 else None
    if text is None or start is None or not 0 <= start < len(text):
        return []
    rest = text[int(start) :]
    return [rest if length is None else rest[: max(0, int(length))]]


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> regex.Pattern[str]:
    if len(pattern) > MAX_PATTERN:
        raise ExpressionError(f"A pattern is longer than {MAX_PATTERN} characters.")
    return regex.compile(pattern, regex.DOTALL)


def _matches(run: Run, text: str, given: list[str]) -> list[Value]:
    return [run.pattern(lambda seconds: _compiled(given[0]).search(text, timeout=seconds)) is not None]


def _matches_full(run: Run, text: str, given: list[str]) -> list[Value]:
    return [run.pattern(lambda seconds: _compiled(given[0]).fullmatch(text, timeout=seconds)) is not None]


def _replace_matches(run: Run, text: str, given: list[str]) -> list[Value]:
    pattern, replacement = given
    if not pattern:
        return [text]
    # FHIRPath writes groups $1 or ${name}; the library writes \1 or \g<name>.
    written = regex.sub(r"\$(?:(\d+)|\{(\w+)\})", r"\\g<\1\2>", replacement.replace("\\", "\\\\"))
    replaced = run.pattern(lambda seconds: _compiled(pattern).sub(written, text, timeout=seconds))
    return [run.text(str(replaced))]


def _replace(run: Run, text: str, given: list[str]) -> list[Value]:
    if text.count(given[0]) * len(given[1]) > 1_000_000:
        raise ExpressionError("replace() would make a text that is too long.")
    return [run.text(text.replace(given[0], given[1]))]


def _join(run: Run, items: list[Value], given: Nodes, frame: Frame) -> list[Value]:
    between = run.single_text(given[0], frame) if given else ""
    parts = [text for item in items if (text := text_of(item)) is not None]
    if len(between or "") * len(parts) > 1_000_000:
        raise ExpressionError("join() would make a text that is too long.")
    return [run.text((between or "").join(parts))] if items else []


def _index_of(_run: Run, text: str, given: list[str]) -> list[Value]:
    return [text.find(given[0])]


def _split(run: Run, text: str, given: list[str]) -> list[Value]:
    parts: list[Value] = list(text.split(given[0])) if given[0] else list(text)
    run.spend(len(parts))
    return parts


def _to_chars(text: str) -> list[Value]:
    return list(text)


TABLE: Mapping[str, Function] = MappingProxyType(
    {
        "substring": Function(1, 2, _substring),
        "startsWith": Function(1, 1, _with_texts(lambda _run, text, given: [text.startswith(given[0])])),
        "endsWith": Function(1, 1, _with_texts(lambda _run, text, given: [text.endswith(given[0])])),
        "contains": Function(1, 1, _with_texts(lambda _run, text, given: [given[0] in text])),
        "indexOf": Function(1, 1, _with_texts(_index_of)),
        "matches": Function(1, 1, _with_texts(_matches)),
        "matchesFull": Function(1, 1, _with_texts(_matches_full)),
        "replaceMatches": Function(2, 2, _with_texts(_replace_matches)),
        "replace": Function(2, 2, _with_texts(_replace)),
        "split": Function(1, 1, _with_texts(_split)),
        "join": Function(0, 1, _join),
        "lower": Function(0, 0, _of_text(lambda text: [text.lower()])),
        "upper": Function(0, 0, _of_text(lambda text: [text.upper()])),
        "trim": Function(0, 0, _of_text(lambda text: [text.strip()])),
        "length": Function(0, 0, _of_text(lambda text: [len(text)])),
        "toChars": Function(0, 0, _of_text(_to_chars)),
    }
)
