"""What the answers so far tell staff to do now."""

from PySide6.QtWidgets import QWidget

from hubdesk.ui.controls import Body, WarningCallout, announce
from hubdesk.ui.pages.fitted_text import fitted

TITLE = "For staff"


class StaffPrompts(WarningCallout):
    """Hidden until an answer calls for something; a new prompt is spoken once when it comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, "", parent)
        self._shown: tuple[str, ...] = ()
        self._lines: list[Body] = []
        self.text.hide()
        self.hide()

    def show_prompts(self, prompts: tuple[str, ...]) -> None:
        """Show these prompts, each on its own line, or hide when there are none."""
        if prompts == self._shown:
            return
        new = [one for one in prompts if one not in self._shown]
        self._shown = prompts
        for old in self._lines:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = [Body(fitted(one)) for one in prompts]
        for line in self._lines:
            self.body.addWidget(line)
        self.setVisible(bool(prompts))
        if new and self.isVisible():
            announce(self, f"{TITLE}. {' '.join(new)}")
