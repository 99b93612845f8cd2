"""Canonical JSON: one text for one value, so that what is signed is exactly what is stored.

Sorted keys, no spaces, ASCII, no floats (security design §4.3).
"""

import json
from typing import Any, NoReturn

Json = Any
"""A value made of dict, list, str, int, bool and None."""


class NotStrictJson(ValueError):
    """The bytes are not JSON of the kind hubdesk writes. Never holds what was read."""


def encode(value: Json) -> bytes:
    """Write a value as canonical JSON bytes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode("ascii")


def decode(data: bytes) -> Json:
    """Read JSON, refusing repeated keys, floats, NaN and anything not ASCII.

    Does not insist on the canonical form: compare ``encode(decode(data))`` with ``data`` for that.

    Raises:
        NotStrictJson: also for nesting or numbers too large for Python's parser.
    """
    try:
        return json.loads(
            data.decode("ascii"), object_pairs_hook=_no_repeats, parse_float=_refuse, parse_constant=_refuse
        )
    except (ValueError, RecursionError):
        raise NotStrictJson from None


def _no_repeats(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotStrictJson
    return found


def _refuse(_text: str) -> NoReturn:
    raise NotStrictJson
