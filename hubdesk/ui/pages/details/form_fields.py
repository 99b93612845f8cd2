"""The cards of a form page, made from its description: all fields in the order they are read."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.details.fields import Find, Form, Group, Rows, Single
from hubdesk.ui.controls import Card, Field, Heading, TextField
from hubdesk.ui.pages.details.entry_field import EntryField
from hubdesk.ui.pages.details.finder_field import FinderField, Look
from hubdesk.ui.pages.details.row_fields import RowFields
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 560


class FormFields(QWidget):
    """All cards of one form, and what is typed in them."""

    added = Signal(list)
    """New fields (``EntryField``) were made."""

    def __init__(
        self, form: Form, look: Look | None = None, parent: QWidget | None = None, *, bare: bool = False
    ) -> None:
        """``bare`` puts the fields on no cards of their own: they stand on somebody else's."""
        super().__init__(parent)
        self._look = look
        self.finders: list[FinderField] = []
        self._parts: list[EntryField | RowFields] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[4])
        for group in form.groups:
            self._column.addWidget(self._card(group, bare=bare))

    def fields(self) -> list[EntryField]:
        """Every field, from top to bottom."""
        return [f for part in self._parts for f in (part.fields() if isinstance(part, RowFields) else [part])]

    def values(self) -> dict[str, str]:
        """What stands in all fields now."""
        return {name: text for part in self._parts for name, text in part.values().items()}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Put in what is stored."""
        for part in self._parts:
            if isinstance(part, RowFields):
                part.show_values(values)
            else:
                part.show(values)

    def set_errors(self, errors: Mapping[str, str]) -> list[tuple[str, Field]]:
        """Show each error at its field and clear the others; gives message and field in the order of the page."""
        found = []
        for field in self.fields():
            message = errors.get(field.name, "")
            if message or field.control.error():
                field.control.set_error(message)
            if message:
                found.append((message, field.control))
        return found

    def set_advice(self, advice: Mapping[str, str]) -> None:
        """Suggest something below the fields that are named; the others say nothing."""
        for field in self.fields():
            field.control.set_advice(advice.get(field.name, ""))

    def fix(self, names: Collection[str], why: str) -> None:
        """Fields of these names are shown and not to be changed; ``why`` stands below each."""
        for field in self.fields():
            if field.name in names and isinstance(field.control, TextField):
                field.control.fix(why)

    def _card(self, group: Group, *, bare: bool) -> QWidget:
        card: QWidget = QWidget() if bare else Card(roomy=True)
        column = QVBoxLayout(card) if bare else card.body  # type: ignore[attr-defined]
        if bare:
            column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        if group.title:
            column.addWidget(Heading(group.title, 2))
        for part in group.fields:
            column.addWidget(self._part(part))
        return card

    def _part(self, part: Single | Rows | Find | tuple[Single, ...]) -> QWidget:
        if isinstance(part, Rows):
            rows = RowFields(part)
            rows.added.connect(self.added)
            self._parts.append(rows)
            return rows
        if isinstance(part, Find):
            return self._finder(part)
        if isinstance(part, tuple):
            row = StackingRow(_STACK_BELOW)
            for single in part:
                row.add(self._single(single), 1, Qt.AlignmentFlag.AlignTop)
            return row
        return self._single(part)

    def _single(self, spec: Single) -> Field:
        field = EntryField(spec)
        self._parts.append(field)
        return field.control

    def _finder(self, find: Find) -> QWidget:
        finder = FinderField(find, self._look or _nowhere)
        self.finders.append(finder)

        def fill(filled: Mapping[str, str]) -> None:
            named = [field for field in self.fields() if field.name in filled]
            for field in named:
                field.show(filled)
            if named:
                named[0].control.focus_editor()

        finder.chosen.connect(fill)
        return finder


def _nowhere(_spec: Find, _typed: str, _show: object) -> None:
    """A form that is shown where there is no directory finds nothing."""
