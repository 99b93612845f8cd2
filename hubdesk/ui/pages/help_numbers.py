"""The numbers that staff of this hub call in a crisis: a lead puts one right when it changes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hubdesk.presenters.help_numbers import HelpNumbersPresenter, HelpNumbersState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    ScrollPage,
)
from hubdesk.ui.pages.number_rows import add_number_rows
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_WHERE = (
    "They show on the safety page, after 999, and on the crisis card. NHS 111 option 2, Samaritans and Shout are there "
    "already. Call each number yourself before you save it."
)
_OFTEN = "Check them every three months: a wrong number may cost a life. Only a clinical lead can change them."


class HelpNumbersPage(ScrollPage):
    """Draws a ``HelpNumbersState``."""

    back_requested = Signal()

    def __init__(self, presenter: HelpNumbersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._drawn: dict[str, str] | None = None
        self.back_link = LinkButton("Back to settings", icon="chevron-left")
        self.head = Heading("Numbers that staff call")
        self.trouble, self.errors, self.saved = TroubleBox(presenter.load), ErrorSummary(), InsetText("")
        card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        card.body.addWidget(Body(_WHERE))
        self.fields = add_number_rows(card.body)
        card.body.addWidget(Muted(_OFTEN))
        for part in (self.back_link, self.head, self.trouble, self.errors, self.saved, card):
            self.body.addWidget(part)
        self.save = ActionButton("Save the numbers")
        self.save.clicked.connect(lambda: presenter.save({name: field.text() for name, field in self.fields.items()}))
        self.back_link.clicked.connect(self.back_requested)
        self.bar.add(self.save)
        follow(presenter, self, self.render)

    def render(self, state: HelpNumbersState) -> None:
        """Draw the state; what is typed stays until other numbers are in force."""
        if state.texts is not None and dict(state.texts) != self._drawn:
            self._drawn = dict(state.texts)
            for name, field in self.fields.items():
                field.set_text(state.texts.get(name, ""))
        self.trouble.show_trouble(state.trouble)
        self.saved.show_words(state.saved)
        for name, field in self.fields.items():
            if isinstance(field.editor, QLineEdit):
                field.editor.setReadOnly(not state.can_edit)
            if field.error() != state.errors.get(name, ""):
                field.set_error(state.errors.get(name, ""))
        self.save.setVisible(state.can_edit)
        self.save.setEnabled(not state.busy and state.texts is not None)
        self.errors.show_errors([(m, self.fields[n]) for n, m in state.errors.items() if n in self.fields])

    def focus_start(self) -> None:
        """The heading, so that the page is read out."""
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)
