"""One of the options, or words of one's own."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.visit_pages import Given, QuestionPage
from hubdesk.ui.controls import ChoiceGroup, TextField
from hubdesk.ui.pages.visit.answers.parts_field import PartsField
from hubdesk.ui.theme import SPACE

OTHER = "other:"


class OpenField(PartsField):
    """Radio cards, the last of which opens a box to type in."""

    def __init__(self, page: QuestionPage, question: str) -> None:
        super().__init__(question, page.hint)
        key = len(page.options) + 1
        options = [(c.value, c.text, c.key) for c in page.options]
        options.append((OTHER, page.open_label, str(key) if key <= 9 else ""))
        self.group = ChoiceGroup(question, options, compact=len(options) > 5)
        self.text = TextField(page.open_label, "In the person’s own words", limit=500)
        self.text.label.hide()
        self.text.editor.setAccessibleName(page.open_label)
        self.text.hide()
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.group)
        column.addWidget(self.text)
        self.add_editor_row(box)
        self.group.chosen.connect(self._chosen)

    def editors(self) -> list[QWidget]:
        """The cards and the box."""
        return [*self.group.cards(), *([] if self.text.isHidden() else [self.text.editor])]

    def focus_editor(self) -> None:
        """The card that is chosen, or the first."""
        self.group.focus_first()

    def describe(self) -> None:
        """Each card says its key, and the error while there is one."""
        for card in self.group.cards():
            said = f"Press {card.key} to choose" if card.key else ""
            card.setAccessibleDescription(" ".join(part for part in (said, self._error.text()) if part))
        self.text.editor.setAccessibleDescription(self._error.text())

    def parts(self) -> Given:
        """The option chosen, or the words."""
        value = self.group.value()
        if value == OTHER:
            return Given((), self.text.text())
        return Given((value,)) if value is not None else Given()

    def show_parts(self, parts: Given) -> None:
        """Show an answer."""
        waiting = self.group.value() == OTHER and parts.empty and self.text.isVisible()
        value = parts.chosen[0] if parts.chosen else OTHER if parts.text or waiting else None
        self.group.set_value(value)
        self.text.setVisible(value == OTHER)
        if self.text.text() != parts.text:
            self.text.set_text(parts.text)

    def _chosen(self, value: str) -> None:
        self.text.setVisible(value == OTHER)
        if value == OTHER:
            self.text.focus_editor()
        else:
            self.text.set_text("")
            self.picked.emit()
