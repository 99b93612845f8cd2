"""What shows in place of every other page while an officer is in the room."""

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.officer_gate import OfficerGatePresenter, OfficerGateState
from hubdesk.ui.controls import ActionButton, Body, Card, Heading, ScrollPage
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.visit.page_keys import on_key
from hubdesk.ui.pages.watching import follow

_WHY = "An officer is in the room. Lists, records, appointments and letters stay hidden until they have left."


class OfficerGatePage(ScrollPage):
    """It holds nothing about anybody."""

    def __init__(self, presenter: OfficerGatePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.head, self.trouble = Heading("Hidden while an officer is present"), TroubleBox()
        card = Card()
        card.body.addWidget(Body(_WHY))
        for part in (self.head, self.trouble, card):
            self.body.addWidget(part)
        self.to_visit = ActionButton("Back to the visit")
        self.left = ActionButton("Officer has left (F8)", "secondary", icon="eye-off")
        self.bar.add(self.to_visit)
        self.bar.add(self.left)
        self.to_visit.clicked.connect(presenter.to_visit)
        self.left.clicked.connect(presenter.left)
        on_key(self, "F8", presenter.left)
        follow(presenter, self, self.render)

    def render(self, state: OfficerGateState) -> None:
        """Draw the state."""
        self.left.setEnabled(not state.busy)
        self.trouble.show_trouble(state.trouble)

    def focus_start(self) -> None:
        """The way back to the visit."""
        self.to_visit.setFocus()
