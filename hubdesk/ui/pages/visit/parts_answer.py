"""The answer to a question that has more than one part: its field, then the ways of not answering."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import Given, QuestionPage
from hubdesk.ui.controls import ChoiceGroup, RadioCard
from hubdesk.ui.pages.visit.answers.open_field import OpenField
from hubdesk.ui.pages.visit.answers.parts_field import PartsField
from hubdesk.ui.pages.visit.answers.quantity_field import QuantityField
from hubdesk.ui.pages.visit.answers.scale_field import ScaleField
from hubdesk.ui.pages.visit.answers.search_field import SearchField
from hubdesk.ui.pages.visit.answers.several_field import SeveralField
from hubdesk.ui.pages.visit.answers.text_field import MomentField, TextParts
from hubdesk.ui.theme import SPACE

FIELDS: dict[str, Callable[[QuestionPage, str], PartsField]] = {
    "several": SeveralField,
    "open": OpenField,
    "search": SearchField,
    "scale": ScaleField,
    "quantity": QuantityField,
    "dateTime": MomentField,
    "time": TextParts,
    "url": TextParts,
    "lines": TextParts,
}


class PartsAnswer(QWidget):
    """What is chosen is passed on at once, what is typed when the focus leaves. Drawing again changes neither."""

    chosen = Signal(str)
    """A way of not answering was chosen by hand."""
    left = Signal()
    """The focus left a box that is typed in."""
    picked = Signal()
    """Something was chosen by hand that is to be stored at once."""

    def __init__(self, page: QuestionPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = " ".join(part for part in (page.stem, page.text) if part)
        self._shown, self._reason = Given(), page.chosen
        self.field = FIELDS[page.kind](page, question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.field)
        self.group = ChoiceGroup(question, [], [(c.value, c.text, c.key) for c in page.non_answers])
        column.addWidget(self.group)
        self.group.chosen.connect(self.chosen)
        self.field.picked.connect(self.picked)
        for kind in (QLineEdit, QPlainTextEdit):
            for box in self.field.findChildren(kind):
                box.installEventFilter(self)

    def show_question(self, page: QuestionPage) -> None:
        """Show what is stored, unless something else has been typed since."""
        no_answer_now = page.chosen is not None and page.chosen != self._reason
        newer = self.unsent() and not no_answer_now
        self._reason = page.chosen
        if newer:
            self._shown = page.given
        else:
            self.field.show_parts(page.given)
            self._shown = self.field.parts()
        if self.group.value() != page.chosen:
            self.group.set_value(page.chosen)

    def unsent(self) -> bool:
        """Whether something was chosen or typed that has not been passed on."""
        now = self.field.parts()
        return now != self._shown and not (now.empty and self._shown.empty)

    def text(self) -> str:
        """What is typed."""
        return self.field.parts().text

    def value(self) -> Given:
        """What is to be stored."""
        return self.field.parts()

    def filled(self) -> bool:
        """Whether anything is chosen or typed."""
        return not self.field.parts().empty

    def pass_on(self, presenter: VisitPresenter | HandOverPresenter) -> None:
        """Have it stored."""
        presenter.give(self.field.parts())

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

    def take_enter(self) -> bool:
        """Whether Enter was meant for the list of options that has the focus."""
        return isinstance(self.field, SearchField) and self.field.take_enter()

    def card_walked_to(self) -> RadioCard | None:
        """The card that the arrow keys moved the focus to and that is not chosen, if any."""
        return card_walked_to(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Notice that the focus leaves the boxes (not between them, not for a menu, not for the list below)."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            focus = QApplication.focusWidget()
            inside = focus is not None and self.field.isAncestorOf(focus)
            if not inside and event.reason() is not Qt.FocusReason.PopupFocusReason:
                self.left.emit()
        return False


def card_walked_to(answer: QWidget) -> RadioCard | None:
    """The radio card below ``answer`` that has the focus without being chosen or where its group begins."""
    for group in answer.findChildren(ChoiceGroup):
        cards = group.cards()
        stop = next((card for card in cards if card.isChecked()), cards[0])
        if found := next((card for card in cards if card.hasFocus() and card is not stop), None):
            return found
    return None
