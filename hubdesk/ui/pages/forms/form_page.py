"""One version of a form, and the lead's decisions about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.forms.form_page import Ask, FormPresenter, FormState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    FlowLayout,
    Heading,
    InsetText,
    LinkButton,
    ScrollPage,
    Tag,
    TextField,
)
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.forms.facts_card import FactsCard
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_OWN_WORK = (
    "You made or loaded this form yourself. A second clinical lead must look at it and approve it: ask a colleague "
    "to sign in."
)
_APPROVE = (
    "Look at the form as it is filled in, and compare wording, scores and bands with the manual. Approving seals "
    "exactly this version with the hub's key."
)


class FormGovernancePage(ScrollPage):
    """Facts, what is missing, and what may be done."""

    save_requested = Signal()
    """Choose where the pack is saved."""

    def __init__(self, presenter: FormPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = FormState()
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Back to all forms", icon="chevron-left")
        self.head, self.tag = PageHead(""), Tag("")
        self.trouble, self.said = TroubleBox(presenter.load), SaidBox()
        self.missing_head, self.missing = Heading("What is missing", 2), BulletList([])
        self.own_work = InsetText(_OWN_WORK)
        self.unverified = FactsCard("Wording to be compared, and with which copy")
        self.examples_head, self.examples = Heading("Compare these totals with the manual", 2), BulletList([])
        self.facts, self.history = FactsCard(), FactsCard("Decisions")
        self.check_button = ActionButton("Record the check of the wording")
        self.approve_button = ActionButton("Approve this version")
        self.send_back_button = ActionButton("Send it back", "secondary")
        self.licence_button = ActionButton("Open the licence desk", "secondary")
        self.preview_button = ActionButton("Look at it as it is filled in", "secondary")
        self.save_button = ActionButton("Save as a form pack", "secondary")
        self.retire_button = ActionButton("Take it out of use", "secondary")
        self.restore_button = ActionButton("Put it back into use", "secondary")
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: FormState) -> None:
        """Draw the state; a question that opens takes the focus."""
        before, self._shown = self._shown, state
        self.head.set_words(state.title)
        self.tag.set_state(state.tag, state.tag_kind)
        self.tag.setVisible(bool(state.tag))
        self.trouble.show_trouble(state.trouble)
        self.said.show_said(state.said)
        if state.missing != before.missing:
            self.missing.set_lines(state.missing)
        for part in (self.missing_head, self.missing):
            part.setVisible(bool(state.missing))
        self.own_work.setVisible(state.own_work)
        self.unverified.show_facts(state.unverified)
        if state.examples != before.examples:
            self.examples.set_lines(tuple(map(fitted, state.examples)))
        for part in (self.examples_head, self.examples):
            part.setVisible(bool(state.examples))
        self.facts.show_facts(state.facts)
        self.history.show_facts(state.history)
        self._render_ways(state)
        if state.ask is not before.ask:
            self._render_ask(state.ask)
        if state.errors != before.errors:
            self.words.set_error(state.errors.get("note", ""))
            if state.errors:
                self.words.focus_editor()

    def focus_start(self) -> None:
        """The first thing to do."""
        buttons = (self.check_button, self.approve_button, self.licence_button, self.preview_button)
        first = next((button for button in buttons if not button.isHidden()), self.back_link)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_ways(self, state: FormState) -> None:
        asking = state.ask is not Ask.NOTHING
        self.check_button.setVisible(state.may_check and not asking)
        self.approve_button.setVisible(state.may_approve and not asking)
        self.approve_words.setVisible(state.may_approve)
        self.send_back_button.setVisible(state.may_approve and not asking)
        self.licence_button.setVisible(bool(state.licence))
        self.preview_button.setVisible(state.loaded and bool(state.title))
        self.save_button.setVisible(state.may_save and not asking)
        self.retire_button.setVisible(state.may_retire and not asking)
        self.restore_button.setVisible(state.may_restore and not asking)

    def _render_ask(self, ask: Ask) -> None:
        self.ask_card.setVisible(ask is not Ask.NOTHING)
        if ask is Ask.NOTHING:
            if self.isVisible():
                self.focus_start()
            return
        self.words.label.setText(ask.label)
        self.words.set_text("")
        self.hint.setText(ask.hint)
        self.hint.setVisible(bool(ask.hint))
        self.record_button.setText(ask.button)
        self.words.describe()
        self.words.focus_editor()

    def _build(self) -> None:
        self.approve_words = Body(_APPROVE)
        self.words, self.hint = TextField("Words", limit=300), Body("")
        self.record_button = ActionButton("Record")
        self.cancel_button = ActionButton("Cancel", "secondary")
        self.ask_card = Card()
        answers = QWidget()
        row = FlowLayout(SPACE[3], SPACE[2], answers)
        for button in (self.record_button, self.cancel_button):
            row.addWidget(button)
        for part in (self.words, self.hint, answers):
            self.ask_card.body.addWidget(part)
        self.ask_card.hide()
        ways = QWidget()
        column = QVBoxLayout(ways)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(self.approve_words)
        buttons = QWidget()
        row = FlowLayout(SPACE[3], SPACE[2], buttons)
        for button in (
            *(self.check_button, self.approve_button, self.send_back_button, self.licence_button),
            *(self.preview_button, self.save_button, self.retire_button, self.restore_button),
        ):
            row.addWidget(button)
        column.addWidget(buttons)
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.head)
        self.body.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (
            *(self.trouble, self.said, self.missing_head, self.missing, self.own_work, self.unverified),
            *(ways, self.ask_card, self.facts, self.examples_head, self.examples, self.history),
        ):
            self.body.addWidget(part)

    def _join(self) -> None:
        presenter = self._presenter
        self.back_link.clicked.connect(presenter.back)
        self.approve_button.clicked.connect(presenter.approve)
        self.preview_button.clicked.connect(presenter.preview)
        self.licence_button.clicked.connect(presenter.open_licence)
        self.save_button.clicked.connect(self.save_requested)
        for button, what in (
            (self.check_button, Ask.CHECK),
            (self.send_back_button, Ask.SEND_BACK),
            (self.retire_button, Ask.RETIRE),
            (self.restore_button, Ask.RESTORE),
            (self.cancel_button, Ask.NOTHING),
        ):
            button.clicked.connect(lambda _checked=False, what=what: presenter.ask(what))
        self.record_button.clicked.connect(lambda: presenter.decide(self.words.text()))
        self.words.submitted.connect(lambda: presenter.decide(self.words.text()))
