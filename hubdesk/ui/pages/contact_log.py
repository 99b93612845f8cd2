"""The log of contacts: the form to write one, and the contacts below, newest day first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.contact_log import FORM, ContactLogPresenter, ContactLogState
from hubdesk.ui.controls import ActionButton, ErrorSummary, LinkButton, ScrollPage
from hubdesk.ui.pages.details.form_fields import FormFields
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.pages.written_list import WrittenList


class ContactLogPage(ScrollPage):
    """Draws a ``ContactLogState``; the fields belong to whoever types until a contact is kept."""

    def __init__(self, presenter: ContactLogPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._filled = -1
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head = PageHead(FORM.title)
        self.head.set_words(FORM.title, FORM.lead)
        self.trouble, self.errors = TroubleBox(presenter.load), ErrorSummary()
        self.fields = FormFields(FORM)
        self.keep_button = ActionButton("Keep this contact")
        self.written = WrittenList(presenter)
        for part in (self.back_link, self.head, self.trouble, self.errors, self.fields, self.written):
            self.body.addWidget(part)
        self.bar.add(self.keep_button)
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
        self.written.show_written(state)

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

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.keep_button.clicked.connect(lambda: self._presenter.write(self.fields.values()))

    def _show_errors(self, state: ContactLogState) -> None:
        found = self.fields.set_errors(state.errors)
        found += self.written.set_errors(state.errors)
        if not state.busy:
            self.errors.show_errors(found)
