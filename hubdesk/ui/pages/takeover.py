"""The offer to go on with the sitting a colleague left open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.takeover import TakeoverPresenter, TakeoverState
from hubdesk.ui.controls import ActionButton, Card, Heading, Lead, LinkButton, ScrollPage
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.watching import follow


class TakeoverPage(ScrollPage):
    """Draws a ``TakeoverState``; the banner above says whose visit it is."""

    def __init__(self, presenter: TakeoverPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head, self.words = Heading("A visit is open here"), Lead("")
        card = Card(roomy=True)
        card.body.addWidget(self.head)
        card.body.addWidget(self.words)
        self.body.addWidget(card)
        self.accept, self.decline = ActionButton("Go on with this visit"), LinkButton("Not now, go to Today")
        self.accept.clicked.connect(presenter.accept)
        self.decline.clicked.connect(presenter.decline)
        self.bar.add(self.accept)
        self.bar.add(self.decline)
        follow(presenter, self, self.render)

    def render(self, state: TakeoverState) -> None:
        """Draw the state. Until it is known whose visit it is there is nothing to choose."""
        known = bool(state.words)
        self.words.setText(fitted(state.words))
        self.accept.setVisible(known)
        self.head.setAccessibleName(f"{self.head.text()}. {state.words}")

    def focus_start(self) -> None:
        """The heading, so that the offer is read out and a stray Enter accepts nothing."""
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)
