"""One of many options, found by typing a few letters."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.answer_words import found_options
from hubdesk.presenters.visit_pages import Given, QuestionPage
from hubdesk.ui.controls import Row, RowList, TextField, announce
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.visit.answers.parts_field import PartsField

HINT = "Type a few letters, then choose from the list. The down arrow goes to the list"


class SearchField(PartsField):
    """A box and the options that fit below it. Where the form takes other words, what is typed counts as it stands."""

    def __init__(self, page: QuestionPage, question: str) -> None:
        super().__init__(question, page.hint or HINT)
        self._options, self._takes_words = page.options, bool(page.open_label)
        self._texts = {c.value: c.text for c in page.options}
        self.box, self.found = TextField(question), RowList("Options that fit")
        self.box.label.hide()
        self.box.editor.setAccessibleName(question)
        self.box.editor.installEventFilter(self)
        self.add_editor_row(self.box)
        self.column.addWidget(self.found)
        self.found.hide()
        self.box.changed.connect(lambda _text: self._look())
        self.found.opened.connect(self._take)

    def editors(self) -> list[QWidget]:
        """The box."""
        return [self.box.editor]

    def parts(self) -> Given:
        """The option whose words stand in the box, or the words."""
        typed = self.box.text().strip()
        same = [value for value, text in self._texts.items() if text.casefold() == typed.casefold()]
        return Given((same[0],)) if same else Given((), typed)

    def show_parts(self, parts: Given) -> None:
        """Show an answer."""
        text = self._texts.get(parts.chosen[0], parts.chosen[0]) if parts.chosen else parts.text
        if self.box.text().strip() != text:
            self.box.set_text(text)
        self.found.hide()

    def take_enter(self) -> bool:
        """Choose the row that has the focus; False where the list has none."""
        if not self.found.hasFocus():
            return False
        self.found.open_current()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """The down arrow goes to the list."""
        down = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if down and event.key() == Qt.Key.Key_Down and self.found.isVisible():
            self.found.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _look(self) -> None:
        typed = self.box.text().strip()
        found = found_options(self._options, typed) if typed and not self.parts().chosen else ()
        self.found.set_rows(Row(c.value, fitted(c.text)) for c in found)
        self.found.setVisible(bool(found))
        if typed and self.box.editor.hasFocus() and not self.parts().chosen:
            none = "Nothing fits. It is kept as typed" if self._takes_words else "Nothing fits"
            announce(self.box.editor, f"{len(found)} found" if found else none, urgent=False)

    def _take(self, value: str) -> None:
        self.box.set_text(self._texts[value])
        self.found.hide()
        self.box.focus_editor()
        self.picked.emit()
