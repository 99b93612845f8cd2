"""The red line at the top of Today when the backups are not as they should be."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.hub_settings import HubSettingsPresenter, HubSettingsState
from hubdesk.ui.controls import Text
from hubdesk.ui.pages.watching import follow


class BackupNotice(QWidget):
    """Hidden while all is well. Who cannot set a folder is not told that none is set."""

    def __init__(self, presenter: HubSettingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = Text("", "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.older = Text("", "error")
        column.addWidget(self.older)
        column.addWidget(self.line)
        self.hide()
        follow(presenter, self, self.render)

    def render(self, state: HubSettingsState) -> None:
        """Draw the state."""
        self.line.setText(state.backup_line)
        concerns = bool(state.folder) or state.may_set_backup
        backups = state.backup_red and concerns
        self.line.setVisible(backups)
        self.older.setText(state.older_line)
        self.older.setVisible(bool(state.older_line))
        self.setVisible(state.loaded and (backups or bool(state.older_line)) and state.trouble is None)
