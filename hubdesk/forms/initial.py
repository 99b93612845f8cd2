"""Values a form starts with.

A value that stands on a hidden or read-only item is part of the form and counts from the start. One on a question
that is asked is only proposed: nobody has given that answer yet, and a visit must never contain answers nobody gave.
"""

from collections.abc import Mapping
from datetime import date

from hubdesk.forms.model import Answer, Answered, Coded, Form, Item, OneValue
from hubdesk.forms.validate import fault_in


def proposed(item: Item) -> Answer | None:
    """What the form proposes for a question, None where it proposes nothing that fits it."""
    values = starting(item)
    if not values:
        return None
    answer = Answered(values if item.takes_several else values[0])
    return answer if fault_in(item, answer) is None else None


def starting(item: Item) -> tuple[OneValue, ...]:
    """The values a question starts with, as its answers would be."""
    return tuple(fitting(item, value) for value in item.initial_values)


def fitting(item: Item, value: OneValue) -> OneValue:
    """A starting value as an answer would be: a whole date as a date, an option as it is written in the form."""
    if item.type == "date" and isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    if item.options and isinstance(value, str | int) and not isinstance(value, bool):
        option = item.option(str(value))
        return option.coded if option is not None else value
    if isinstance(value, Coded) and (found := item.fitting(value.code, value.system)) is not None:
        return found.coded
    return value


def always_given(form: Form) -> Mapping[str, Answer]:
    """The values of hidden and read-only items, which count without anybody answering."""
    found = ((item.link_id, proposed(item)) for item in form.constants)
    return {form.key(link_id): answer for link_id, answer in found if answer is not None}
