"""The licence desk: the list of instruments whose owner must be asked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.forms.licences import LicencesPresenter, LicencesState
from hubdesk.ui.controls import Body, LinkButton, ScrollPage
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_LEAD = (
    "These instruments are not in hubdesk, because their owner must be asked first. Open one to see what is missing, "
    "whom to ask and a ready letter. Not known counts as no."
)


class LicencesPage(ScrollPage):
    """One row for each instrument."""

    def __init__(self, presenter: LicencesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Back to all forms", icon="chevron-left")
        self.head, self.trouble = PageHead("Licence desk"), TroubleBox(presenter.load)
        self.list = RowSection("Instruments")
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.head, Body(_LEAD), self.trouble, self.list):
            self.body.addWidget(part)
        self.back_link.clicked.connect(presenter.back)
        self.list.opened.connect(presenter.pick)
        follow(presenter, self, self.render)

    def render(self, state: LicencesState) -> None:
        """Draw the state."""
        self.head.set_words("Licence desk", state.note)
        self.trouble.show_trouble(state.trouble)
        self.list.show_rows(state.rows)

    def focus_start(self) -> None:
        """The list, once it is there."""
        if self.list.has_rows():
            self.list.focus_first()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
