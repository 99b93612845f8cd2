"""Frozen values as JSON and back, by their own type hints: for what is stored whole and read whole.

Every field is written, so that a default may change and what was stored does not; one that is missing, because the
class gained it since, stands at its default.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_text(value: Any) -> str:
    """A frozen dataclass as JSON."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_text(kind: type[T], text: str) -> T:
    """Read what ``to_text`` wrote. Raises ``ValueError`` or ``KeyError`` for anything else (a defect, or damage)."""
    made: T = _made(kind, json.loads(text))
    return made


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def _made(kind: Any, plain: Any) -> Any:
    if plain is None:
        return None
    if get_origin(kind) in (Union, UnionType):
        (kind,) = (k for k in get_args(kind) if k is not NoneType)
    if get_origin(kind) is tuple:
        parts = get_args(kind)
        kinds = [parts[0]] * len(plain) if parts[1:] == (...,) else parts
        return tuple(_made(k, part) for k, part in zip(kinds, plain, strict=True))
    if is_dataclass(kind):
        made: Any = kind
        hints = _hints(made)
        return made(**{name: _made(hints[name], part) for name, part in plain.items()})
    if kind is datetime:
        return datetime.fromisoformat(plain)
    if kind is date:
        return date.fromisoformat(plain)
    return kind(plain)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
