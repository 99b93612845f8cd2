"""Choosing an own password: alone in the window at the first sign-in, from the top bar later."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.own_password import OwnPasswordPresenter, OwnPasswordState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    announce,
)
from hubdesk.ui.pages.centred_page import CentredPage
from hubdesk.ui.pages.field_errors import at_fields
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.password_field import PasswordField
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

CHANGED = "Your password is changed. Use the new one from now on."


class OwnPasswordPage(CentredPage):
    """The present password once, the new one twice. What was typed leaves this page only once."""

    lock_requested = Signal()

    def __init__(self, presenter: OwnPasswordPresenter, parent: QWidget | None = None) -> None:
        super().__init__(560, parent)
        self._presenter = presenter
        self._shown = OwnPasswordState()
        first = presenter.state.first
        self.trouble, self.errors, self.said = TroubleBox(), ErrorSummary(), InsetText(CHANGED)
        self.current = PasswordField("The password you were given" if first else "Present password")
        self.new, self.again = PasswordField("New password"), PasswordField("New password again")
        self.change_button = ActionButton("Choose this password" if first else "Change my password")
        self.lock_link = LinkButton("Lock")
        self.said.hide()
        self._build(first=first)
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: OwnPasswordState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        if state.errors != before.errors:
            fields = {"current": self.current.field, "password": self.new.field, "again": self.again.field}
            self.errors.show_errors(at_fields(fields, state.errors))
        self.said.setVisible(state.done)
        if state.done and not before.done:
            self._empty()
            announce(self, CHANGED)

    def focus_start(self) -> None:
        """The present password."""
        self.current.field.focus_editor()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing typed behind."""
        self._empty()
        super().hideEvent(event)

    def _build(self, *, first: bool) -> None:
        card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        card.body.addWidget(Heading("Choose a password of your own" if first else "Your account"))
        card.body.addWidget(Body(fitted(self._presenter.state.who), strong=True))
        if first:
            card.body.addWidget(
                Body("Someone else chose the password you used just now. From here on only you should know it.")
            )
        rule = "At least 12 characters. Three random words make a good password. Do not use your name or the hub's."
        for part in (self.said, self.trouble, self.errors, self.current, self.new, Muted(rule), self.again):
            card.body.addWidget(part)
        self.column.addWidget(card)
        self.bar.add(self.change_button)
        if first:
            self.bar.add(self.lock_link)
        self.lock_link.setVisible(first)

    def _join(self) -> None:
        self.change_button.clicked.connect(self._change)
        self.lock_link.clicked.connect(self.lock_requested)
        self.current.field.submitted.connect(self.new.field.focus_editor)
        self.new.field.submitted.connect(self.again.field.focus_editor)
        self.again.field.submitted.connect(self._change)

    def _change(self) -> None:
        self._presenter.change(self.current.text(), self.new.text(), self.again.text())

    def _empty(self) -> None:
        for box in (self.current, self.new, self.again):
            box.empty()
