"""Reads JSON strictly and remembers where each value stood, so that a finding can name a line and column.

Refuses what other readers let through and disagree about: a byte order mark, duplicate names, NaN, lone surrogates,
very deep or very long files (security design §6.2, row 32). Writes canonical JSON: sorted names, UTF-8, NFC.

A file is read by Python's own fast reader, kept to these rules. Our own slower reader says what is wrong with a file
the fast one refuses, and where each value stands in one that has findings.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from json.encoder import encode_basestring
from typing import Any, TypeAlias

from hubdesk.domain.problems import KnownProblem

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 64
MAX_DIGITS = 40
MAX_EXPONENT = 60

Path: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_HEX = re.compile(r"[0-9a-fA-F]{4}", re.ASCII)
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS = (("true", True), ("false", False), ("null", None))


class SourceError(KnownProblem):
    """A file that is not acceptable JSON; ``line`` and ``column`` count from one."""

    code = "form-source"

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message, "Correct the file and check it again.")
        self.line = line
        self.column = column


@dataclass(frozen=True)
class Document:
    """A parsed file: its value, and the (line, column) of every value and name in it by path."""

    value: Any
    text: str = field(repr=False)

    @cached_property
    def places(self) -> Mapping[Path, Place]:
        """Where everything stands; found when first asked for, which for a clean form is never."""
        reader = _Reader(self.text)
        reader.whole()
        return reader.places

    def place(self, path: Path) -> Place:
        """Where a value stands, or the nearest thing around it that is there."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))


def read_json(data: bytes) -> Document:
    """The document in ``data``; raises SourceError naming the first thing that is wrong."""
    if len(data) > MAX_BYTES:
        raise SourceError(f"The file is larger than {MAX_BYTES // 1024 // 1024} MB.")
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise SourceError("The file starts with a byte order mark (BOM); save it as UTF-8 without one.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise SourceError("The file is not UTF-8 text.", line) from problem
    try:
        return Document(_quick(text), text)
    except (ValueError, RecursionError):
        return Document(_Reader(text).whole(), text)


def _quick(text: str) -> Any:
    """The value in ``text``; raises ValueError or RecursionError for whatever our own reader should look at."""
    if "\\u" in text:
        raise ValueError("may hold half a character")
    value = json.loads(
        text,
        object_pairs_hook=_object_of,
        parse_int=_whole_number,
        parse_float=_decimal_number,
        parse_constant=_no_number,
    )
    if _too_deep(value, 0):
        raise ValueError("too deep")
    return value


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a name is given twice")
    return made


def _whole_number(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise ValueError("too many digits")
    return int(text)


def _decimal_number(text: str) -> Decimal:
    number = Decimal(text)
    if len(text) > MAX_DIGITS or abs(number.adjusted()) > MAX_EXPONENT:
        raise ValueError("too large, too small or too many digits")
    return number


def _no_number(text: str) -> Any:
    raise ValueError(text)


def _too_deep(value: Any, depth: int) -> bool:
    if depth == MAX_DEPTH and isinstance(value, dict | list):
        return bool(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_too_deep(one, depth + 1) for one in inner if isinstance(one, dict | list))


class _Reader:
    """Walks one text from start to end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line_starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._line = 0
        self.places: dict[Path, Place] = {}

    def whole(self) -> Any:
        """The value of the whole text; ``places`` then says where everything stands."""
        self._skip_space()
        value = self._value((), 0)
        self._skip_space()
        if self._at < len(self._text):
            raise self._fault("There is more text after the end of the document")
        return value

    def _place(self, at: int) -> Place:
        while self._line + 1 < len(self._line_starts) and self._line_starts[self._line + 1] <= at:
            self._line += 1
        return self._line + 1, at - self._line_starts[self._line] + 1

    def _fault(self, message: str, at: int | None = None) -> SourceError:
        at = self._at if at is None else at
        line = sum(1 for start in self._line_starts if start <= at)
        found = f": found {self._text[at]!r}" if at < len(self._text) else ": the file ends here"
        return SourceError(f"{message}{found}.", line, at - self._line_starts[line - 1] + 1)

    def _skip_space(self) -> None:
        found = _SPACE.match(self._text, self._at)
        self._at = found.end() if found else self._at

    def _value(self, path: Path, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise self._fault(f"More than {MAX_DEPTH} levels inside one another")
        self.places[path] = self._place(self._at)
        mark = self._text[self._at : self._at + 1]
        if mark == "{":
            return self._object(path, depth)
        if mark == "[":
            return self._array(path, depth)
        if mark == '"':
            return self._string()
        for word, value in _WORDS:
            if self._text.startswith(word, self._at):
                self._at += len(word)
                return value
        return self._number()

    def _number(self) -> int | Decimal:
        found = _NUMBER.match(self._text, self._at)
        if found is None:
            raise self._fault("A value is missing or not allowed here")
        if len(found.group()) > MAX_DIGITS:
            raise self._fault(f"A number with more than {MAX_DIGITS} characters")
        start, self._at = self._at, found.end()
        if found.group(1) is None and found.group(2) is None:
            return int(found.group())
        number = Decimal(found.group())
        if abs(number.adjusted()) > MAX_EXPONENT:
            raise self._fault("A number too large or too small", start)
        return number

    def _object(self, path: Path, depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        self._at += 1
        while True:
            self._skip_space()
            if self._text[self._at : self._at + 1] == "}" and not made:
                break
            name_at = self._at
            if self._text[self._at : self._at + 1] != '"':
                raise self._fault("A name in quotation marks is needed (is there a comma too many?)")
            name = self._string()
            if name in made:
                raise self._fault(f"The name {name!r} is given twice", name_at)
            self._skip_space()
            self._take(":", "A colon is needed after a name")
            self._skip_space()
            made[name] = self._value((*path, name), depth + 1)
            self.places[(*path, name)] = self._place_of_name(name_at)
            if not self._comma("}"):
                break
        self._at += 1
        return made

    def _place_of_name(self, at: int) -> Place:
        # Names come before values already placed, so this looks the line up afresh.
        low, high = 0, len(self._line_starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._line_starts[middle] <= at else (low, middle)
        return low + 1, at - self._line_starts[low] + 1

    def _array(self, path: Path, depth: int) -> list[Any]:
        made: list[Any] = []
        self._at += 1
        while True:
            self._skip_space()
            if self._text[self._at : self._at + 1] == "]" and not made:
                break
            if made and self._text[self._at : self._at + 1] == "]":
                raise self._fault("A comma too many")
            made.append(self._value((*path, len(made)), depth + 1))
            if not self._comma("]"):
                break
        self._at += 1
        return made

    def _comma(self, closing: str) -> bool:
        self._skip_space()
        if self._text[self._at : self._at + 1] == closing:
            return False
        self._take(",", f"A comma or {closing!r} is needed")
        return True

    def _take(self, mark: str, message: str) -> None:
        if self._text[self._at : self._at + 1] != mark:
            raise self._fault(message)
        self._at += 1

    def _string(self) -> str:
        start = self._at
        self._at += 1
        parts: list[str] = []
        escaped = False
        while True:
            plain = _PLAIN.match(self._text, self._at)
            if plain:
                parts.append(plain.group())
                self._at = plain.end()
            mark = self._text[self._at : self._at + 1]
            if mark == '"':
                break
            if mark != "\\":
                raise self._fault("A text is not closed, or holds a control character")
            parts.append(self._escape())
            escaped = True
        self._at += 1
        text = "".join(parts)
        if escaped and any("\ud800" <= character <= "\udfff" for character in text):
            # Two escapes may make one character; a half on its own makes none.
            try:
                text = text.encode("utf-16", "surrogatepass").decode("utf-16")
            except UnicodeDecodeError:
                raise self._fault("Half of a character (a lone surrogate)", start) from None
        return text

    def _escape(self) -> str:
        mark = self._text[self._at + 1 : self._at + 2]
        if mark == "u":
            found = _HEX.match(self._text, self._at + 2)
            if found is None:
                raise self._fault("A \\u needs four hexadecimal digits")
            self._at = found.end()
            return chr(int(found.group(), 16))
        if mark not in _ESCAPES or not mark:
            raise self._fault("An unknown escape in a text")
        self._at += 2
        return _ESCAPES[mark]


def write_json(value: Any, indent: int | None = None) -> str:
    """JSON text with sorted names and NFC texts; Decimals are written digit for digit.

    Takes dicts, lists, tuples, str, int, Decimal, bool and None; raises TypeError for anything else.
    """
    return "".join(_pieces(value, indent, 0))


def canonical(value: Any) -> bytes:
    """The one spelling of a value that is hashed and stored."""
    return write_json(value).encode("utf-8")


def _pieces(value: Any, indent: int | None, level: int) -> list[str]:
    if isinstance(value, str):
        return [_quoted(value)]
    if value is None or isinstance(value, bool):
        return [{True: "true", False: "false", None: "null"}[value]]
    if isinstance(value, int | Decimal):
        return [format(value, "f") if isinstance(value, Decimal) else str(value)]
    if isinstance(value, Mapping):
        names = sorted(value) if indent is None else list(value)
        rows = [[_quoted(name), ":", *_gap(indent), *_pieces(value[name], indent, level + 1)] for name in names]
        return _wrapped("{", "}", rows, indent, level)
    if isinstance(value, list | tuple):
        return _wrapped("[", "]", [_pieces(entry, indent, level + 1) for entry in value], indent, level)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def _quoted(text: str) -> str:
    return encode_basestring(text if text.isascii() else unicodedata.normalize("NFC", text))


def _gap(indent: int | None) -> list[str]:
    return [] if indent is None else [" "]


def _wrapped(opening: str, closing: str, rows: list[list[str]], indent: int | None, level: int) -> list[str]:
    if not rows:
        return [opening + closing]
    inner = "" if indent is None else "\n" + " " * indent * (level + 1)
    outer = "" if indent is None else "\n" + " " * indent * level
    made = [opening]
    for index, row in enumerate(rows):
        made += [",", inner] if index else [inner]
        made += row
    return [*made, outer, closing]
