"""Getting the records back: three ways, one shown at a time, and what came of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.emergency import EMERGENCY_ROLES, LettingIn
from hubdesk.presenters.rescue import BACKUP, KIT, PASSWORD, RescuePresenter, RescueState
from hubdesk.services.rescue import Proof
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ChoiceField,
    Heading,
    InsetText,
    Lead,
    LinkButton,
    Muted,
    TextField,
    announce,
)
from hubdesk.ui.controls.field import Field
from hubdesk.ui.file_dialogs import ask_which_folder
from hubdesk.ui.pages.centred_page import CentredPage
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.password_field import PasswordField
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_WAYS = [
    (BACKUP, "The records are damaged or gone: put a backup back"),
    (KIT, "This computer lost its device key: use the recovery kit"),
    (PASSWORD, "No clinical lead can be reached: let a colleague in with the recovery kit"),
]
_KIT_HINT = "All 14 groups from the envelope. Spaces, hyphens and capitals do not matter."


class RescuePage(CentredPage):
    """Emits ``left`` for the way back to the unlock page. Nothing typed here outlives the page."""

    left = Signal()

    def __init__(self, presenter: RescuePresenter, parent: QWidget | None = None) -> None:
        super().__init__(760, parent)
        self._presenter = presenter
        self._shown = RescueState()
        self.back = LinkButton("Back to unlock", icon="chevron-left")
        self.trouble, self.done, self.waiting = TroubleBox(), InsetText(""), Muted("")
        self.to_unlock = ActionButton("Go to unlock", icon="unlock")
        self.way = ChoiceField("What happened?", _WAYS)
        self.kit = TextField("Recovery kit", _KIT_HINT, lines=2)
        self._backup, self._kit, self._password = self._backup_part(), self._kit_part(), self._password_part()
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: RescueState) -> None:
        """Draw the state; a part that appears takes the focus."""
        before, self._shown = self._shown, state
        self._show_parts(state)
        self._list(before, state)
        self.trouble.show_trouble(state.trouble)
        self.waiting.setText(f"{state.busy}. This may take a minute." if state.busy else "")
        self.waiting.setVisible(bool(state.busy))
        self.done.show_words(fitted(state.done))
        self.to_unlock.setVisible(state.finished)
        for button in self._buttons:
            button.setEnabled(not state.busy)
        for name, named in self._fields().items():
            named.set_error(state.errors.get(name, ""))
        if state.done and state.done != before.done:
            announce(self, state.done)
            self._empty()
            self.scroll_to_top()
            if state.finished:
                self.to_unlock.setFocus(Qt.FocusReason.OtherFocusReason)
        wrong = next((f for name, f in self._fields().items() if name in state.errors), None)
        if wrong is not None and state.errors != before.errors:
            wrong.focus_editor()
            self.reveal(wrong)

    def look_in(self, folder: str) -> None:
        """Where the backups are known: list them at once."""
        self._presenter.choose(BACKUP)
        self.folder.set_text(folder)
        self._presenter.look(folder)

    def focus_start(self) -> None:
        """The three ways."""
        self.way.focus_editor()

    def _fields(self) -> dict[str, Field]:
        fields = {"sign_in": self.sign_in, "password": self.password.field, "kit": self.kit, "folder": self.folder}
        if self._shown.way == PASSWORD:
            fields |= {"password": self.new.field, "again": self.again.field, "first": self.first}
            fields |= {"second": self.second, "why": self.why, "name": self.name, "role": self.role}
            fields |= {"new_sign_in": self.new_sign_in}
        if self.backups is not None:
            fields["backup"] = self.backups
        if self.staff is not None:
            fields["user"] = self.staff
        return fields

    def _build(self) -> None:
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (
            Heading("Get the records back"),
            Lead("Nothing that is on this computer is deleted. Try first: a try changes nothing."),
            self.trouble,
            self.done,
        ):
            self.column.addWidget(part)
        self.column.addWidget(self.to_unlock, 0, Qt.AlignmentFlag.AlignLeft)
        self._card = card = Card(roomy=True)
        card.body.setContentsMargins(SPACE[5], SPACE[4], SPACE[5], SPACE[4])
        card.body.setSpacing(SPACE[4])
        for part in (self.way, self._backup, self.kit, self._backup_buttons, self._kit, self._password, self.waiting):
            card.body.addWidget(part)
        self.column.addWidget(card)
        self.back.clicked.connect(self.left)
        self.to_unlock.clicked.connect(self.left)
        self.way.chosen.connect(self._presenter.choose)

    def _backup_part(self) -> QWidget:
        part, column = _column()
        self.folder = TextField("Folder of the backups", "On the USB disk or drive that IT set")
        self.browse = ActionButton("Choose a folder", "secondary", small=True)
        self.look = ActionButton("Look for backups", "secondary")
        self.backups: ChoiceField | None = None
        self._backups_at = QVBoxLayout()
        self._proof, proof = _column()
        self.sign_in, self.password = TextField("Your sign-in name"), PasswordField("Your password")
        self.try_first = ActionButton("Try it, changing nothing", "secondary")
        self.put = ActionButton("Put this backup back", "warning")
        hint = Body("Prove that you may: your name and password, or the recovery kit below.")
        for one in (hint, self.sign_in, self.password):
            proof.addWidget(one)
        column.addWidget(self.folder)
        for button in (self.browse, self.look):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._backups_at)
        column.addWidget(self._proof)
        self._backup_buttons, buttons = _column()
        for button in (self.try_first, self.put):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.browse.clicked.connect(self._pick_folder)
        self.look.clicked.connect(lambda: self._presenter.look(self.folder.text()))
        self.folder.submitted.connect(lambda: self._presenter.look(self.folder.text()))
        self.try_first.clicked.connect(lambda: self._put_back(drill=True))
        self.put.clicked.connect(lambda: self._put_back(drill=False))
        return part

    def _kit_part(self) -> QWidget:
        part, column = _column()
        self.test_kit = ActionButton("Only test the kit", "secondary")
        self.use = ActionButton("Use the recovery kit")
        for button in (self.use, self.test_kit):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.use.clicked.connect(lambda: self._presenter.use_kit(self.kit.text(), drill=False))
        self.test_kit.clicked.connect(lambda: self._presenter.use_kit(self.kit.text(), drill=True))
        return part

    def _password_part(self) -> QWidget:
        part, column = _column()
        self.show_staff = ActionButton("Show who has an account", "secondary")
        self.staff: ChoiceField | None = None
        self._staff_at = QVBoxLayout()
        self._new, new = _column()
        self._somebody, somebody = _column()
        self.name = TextField("Their full name", limit=100)
        self.new_sign_in = TextField("Sign-in name", "Short, small letters, for example mo", limit=32)
        self.role = ChoiceField("What they do here", [(role.value, role.label) for role in EMERGENCY_ROLES])
        for one in (self.name, self.role, self.new_sign_in):
            somebody.addWidget(one)
        self.new, self.again = PasswordField("New first password"), PasswordField("The same again")
        self.first = TextField("Who opened the envelope", "Full name", limit=100)
        self.second = TextField("Who else is present", "Full name of a second person", limit=100)
        self.why = TextField("Why can it not wait for a clinical lead?", lines=2, limit=500)
        self.give = ActionButton("Let them in")
        told = Body(
            "Two people must be present. Their names and the reason go to every clinical lead, and stand for ever."
        )
        for asked in (self._somebody, self.new, self.again, told, self.first, self.second, self.why):
            new.addWidget(asked)
        new.addWidget(self.give, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.show_staff, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._staff_at)
        column.addWidget(self._new)
        self.show_staff.clicked.connect(lambda: self._presenter.list_staff(self.kit.text()))
        self.give.clicked.connect(self._give)
        return part

    @property
    def _buttons(self) -> tuple[ActionButton, ...]:
        return self.look, self.browse, self.try_first, self.put, self.use, self.test_kit, self.show_staff, self.give

    def _show_parts(self, state: RescueState) -> None:
        self.way.set_value(state.way or None)
        at_work = not state.finished
        listed = state.way == BACKUP and bool(state.backups)
        self._card.setVisible(at_work)
        self._backup.setVisible(at_work and state.way == BACKUP)
        self._proof.setVisible(listed)
        self._backup_buttons.setVisible(at_work and listed)
        self.kit.setVisible(at_work and (state.way in (KIT, PASSWORD) or listed))
        self._kit.setVisible(at_work and state.way == KIT)
        self._password.setVisible(at_work and state.way == PASSWORD)
        self._new.setVisible(bool(state.staff))
        self._somebody.setVisible(state.somebody_new)

    def _list(self, before: RescueState, state: RescueState) -> None:
        if state.backups != before.backups:
            self.backups = _again(self._backups_at, self.backups, "Which backup?", state.backups)
            if self.backups is not None:
                self.backups.set_value(state.backups[0][0])
                _tab_after(self.look, self.backups)
                self.backups.focus_editor()
                self.reveal(self._proof)
        if state.staff != before.staff:
            self.staff = _again(self._staff_at, self.staff, "Who is let in?", state.staff)
            if self.staff is not None:
                self.staff.chosen.connect(self._presenter.choose_user)
                _tab_after(self.show_staff, self.staff)
                self.staff.focus_editor()

    def _put_back(self, *, drill: bool) -> None:
        proof = Proof(self.sign_in.text().strip(), self.password.text(), self.kit.text().strip())
        self._presenter.put_back(self.backups.value() if self.backups else None, proof, drill=drill)

    def _give(self) -> None:
        chosen = self.staff.value() if self.staff else None
        entry = LettingIn(
            user_id="",
            password=self.new.text(),
            first=self.first.text(),
            second=self.second.text(),
            why=self.why.text(),
            name=self.name.text(),
            sign_in=self.new_sign_in.text(),
            role=self.role.value() or "",
        )
        self._presenter.let_in(self.kit.text(), chosen, entry, self.again.text())

    def _pick_folder(self) -> None:
        folder = ask_which_folder(self, "Folder of the backups")
        if folder:
            self.folder.set_text(folder)
            self._presenter.look(folder)

    def _empty(self) -> None:
        for field in (self.password, self.new, self.again):
            field.empty()
        self.kit.set_text("")


def _column() -> tuple[QWidget, QVBoxLayout]:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE[3])
    return part, column


def _again(
    at: QVBoxLayout, old: ChoiceField | None, label: str, options: tuple[tuple[str, str], ...]
) -> ChoiceField | None:
    """The choice made anew for these options; none for none."""
    if old is not None:
        at.removeWidget(old)
        old.hide()
        old.deleteLater()
    if not options:
        return None
    field = ChoiceField(label, list(options))
    at.addWidget(field)
    return field


def _tab_after(before: QWidget, field: ChoiceField) -> None:
    """A field made late stands last in the order of Tab: put it where it is seen."""
    for editor in field.editors():
        QWidget.setTabOrder(before, editor)
        before = editor
