"""Cuts the text of an expression into tokens (FHIRPath 2.0 grammar)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hubdesk.forms.fhirpath.errors import SyntaxFault

# Our own fixed pattern; patterns that come from a form never go through ``re``.
_TOKEN = re.compile(
    r"""
    (?P<space>\s+|//[^\n]*|/\*.*?\*/)
  | (?P<time>@T\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?)
  | (?P<date>@\d{4}(?:-\d\d(?:-\d\d)?)?(?P<clock>T(?:\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?)?)?)
  | (?P<number>\d+(?:\.\d+)?)
  | (?P<string>'(?:\\.|[^'\\])*')
  | (?P<quoted>`(?:\\.|[^`\\])*`|"(?:\\.|[^"\\])*")
  | (?P<name>[A-Za-z_]\w*)
  | (?P<special>\$(?:this|index|total)\b)
  | (?P<external>%(?:[A-Za-z_]\w*|`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\])*'))
  | (?P<op><=|>=|!=|!~|[-+*/&|=~<>.,()\[\]{}])
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the expression; ``kind`` is a group name of the pattern, ``end`` at the very end."""

    kind: str
    text: str
    position: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of ``text`` without spaces and comments; raises SyntaxFault at the first odd character."""
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None or (text.startswith("/*", position) and found.lastgroup == "op"):
            raise SyntaxFault(f"The character {text[position]!r} does not belong here.", position)
        kind = _kind(found)
        if kind != "space":
            yield Token(kind, _content(kind, found.group()), position)
        position = found.end()
    yield Token("end", "", len(text))


def _kind(found: re.Match[str]) -> str:
    if found.group("clock") is not None:
        return "datetime"
    return found.lastgroup or "op"


def _content(kind: str, text: str) -> str:
    if kind in ("string", "quoted"):
        return _unescape(text[1:-1])
    if kind == "external":
        return _unescape(text[2:-1]) if text[1] in "`'" else text[1:]
    if kind == "date" or kind == "datetime":
        return text[1:]
    return text[2:] if kind == "time" else text


def _unescape(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        mark = found.group(1)
        return chr(int(mark[1:], 16)) if len(mark) == 5 else _ESCAPED.get(mark, mark)

    return _ESCAPE.sub(plain, text) if "\\" in text else text
