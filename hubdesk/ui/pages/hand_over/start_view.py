"""The first page for a person who answers alone: what comes, and that they may skip and stop."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.hand_over_pages import HandedStart
from hubdesk.presenters.visit_pages import VisitState
from hubdesk.ui.controls import ActionButton, BulletList, Card, Heading, Lead, LinkButton
from hubdesk.ui.pages.centred_page import CentredPage
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.visit.page_keys import do_nothing, on_enter
from hubdesk.ui.theme import SPACE


class StartView(CentredPage):
    """Shows a ``HandedStart``."""

    def __init__(self, presenter: HandOverPresenter, parent: QWidget | None = None) -> None:
        super().__init__(720, parent)
        self.head = Heading("")
        self.words = Lead("These questions are for you to answer yourself.")
        card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        card.body.addWidget(self.head)
        card.body.addWidget(self.words)
        self._lines = card.body
        self._list: BulletList | None = None
        self.column.addWidget(card)
        self.begin, self.stop = ActionButton("Start"), LinkButton("Stop", icon="pause")
        for button in (self.begin, self.stop):
            self.bar.add(button)
        self.begin.clicked.connect(presenter.begin)
        self.stop.clicked.connect(presenter.pause)
        on_enter(self, do_nothing)

    def render(self, state: VisitState) -> None:
        """Show a state."""
        page = state.page
        if not isinstance(page, HandedStart):
            return
        self.head.setText(fitted(f"Hello {page.hello}" if page.hello else "Hello"))
        lines = [
            "Take your time. You can skip any question.",
            "You can stop at any time. The answers you gave are kept.",
            f"When you are done, pass this back to {page.worker}.",
        ]
        if self._list is not None:
            self._lines.removeWidget(self._list)
            self._list.hide()
            self._list.deleteLater()
        self._list = BulletList(lines, "lead")
        self._lines.addWidget(self._list)
        self.head.setAccessibleName(". ".join((self.head.text(), self.words.text(), *lines)))

    def focus_start(self) -> None:
        """The heading, so that the page is read out."""
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def store_typed(self) -> None:
        """Nothing is typed here."""
