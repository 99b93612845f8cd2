"""Getting one person registered with a GP: where it stands, one thing to write down, what happened."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.gp_case import GpCasePresenter, GpCaseState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ChoiceField,
    DateField,
    ErrorSummary,
    Fact,
    FlowLayout,
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
)
from hubdesk.ui.pages.details.form_fields import FormFields
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.event_list import EventList
from hubdesk.ui.pages.field_errors import show_field_errors
from hubdesk.ui.pages.field_slot import FieldSlot
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 760


class GpCasePage(ScrollPage):
    """Draws a ``GpCaseState``."""

    def __init__(self, presenter: GpCasePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = GpCaseState()
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head, self.tag, self.waiting = Heading("Getting a GP"), Tag("", "grey"), Muted("")
        self.trouble, self.errors, self.said = TroubleBox(presenter.load), ErrorSummary(), SaidBox()
        self.next_words, self.late_words = Body("", strong=True), Text("", "error")
        self.correcting, self.leave_correcting = InsetText(""), LinkButton("Leave it as it was")
        self.hint = Body("")
        self.on = DateField("On which day?", "Leave as it is for today")
        self.words = TextField(
            "In your words (optional)", "Who you spoke to, the name of the practice, what they said", lines=2
        )
        self.tell = ActionButton("Write it down")
        self.steps = SummaryList([])
        self.release = InsetText("")
        self.letter, self.details = (
            LinkButton("All letters and cards of this person"),
            LinkButton("The GP in the record"),
        )
        self._papers, self._made = Card(), FlowLayout(SPACE[4], SPACE[2])
        self._what, self._how, self._fields = (
            FieldSlot[SelectField](),
            FieldSlot[ChoiceField](),
            FieldSlot[FormFields](),
        )
        self._form_head, self._history = Heading("What happened?", 2), EventList()
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: GpCaseState) -> None:
        """Draw the state. What was typed is emptied once it is written down."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.tag.set_state(state.stage, state.tag_kind)
        self.tag.setVisible(bool(state.stage))
        self.waiting.setText(state.waiting)
        for line, shown in ((self.next_words, not state.overdue), (self.late_words, state.overdue)):
            line.setText(state.next_words)
            line.setVisible(shown and bool(state.next_words))
        self.details.setVisible(state.registered)
        self._draw_form(before, state)
        if self.said.show_said(state.said):
            self.words.set_text("")
            self.on.set_values("", "", "")
            self.scroll_to_top()
            self.focus_start()
        if state.errors != before.errors:
            self._show_errors(state)
        self._history.show_rows(state.rows)
        self.steps.set_facts([Fact(row.title, fitted(row.value), row.action, row.what) for row in state.steps])
        self._steps.setVisible(bool(state.steps))
        self.release.show_words(state.release)
        if state.papers != before.papers:
            self._draw_papers(state)
        self._papers.setVisible(bool(state.papers))

    def focus_start(self) -> None:
        """What is most likely to be written down."""
        if self.how is not None:
            self.how.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def what(self) -> SelectField | None:
        """What happened."""
        return self._what.field

    @property
    def how(self) -> ChoiceField | None:
        """How, where there is more than one answer."""
        return self._how.field

    @property
    def fields(self) -> FormFields | None:
        """What is asked beside it."""
        return self._fields.field

    def _build(self) -> None:
        top = StackingRow(_STACK_BELOW)
        for part in (self.head, self.tag, self.waiting):
            top.add(part, 0, Qt.AlignmentFlag.AlignVCenter)
        form = Card(roomy=True)
        form.body.setSpacing(SPACE[4])
        for part in (self._form_head, self.correcting, self.leave_correcting):
            form.body.addWidget(part)
        form.body.addLayout(self._what)
        form.body.addWidget(self.hint)
        form.body.addLayout(self._how)
        form.body.addLayout(self._fields)
        for part in (self.on, self.words):
            form.body.addWidget(part)
        form.body.addWidget(self.tell, 0, Qt.AlignmentFlag.AlignLeft)
        self._form = form
        for part in (self.back_link, top, self.trouble, self.errors, self.said, self.next_words, self.late_words):
            self.body.addWidget(part)
        self._steps = Card()
        self._steps.body.addWidget(Heading("The way to a GP", 2))
        self._steps.body.addWidget(self.steps)
        self._papers.body.addWidget(Heading("Papers", 2))
        self._papers.body.addLayout(self._made)
        self._papers.body.addWidget(self.letter, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.details, self.release, self._steps, form, self._papers):
            self.body.addWidget(part)
        self.steps.action_requested.connect(self._begin_step)
        self.body.addWidget(self._history)
        self.back_link.clicked.connect(self._presenter.back)
        self.letter.clicked.connect(self._presenter.to_letter)
        self.details.clicked.connect(self._presenter.to_details)
        self.tell.clicked.connect(self._tell)
        self.leave_correcting.clicked.connect(self._presenter.leave_correcting)
        self._history.put_right.connect(self._presenter.put_right)

    def _draw_form(self, before: GpCaseState, state: GpCaseState) -> None:
        self._form_head.setText("Put it right" if state.correcting else "What happened?")
        self.correcting.text.setText(fitted(state.correcting_words))
        for part in (self.correcting, self.leave_correcting):
            part.setVisible(bool(state.correcting))
        self.on.setVisible(not state.correcting)
        self.words.label.setText("Why this is put right" if state.correcting else "In your words (optional)")
        self.words.describe()
        if state.options != before.options:
            what = SelectField("Choose one", list(state.options)) if state.options else None
            if what is not None:
                what.chosen.connect(self._presenter.choose)
            self._what.put(what)
        if self.what is not None:
            self.what.set_value(state.what or None)
        if (state.what, state.choices) != (before.what, before.choices):
            how = ChoiceField(state.question, list(state.choices)) if len(state.choices) > 1 else None
            if how is not None:
                how.chosen.connect(self._presenter.pick)
            self._how.put(how)
        if (state.what, state.form) != (before.what, before.form):
            fields = FormFields(state.form, self._presenter.find, bare=True) if state.form else None
            if fields is not None:
                fields.show_values(state.values)
            self._fields.put(fields)
        if state.correcting and state.correcting != before.correcting:
            self.reveal(self._form)
            self.focus_start()
        self.hint.setText(state.hint)
        self.hint.setVisible(bool(state.hint))
        self.tell.setEnabled(state.loaded and not state.busy)

    def _show_errors(self, state: GpCaseState) -> None:
        fields = {"what": self.what, "how": self.how, "on": self.on, "words": self.words}
        more = self.fields.set_errors(state.errors) if self.fields is not None else []
        show_field_errors(self, self.errors, fields, state.errors, more)

    def _tell(self) -> None:
        how = self.how.value() if self.how is not None else self._shown.how
        typed = self.fields.values() if self.fields is not None else {}
        self._presenter.tell(how or "", self.on.values(), self.words.text(), typed)

    def _begin_step(self, what: str) -> None:
        """To the form of this step, and the focus with it."""
        self._presenter.choose(what)
        if self.what is not None:
            self.what.focus_editor()
            self.reveal(self.what)

    def _draw_papers(self, state: GpCaseState) -> None:
        empty(self._made)
        for paper in state.papers:
            link = LinkButton(paper.words, icon="file")
            link.clicked.connect(lambda _on=False, template=paper.template: self._presenter.make(template))
            self._made.addWidget(link)
