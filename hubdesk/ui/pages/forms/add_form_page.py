"""Add a form from a spreadsheet or a pack."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.forms.add_form import AddFormPresenter, AddFormState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    FlowLayout,
    Heading,
    LinkButton,
    Muted,
    Panel,
    ScrollPage,
    announce,
)
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.forms.facts_card import FactsCard
from hubdesk.ui.pages.forms.preview_view import PreviewView
from hubdesk.ui.pages.forms.told_list import ToldList
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_SHEET = (
    "Fill in the template spreadsheet, save it, and choose it here. Wording, order and scores stay exactly as the "
    "owner prints them. A second clinical lead approves the form before anybody is asked."
)
_PACK = (
    "A form pack is a file that ends with .hubform. It is accepted only with the signature of a key that this hub "
    "trusts, and a second clinical lead approves it."
)


class AddFormPage(ScrollPage):
    """Choose, read, look, send on."""

    browse_requested = Signal()
    """Choose a file with the system's own dialog."""

    def __init__(self, presenter: AddFormPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = AddFormState()
        pack = presenter.state.pack
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Back to all forms", icon="chevron-left")
        self.head = PageHead("Load a form pack" if pack else "Add a form from a spreadsheet")
        self.lead, self.trouble = Body(_PACK if pack else _SHEET), TroubleBox()
        self.browse_button = ActionButton("Choose the form pack" if pack else "Choose the spreadsheet", icon="file")
        self.again_button = ActionButton("Read the same file again", "secondary")
        self.file = Muted("")
        self.faults = ToldList("To be put right first")
        self.remarks = ToldList("Worth a look")
        self.sound = Panel("No fault was found", "Look at the form below, then send it to a second clinical lead.")
        self.facts = FactsCard("The form")
        self.examples_head = Heading("Compare these totals with the manual", 2)
        self.examples = BulletList([])
        self.preview_head, self.preview = Heading("As it is filled in", 2), PreviewView(presenter.preview)
        self.send_button = ActionButton("Send for approval")
        self._build()
        self.back_link.clicked.connect(presenter.back)
        self.browse_button.clicked.connect(self.browse_requested)
        self.again_button.clicked.connect(presenter.read_again)
        self.send_button.clicked.connect(presenter.send)
        follow(presenter, self, self.render)

    def render(self, state: AddFormState) -> None:
        """Draw the state; what came of a file is said."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.file.setText(fitted(f"File: {state.file}") if state.file else "")
        self.file.setVisible(bool(state.file))
        self.again_button.setVisible(bool(state.file))
        self.faults.show_told(state.faults)
        self.remarks.show_told(state.remarks)
        self.sound.setVisible(state.ready)
        self.facts.show_facts(state.facts)
        if state.examples != before.examples:
            self.examples.set_lines(tuple(map(fitted, state.examples)))
        for part in (self.examples_head, self.examples):
            part.setVisible(bool(state.examples))
        for part in (self.preview_head, self.preview):
            part.setVisible(bool(state.facts))
        self.bar.setVisible(state.ready)
        self.send_button.setEnabled(not state.busy)
        if before.busy and not state.busy and state.trouble is None and state.file:
            count = len(state.faults)
            announce(self, "No fault was found." if not count else f"{count} to be put right.")

    def focus_start(self) -> None:
        """Choosing the file."""
        self.browse_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        ways = QWidget()
        row = FlowLayout(SPACE[3], SPACE[2], ways)
        for button in (self.browse_button, self.again_button):
            row.addWidget(button)
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        examples = QWidget()
        column = QVBoxLayout(examples)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(self.examples_head)
        column.addWidget(self.examples)
        for part in (
            *(self.head, self.lead, ways, self.file, self.trouble, self.faults, self.sound),
            *(self.remarks, self.facts, examples, self.preview_head, self.preview),
        ):
            self.body.addWidget(part)
        self.bar.add(self.send_button)
