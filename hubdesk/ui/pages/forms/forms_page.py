"""The list of forms."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.forms.forms_page import FormsPresenter, FormsState
from hubdesk.ui.controls import ActionButton, FlowLayout, LinkButton, ScrollPage
from hubdesk.ui.pages.forms.told_list import ToldList
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class FormsPage(ScrollPage):
    """What waits first, then what is in use."""

    template_requested = Signal()
    """Choose where the template spreadsheet is saved."""

    def __init__(self, presenter: FormsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(SPACE[4])
        self.head, self.trouble, self.said = PageHead("Forms"), TroubleBox(presenter.load), SaidBox()
        self.add_button = ActionButton("Add a form from a spreadsheet", icon="plus")
        self.add_button.clicked.connect(presenter.add_from_spreadsheet)
        self.head.add_action(self.add_button)
        self.template_link = LinkButton("Save the template spreadsheet", icon="file")
        self.pack_link = LinkButton("Load a form pack", icon="file")
        self.licences_link = LinkButton("Licence desk", icon="clipboard")
        self.keys_link = LinkButton("Trusted keys", icon="lock")
        ways = QWidget()
        row = FlowLayout(SPACE[4], SPACE[2], ways)
        for link in (self.template_link, self.pack_link, self.licences_link, self.keys_link):
            row.addWidget(link)
        self.faults = ToldList("Files with faults: these forms cannot be used")
        self.waiting = RowSection("Waiting for you")
        self.in_use = RowSection("In use")
        self.others = RowSection("Not in use")
        for part in (
            *(self.head, self.trouble, self.said, ways),
            *(self.waiting, self.faults, self.in_use, self.others),
        ):
            self.body.addWidget(part)
        self.template_link.clicked.connect(self.template_requested)
        self.pack_link.clicked.connect(presenter.add_pack)
        self.licences_link.clicked.connect(presenter.licences)
        self.keys_link.clicked.connect(presenter.keys)
        for section in (self.waiting, self.in_use, self.others):
            section.opened.connect(presenter.pick)
        follow(presenter, self, self.render)

    def render(self, state: FormsState) -> None:
        """Draw the state."""
        self.head.set_words("Forms", state.note)
        self.trouble.show_trouble(state.trouble)
        self.said.show_said(state.said)
        self.faults.show_told(state.faults)
        self.waiting.show_rows(state.waiting)
        self.in_use.show_rows(state.in_use)
        self.others.show_rows(state.others)

    def focus_start(self) -> None:
        """What waits, else the way to add a form."""
        if self.waiting.has_rows():
            self.waiting.focus_first()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
