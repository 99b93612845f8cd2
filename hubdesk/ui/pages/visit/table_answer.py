"""The answers to the rows of a table, then the ways of not answering for the rows that are left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import QuestionPage
from hubdesk.ui.controls import ChoiceGroup, Muted, RadioCard
from hubdesk.ui.pages.visit.answers.table_field import TableField
from hubdesk.ui.pages.visit.parts_answer import card_walked_to
from hubdesk.ui.theme import SPACE

REST = "For the rows that have no answer yet"


class TableAnswer(QWidget):
    """Every choice is passed on at once, so there is never anything unsent here."""

    chosen = Signal(str)
    """A way of not answering was chosen by hand, for all rows that have no answer."""
    row_chosen = Signal(object, str)
    """This option was chosen by hand in the row at this place."""
    left = Signal()
    picked = Signal()

    def __init__(self, page: QuestionPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TableField(page, " ".join(part for part in (page.stem, page.text) if part))
        self.group = ChoiceGroup(REST, [], [(c.value, c.text, c.key) for c in page.non_answers])
        self.group.setAccessibleName(REST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.field)
        column.addWidget(Muted(REST))
        column.addWidget(self.group)
        self.field.row_chosen.connect(self.row_chosen)
        self.group.chosen.connect(self.chosen)

    def show_question(self, page: QuestionPage) -> None:
        """Show the rows; a reason for no answer stands in each row, and no card of the group stays chosen."""
        self.field.show_rows(page)
        self.group.set_value(None)

    def unsent(self) -> bool:
        """Nothing is."""
        return False

    def text(self) -> str:
        """Nothing is typed."""
        return ""

    def value(self) -> None:
        """Nothing waits to be stored."""

    def filled(self) -> bool:
        """What is chosen is passed on already."""
        return False

    def pass_on(self, presenter: VisitPresenter | HandOverPresenter) -> None:
        """Nothing waits."""

    def set_error(self, message: str) -> None:
        """Show an error above the rows."""
        self.field.set_error(message)

    def error(self) -> str:
        """The present error, or nothing."""
        return self.field.error()

    def focus_editor(self) -> None:
        """The first row without an answer."""
        self.field.focus_editor()

    def take_enter(self) -> bool:
        """Enter goes on."""
        return False

    def card_walked_to(self) -> RadioCard | None:
        """The card that the arrow keys moved the focus to and that is not chosen, if any."""
        return card_walked_to(self)
