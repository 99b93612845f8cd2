"""The order of mixed left-to-right and right-to-left text (Unicode Standard Annex 9).

Only the implicit rules are here: direction marks and embeddings are removed from all text before
it comes this far, so rules X1 to X8 have nothing to work on. Rules are named as in the annex.
"""

import unicodedata
from collections.abc import Iterator, Sequence

_NUMBERS = ("EN", "AN")
_NEUTRAL = ("B", "S", "WS", "ON", "BN")
_PAIRED = {"(": ")", "[": "]", "{": "}"}


def base_level(text: str) -> int:
    """0 for left to right, 1 for right to left: the direction of the first strong character (P2, P3), if most of the
    text goes that way too.

    The annex lets a higher protocol decide (HL1): an English sentence that begins with an Arabic name stays English.
    Read from the right, its words would stand in disorder.
    """
    if is_plain(text):
        return 0
    strong = [kind == "L" for c in text if (kind := unicodedata.bidirectional(c)) in ("L", "R", "AL")]
    return int(bool(strong) and not strong[0] and strong.count(True) <= len(strong) / 2)


def is_plain(text: str) -> bool:
    """Whether nothing in the text is right to left, so that no rule can change its order."""
    return text.isascii() or all(unicodedata.bidirectional(character) not in ("R", "AL", "AN") for character in text)


def levels(text: str, base: int) -> list[int]:
    """The level of each character: even is left to right, odd is right to left."""
    if base == 0 and is_plain(text):
        return [0] * len(text)
    edge = "R" if base else "L"
    kinds = _weak([unicodedata.bidirectional(character) or "L" for character in text], edge)
    _brackets(text, kinds, edge)
    _neutral(kinds, edge)
    return [_implicit(kind, base) for kind in kinds]


def visual_order(line_levels: Sequence[int]) -> list[int]:
    """Indexes of the items of one line from left to right (L2)."""
    order = list(range(len(line_levels)))
    if not line_levels:
        return order
    lowest_odd = min((level for level in line_levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for level in range(max(line_levels), lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if line_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and line_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order


def _implicit(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base % 2 == 0:
        return base + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
    return base + (1 if kind in ("L", *_NUMBERS) else 0)


def _weak(kinds: list[str], edge: str) -> list[str]:
    """Rules W1 to W7."""
    strong = previous = edge
    for index, kind in enumerate(kinds):  # W1 to W3
        if kind == "NSM":
            kind = previous
        previous = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        kinds[index] = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds)
    strong = edge
    for index, kind in enumerate(kinds):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"
    return kinds


def _separators(kinds: list[str]) -> None:
    """Rules W4 to W6: signs between and beside numbers."""
    for index in range(1, len(kinds) - 1):
        before, kind, after = kinds[index - 1 : index + 2]
        if before == after and ((kind in ("ES", "CS") and before == "EN") or (kind == "CS" and before == "AN")):
            kinds[index] = before
    index = 0
    while index < len(kinds):
        if kinds[index] not in ("ET", "BN"):
            index += 1
            continue
        end = index
        while end < len(kinds) and kinds[end] in ("ET", "BN"):
            end += 1
        beside = (kinds[index - 1] if index else "", kinds[end] if end < len(kinds) else "")
        if "EN" in beside and "ET" in kinds[index:end]:
            kinds[index:end] = ["EN"] * (end - index)
        index = end
    kinds[:] = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]


def _brackets(text: str, kinds: list[str], edge: str) -> None:
    """Rule N0: a pair of brackets takes the direction of what it holds."""
    for opened, closed in _pairs(text, kinds):
        inside = {_direction(kind) for kind in kinds[opened + 1 : closed]} - {""}
        if edge in inside:
            kinds[opened] = kinds[closed] = edge
        elif inside:
            before = next((d for kind in reversed(kinds[:opened]) if (d := _direction(kind))), edge)
            kinds[opened] = kinds[closed] = before if before in inside else edge


def _pairs(text: str, kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Matching brackets by the place of the opening one (BD16)."""
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        if kinds[index] != "ON":
            continue
        if character in _PAIRED:
            waiting.append((_PAIRED[character], index))
        elif any(character == closing for closing, _ in waiting):
            while waiting:
                closing, opened = waiting.pop()
                if closing == character:
                    found.append((opened, index))
                    break
    return iter(sorted(found))


def _neutral(kinds: list[str], edge: str) -> None:
    """Rules N1 and N2."""
    index = 0
    while index < len(kinds):
        if kinds[index] not in _NEUTRAL:
            index += 1
            continue
        end = index
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        before = _direction(kinds[index - 1]) if index else edge
        after = _direction(kinds[end]) if end < len(kinds) else edge
        kinds[index:end] = [before if before == after else edge] * (end - index)
        index = end


def _direction(kind: str) -> str:
    """The strong direction of a kind; numbers count as right to left (N0, N1). Empty for neutral ones."""
    return "L" if kind == "L" else "R" if kind in ("R", *_NUMBERS) else ""
