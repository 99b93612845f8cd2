"""In which language the question is read: a list of what there is, and what staff must know of the translation."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.question_language import LanguageChoice
from hubdesk.ui.controls import Body, FlowLayout, Muted
from hubdesk.ui.controls.choice_field import DropDown
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE

LABEL = "Language of the questions"


class LanguageBar(QWidget):
    """Shows a ``LanguageChoice``; hidden where there is nothing to choose."""

    language_chosen = Signal(str)
    """This language was chosen by hand; empty for English."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: LanguageChoice | None = None
        self.label, self.list, self.note = Body(LABEL), DropDown(), Muted()
        self.label.setWordWrap(False)
        self.list.setAccessibleName(LABEL)
        self.label.setBuddy(self.list)
        row = QWidget()
        flow = FlowLayout(SPACE[3], SPACE[1], row)
        flow.addWidget(self.label)
        flow.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(row)
        column.addWidget(self.note)
        self.list.activated.connect(lambda _row: self._chosen())
        self.hide()

    def show_choice(self, choice: LanguageChoice | None) -> None:
        """Draw another one; the list always stands at the language that is shown."""
        self.setVisible(choice is not None)
        if choice is None:
            return
        if self._shown is None or choice.options != self._shown.options:
            self.list.clear()
            for code, words in choice.options:
                self.list.addItem(words, code)
        self._shown = choice
        self.list.setCurrentIndex(max(0, self.list.findData(choice.shown)))
        self.note.setText(fitted(choice.note))
        self.note.setVisible(bool(choice.note))
        self.list.setAccessibleDescription(choice.note)

    def _chosen(self) -> None:
        code = self.list.currentData()
        if self._shown is not None and code != self._shown.shown:
            self.language_chosen.emit(code)
