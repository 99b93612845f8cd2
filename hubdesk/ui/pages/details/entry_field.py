"""One field of a form page made from its description, with its value as text by name."""

from collections.abc import Mapping

from hubdesk.domain.typed import YES
from hubdesk.presenters.details.fields import Choice, Day, Line, Select, Single, Tick, Ticks
from hubdesk.ui.controls import ChoiceField, DateField, Field, SelectField, TextField
from hubdesk.ui.pages.details.tick_fields import TickField, TicksField


class EntryField:
    """A control and the name its value goes by. ``row`` is the start of the name within a list (``phones.0.``)."""

    def __init__(self, spec: Single, row: str = "") -> None:
        self.name = row + spec.name
        self.control = _control(spec)

    def values(self) -> dict[str, str]:
        """What stands in it now, exactly as typed; empty ones are left out."""
        return {name: text for name, text in self._values().items() if text}

    def show(self, values: Mapping[str, str]) -> None:
        """Put in what these values hold for it, or empty it."""
        text = values.get(self.name, "")
        match self.control:
            case TextField() as control:
                control.set_text(text)
            case DateField() as control:
                control.set_values(*(values.get(f"{self.name}.{part}", "") for part in ("day", "month", "year")))
            case TickField() as control:
                control.card.setChecked(text == YES)
            case TicksField() as control:
                control.set_codes(text)
            case ChoiceField() | SelectField() as control:
                control.set_value(text or None)

    def _values(self) -> dict[str, str]:
        match self.control:
            case TextField() as control:
                return {self.name: control.text()}
            case DateField() as control:
                parts = zip(("day", "month", "year"), control.values(), strict=True)
                return {f"{self.name}.{part}": text for part, text in parts}
            case TickField() as control:
                return {self.name: YES if control.card.isChecked() else ""}
            case TicksField() as control:
                return {self.name: control.codes()}
            case ChoiceField() | SelectField() as control:
                return {self.name: control.value() or ""}
        raise TypeError(type(self.control).__name__)


def _control(spec: Single) -> Field:
    match spec:
        case Line(label=label, hint=hint, chars=chars, lines=lines):
            return TextField(label, hint, chars=chars, lines=lines)
        case Choice(label=label, options=options, hint=hint, in_row=in_row):
            return ChoiceField(label, list(options), hint, in_row=in_row)
        case Select(label=label, options=options, hint=hint, nothing=nothing):
            return SelectField(label, list(options), hint, nothing=nothing)
        case Day(label=label, hint=hint):
            return DateField(label, hint)
        case Tick(label=label):
            return TickField(label)
        case Ticks(label=label, options=options, hint=hint):
            return TicksField(label, options, hint)
