"""Text as a cell of a table that a spreadsheet program may open: never a formula (OWASP ASVS 1.2.10).

Somebody may be called "=HYPERLINK(…)", or a note begin with a minus; a spreadsheet would work it out, with what that
may do to the computer of whoever opens the file.
"""

import unicodedata

_FORMULA = frozenset("=+-@\t\r\n|%")
_QUOTES = "\"'"


def safe_cell(text: str) -> str:
    """The text for a CSV cell: control characters become spaces, and an apostrophe goes before what could be read as a
    formula, also behind spaces or quotes and in full width. Use it with every field quoted."""
    plain = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    first = unicodedata.normalize("NFKC", text.lstrip(" \u00a0\u3000" + _QUOTES))[:1]
    return f"'{plain}" if first and first in _FORMULA else plain
