"""Checks that the options of a question can be shown without asking a server (E380, W381)."""

from collections.abc import Mapping, Sequence
from typing import Any

from hubdesk.forms.lint.findings import Sheet, did_you_mean, places
from hubdesk.forms.model import Form


def check_sets(sheet: Sheet, form: Form, value_sets: Sequence[Mapping[str, Any]]) -> None:
    """Report questions whose ValueSet is not here, or lists no codes."""
    known = [*form.value_sets, *(str(one.get("url", "")) for one in value_sets)]
    for place in places(sheet.document.value):
        wanted = place.item.get("answerValueSet")
        if not isinstance(wanted, str):
            continue
        name = wanted if wanted in form.value_sets else wanted.partition("|")[0]
        if name not in form.value_sets:
            hint = did_you_mean(name, known)
            said = f'Its options are in the ValueSet "{wanted}", which is not in the pack; it would have none.{hint}'
            fix = "Put the ValueSet in the form (contained) or in forms/valuesets."
            sheet.report("E380", (*place.path, "answerValueSet"), said, fix, place.item)
        elif not form.value_sets[name]:
            said = f'The ValueSet "{wanted}" names a whole system or a filter and lists no codes; it gives no options.'
            fix = "List the codes in the ValueSet, one by one."
            sheet.report("W381", (*place.path, "answerValueSet"), said, fix, place.item)
