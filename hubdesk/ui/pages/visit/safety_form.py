"""What is recorded on the safety page: what was done, who was told, the plan, and how it ended."""

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.visit_pages import SafetyDraft, SafetyPage
from hubdesk.ui.controls import Card, ChoiceField, InsetText, TextField, announce
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.visit.ticks_field import TicksField
from hubdesk.ui.theme import SPACE


class SafetyForm(Card):
    """Keeps what is typed: drawing the page again changes a field only while nothing newer stands in it."""

    def __init__(self, page: SafetyPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(SPACE[4])
        self._shown = SafetyDraft()
        self._next_steps = page.next_steps
        self.done = TicksField("What was done", page.done, "Tick all that apply") if page.clinical else None
        self.told = TextField("Who was told, and when", "Names or roles, and the time")
        self.plan = (
            TextField("The plan", "What was agreed for today and tonight, and who does what", lines=3)
            if page.clinical
            else None
        )
        question = "How did this end?" if page.clinical else "What happened?"
        self.outcome = ChoiceField(question, [(c.value, c.text) for c in page.outcomes])
        self.next_step = InsetText("")
        self.next_step.hide()
        self.outcome.chosen.connect(self._say_next_step)
        for field in self.fields().values():
            self.body.addWidget(field)
        self.body.addWidget(self.next_step)

    def fields(self) -> dict[str, Field]:
        """The fields by the names that errors use, from top to bottom."""
        fields: dict[str, Field | None] = {
            "done": self.done,
            "told": self.told,
            "plan": self.plan,
            "outcome": self.outcome,
        }
        return {name: field for name, field in fields.items() if field is not None}

    def draft(self) -> SafetyDraft:
        """What stands here now. What a navigator's page does not show is passed on unchanged."""
        return SafetyDraft(
            done=self.done.values() if self.done is not None else self._shown.done,
            told=self.told.text(),
            plan=self.plan.text() if self.plan is not None else self._shown.plan,
            outcome=self.outcome.value(),
        )

    def unsaved(self) -> bool:
        """Whether anything here is newer than what was last saved or loaded."""
        return self.draft() != self._shown

    def show_draft(self, draft: SafetyDraft) -> None:
        """Show what is saved, unless something newer stands here."""
        newer = self.unsaved()
        self._shown = draft
        if not newer:
            self._fill(draft)

    def set_errors(self, errors: dict[str, str]) -> None:
        """Show the errors at their fields."""
        for name, field in self.fields().items():
            message = errors.get(name, "")
            if message != field.error():
                field.set_error(message)

    def _fill(self, draft: SafetyDraft) -> None:
        if self.done is not None and self.done.values() != draft.done:
            self.done.set_values(draft.done)
        for field, text in ((self.told, draft.told), (self.plan, draft.plan)):
            if field is not None and field.text() != text:
                field.set_text(text)
        if self.outcome.value() != draft.outcome:
            self.outcome.set_value(draft.outcome)
        self._show_next_step()

    def _show_next_step(self) -> str:
        words = self._next_steps.get(self.outcome.value() or "", "")
        self.next_step.show_words(words)
        return words

    def _say_next_step(self) -> None:
        words = self._show_next_step()
        if words:
            announce(self.next_step, words, urgent=False)
