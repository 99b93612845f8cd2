"""The steps of the set-up wizard, but for the recovery kit: each draws its fields and hands over what was typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.machine_settings import SET_BY_IT
from hubdesk.presenters.setup import SetupPresenter
from hubdesk.presenters.setup_flow import SetupState
from hubdesk.ui.controls import Body, BulletList, Card, ChoiceField, Heading, InsetText, Lead, Muted, TextField
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.number_rows import add_number_rows
from hubdesk.ui.pages.password_field import PasswordField
from hubdesk.ui.theme import SPACE

RULE = (
    "At least 12 characters. Three random words make a good password. It is never changed by rule, only when you "
    "want to, and nobody can look it up."
)


class View(QWidget):
    """One step: a title, the words of the way on, fields by name."""

    wants_to_go_on = Signal()
    """Enter was pressed in the last field."""
    title = ""
    way_on = "Continue"

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE[4])

    def add(self, *parts: QWidget) -> None:
        """Put parts below each other."""
        for part in parts:
            self._column.addWidget(part)

    def render(self, state: SetupState) -> None:
        """Draw what may change while the step shows."""

    def fields(self) -> dict[str, Field]:
        """The fields that can be wrong, by the name that the flow gives them."""
        return {}

    def first(self) -> Field | None:
        """The field where the step begins."""
        return next(iter(self.fields().values()), None)

    def hand_over(self, presenter: SetupPresenter) -> None:
        """Give what was typed to the presenter and go on."""
        presenter.go_on()


class StartView(View):
    """What this is and what is needed."""

    title = "Set up hubdesk on this computer"

    def __init__(self, state: SetupState) -> None:
        super().__init__()
        self._folder = Body("")
        self.add(Lead("There are no records here yet. This makes a new, encrypted store for one hub."))
        card = Card(roomy=True)
        card.body.addWidget(Heading("Have these ready", 2))
        card.body.addWidget(
            BulletList(
                [
                    "About ten minutes, with the clinical lead and someone from IT at this desk",
                    "The phone numbers that staff of this hub call in a crisis",
                    "A printer or a pen, and two envelopes for the recovery kit",
                    "A folder for backups on another disk (you can set it later)",
                ]
            )
        )
        card.body.addWidget(self._folder)
        self.add(card)
        self.add(
            InsetText(
                "If this hub already has records on another computer or in a backup, stop here and ask IT. "
                "A new store would not show them."
            )
        )
        self.add(Muted("To look round with made-up people first, close this and start hubdesk demo."))
        self.render(state)

    def render(self, state: SetupState) -> None:
        """The folder, once it is known."""
        self._folder.setText(fitted(f"The records will be kept in {state.folder}") if state.folder else "")
        self._folder.setVisible(bool(state.folder))


class HubView(View):
    """The hub, the office, and the numbers staff call."""

    title = "The hub and its crisis numbers"

    def __init__(self, state: SetupState) -> None:
        super().__init__()
        self._texts = {
            "hub": TextField("Name of the hub", "As staff call it. It shows at the top of every page", limit=100),
            "site": TextField("Probation office", "The site this computer is in", limit=100),
        }
        card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        for field in self._texts.values():
            card.body.addWidget(field)
        numbers = Card(roomy=True)
        numbers.body.setSpacing(SPACE[3])
        numbers.body.addWidget(Heading("Numbers of your own", 2))
        numbers.body.addWidget(
            Body(
                "They show on the safety page, after 999. NHS 111 option 2, Samaritans and Shout are there already. "
                "Enter at least your crisis team."
            )
        )
        self._texts |= add_number_rows(numbers.body)
        self.add(card, numbers)
        for name, field in self._texts.items():
            field.set_text(state.text(name))
            if name in state.fixed:
                field.fix(f"{SET_BY_IT}.")
        self._texts["number3"].submitted.connect(self.wants_to_go_on)

    def fields(self) -> dict[str, Field]:
        """See ``View``."""
        return dict(self._texts)

    def hand_over(self, presenter: SetupPresenter) -> None:
        """See ``View``."""
        presenter.give_hub({name: field.text() for name, field in self._texts.items()})


class UserView(View):
    """A first user: the clinical lead (``lead``) or the IT admin (``it``)."""

    def __init__(self, who: str, state: SetupState) -> None:
        super().__init__()
        self._who = who
        lead = who == "lead"
        self.title = "The clinical lead" if lead else "The IT admin"
        self.add(Body(_LEAD_IS if lead else _IT_IS))
        self._texts = {f"{who}_name": TextField("Full name", "As it shows to colleagues", limit=100)}
        if lead:
            self._texts["lead_profession"] = TextField("Profession", "For example nurse or psychologist", limit=100)
        self._texts[f"{who}_sign_in"] = TextField(
            "Sign-in name", "Short, small letters, for example asha or a.patel", chars=34, limit=32
        )
        self._password, self._again = PasswordField("Password"), PasswordField("Password again")
        card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        for field in self._texts.values():
            card.body.addWidget(field)
        for part in (self._password, Muted(RULE), self._again):
            card.body.addWidget(part)
        self.add(card)
        for name, text in self._texts.items():
            text.set_text(state.text(name))
        self._password.field.submitted.connect(self._again.field.focus_editor)
        self._again.field.submitted.connect(self.wants_to_go_on)

    def fields(self) -> dict[str, Field]:
        """See ``View``."""
        passwords = {f"{self._who}_password": self._password.field, f"{self._who}_again": self._again.field}
        return {**self._texts, **passwords}

    def hand_over(self, presenter: SetupPresenter) -> None:
        """See ``View``."""
        texts = {name: field.text() for name, field in self._texts.items()}
        presenter.give_user(self._who, texts, self._password.text(), self._again.text())


_LEAD_IS = (
    "The clinical lead sees every record, approves the accounts of colleagues and sets how hubdesk works here. "
    "This should be typed by the lead in person."
)
_IT_IS = (
    "The IT admin adds accounts, sets up backups and checks that all is well. This account opens no health record. "
    "This should be typed by someone from IT in person."
)


_KEEPERS = {
    "keyring": "In this computer's own key store (recommended)",
    "machine": "With this computer, for every account on it (needs its administrator)",
    "file": "In a file beside the records",
    "password-only": "Nowhere: passwords alone, of at least 16 characters",
}


class KeeperView(View):
    """Where the workstation secret is kept."""

    title = "Where this computer keeps its part of the key"

    def __init__(self, state: SetupState) -> None:
        super().__init__()
        self.add(
            Body(
                "The records open only with a password and a secret that belongs to this computer. "
                "So a copied disk or folder is of no use to anyone without both."
            )
        )
        self.choice = ChoiceField("Keep the secret", [(keeper, _KEEPERS[keeper]) for keeper in state.keepers])
        self.choice.set_value(state.keep_in or "file")
        card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        card.body.addWidget(self.choice)
        self.add(card)
        if state.keyring_works:
            self.add(
                Muted(
                    "The key store belongs to the account that is signed in to this computer now. If staff sign in to "
                    "the computer with accounts of their own, choose another place."
                )
            )
        else:
            self.add(
                InsetText(
                    "The key store of this computer does not answer. With the file, anyone who copies the whole data "
                    "folder has the file too: passwords alone protect the copy. IT should limit who may read the "
                    "folder."
                )
            )

    def fields(self) -> dict[str, Field]:
        """See ``View``."""
        return {"keep_in": self.choice}

    def hand_over(self, presenter: SetupPresenter) -> None:
        """See ``View``."""
        presenter.choose_keeper(self.choice.value() or "")


class DoneView(View):
    """The store is made."""

    title = "hubdesk is ready"
    way_on = "Go to unlocking"

    def __init__(self, state: SetupState) -> None:
        super().__init__()
        self.add(Lead("The store is made and encrypted. It holds two accounts and no records."))
        card = Card(roomy=True)
        card.body.addWidget(Heading("Do these today", 2))
        card.body.addWidget(
            BulletList(
                [
                    "Seal the recovery kit in two envelopes, and put them in two safes",
                    "Unlock as the clinical lead and add your colleagues under Users",
                    "Set a folder for backups under Settings",
                    "Read the page on intended use with your clinical safety officer before using hubdesk for care",
                ]
            )
        )
        self.add(card)
        self.add(Muted(fitted(f"The records are in {state.folder}")))
