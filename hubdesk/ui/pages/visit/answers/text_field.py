"""Text that is read as something: a time, a web address, several lines; and a day with a time."""

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.visit_pages import Given, QuestionPage
from hubdesk.ui.controls import DateField, TextField
from hubdesk.ui.pages.visit.answers.parts_field import PartsField
from hubdesk.ui.pages.visit.typed_date import date_boxes

HINTS = {
    "time": "For example, 14:30",
    "url": "A web address, like https://www.nhs.uk",
    "lines": "One on each line",
}
_CHARS = {"time": 8}
DAY_HINT, TIME_HINT = "For example, 14 3 2026", "For example, 14:30. Leave empty if it is not known"


class TextParts(PartsField):
    """One box."""

    def __init__(self, page: QuestionPage, question: str) -> None:
        super().__init__(question, page.hint or HINTS.get(page.kind, ""))
        self.box = TextField(question, lines=5 if page.kind == "lines" else 1, chars=_CHARS.get(page.kind, 0))
        self.box.label.hide()
        self.box.editor.setAccessibleName(question)
        self.add_editor_row(self.box)
        self.describe()

    def editors(self) -> list[QWidget]:
        """The box."""
        return [self.box.editor]

    def parts(self) -> Given:
        """What is typed."""
        return Given((), self.box.text())

    def show_parts(self, parts: Given) -> None:
        """Show a text."""
        if self.box.text() != parts.text:
            self.box.set_text(parts.text)


class MomentField(PartsField):
    """A date in its three boxes, and a time."""

    def __init__(self, page: QuestionPage, question: str) -> None:
        super().__init__(question, page.hint)
        self.day, self.time = DateField("Day", DAY_HINT), TextField("Time", TIME_HINT, chars=8)
        self.add_editor_row(self.day)
        self.add_editor_row(self.time)
        self.describe()

    def editors(self) -> list[QWidget]:
        """The boxes of the day, then the time."""
        return [*self.day.editors(), *self.time.editors()]

    def describe(self) -> None:
        """Each box keeps its own hint and adds the error."""
        for field in (self.day, self.time):
            field.describe()
            for editor in field.editors():
                said = (editor.accessibleDescription(), self._error.text())
                editor.setAccessibleDescription(" ".join(part for part in said if part))

    def parts(self) -> Given:
        """Day and time in one line, as they would be written."""
        boxes = self.day.values()
        day = " ".join(boxes) if any(boxes) else ""
        return Given((), f"{day} {self.time.text().strip()}".strip())

    def show_parts(self, parts: Given) -> None:
        """Show a moment."""
        if parts.text == self.parts().text:
            return
        pieces = parts.text.split(" ")
        time = pieces.pop() if pieces and ":" in pieces[-1] else ""
        self.day.set_values(*date_boxes(" ".join(pieces)))
        self.time.set_text(time)
