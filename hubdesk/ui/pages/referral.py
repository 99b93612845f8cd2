"""One referral: where it stands and what comes next, one thing to write down, what happened; and its beginning."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.refer import ReferPresenter, ReferState
from hubdesk.presenters.referral import EventRow, ReferralPresenter, ReferralState
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
    Rule,
    ScrollPage,
    SelectField,
    SummaryList,
    Tag,
    Text,
    TextField,
    WarningCallout,
    announce,
)
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 760


class ReferralPage(ScrollPage):
    """Draws a ``ReferralState``."""

    def __init__(self, presenter: ReferralPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = ReferralState()
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head, self.tag, self.urgency, self.age = Heading("Referral"), Tag("", "grey"), Tag("", "red"), Muted("")
        self.trouble, self.errors, self.said = TroubleBox(presenter.load), ErrorSummary(), InsetText("")
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
        self.what: SelectField | None = None
        self.how: ChoiceField | None = None
        self.correcting = InsetText("")
        self.leave_correcting = LinkButton("Leave it as it was")
        self.reach = Body("")
        self.due = DateField("On which day?")
        self.on = DateField("When did this happen?", "Leave as it is for today")
        self.words = TextField("In your words (optional)", "Who you spoke to, what they said", lines=2)
        self.tell = ActionButton("Write it down")
        self._form, self._history, self._known = Card(roomy=True), Card(), Card()
        self._form_head = Heading("What happened?", 2)
        self._what_at, self._how_at, self._events = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._rows: tuple[EventRow, ...] | None = None
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
        for inset, words in (
            (self.said, state.said),
            (self.hidden, state.hidden),
            (self.correcting, state.correcting_words),
        ):
            inset.text.setText(fitted(words))
            inset.setVisible(bool(words))
        self.warning.text.setText("\n".join(state.warnings))
        self.warning.setVisible(bool(state.warnings))
        self.ways_on.show_rows(state.ways_on)
        self.partner.show_rows((state.partner,) if state.partner else ())
        self.letter.setText(state.letter)
        self.letter.setVisible(bool(state.letter))
        self.book.setVisible(state.may_book)
        self.facts.set_facts([Fact(label, fitted(value)) for label, value in state.facts])
        self.reach.setText(fitted(f"To reach the person. {state.reach}"))
        known = bool(state.title)
        for part in (self._form, self._known, self.sharing):
            part.setVisible(known)
        self._draw_form(before, state)
        if state.said and state.said != before.said:
            announce(self, state.said)
            self.words.set_text("")
            self.due.set_values("", "", "")
            self.on.set_values("", "", "")
            self.scroll_to_top()
            self.focus_start()
        if state.errors != before.errors:
            self._show_errors(state)
        if state.rows != self._rows:
            self._rows = state.rows
            self._draw_rows(state.rows)
        self._history.setVisible(bool(state.rows))

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
        self._form.body.addLayout(self._what_at)
        self._form.body.addLayout(self._how_at)
        for part in (self.due, self.on, self.words):
            self._form.body.addWidget(part)
        self._form.body.addWidget(self.tell, 0, Qt.AlignmentFlag.AlignLeft)
        self._form.body.addWidget(self.reach)
        self._known.body.addWidget(Heading("Who has what", 2))
        self._known.body.addWidget(self.facts)
        self._history.body.addWidget(Heading("So far", 2))
        self._history.body.addLayout(self._events)
        for part in (
            *(self.back_link, top, self.trouble, self.errors, self.said, self.hidden, self.warning),
            *(self.next_words, self.late_words, self.letter, self.book, self.ways_on, self._form, self.partner),
            *(self._known, self.sharing, self._history),
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

    def _draw_form(self, before: ReferralState, state: ReferralState) -> None:
        self._form_head.setText("Put it right" if state.correcting else "What happened?")
        self.leave_correcting.setVisible(bool(state.correcting))
        self.words.label.setText("Why this is put right" if state.correcting else "In your words (optional)")
        self.words.describe()
        if state.options != before.options:
            _drop(self._what_at, self.what)
            self.what = SelectField("Choose one", list(state.options))
            self.what.chosen.connect(self._presenter.choose)
            self._what_at.addWidget(self.what)
        if self.what is not None:
            self.what.set_value(state.what or None)
        if (state.what, state.choices) != (before.what, before.choices):
            _drop(self._how_at, self.how)
            self.how = ChoiceField(state.question, list(state.choices)) if state.choices else None
            if self.how is not None:
                self._how_at.addWidget(self.how)
                self.how.chosen.connect(self._presenter.choose_how)
        self.due.label.setText(state.day_ask)
        self.due.describe()
        self.due.setVisible(bool(state.day_ask))
        self.tell.setEnabled(state.loaded and not state.busy)
        if state.correcting and state.correcting != before.correcting:
            self.reveal(self._form)
            if self.what is not None:
                self.what.focus_editor()

    def _show_errors(self, state: ReferralState) -> None:
        fields: dict[str, Field | None] = {
            "what": self.what,
            "how": self.how,
            "due": self.due,
            "on": self.on,
            "words": self.words,
        }
        _show_all(self, self.errors, fields, state.errors)

    def _draw_rows(self, rows: tuple[EventRow, ...]) -> None:
        empty(self._events)
        for number, row in enumerate(rows):
            if number:
                self._events.addWidget(Rule())
            self._events.addWidget(Body(fitted(row.what), strong=row.stands))
            self._events.addWidget(Muted(fitted(row.when)))
            if row.words:
                self._events.addWidget(Body(fitted(row.words)))
            if row.number:
                right = LinkButton("Put right", spoken=f"Put right: {row.what}, {row.when}")
                right.clicked.connect(lambda _on=False, number=row.number: self._presenter.put_right(number))
                self._events.addWidget(right)

    def _tell(self) -> None:
        how = self.how.value() if self.how is not None else None
        self._presenter.tell(how or "", self.on.values(), self.words.text(), self.due.values())


class ReferPage(ScrollPage):
    """Draws a ``ReferState``: where to, what they need, and how it goes there."""

    def __init__(self, presenter: ReferPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = ReferState()
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.trouble, self.errors, self.said = TroubleBox(presenter.load), ErrorSummary(), InsetText("")
        self.hidden, self.open_already = InsetText(""), InsetText("")
        self.where: SelectField | None = None
        self.how: ChoiceField | None = None
        self.urgency: ChoiceField | None = None
        self.to = TextField("The service by name (optional)", "As it stands in the directory")
        self.lead = TextField("Who leads until both have answered", "Name, role and phone")
        self.begin = ActionButton("Begin the referral")
        self.rules = TextField("What local services want (a lead’s words)", lines=3, limit=1000)
        self.keep = ActionButton("Keep these words", "secondary")
        self.facts = SummaryList()
        self._form, self._known, self._local = Card(roomy=True), Card(), Card(roomy=True)
        self._where_at, self._how_at, self._urgency_at = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: ReferState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        for inset, words in (
            (self.said, state.said),
            (self.hidden, state.hidden),
            (self.open_already, state.open_already),
        ):
            inset.text.setText(fitted(words))
            inset.setVisible(bool(words))
        if state.kinds != before.kinds:
            _drop(self._where_at, self.where)
            self.where = SelectField("Where to?", list(state.kinds))
            self.where.chosen.connect(self._presenter.choose)
            self._where_at.addWidget(self.where)
        if self.where is not None:
            self.where.set_value(state.chosen or None)
            self.where.setVisible(bool(state.kinds))
        if state.ways != before.ways:
            _drop(self._how_at, self.how)
            self.how = ChoiceField("How?", list(state.ways)) if state.ways else None
            if self.how is not None:
                self._how_at.addWidget(self.how)
        if state.urgencies != before.urgencies:
            _drop(self._urgency_at, self.urgency)
            self.urgency = ChoiceField("How soon?", list(state.urgencies), in_row=True) if state.urgencies else None
            if self.urgency is not None:
                self._urgency_at.addWidget(self.urgency)
        chosen = bool(state.chosen)
        self.facts.set_facts([Fact(label, fitted(value)) for label, value in state.facts])
        self._known.setVisible(chosen)
        self._form.setVisible(chosen)
        self.to.setVisible(not state.joint)
        self.lead.setVisible(state.joint)
        self._local.setVisible(chosen and state.may_edit)
        if (state.chosen, state.rules) != (before.chosen, before.rules):
            self.rules.set_text(state.rules)
        self.begin.setEnabled(state.loaded and not state.busy)
        if state.said and state.said != before.said:
            announce(self, state.said)
            self.scroll_to_top()
        if state.errors != before.errors:
            fields: dict[str, Field | None] = {"destination": self.where, "how": self.how, "urgency": self.urgency}
            _show_all(self, self.errors, fields | {"to": self.to, "lead": self.lead, "words": self.rules}, state.errors)

    def focus_start(self) -> None:
        """Where to, or what is asked once that is known."""
        first = self.how if self._shown.chosen and self.how is not None else self.where
        if first is not None:
            first.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._form.body.setSpacing(SPACE[4])
        self._form.body.addLayout(self._how_at)
        self._form.body.addLayout(self._urgency_at)
        for part in (self.to, self.lead):
            self._form.body.addWidget(part)
        self._form.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self._known.body.addWidget(self.facts)
        self._local.body.addWidget(self.rules)
        self._local.body.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.back_link, Heading("Refer"), self.trouble, self.errors, self.said, self.hidden):
            self.body.addWidget(part)
        self.body.addLayout(self._where_at)
        for part in (self.open_already, self._known, self._form, self._local):
            self.body.addWidget(part)
        self.back_link.clicked.connect(self._presenter.back)
        self.begin.clicked.connect(self._begin)
        self.keep.clicked.connect(lambda: self._presenter.keep_rules(self.rules.text()))

    def _begin(self) -> None:
        how = self.how.value() if self.how is not None else None
        urgency = self.urgency.value() if self.urgency is not None else None
        self._presenter.begin(how or "", urgency or "", self.to.text(), self.lead.text())


def _show_all(page: ScrollPage, summary: ErrorSummary, fields: dict[str, Field | None], errors: dict[str, str]) -> None:
    shown = []
    for name, field in fields.items():
        if field is not None:
            field.set_error(errors.get(name, ""))
            if name in errors:
                shown.append((errors[name], field))
    summary.show_errors(shown)
    if shown:
        page.scroll_to_top()


def _drop(at: QVBoxLayout, old: QWidget | None) -> None:
    if old is not None:
        at.removeWidget(old)
        old.hide()
        old.deleteLater()
