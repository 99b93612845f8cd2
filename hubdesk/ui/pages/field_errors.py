"""What is wrong with a form: told at each field, and at the top of the page."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from hubdesk.ui.controls import ErrorSummary, ScrollPage
from hubdesk.ui.controls.field import Field


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
