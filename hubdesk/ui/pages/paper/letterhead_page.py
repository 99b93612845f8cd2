"""The hub on its letters."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.domain.machine_settings import SET_BY_IT
from hubdesk.presenters.paper.forms import LETTERHEAD
from hubdesk.presenters.paper.letterhead import LetterheadPresenter, LetterheadState
from hubdesk.ui.controls import ActionButton, ErrorSummary, InsetText, LinkButton, Panel, ScrollPage, announce
from hubdesk.ui.pages.details.form_fields import FormFields
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.paper_printer import ask_for_printer


class LetterheadPage(ScrollPage):
    """Organisation, address, phone."""

    def __init__(self, presenter: LetterheadPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown: LetterheadState | None = None
        self.head = PageHead("")
        self.head.set_words(LETTERHEAD.title, LETTERHEAD.lead)
        self.trouble, self.errors, self.note = TroubleBox(), ErrorSummary(), InsetText("")
        self.fields = FormFields(LETTERHEAD)
        self.save_button, self.back_link = ActionButton("Save"), LinkButton("Back")
        self.test_button = ActionButton("Print a test sheet", "secondary", icon="printer")
        self.done = Panel("Done", " ")
        for part in (self.head, self.trouble, self.done, self.errors, self.note, self.fields):
            self.body.addWidget(part)
        self.bar.add(self.save_button)
        self.bar.add(self.test_button)
        self.bar.add(self.back_link)
        self.test_button.clicked.connect(self._print_test)
        self.save_button.clicked.connect(lambda: presenter.save(self.fields.values()))
        self.back_link.clicked.connect(presenter.back)
        follow(presenter, self, self.render)

    def render(self, state: LetterheadState) -> None:
        """Draw the state; the fields are filled once."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.note.show_words(state.note)
        self.fields.setEnabled(state.loaded and not state.note)
        self.done.show_words(state.done)
        if state.done and (before is None or before.done != state.done):
            announce(self.done, state.done)
        self.test_button.setEnabled(state.loaded and not state.busy)
        self.save_button.setEnabled(state.loaded and not state.busy and not state.note)
        if state.loaded and not (before and before.loaded):
            self.fields.show_values(state.values)
            self.fields.fix(state.fixed, f"{SET_BY_IT}.")
        if before is None or before.errors != state.errors:
            self.errors.show_errors(list(self.fields.set_errors(state.errors)))

    def _print_test(self) -> None:
        printer = ask_for_printer(self, "Print a test sheet")
        if printer is not None:
            self._presenter.print_test(printer)

    def focus_start(self) -> None:
        """The first field, where it can be changed."""
        if self._presenter.state.loaded and not self._presenter.state.note:
            self.fields.fields()[0].control.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
