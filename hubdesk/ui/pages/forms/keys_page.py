"""Trusted keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.forms.keys import KeysPresenter, KeysState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ConfirmPanel,
    ErrorSummary,
    Heading,
    LinkButton,
    ScrollPage,
    TextField,
)
from hubdesk.ui.pages.forms.facts_card import FactsCard
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_LEAD = (
    "A form pack from another hub is accepted only if it is signed with a key listed here. Take the key from the "
    "other hub's own screen or letter, then call them on a number you know and have the fingerprint read out."
)


class KeysPage(ScrollPage):
    """The hub's own key, the keys of others, adding one."""

    save_requested = Signal()
    """Choose where the hub's own key is saved."""

    def __init__(self, presenter: KeysPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = KeysState()
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Back to all forms", icon="chevron-left")
        self.head, self.trouble, self.said = PageHead("Trusted keys"), TroubleBox(presenter.load), SaidBox()
        self.own, self.errors = FactsCard("This hub's own key, to give to others"), ErrorSummary()
        self.save_link = LinkButton("Save this key as a text file", icon="file")
        self.save_link.clicked.connect(self.save_requested)
        self.list = RowSection("Keys of others")
        self.confirm = ConfirmPanel(
            "Stop trusting this key?",
            "Packs signed with it are refused from now on, and forms that came with it can no longer be started.",
            "Stop trusting it",
        )
        self.owner = TextField("Whose key is it?", "Name and organisation", limit=300)
        self.key = TextField("Public key", "44 characters", limit=200)
        self.fingerprint = TextField("Fingerprint, as it was read out to you", "32 digits and letters", limit=80)
        self.add_button = ActionButton("Trust this key")
        self._build()
        self.back_link.clicked.connect(presenter.back)
        self.list.opened.connect(presenter.pick)
        self.confirm.confirmed.connect(presenter.drop)
        self.confirm.cancelled.connect(presenter.keep)
        self.add_button.clicked.connect(
            lambda: presenter.trust(self.owner.text(), self.key.text(), self.fingerprint.text())
        )
        follow(presenter, self, self.render)

    def render(self, state: KeysState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.said.show_said(state.said)
        self.own.show_facts(state.own)
        self.save_link.setVisible(bool(state.own))
        self.list.show_rows(state.rows)
        self.confirm.setVisible(bool(state.asking))
        if state.asking and not before.asking:
            self.confirm.focus_first()
        if state.added != before.added:
            for field in (self.owner, self.key, self.fingerprint):
                field.set_text("")
        if state.errors != before.errors:
            fields = {"owner": self.owner, "key": self.key, "fingerprint": self.fingerprint}
            for name, field in fields.items():
                field.set_error(state.errors.get(name, ""))
            self.errors.show_errors([(state.errors[n], field) for n, field in fields.items() if n in state.errors])

    def focus_start(self) -> None:
        """The way back."""
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        form = Card(roomy=True)
        form.body.setSpacing(SPACE[4])
        for part in (Heading("Trust another key", 2), self.errors, self.owner, self.key, self.fingerprint):
            form.body.addWidget(part)
        form.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.head, Body(_LEAD), self.trouble, self.said, self.own):
            self.body.addWidget(part)
        self.body.addWidget(self.save_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.list, self.confirm, form):
            self.body.addWidget(part)
