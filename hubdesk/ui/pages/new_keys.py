"""Changing the keys of the records: when it is needed in plain words, why this time, and one more question."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.new_keys import REASONS, NewKeysPresenter, NewKeysState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    ChoiceField,
    ConfirmPanel,
    Fact,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    ScrollPage,
    SummaryList,
    WarningCallout,
    announce,
)
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_WHAT = (
    "New keys keep what is written from now on from anybody who took an old key along. The whole record is copied "
    "under the new keys and checked, then the old file goes."
)
_NOT = (
    "Nobody needs a new password, and the recovery kit in the safe stays good.",
    "An old copy of the records, with a password of that time, can still be read by whoever has both.",
    "Other windows of hubdesk on these records must lock and unlock again. What was saved in them is kept.",
)
_BUSY = "Copying and checking the records. This can take a minute. Leave the computer on."


class NewKeysPage(ScrollPage):
    """For a clinical lead."""

    back_requested = Signal()

    def __init__(self, presenter: NewKeysPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = NewKeysState()
        self.trouble, self.said, self.busy = TroubleBox(), InsetText(""), InsetText(_BUSY)
        self.asked = WarningCallout(
            "Change the keys soon", "The records were opened in an emergency, and the keys are not changed yet."
        )
        self.facts = SummaryList()
        self.why = ChoiceField("Why are the keys changed?", REASONS)
        self.first = InsetText("")
        self.change_button, self.back = ActionButton("Change the keys of the records"), LinkButton("Back")
        self.confirm = ConfirmPanel(
            "Change the keys now?",
            "Ask colleagues who are at work in hubdesk to save what they are typing first.",
            "Change the keys",
        )
        self._build()
        self.why.chosen.connect(presenter.choose)
        self.change_button.clicked.connect(presenter.ask)
        self.confirm.confirmed.connect(presenter.change)
        self.confirm.cancelled.connect(presenter.keep)
        self.back.clicked.connect(self.back_requested)
        follow(presenter, self, self.render)

    def render(self, state: NewKeysState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.said.show_words(state.said)
        self.busy.setVisible(state.busy)
        if state.last != before.last:
            self.facts.set_facts([Fact("Last changed", state.last)])
        self.why.set_value(state.why or None)
        self.why.set_error(state.errors.get("why", ""))
        self.first.show_words(state.first)
        self.confirm.setVisible(state.asking)
        self._card.setVisible(not state.asking and not state.busy)
        self.asked.setVisible(state.asked and not state.asking and not state.busy)
        self.change_button.setVisible(not state.busy and not state.asking)
        if state.asking and not before.asking:
            self.scroll_to_top()
            self.confirm.focus_first()
        if state.errors and not before.errors:
            self.why.focus_editor()
        for words in (state.said if state.said != before.said else "", _BUSY if state.busy > before.busy else ""):
            if words:
                announce(self, words)
        if state.said and not before.said:
            self.scroll_to_top()
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_start(self) -> None:
        """The first reason."""
        self.why.focus_editor()

    def _build(self) -> None:
        self.body.setSpacing(SPACE[4])
        card = self._card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        for part in (Body(_WHAT), BulletList(_NOT), self.facts, self.why, self.first):
            card.body.addWidget(part)
        for part in (Heading("Change the keys of the records"), self.trouble, self.said, self.busy, self.asked, card):
            self.body.addWidget(part)
        self.body.addWidget(self.confirm)
        self.body.addWidget(Muted("The same can be done by IT with a lead beside them: hubdesk store rotate."))
        for button in (self.change_button, self.back):
            self.bar.add(button)
