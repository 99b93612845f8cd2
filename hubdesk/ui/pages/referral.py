"""One referral: where it stands and what comes next, one thing to write down, what happened."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.referral import ReferralPresenter, ReferralState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ChoiceField,
    DateField,
    ErrorSummary,
    Fact,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    ScrollPage,
    SelectField,
    SummaryList,
    Tag,
    Text,
    TextField,
    WarningCallout,
)
from hubdesk.ui.pages.event_list import EventList
from hubdesk.ui.pages.field_errors import show_field_errors
from hubdesk.ui.pages.field_slot import FieldSlot
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.pages.when_and_where import WhenAndWhere
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 760
_MOST_CARDS = 5


class ReferralPage(ScrollPage):
    """Draws a ``ReferralState``."""

    def __init__(self, presenter: ReferralPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = ReferralState()
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head, self.tag, self.urgency, self.age = Heading("Referral"), Tag("", "grey"), Tag("", "red"), Muted("")
        self.trouble, self.errors, self.said = TroubleBox(presenter.load), ErrorSummary(), SaidBox()
        self.hidden = InsetText("")
        self.warning = WarningCallout("Please note", "")
        self.next_words, self.late_words = Body("", strong=True), Text("", "error")
        self.ways_on = RowSection("What comes next")
        self.partner = RowSection("Together with")
        self.letter = LinkButton("", icon="file")
        self.book = LinkButton(
            "Put the appointment into the diary here, so that the person is reminded", icon="calendar"
        )
        self.sharing = LinkButton("Agreement to share", icon="message")
        self.facts = SummaryList()
        self.doubts, self.although = WarningCallout("Look at this again", ""), ActionButton("Book it all the same")
        self.correcting = InsetText("")
        self.leave_correcting = LinkButton("Leave it as it was")
        self.reach = Body("")
        self.due = DateField("On which day?")
        self.when = WhenAndWhere()
        self.name = TextField("The service by name", "As it stands in the directory")
        self.on = DateField("When did this happen?", "Leave as it is for today")
        self.words = TextField("In your words (optional)", "Who you spoke to, what they said", lines=2)
        self.tell = ActionButton("Write it down")
        self._form, self._history, self._known = Card(roomy=True), EventList(), Card()
        self._form_head = Heading("What happened?", 2)
        self._what, self._how = FieldSlot[SelectField](), FieldSlot[ChoiceField | SelectField]()
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: ReferralState) -> None:
        """Draw the state. What was typed is emptied once it is written down."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.head.setText(fitted(state.title) or "Referral")
        for tag, words, colour in ((self.tag, state.stage, state.tag_kind), (self.urgency, state.urgency, "red")):
            tag.set_state(words, colour)
        self.tag.setVisible(bool(state.stage))
        self.urgency.setVisible(state.urgency not in ("", "Routine"))
        self.age.setText(state.age)
        for line, shown in ((self.next_words, not state.overdue), (self.late_words, state.overdue)):
            line.setText(state.next_words)
            line.setVisible(shown and bool(state.next_words))
        self.hidden.show_words(fitted(state.hidden))
        self.correcting.show_words(fitted(state.correcting_words))
        self.warning.text.setText("\n".join(state.warnings))
        self.warning.setVisible(bool(state.warnings))
        self.ways_on.show_rows(state.ways_on)
        self.partner.show_rows((state.partner,) if state.partner else ())
        self.letter.setText(state.letter)
        self.letter.setVisible(bool(state.letter))
        self.book.setVisible(state.may_book)
        self.facts.set_facts([Fact(one.label, fitted(one.value), one.action, one.name) for one in state.facts])
        self.reach.setText(fitted(f"To reach the person. {state.reach}"))
        known = bool(state.title)
        for part in (self._form, self._known, self.sharing):
            part.setVisible(known)
        self._draw_form(before, state)
        if self.said.show_said(state.said):
            self.when.forget()
            self.words.set_text("")
            self.due.set_values("", "", "")
            self.on.set_values("", "", "")
            self.scroll_to_top()
            self.focus_start()
        if state.errors != before.errors:
            self._show_errors(state)
        self._history.show_rows(state.rows)
        self.doubts.text.setText("\n".join(state.doubts))
        for part in (self.doubts, self.although):
            part.setVisible(bool(state.doubts))
        if state.doubts and state.doubts != before.doubts:
            self.scroll_to_top()
            self.although.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def what(self) -> SelectField | None:
        """What happened."""
        return self._what.field

    @property
    def how(self) -> ChoiceField | SelectField | None:
        """How it happened, or what it is changed to."""
        return self._how.field

    def focus_start(self) -> None:
        """What is most likely to be written down."""
        if self.what is not None:
            self.what.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        top = StackingRow(_STACK_BELOW)
        for part in (self.head, self.tag, self.urgency, self.age):
            top.add(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._form.body.setSpacing(SPACE[4])
        self._form.body.addWidget(self._form_head)
        self._form.body.addWidget(self.correcting)
        self._form.body.addWidget(self.leave_correcting)
        self._form.body.addLayout(self._what)
        self._form.body.addLayout(self._how)
        for part in (self.name, self.due, self.when, self.on, self.words):
            self._form.body.addWidget(part)
        self._form.body.addWidget(self.tell, 0, Qt.AlignmentFlag.AlignLeft)
        self._form.body.addWidget(self.reach)
        self._known.body.addWidget(Heading("Who has what", 2))
        self._known.body.addWidget(self.facts)
        for part in (
            *(self.back_link, top, self.trouble, self.errors, self.said, self.hidden, self.doubts, self.although),
            *(self.warning, self.next_words, self.late_words, self.letter, self.book, self.ways_on, self._form),
            *(self.partner, self._known, self.sharing, self._history),
        ):
            self.body.addWidget(part)
        self.back_link.clicked.connect(self._presenter.back)
        self.letter.clicked.connect(self._presenter.open_letter)
        self.book.clicked.connect(self._presenter.book)
        self.sharing.clicked.connect(self._presenter.open_sharing)
        self.leave_correcting.clicked.connect(self._presenter.leave_correcting)
        self.ways_on.opened.connect(self._presenter.open)
        self.partner.opened.connect(self._presenter.open)
        self.tell.clicked.connect(self._tell)
        self.although.clicked.connect(self._presenter.tell_although)
        self.facts.action_requested.connect(self._presenter.change)
        self._history.put_right.connect(self._presenter.put_right)

    def _draw_form(self, before: ReferralState, state: ReferralState) -> None:
        other = "Put it right" if state.correcting else "Change it" if state.changing else ""
        self._form_head.setText(other or "What happened?")
        self.leave_correcting.setVisible(bool(other))
        self.words.label.setText("Why this is put right" if state.correcting else "In your words (optional)")
        self.words.describe()
        self.on.setVisible(not state.changing)
        self.when.setVisible(state.time_ask)
        self.name.setVisible(state.changing == "to")
        if state.options != before.options:
            what = SelectField("Choose one", list(state.options)) if state.options else None
            if what is not None:
                what.chosen.connect(self._presenter.choose)
            self._what.put(what)
        if self.what is not None:
            self.what.set_value(state.what or None)
        if (state.what, state.changing, state.choices) != (before.what, before.changing, before.choices):
            self._how.put(self._choices(state))
        self.due.label.setText(state.day_ask)
        self.due.describe()
        self.due.setVisible(bool(state.day_ask))
        self.tell.setEnabled(state.loaded and not state.busy)
        if (state.correcting, state.changing) != (before.correcting, before.changing):
            self._begin_other(state)

    def _choices(self, state: ReferralState) -> ChoiceField | SelectField | None:
        """Few choices as cards; many, as colleagues and services are, in a list."""
        if not state.choices:
            return None
        if state.changing and len(state.choices) > _MOST_CARDS:
            return SelectField(state.question, list(state.choices))
        how = ChoiceField(state.question, list(state.choices))
        how.chosen.connect(self._presenter.choose_how)
        return how

    def _begin_other(self, state: ReferralState) -> None:
        """Something else is asked now: the focus goes there."""
        if not (state.correcting or state.changing):
            return
        self.reveal(self._form)
        first = self.what or self.how or self.name
        first.focus_editor()

    def _show_errors(self, state: ReferralState) -> None:
        fields = {"what": self.what, "how": self.how, "due": self.due}
        fields |= {
            "time": self.when.time,
            "place": self.when.place,
            "to": self.name,
            "on": self.on,
            "words": self.words,
        }
        show_field_errors(self, self.errors, fields, state.errors)

    def _tell(self) -> None:
        how = self.how.value() if self.how is not None else None
        if self._shown.changing:
            self._presenter.keep_change(self.name.text() if self.name.isVisible() else how or "", self.words.text())
        else:
            when = (self.due.values(), self.when.time.text(), self.when.place.text())
            self._presenter.tell(how or "", self.on.values(), self.words.text(), *when)
