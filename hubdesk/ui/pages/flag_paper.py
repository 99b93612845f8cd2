"""One flag on paper for one reader: the form that asks on what basis, and what was chosen and printed before."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.offence_data import TAG
from hubdesk.presenters.flag_paper import FORM, FlagPaperLine, FlagPaperPresenter, FlagPaperState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ErrorSummary,
    Heading,
    LinkButton,
    Muted,
    ScrollPage,
    Tag,
)
from hubdesk.ui.pages.details.form_fields import FormFields
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class FlagPaperPage(ScrollPage):
    """Draws a ``FlagPaperState``."""

    print_requested = Signal(str)
    """The sheet of this choice is to be printed."""

    def __init__(self, presenter: FlagPaperPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._filled = -1
        self._drawn: object = None
        self.back_link = LinkButton("Back to safeguarding and multi-agency", icon="chevron-left")
        self.head = PageHead(FORM.title)
        self.head.set_words(FORM.title, FORM.lead)
        self.what, self.said = Body("", strong=True), SaidBox()
        self.trouble, self.errors, self.fields = TroubleBox(presenter.load), ErrorSummary(), FormFields(FORM)
        self.keep_button = ActionButton("Keep this choice")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[3])
        tag = Tag(TAG, "purple")
        for part in (self.back_link, tag, self.head, self.what, self.trouble, self.errors, self.said, self.fields):
            self.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is tag else Qt.AlignmentFlag(0))
        self.body.addWidget(Heading("Chosen so far", 2))
        self.body.addLayout(self._list)
        self.bar.add(self.keep_button)
        self.back_link.clicked.connect(presenter.back)
        self.keep_button.clicked.connect(lambda: presenter.choose(self.fields.values()))
        follow(presenter, self, self.render)

    def render(self, state: FlagPaperState) -> None:
        """Draw the state; the fields keep what is typed until a choice is kept."""
        self.what.setText(fitted(state.title))
        self.fields.setVisible(state.stands)
        self.keep_button.setVisible(state.stands)
        self.keep_button.setEnabled(not state.busy)
        self.trouble.show_trouble(state.trouble)
        if state.banner is not None and self._filled != state.number:
            self._filled = state.number
            self.fields.show_values(state.begin)
        found = self.fields.set_errors(state.errors)
        if not state.busy:
            self.errors.show_errors(found)
        if state.rows != self._drawn:
            self._drawn = state.rows
            empty(self._list)
            for row in state.rows:
                self._list.addWidget(self._card(row))
            if not state.rows:
                self._list.addWidget(Muted("Nothing of this was ever put on paper."))
        if self.said.show_said(state.said):
            self.scroll_to_top()

    def focus_start(self) -> None:
        """The first field; before anything is read, the way back."""
        if self._presenter.state.stands:
            self.fields.fields()[0].control.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, row: FlagPaperLine) -> Card:
        card = Card()
        card.body.setSpacing(SPACE[2])
        card.body.addWidget(Body(fitted(row.title), strong=True))
        for words in row.lines:
            card.body.addWidget(Body(fitted(words)))
        if row.may_print:
            button = ActionButton("Print", "secondary", icon="printer", small=True)
            button.setAccessibleName(f"Print: {row.title}")
            button.clicked.connect(lambda: self.print_requested.emit(row.id))
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card
