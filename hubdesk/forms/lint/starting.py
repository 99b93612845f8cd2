"""Checks the values a form starts with: each must be one its question would take (E370)."""

from hubdesk.forms.initial import starting
from hubdesk.forms.launch import is_asked
from hubdesk.forms.lint.findings import Sheet, places
from hubdesk.forms.model import Answered, Form
from hubdesk.forms.validate import fault_in


def check_starting(sheet: Sheet, form: Form) -> None:
    """Report starting values that do not fit their question."""
    by_id = {str(place.item.get("linkId")): place for place in places(sheet.document.value)}
    for item in form.all_items():
        if item.initial_by is not None and not is_asked(item):
            said = "It starts with a value that is worked out, and nobody is asked whether it is so."
            sheet.report("E370", by_id[item.link_id].path, said, "Make it a question people see.", item.source)
        values = starting(item)
        fault = fault_in(item, Answered(values if item.takes_several else values[0])) if values else None
        if fault is not None:
            place = by_id[item.link_id]
            said = f"It starts with a value it would not take as an answer: {fault}"
            sheet.report("E370", place.path, said, "Correct the starting value, or the limits.", place.item)
