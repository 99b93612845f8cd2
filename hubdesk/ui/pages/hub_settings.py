"""The hub's cards of the settings page: the lock, and the backups."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.machine_settings import SET_BY_IT
from hubdesk.presenters.hub_settings import MINUTES, HubSettingsPresenter, HubSettingsState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    CheckCard,
    FlowLayout,
    Heading,
    Muted,
    SelectField,
    Text,
    TextField,
)
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_BACKUPS = (
    "A backup is made when hubdesk is first unlocked each day and each time it closes. It is read back and checked. "
    "The newest of the last 14 days, of 8 weeks and of 12 months are kept, none for longer than a year."
)

_FIXABLE = ("idle-minutes", "block-screen-pictures", "backup-folder")


class HubSettingsCards(QWidget):
    """Shows everyone how the hub is set, and lets those who may change it."""

    browse_requested = Signal()
    """Pick a folder with the system's own dialog."""

    def __init__(self, presenter: HubSettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = HubSettingsState()
        self.trouble, self.said = TroubleBox(), SaidBox()
        self.lock_words = Body("")
        self.minutes = SelectField("Lock after", list(MINUTES))
        self.picture_words = Body("")
        self.pictures = CheckCard("Allow screenshots and screen sharing", compact=True)
        self.older_line = Text("", "error")
        self.why = TextField("Why are the records older?", "For example: IT put back the backup of Monday")
        self.explain_button = ActionButton("This is why", "secondary", small=True)
        self.line, self.red_line = Body(""), Text("", "error")
        self.folder = TextField("Folder for backups", "On a USB disk, a network drive or another disk of this computer")
        self.same_disk = Muted("This folder is on the same disk as the records: if the disk fails, both are lost.")
        self.set_button = ActionButton("Use this folder", "secondary", small=True)
        self.browse_button = ActionButton("Browse", "secondary", small=True)
        self.backup_button = ActionButton("Back up now", "secondary", small=True)
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: HubSettingsState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.said.show_said(state.said)
        self.lock_words.setText(state.lock_words)
        self.minutes.setVisible(state.may_set_lock and "idle-minutes" not in state.fixed)
        self.minutes.set_value(state.idle_minutes)
        self.picture_words.setText(state.picture_words)
        self.pictures.setVisible(state.may_set_lock and "block-screen-pictures" not in state.fixed)
        self.pictures.setChecked(state.pictures_allowed)
        self._older.setVisible(state.loaded and bool(state.older_line))
        self.older_line.setText(state.older_line)
        for part in (self.why, self.explain_button):
            part.setVisible(state.may_explain)
        self.why.set_error(state.errors.get("why", ""))
        self.line.setText(state.backup_line)
        self.red_line.setText(state.backup_line)
        for label, said in ((self.kept, state.kept_line), (self.checked, state.checked_line)):
            label.setText(said)
            label.setVisible(state.loaded and bool(said))
        self.line.setVisible(state.loaded and not state.backup_red)
        self.red_line.setVisible(state.loaded and state.backup_red)
        may_set_folder = state.may_set_backup and "backup-folder" not in state.fixed
        self.folder.setVisible(may_set_folder)
        if state.folder != before.folder or (state.loaded and not before.loaded):
            self.folder.set_text(state.folder)
        if state.errors != before.errors:
            self.folder.set_error(state.errors.get("folder", ""))
        self.same_disk.setVisible(state.same_disk)
        for button in (self.set_button, self.browse_button):
            button.setVisible(may_set_folder)
        self.backup_button.setVisible(state.may_back_up and bool(state.folder))
        self._where.setText(fitted(f"Backups go to {state.folder}"))
        self._where.setVisible(bool(state.folder) and not may_set_folder)
        for name, line in self.by_it.items():
            line.setVisible(name in state.fixed)

    def pick_folder(self, folder: str) -> None:
        """Fill in a folder from the system's dialog."""
        if folder:
            self.folder.set_text(folder)
            self.set_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._where = Muted("")
        self.by_it = {name: Muted(f"{SET_BY_IT}.") for name in _FIXABLE}
        lock = Card()
        lock.body.setSpacing(SPACE[3])
        for part in (Heading("Lock", 2), self.lock_words, self.by_it["idle-minutes"], self.minutes):
            lock.body.addWidget(part)
        for part in (self.picture_words, self.by_it["block-screen-pictures"], self.pictures):
            lock.body.addWidget(part)
        self._older = Card()
        for part in (Heading("Older records", 2), self.older_line, self.why):
            self._older.body.addWidget(part)
        self._older.body.addWidget(self.explain_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._older.hide()
        backups = Card()
        backups.body.setSpacing(SPACE[3])
        self.kept, self.checked, words = Body(""), Muted(""), Body(_BACKUPS)
        for part in (Heading("Backups", 2), self.line, self.red_line, self.kept, words, self._where, self.folder):
            backups.body.addWidget(part)
        for part in (self.by_it["backup-folder"], self.same_disk, self.checked):
            backups.body.addWidget(part)
        ways = FlowLayout(SPACE[3], SPACE[2])
        for button in (self.set_button, self.browse_button, self.backup_button):
            ways.addWidget(button)
        backups.body.addLayout(ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[4])
        for part in (self.said, self.trouble, self._older, lock, backups):
            column.addWidget(part)

    def _join(self) -> None:
        self.minutes.chosen.connect(self._presenter.set_idle)
        self.pictures.clicked.connect(lambda allowed: self._presenter.allow_pictures(allowed))
        self.set_button.clicked.connect(lambda: self._presenter.set_folder(self.folder.text()))
        self.folder.submitted.connect(lambda: self._presenter.set_folder(self.folder.text()))
        self.browse_button.clicked.connect(self.browse_requested)
        self.backup_button.clicked.connect(self._presenter.back_up)
        self.explain_button.clicked.connect(lambda: self._presenter.explain_older(self.why.text()))
