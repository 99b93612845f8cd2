"""What is wrong with a form: told at each field, and at the top of the page."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from hubdesk.ui.controls import ErrorSummary, ScrollPage
from hubdesk.ui.controls.field import Field


def at_fields(fields: Mapping[str, Field], errors: Mapping[str, str]) -> list[tuple[str, QWidget]]:
    """Tell each message at its field and clear the other fields; gives the messages with their fields, for a summary.

    A name without a field on this page is left out.
    """
    for name, field in fields.items():
        field.set_error(errors.get(name, ""))
    return [(message, fields[name]) for name, message in errors.items() if name in fields]


def show_field_errors(
    page: ScrollPage,
    summary: ErrorSummary,
    fields: Mapping[str, Field | None],
    errors: Mapping[str, str],
    more: Sequence[tuple[str, QWidget]] = (),
) -> None:
    """Each message at its field and in the summary; ``more`` are messages of fields that were told already."""
    shown: list[tuple[str, QWidget]] = []
    for name, field in fields.items():
        if field is not None:
            field.set_error(errors.get(name, ""))
            if name in errors:
                shown.append((errors[name], field))
    shown += more
    summary.show_errors(shown)
    if shown:
        page.scroll_to_top()
