"""How this computer is: a button that looks, what it found, and the settings with who set them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.this_computer import Row, ThisComputerPresenter, ThisComputerState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    Fact,
    Heading,
    InsetText,
    LinkButton,
    ScrollPage,
    SummaryList,
    Text,
    announce,
)
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_WORDS = (
    "Looks at the program, the folder of the records, its disk, backups, printers and what IT has set. It takes a few "
    "seconds."
)
LOOKING = "Looking at this computer. This takes a few seconds."


class ComputerHealth(QWidget):
    """Stands on the page of IT, and on a page of its own for a clinical lead."""

    def __init__(self, presenter: ThisComputerPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ThisComputerState()
        self.check_button = ActionButton("Check this computer", "secondary", icon="check")
        self.check_button.clicked.connect(presenter.check)
        self.summary, self.red_summary = Body(""), Text("", "error")
        self.trouble = TroubleBox()
        self.checks, self.settings = SummaryList(), SummaryList()
        self._found, self._set = Card(), Card()
        look = Card()
        look.body.setSpacing(SPACE[3])
        for part in (Heading("Is hubdesk well here?", 2), Body(_WORDS), self.trouble, self.summary, self.red_summary):
            look.body.addWidget(part)
        look.body.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._found.body.addWidget(Heading("What was found", 2))
        self._found.body.addWidget(self.checks)
        self._set.body.addWidget(Heading("Settings and who set them", 2))
        self._set.body.addWidget(self.settings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[4])
        for part in (look, self._found, self._set):
            column.addWidget(part)
        follow(presenter, self, self.render)

    def render(self, state: ThisComputerState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        said = LOOKING if state.busy else state.summary
        for label, shows in ((self.summary, not state.wrong or state.busy), (self.red_summary, state.wrong)):
            label.setText(said)
            label.setVisible(bool(said) and shows and not (label is self.red_summary and state.busy))
        if said and said != (LOOKING if before.busy else before.summary):
            announce(self, said)
        self.trouble.show_trouble(state.trouble)
        for card, rows, shown in (
            (self._found, self.checks, state.checks),
            (self._set, self.settings, state.settings),
        ):
            card.setVisible(bool(shown))
            rows.set_facts(_fact(row) for row in shown)


class ThisComputerPage(ScrollPage):
    """The same for a clinical lead, reached from Settings."""

    back_requested = Signal()

    def __init__(self, presenter: ThisComputerPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(SPACE[4])
        self.health, self.newer = ComputerHealth(presenter), InsetText("")
        self.newer.hide()
        self.back_link = LinkButton("Back to Settings")
        self.back_link.clicked.connect(self.back_requested)
        for part in (Heading("This computer"), self.newer, self.health):
            self.body.addWidget(part)
        self.bar.add(self.back_link)

    def focus_start(self) -> None:
        """The one thing to do."""
        self.health.check_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _fact(row: Row) -> Fact:
    return Fact(row.label, fitted(row.says), tag=row.tag)
