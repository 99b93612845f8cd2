"""A made-up translation of a shipped form: every wording marked with its language, so that none is taken for real."""

import csv
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

from hubdesk.forms import Library, make_pack
from hubdesk.forms.translations import blank_table, merge, read_table

Put = Callable[[str], str]


def welsh(text: str) -> str:
    """Not Welsh: the English, marked."""
    return f"[cy] {text}"


def arabic(text: str) -> str:
    """Not a translation: Arabic letters around the English."""
    return f"سؤال {text}"


def with_translation(
    library: Library, language: str = "cy", status: str = "local", put: Put = welsh, form_id: str = "phq-2"
) -> Library:
    """The library with this form translated by a table beside it."""
    before = library.forms[form_id]
    source = before.form.source
    rows = list(csv.reader(StringIO(blank_table(source, status))))
    out = StringIO()
    csv.writer(out).writerows([rows[0], *([*row[:4], put(row[3]), *row[5:]] for row in rows[1:])])
    merged, left_out = merge(source, read_table(out.getvalue().encode(), language))
    assert not left_out
    pack = make_pack(merged, [], "Made up for the tests.", {"examples": []})
    return replace(library, forms={**library.forms, form_id: pack})
