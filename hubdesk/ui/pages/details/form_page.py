"""One section of what is known of a person. Nothing is compulsory; what was typed stays whatever happens."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.details.form_page import FormPagePresenter, FormPageState
from hubdesk.ui.controls import ActionButton, ErrorSummary, Heading, LinkButton, Muted, ScrollPage, Tag
from hubdesk.ui.pages.alike import AlikeCallout
from hubdesk.ui.pages.details.entry_field import EntryField
from hubdesk.ui.pages.details.form_fields import FormFields
from hubdesk.ui.pages.enter_goes_on import EnterGoesOn
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_ALIKE = "This may be the same person. Open the other record to compare, or save here all the same."


class FormPage(ScrollPage):
    """The fields of a form, with Save, Save and go on, and Cancel."""

    def __init__(self, presenter: FormPagePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown: FormPageState | None = None
        self._filled = False
        self._leaving = False
        form = presenter.state.form
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.trouble, self.errors = TroubleBox(), ErrorSummary()
        self.alike = AlikeCallout(text=_ALIKE, anyway="Save here all the same")
        self.fields = FormFields(form, presenter.find)
        self.save_button, self.next_button = ActionButton("Save"), ActionButton("Save and go on", "secondary")
        self.cancel_link = LinkButton("Cancel")
        top = QVBoxLayout()
        top.setSpacing(SPACE[2])
        top.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(Heading(form.title))
        if presenter.state.mark:
            top.addWidget(Tag(presenter.state.mark, "purple"), 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(Muted(form.lead))
        self.body.addLayout(top)
        for part in (self.trouble, self.errors, self.alike, self.fields):
            self.body.addWidget(part)
        for button in (self.save_button, self.next_button, self.cancel_link):
            self.bar.add(button)
        self._enter = EnterGoesOn(self)
        self._watch(self.fields.fields())
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: FormPageState) -> None:
        """Draw the state; the fields are filled once and then keep what is typed in them."""
        before, self._shown = self._shown, state
        self.fields.setVisible(state.loaded)
        if state.loaded and not self._filled:
            self._filled = True
            self.fields.show_values(state.typed or state.values)
        for button in (self.save_button, self.next_button, self.alike.new_button):
            button.setEnabled(state.loaded and not state.busy)
        self.next_button.setVisible(bool(state.next_title))
        self.next_button.setText(f"Save, then: {state.next_title}".replace("&", "&&"))
        self.trouble.show_trouble(state.trouble)
        if before is None or state.errors != before.errors:
            self.errors.show_errors(self.fields.set_errors(state.errors))
        if before is None or state.alike != before.alike:
            self.alike.show_people(state.alike)
        if before is not None and before.busy and (state.errors or state.alike or state.trouble):
            self._leaving = False
            self.scroll_to_top()

    def values(self) -> dict[str, str]:
        """What is typed now, exactly as typed."""
        return self.fields.values()

    def focus_start(self) -> None:
        """The first field; before the section is read, the way back."""
        state = self._presenter.state
        if state.loaded and self.fields.fields():
            self.fields.fields()[0].control.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def store_typed(self) -> None:
        """Save what is typed and right, unless the worker chose to leave it."""
        if self._filled and not self._leaving and self.values() != dict(self._presenter.state.values):
            self._presenter.keep(self.values())

    def _join(self) -> None:
        self.save_button.clicked.connect(lambda: self._save(self._presenter.save))
        self.next_button.clicked.connect(lambda: self._save(self._presenter.save_and_next))
        self.alike.register_requested.connect(lambda: self._save(self._presenter.save_although_alike))
        self.alike.open_requested.connect(self._open_alike)
        self.cancel_link.clicked.connect(self._leave)
        self.back_link.clicked.connect(self._presenter.leave)
        self.fields.added.connect(self._watch)

    def _save(self, wish: Callable[[Mapping[str, str]], None]) -> None:
        self._leaving = True  # the wish itself stores what is typed
        wish(self.values())

    def _leave(self) -> None:
        self._leaving = True
        self._presenter.forget()
        self._presenter.leave()

    def _open_alike(self, row: object) -> None:
        self._leaving = True
        self._presenter.open_alike(row)

    def _watch(self, fields: list[EntryField]) -> None:
        for field in fields:
            self._enter.watch(field.control.editors())
