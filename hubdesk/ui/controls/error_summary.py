""" "There is a problem": every error of a page in one box, each a link to its field."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hubdesk.ui.controls.field import Field
from hubdesk.ui.controls.labels import Heading
from hubdesk.ui.controls.link_button import LinkButton
from hubdesk.ui.controls.spoken import announce
from hubdesk.ui.theme import SPACE

TITLE = "There is a problem"


class ErrorSummary(QFrame):
    """Hidden until there are errors; then it takes the focus and is read out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE[4], SPACE[3], SPACE[4], SPACE[3])
        column.setSpacing(SPACE[2])
        column.addWidget(Heading(TITLE, 2))
        self._links = QVBoxLayout()
        self._links.setSpacing(SPACE[1])
        column.addLayout(self._links)
        self.hide()

    def show_errors(self, errors: list[tuple[str, QWidget]]) -> None:
        """Show each message as a link that focuses its field; an empty list hides the box."""
        self.clear()
        for message, target in errors:
            link = LinkButton(message, tone="error")
            link.clicked.connect(lambda _checked=False, field=target: _focus(field))
            self._links.addWidget(link)
        if errors:
            self.show()
            self._links.itemAt(0).widget().setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"{TITLE}. " + ". ".join(message for message, _target in errors))

    def clear(self) -> None:
        """Forget all errors and hide."""
        while self._links.count():
            link = self._links.takeAt(0).widget()
            link.hide()
            link.deleteLater()
        self.hide()


def _focus(target: QWidget) -> None:
    """Focus the field, and bring it into view: a scroll area follows the Tab key only, not a focus that is set."""
    if isinstance(target, Field):
        target.focus_editor()
    else:
        target.setFocus(Qt.FocusReason.OtherFocusReason)
    around = target.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if isinstance(around, QScrollArea):
        around.ensureWidgetVisible(target, 0, SPACE[4])
