"""One account: its facts, approving it with the eight digits, switching it off."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.users import OpenUser, UsersPresenter, UsersState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ConfirmPanel,
    Fact,
    Heading,
    InsetText,
    LinkButton,
    SummaryList,
    TextField,
)
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.new_password_part import NewPasswordPart
from hubdesk.ui.theme import SPACE

_COMPARE = (
    "Sit with your colleague. After signing in they see eight digits on their screen. Type them here from their "
    "screen, not from a message. So nobody can put another key in place of theirs."
)


class UserCard(QWidget):
    """Hidden unless an account is open."""

    def __init__(self, presenter: UsersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._open: OpenUser | None = None
        self.back_link = LinkButton("Back to all users", icon="chevron-left")
        self.heading, self.facts = Heading("", 2), SummaryList()
        self.wait = InsetText("")
        self.digits = TextField("The eight digits on their screen", chars=14, limit=16)
        self.approve_button = ActionButton("Approve this account")
        self.reset_button = ActionButton("Give a new password", "secondary")
        self.new_password = NewPasswordPart()
        self.off_button = ActionButton("Switch this account off", "secondary")
        self.keys_button = ActionButton("Take the keys away", "warning")
        self.confirm = ConfirmPanel(
            "Switch this account off?",
            "They can no longer sign in, and what they recorded stays. An account that is off is not switched on "
            "again: a colleague who comes back gets a new one.",
            "Switch it off",
        )
        self._build()
        self._join()
        self.hide()

    def render(self, state: UsersState) -> None:
        """Draw the account, or hide."""
        before, self._open = self._open, state.open
        self.setVisible(state.open is not None)
        if state.open is None:
            self.digits.set_text("")
            self.new_password.render(shown=False, words="", errors={})
            return
        shown = state.open
        if before is None:
            self.digits.set_text("")
        self.heading.setText(fitted(shown.name))
        if before is None or before.facts != shown.facts:
            self.facts.set_facts(Fact(label, fitted(value)) for label, value in shown.facts)
        self.wait.text.setText(
            "This colleague has not signed in yet. They choose a password of their own first; then the account can "
            "be approved."
        )
        self.wait.setVisible(shown.must_sign_in_first)
        self._approval.setVisible(shown.may_approve)
        self.digits.set_error(shown.digits_wrong)
        self.off_button.setVisible(shown.may_switch_off and not shown.asking)
        self.keys_button.setVisible(shown.may_remove_keys)
        self.confirm.setVisible(shown.asking)
        self.reset_button.setVisible(shown.may_reset and not shown.resetting and not shown.asking)
        self.new_password.render(shown=shown.resetting, words=shown.reset_words, errors=state.errors)
        if shown.digits_wrong and not (before and before.digits_wrong):
            self.digits.focus_editor()
        if shown.asking and not (before and before.asking):
            self.confirm.focus_first()

    def focus_first(self) -> None:
        """The digits where there are some to type, else the way back."""
        if self._open is not None and self._open.may_approve:
            self.digits.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        self._approval = QWidget()
        approval = QVBoxLayout(self._approval)
        approval.setContentsMargins(0, 0, 0, 0)
        approval.setSpacing(SPACE[3])
        for part in (Heading("Approve, face to face", 3), Body(_COMPARE), self.digits):
            approval.addWidget(part)
        approval.addWidget(self.approve_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.heading, self.facts, self.wait, self._approval):
            card.body.addWidget(part)
        card.body.addWidget(self.new_password)
        for button in (self.keys_button, self.reset_button, self.off_button):
            card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card)
        column.addWidget(self.confirm)

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.leave)
        self.approve_button.clicked.connect(lambda: self._presenter.approve(self.digits.text()))
        self.digits.submitted.connect(lambda: self._presenter.approve(self.digits.text()))
        self.reset_button.clicked.connect(self._presenter.ask_reset)
        self.new_password.given.connect(self._presenter.reset)
        self.new_password.left.connect(self._presenter.keep)
        self.off_button.clicked.connect(self._presenter.ask_switch_off)
        self.keys_button.clicked.connect(self._presenter.remove_keys)
        self.confirm.confirmed.connect(self._presenter.switch_off)
        self.confirm.cancelled.connect(self._presenter.keep)
