"""One task: what is to be done, and a press when it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.task import TaskPresenter, TaskState
from hubdesk.ui.controls import ActionButton, Card, Fact, Heading, LinkButton, ScrollPage, SummaryList
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow


class TaskPage(ScrollPage):
    """Draws a ``TaskState``. The banner above says whose task it is."""

    def __init__(self, presenter: TaskPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.back_link = LinkButton("Back to Today", icon="chevron-left")
        self.head, self.trouble, self.facts = Heading("Task"), TroubleBox(presenter.load), SummaryList()
        card = Card()
        card.body.addWidget(self.facts)
        for part in (self.back_link, self.head, self.trouble, card):
            self.body.addWidget(part)
        self.done, self.person = ActionButton("It is done", icon="check"), ActionButton("Go to the person", "secondary")
        self.drop = LinkButton("Not needed any more")
        for button, wish in (
            (self.done, presenter.done),
            (self.person, presenter.to_person),
            (self.drop, presenter.drop),
        ):
            button.clicked.connect(wish)
            self.bar.add(button)
        self.back_link.clicked.connect(presenter.back)
        follow(presenter, self, self.render)

    def render(self, state: TaskState) -> None:
        """Draw the state."""
        self.head.setText(fitted(state.what) or "Task")
        self.trouble.show_trouble(state.trouble)
        self.facts.set_facts(Fact(label, fitted(value)) for label, value in state.facts)
        self.done.setVisible(state.is_open)
        self.drop.setVisible(state.is_open)
        self.done.setEnabled(not state.busy)

    def focus_start(self) -> None:
        """The heading: it is read out, and a stray Enter ends nothing."""
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)
