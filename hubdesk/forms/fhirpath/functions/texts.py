"""Functions on one text (FHIRPath 2.0 §5.6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import regex

from hubdesk.forms.fhirpath.errors import ExpressionError
from hubdesk.forms.fhirpath.functions.signature import Function, Work
from hubdesk.forms.fhirpath.patterns import QUICK_TEXT, pattern, quick_pattern
from hubdesk.forms.fhirpath.run import PATTERN_STEPS
from hubdesk.forms.fhirpath.values import Value, plain, text_of

if TYPE_CHECKING:
    from hubdesk.forms.fhirpath.run import Frame, Part, Run

    Parts = tuple[Part, ...]


def _text(items: list[Value]) -> str | None:
    if not items:
        return None
    value = plain(items[0])
    if len(items) > 1 or not isinstance(value, str):
        raise ExpressionError("One text is needed here.")
    return value


def _of_text(work: Callable[[str], list[Value]]) -> Work:
    def call(run: Run, items: list[Value], _given: Parts, _frame: Frame) -> list[Value]:
        text = _text(items)
        if text is None:
            return []
        run.spend(len(text) // 20)
        return work(text)

    return call


def _with_texts(work: Callable[[Run, str, list[str]], list[Value]]) -> Work:
    def call(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
        text = _text(items)
        known: list[str] = []
        for argument in given:
            value = run.single_text(argument, frame)
            if value is not None:
                known.append(value)
        if text is None or len(known) < len(given):
            return []
        if len(text) >= 20:
            run.spend(len(text) // 20)
        return work(run, text, known)

    return call


def _substring(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
    text, start = _text(items), run.single_number(given[0], frame)
    length = run.single_number(given[1], frame) if len(given) > 1 else None
    if text is None or start is None or not 0 <= start < len(text):
        return []
    rest = text[int(start) :]
    return [rest if length is None else rest[: max(0, int(length))]]


def _matches(run: Run, text: str, given: list[str]) -> list[Value]:
    quick = quick_pattern(given[0])
    if quick is not None and len(text) <= QUICK_TEXT:
        run.spend(PATTERN_STEPS)
        return [quick.search(text) is not None]
    return [run.pattern(lambda seconds: pattern(given[0]).search(text, timeout=seconds)) is not None]


def _matches_full(run: Run, text: str, given: list[str]) -> list[Value]:
    return [run.pattern(lambda seconds: pattern(given[0]).fullmatch(text, timeout=seconds)) is not None]


def _replace_matches(run: Run, text: str, given: list[str]) -> list[Value]:
    wanted, replacement = given
    if not wanted:
        return [text]
    # FHIRPath writes groups $1 or ${name}; the library writes \1 or \g<name>.
    written = regex.sub(r"\$(?:(\d+)|\{(\w+)\})", r"\\g<\1\2>", replacement.replace("\\", "\\\\"))
    replaced = run.pattern(lambda seconds: pattern(wanted).sub(written, text, timeout=seconds))
    return [run.text(str(replaced))]


def _replace(run: Run, text: str, given: list[str]) -> list[Value]:
    if text.count(given[0]) * len(given[1]) > 1_000_000:
        raise ExpressionError("replace() would make a text that is too long.")
    return [run.text(text.replace(given[0], given[1]))]


def _join(run: Run, items: list[Value], given: Parts, frame: Frame) -> list[Value]:
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
