"""The log of contacts: the form to write one, and the contacts below, newest day first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.contact_log import FORM, ContactLogPresenter, ContactLogState, ContactRow
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    Rule,
    ScrollPage,
    TextField,
)
from hubdesk.ui.pages.details.form_fields import FormFields
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class ContactLogPage(ScrollPage):
    """Draws a ``ContactLogState``; the fields belong to whoever types until a contact is kept."""

    def __init__(self, presenter: ContactLogPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._filled = -1
        self._drawn: object = None
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head = PageHead(FORM.title)
        self.head.set_words(FORM.title, FORM.lead)
        self.trouble, self.errors = TroubleBox(presenter.load), ErrorSummary()
        self.fields = FormFields(FORM)
        self.keep_button = ActionButton("Keep this contact")
        self.why = TextField("Why is it taken back?", "For example: written for the wrong person")
        self.take_back_button = ActionButton("Take it back", "warning", small=True)
        self.stay_link = LinkButton("Leave it as it is")
        self.older = ActionButton("", "secondary", small=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[3])
        for part in (self.back_link, self.head, self.trouble, self.errors, self.fields, Heading("Written so far", 2)):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        self.bar.add(self.keep_button)
        self._ask = self._asking()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: ContactLogState) -> None:
        """Draw the state."""
        known = state.banner is not None
        self.fields.setVisible(known)
        self.keep_button.setEnabled(known and not state.busy)
        self.trouble.show_trouble(state.trouble)
        if known and self._filled != state.number:
            self._filled = state.number
            self.fields.show_values(state.begin)
        self._show_errors(state)
        self.older.setText(f"Show {state.older} older")
        self.older.setVisible(bool(state.older))
        if (state.rows, state.taking_back) != self._drawn:
            self._drawn = (state.rows, state.taking_back)
            self._draw(state)

    def focus_start(self) -> None:
        """The first choice; before the log is read, the way back."""
        if self._presenter.state.banner is not None:
            self.fields.fields()[0].control.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def store_typed(self) -> None:
        """Keep what is half typed: the page is left, or the screen locked."""
        if self._filled >= 0:
            self._presenter.keep(self.fields.values())

    def _asking(self) -> Card:
        card = Card(roomy=True, parent=self)
        for part in (self.why, self.take_back_button, self.stay_link):
            card.body.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is not self.why else Qt.AlignmentFlag(0))
        card.hide()
        return card

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.keep_button.clicked.connect(lambda: self._presenter.write(self.fields.values()))
        self.take_back_button.clicked.connect(lambda: self._presenter.take_back(self.why.text()))
        self.stay_link.clicked.connect(lambda: self._presenter.ask_why(""))
        self.older.clicked.connect(self._presenter.show_older)

    def _show_errors(self, state: ContactLogState) -> None:
        found = self.fields.set_errors(state.errors)
        self.why.set_error(state.errors.get("why", ""))
        if "why" in state.errors:
            found.append((state.errors["why"], self.why))
        if not state.busy:
            self.errors.show_errors(found)

    def _draw(self, state: ContactLogState) -> None:
        self._ask.setParent(self)
        self._ask.hide()
        empty(self._list)
        if not state.rows:
            self._list.addWidget(Muted("Nothing is written yet."))
        for row in state.rows:
            self._list.addWidget(self._card(row))
            if row.id == state.taking_back:
                self.why.set_text("")
                self._list.addWidget(self._ask)
                self._ask.show()
                self.why.focus_editor()

    def _card(self, row: ContactRow) -> Card:
        card = Card()
        card.body.addWidget(Heading(row.title, 3))
        if row.words:
            card.body.addWidget(Body(fitted(row.words)))
        card.body.addWidget(Muted(fitted(row.detail)))
        if row.taken_back:
            card.body.addWidget(Rule())
            card.body.addWidget(InsetText(fitted(row.taken_back)))
        if row.may_take_back:
            link = LinkButton("Written by mistake: take it back", spoken=f"Take back: {row.title}")
            link.clicked.connect(lambda: self._presenter.ask_why(row.id))
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return card
