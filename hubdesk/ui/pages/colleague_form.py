"""The form for a colleague: who they are, what they do here, and a first password to be changed at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.accounts import ColleagueEntry
from hubdesk.presenters.users import ROLES, UsersPresenter, UsersState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ChoiceField,
    ErrorSummary,
    FlowLayout,
    Heading,
    LinkButton,
    Muted,
    TextField,
)
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.password_field import PasswordField
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 560
_LEAD = "You approve the account by adding it. At the first sign-in your colleague chooses a password of their own."
_IT = (
    "The account opens no health record until a clinical lead approves it. Your colleague signs in once, chooses a "
    "password of their own, and reads eight digits to the lead."
)


class ColleagueForm(QWidget):
    """Hidden unless a colleague is being added."""

    def __init__(self, presenter: UsersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = UsersState()
        self.errors, self._note = ErrorSummary(), Body("")
        self.texts = {
            "name": TextField("Full name", "As it shows to colleagues", limit=100),
            "profession": TextField("Profession (optional)", "For example nurse, or health navigator", limit=100),
            "sign_in": TextField("Sign-in name", "Short, small letters, for example mo or m.rahman", limit=32),
        }
        self.role = ChoiceField("What they do here", list(ROLES))
        self.password, self.again = PasswordField("First password"), PasswordField("First password again")
        self.add_button, self.cancel_link = ActionButton("Add this colleague"), LinkButton("Cancel")
        self.add_button.clicked.connect(self._add)
        self.cancel_link.clicked.connect(presenter.leave)
        self._build()
        self.hide()

    def render(self, state: UsersState) -> None:
        """Show or hide; what was typed stays while the form shows."""
        before, self._shown = self._shown, state
        self._note.setText(_LEAD if state.approves else _IT)
        if state.adding and not before.adding:
            self._empty()
        self.setVisible(state.adding)
        if state.errors != before.errors:
            fields = self._fields()
            for name, field in fields.items():
                field.set_error(state.errors.get(name, ""))
            wrong = [(words, fields[name]) for name, words in state.errors.items() if name in fields]
            self.errors.show_errors(wrong if state.adding else [])
        if not state.adding and before.adding:
            self._empty()

    def focus_first(self) -> None:
        """The full name."""
        self.texts["name"].focus_editor()

    def _build(self) -> None:
        card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        names = StackingRow(_STACK_BELOW)
        names.add(self.texts["name"], 1, Qt.AlignmentFlag.AlignTop)
        names.add(self.texts["profession"], 1, Qt.AlignmentFlag.AlignTop)
        for part in (Heading("Add a colleague", 2), self._note, names, self.role, self.texts["sign_in"]):
            card.body.addWidget(part)
        passwords = StackingRow(_STACK_BELOW)
        passwords.add(self.password, 1, Qt.AlignmentFlag.AlignTop)
        passwords.add(self.again, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(passwords)
        card.body.addWidget(Muted("At least 12 characters; three random words are good. Tell your colleague only."))
        ways = FlowLayout(SPACE[4], SPACE[2])
        ways.addWidget(self.add_button)
        ways.addWidget(self.cancel_link)
        card.body.addLayout(ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[4])
        column.addWidget(self.errors)
        column.addWidget(card)

    def _fields(self) -> dict[str, Field]:
        return {**self.texts, "role": self.role, "password": self.password.field, "again": self.again.field}

    def _empty(self) -> None:
        for field in self.texts.values():
            field.set_text("")
        self.role.set_value(None)
        self.password.empty()
        self.again.empty()

    def _add(self) -> None:
        typed = {name: field.text() for name, field in self.texts.items()}
        entry = ColleagueEntry(typed["sign_in"], typed["name"], self.role.value() or "", typed["profession"])
        self._presenter.add(entry, self.password.text(), self.again.text())
