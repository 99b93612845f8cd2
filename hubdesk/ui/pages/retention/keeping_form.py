"""The small form in which a lead says one thing about the keeping of a record."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hubdesk.presenters.keeping_words import AskForm
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ChoiceField,
    DateField,
    ErrorSummary,
    Heading,
    LinkButton,
    TextField,
)
from hubdesk.ui.theme import SPACE


class KeepingForm(Card):
    """One form, made for what is asked."""

    answered = Signal(str, tuple, str)
    """The choice, the three parts of the date, the words."""
    cancelled = Signal()

    def __init__(self, form: AskForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(SPACE[3])
        self.head, self.errors = Heading(form.title, 2), ErrorSummary()
        self.choice = ChoiceField(form.choice_label or form.title, list(form.choices))
        self.on = DateField(form.date_label or form.title)
        self.why = TextField(form.words_label or form.title, form.words_hint, lines=2, limit=500)
        self.save = ActionButton(form.button, "warning" if form.warning else "primary")
        self.cancel = LinkButton("Cancel")
        self._fields: dict[str, ChoiceField | DateField | TextField] = {}
        self.body.addWidget(self.head)
        if form.note:
            self.body.addWidget(Body(form.note))
        self.body.addWidget(self.errors)
        for name, field, wanted in (
            ("choice", self.choice, bool(form.choices)),
            ("on", self.on, bool(form.date_label)),
            ("why", self.why, bool(form.words_label)),
        ):
            if wanted:
                self._fields[name] = field
                self.body.addWidget(field)
            else:
                field.deleteLater()
        row = QHBoxLayout()
        row.setSpacing(SPACE[4])
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        row.addStretch(1)
        self.body.addLayout(row)
        self.save.clicked.connect(self._answer)
        self.cancel.clicked.connect(self.cancelled)

    def show_errors(self, errors: dict[str, str]) -> None:
        """Mark the fields that need changing."""
        for name, field in self._fields.items():
            field.set_error(errors.get(name, ""))
        found = [(message, self._fields[name]) for name, message in errors.items() if name in self._fields]
        if found:
            self.errors.show_errors(found)
        else:
            self.errors.clear()

    def focus_first(self) -> None:
        """The first field; where there is none, the way back, so that a stray Enter does no harm."""
        first = next(iter(self._fields.values()), None)
        if first is None:
            self.cancel.setFocus()
        else:
            first.focus_editor()

    def _answer(self) -> None:
        choice = (self.choice.value() or "") if "choice" in self._fields else ""
        on = self.on.values() if "on" in self._fields else ("", "", "")
        self.answered.emit(choice, on, self.why.text() if "why" in self._fields else "")
