"""Checks the worked examples of a form, and that they touch all of it (E360, E420, E421, W422)."""

from collections.abc import Iterator
from typing import Any

from hubdesk.forms.examples import run_examples
from hubdesk.forms.lint.findings import Sheet
from hubdesk.forms.model import Form


def check_examples(sheet: Sheet, form: Form) -> None:
    """Report examples that fail and parts of the form no example touches. ``sheet`` is that of the examples file."""
    examples: Any = sheet.document.value
    outcomes = run_examples(form, examples)
    if not outcomes:
        sheet.report(
            "E421", (), "There is no worked example, so nothing shows that the form scores rightly.", "Add examples."
        )
        return
    for name in ("form", "version"):
        wanted = form.url if name == "form" else form.version
        if examples.get(name) != wanted:
            sheet.report(
                "E421",
                (name,),
                f"The examples are for {name} {examples.get(name)!r}, not {wanted!r}.",
                f"Write {wanted!r}.",
            )
    for index, outcome in enumerate(outcomes):
        for link_id, said in outcome.mismatches:
            about = f' ("{link_id}")' if link_id else ""
            sheet.report(
                "E420",
                ("examples", index),
                f'The example "{outcome.name}"{about}: {said}.',
                "Correct the form, or the example.",
            )
    touched = frozenset(part for outcome in outcomes for part in outcome.touched)
    for code, said in _untouched(form, touched):
        sheet.report(code, (), said, "Add an example that does.")


def _untouched(form: Form, touched: frozenset[str]) -> Iterator[tuple[str, str]]:
    for item in form.all_items():
        if item.alert is not None and item.link_id not in touched:
            yield "E360", f'No example raises the alert "{item.link_id}", so nothing shows that it works.'
        elif item.is_question and item.link_id not in touched:
            yield "W422", f'No example answers "{item.link_id}".'
        choices = ("yes", "no") if item.type == "boolean" else tuple(one.code for one in item.options)
        missing = [one for one in choices if item.is_question and f"{item.link_id}={one}" not in touched]
        if missing and item.link_id in touched:
            yield "W422", f'No example chooses "{missing[0]}" for "{item.link_id}".'
        for band in item.bands:
            if f"{item.link_id}:{band.code}" not in touched:
                yield "W422", f'No example reaches the band "{band.label}" of "{item.link_id}".'
