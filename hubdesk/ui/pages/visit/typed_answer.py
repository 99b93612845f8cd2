"""The answer to a question that is typed: a text, number or date field, then the ways of not answering."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import QuestionPage
from hubdesk.ui.controls import ChoiceGroup, DateField, RadioCard, TextField
from hubdesk.ui.pages.visit.typed_date import date_boxes, date_text
from hubdesk.ui.theme import SPACE

_CHARS = {"integer": 8, "decimal": 10}
_HINTS = {"integer": "A whole number", "decimal": "A number, like 72.5", "date": "For example, 14 3 2026"}


class TypedAnswer(QWidget):
    """What is typed belongs to the page until it is stored: drawing the page again never changes it."""

    chosen = Signal(str)
    """A way of not answering was chosen by hand."""
    left = Signal()
    """The focus left the field."""
    picked = Signal()
    """Never: all of it is typed."""

    def __init__(self, page: QuestionPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = " ".join(part for part in (page.stem, page.text) if part)
        self._shown = ""
        self._reason: str | None = None
        self.field = _field(page.kind, question)
        self.field.label.hide()
        for editor in self.field.editors():
            if isinstance(self.field, TextField):
                editor.setAccessibleName(question)
            editor.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.field)
        choices = [(c.value, c.text, c.key) for c in page.non_answers]
        self.group = ChoiceGroup(question, [], choices)
        self.group.chosen.connect(self.chosen)
        column.addWidget(self.group)

    def show_question(self, page: QuestionPage) -> None:
        """Show what is stored, unless something else has been typed since."""
        stored = page.typed if isinstance(self.field, TextField) else date_text(date_boxes(page.typed))
        no_answer_now = page.chosen is not None and page.chosen != self._reason
        newer = self.unsent() and not no_answer_now
        self._shown, self._reason = stored, page.chosen
        if not newer and self.text() != stored:
            self._set_text(stored)
        if self.group.value() != page.chosen:
            self.group.set_value(page.chosen)

    def text(self) -> str:
        """What stands in the field."""
        return self.field.text() if isinstance(self.field, TextField) else date_text(self.field.values())

    def value(self) -> str:
        """What is to be stored."""
        return self.text()

    def unsent(self) -> bool:
        """Whether something was typed that has not been passed on."""
        return self.text() != self._shown

    def filled(self) -> bool:
        """Whether anything is typed."""
        return bool(self.text())

    def pass_on(self, presenter: VisitPresenter | HandOverPresenter) -> None:
        """Have it stored."""
        presenter.type_answer(self.text())

    def take_enter(self) -> bool:
        """Enter goes on."""
        return False

    def card_walked_to(self) -> RadioCard | None:
        """The ways of not answering have keys of their own."""
        return None

    def set_error(self, message: str) -> None:
        """Show an error at the field."""
        self.field.set_error(message)

    def error(self) -> str:
        """The present error, or nothing."""
        return self.field.error()

    def focus_editor(self) -> None:
        """Focus the way of not answering that was chosen, or else the field."""
        if self.group.value() is not None:
            self.group.focus_first()
        else:
            self.field.focus_editor()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Notice that the focus leaves the field (not between the boxes of a date, not for a menu)."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            inside = QApplication.focusWidget() in self.field.editors()
            if not inside and event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.left.emit()
        return False

    def _set_text(self, text: str) -> None:
        if isinstance(self.field, TextField):
            self.field.set_text(text)
        else:
            self.field.set_values(*date_boxes(text))


def _field(kind: str, question: str) -> TextField | DateField:
    hint = _HINTS.get(kind, "")
    if kind == "date":
        return DateField(question, hint)
    return TextField(question, hint, lines=5 if kind == "text" else 1, chars=_CHARS.get(kind, 0))
