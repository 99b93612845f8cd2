"""What shows in place of a record that only named staff open."""

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.restricted import RestrictedPresenter, RestrictedState
from hubdesk.ui.controls import ActionButton, Body, Card, Heading, LinkButton, Muted, ScrollPage, TextField
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_WHY = (
    "A clinical lead has restricted it, for example because the person is known to a colleague. Your visit to this "
    "page is written down."
)
_CARE = (
    "If you need it to care for this person, say why. The record then stays open to you for 8 hours, and another "
    "clinical lead looks at every opening within 7 days."
)
_EMERGENCY = "In an emergency one word is enough: press “Emergency: open now”."


class RestrictedPage(ScrollPage):
    """The name, who may be asked, and the way in."""

    def __init__(self, presenter: RestrictedPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = RestrictedState()
        self.back_link = LinkButton("Back to people", icon="chevron-left")
        self.head, self.trouble = PageHead("This record is restricted"), TroubleBox(presenter.load)
        self.name, self.named = Heading("", 2), Body("")
        self.reason = TextField("Why do you open it?", "A few words. They are read by a clinical lead.")
        self.care, self.emergency_words = Body(_CARE), Body(_EMERGENCY)
        self.open_button = ActionButton("Open with this reason")
        self.emergency = ActionButton("Emergency: open now", "warning", icon="alert-triangle")
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: RestrictedState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self._card.setVisible(state.loaded)
        self.name.setText(fitted(state.name))
        self.named.setVisible(bool(state.named))
        self.named.setText(fitted(f"These colleagues may open it: {state.named}."))
        for part in (self.care, self.open_button):
            part.setVisible(state.may_open_for_care and state.loaded)
        self.emergency.setVisible(state.loaded)
        for button in (self.open_button, self.emergency):
            button.setEnabled(not state.busy)
        if state.errors != before.errors:
            self.reason.set_error(state.errors.get("reason", ""))
        if state.errors and state is not before:
            self.reason.focus_editor()

    def focus_start(self) -> None:
        """The reason."""
        self.reason.focus_editor()

    def _build(self) -> None:
        self._card = Card(roomy=True)
        self._card.body.setSpacing(SPACE[3])
        for part in (self.name, Body(_WHY), self.named, self.care, self.emergency_words, self.reason):
            self._card.body.addWidget(part)
        self._card.body.addWidget(Muted("In any emergency call for help first: the phone does not wait for a record."))
        for part in (self.back_link, self.head, self.trouble, self._card):
            self.body.addWidget(part)
        self.bar.add(self.open_button)
        self.bar.add(self.emergency)
        self.back_link.clicked.connect(self._presenter.back)
        self.open_button.clicked.connect(lambda: self._presenter.open(self.reason.text()))
        self.emergency.clicked.connect(lambda: self._presenter.open_in_emergency(self.reason.text()))
