"""A record that was merged into another: where it went, and the way to take the two apart again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.merged import MergedPresenter, MergedState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ErrorSummary,
    Fact,
    Heading,
    InsetText,
    ScrollPage,
    SummaryList,
    TextField,
)
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_APART = (
    "Both records come back as they were. What was added since they were put together stays where it was written: new "
    "visits, letters and tasks in the record that stands; what was gone on with from this record comes back here."
)


class MergedPage(ScrollPage):
    """Draws a ``MergedState``. It is about two records, so no banner names one of them."""

    def __init__(self, presenter: MergedPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = MergedState()
        self.head, self.where = Heading("This record was merged"), InsetText("")
        self.told = Body("")
        self.trouble, self.errors = TroubleBox(presenter.load), ErrorSummary()
        self.facts = SummaryList()
        self.open_button = ActionButton("Open the record that stands")
        self.reason = TextField("Why are they taken apart?", "For example: two people after all", lines=2, limit=500)
        self.apart_button = ActionButton("Take the records apart", "warning", small=True)
        card = Card()
        card.body.addWidget(self.facts)
        self._apart = Card()
        self._apart.body.setSpacing(SPACE[3])
        for part in (Heading("If it was a mistake", 2), Body(_APART), self.errors, self.reason):
            self._apart.body.addWidget(part)
        self._apart.body.addWidget(self.apart_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.head, self.trouble, self.where, self.told, card, self._apart):
            self.body.addWidget(part)
        self.bar.add(self.open_button)
        self.open_button.clicked.connect(presenter.open_standing)
        self.apart_button.clicked.connect(lambda: presenter.take_apart(self.reason.text()))
        follow(presenter, self, self.render)

    def render(self, state: MergedState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        known = bool(state.name)
        self.trouble.show_trouble(state.trouble)
        self.where.setVisible(known)
        self.where.text.setText(fitted(f"{state.name} was merged into {state.standing}. Go on there."))
        self.told.setText(fitted(state.told))
        self.open_button.setVisible(known)
        self._apart.setVisible(state.may_take_apart)
        self.apart_button.setEnabled(not state.busy)
        if state.facts != before.facts:
            self.facts.set_facts([Fact(label, fitted(value)) for label, value in state.facts])
        if state.errors != before.errors:
            message = state.errors.get("reason", "")
            self.reason.set_error(message)
            if message:
                self.errors.show_errors([(message, self.reason)])
            else:
                self.errors.clear()

    def focus_start(self) -> None:
        """The way on."""
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
