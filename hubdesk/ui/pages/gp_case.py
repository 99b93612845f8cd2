"""Getting one person registered with a GP: where it stands, one thing to write down, what happened; and the list."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.gp_case import CaseRow, GpCasePresenter, GpCasesPresenter, GpCasesState, GpCaseState
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
    Rule,
    ScrollPage,
    SelectField,
    SummaryList,
    Tag,
    Text,
    TextField,
    announce,
)
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.details.form_fields import FormFields
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.row_section import RowSection
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
        self.trouble, self.errors, self.said = TroubleBox(presenter.load), ErrorSummary(), InsetText("")
        self.next_words, self.late_words = Body("", strong=True), Text("", "error")
        self.what: SelectField | None = None
        self.how: ChoiceField | None = None
        self.hint = Body("")
        self.on = DateField("On which day?", "Leave as it is for today")
        self.words = TextField(
            "In your words (optional)", "Who you spoke to, the name of the practice, what they said", lines=2
        )
        self.tell = ActionButton("Write it down")
        self.steps = SummaryList([])
        self.release = InsetText("")
        self.fields: FormFields | None = None
        self.letter, self.details = (
            LinkButton("All letters and cards of this person"),
            LinkButton("The GP in the record"),
        )
        self._papers, self._made = Card(), FlowLayout(SPACE[4], SPACE[2])
        self._fields_at = QVBoxLayout()
        self._rows: tuple[CaseRow, ...] | None = None
        self._what_at, self._how_at, self._events = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
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
        self.said.text.setText(state.said)
        self.said.setVisible(bool(state.said))
        self.details.setVisible(state.registered)
        self._draw_form(before, state)
        if state.said and state.said != before.said:
            announce(self, state.said)
            self.words.set_text("")
            self.on.set_values("", "", "")
            self.scroll_to_top()
            self.focus_start()
        if state.errors != before.errors:
            self._show_errors(state)
        if state.rows != self._rows:
            self._rows = state.rows
            empty(self._events)
            for number, row in enumerate(state.rows):
                self._add_event(row, first=number == 0)
        self._history.setVisible(bool(state.rows))
        self.steps.set_facts([Fact(row.title, fitted(row.value), row.action, row.what) for row in state.steps])
        self._steps.setVisible(bool(state.steps))
        self.release.text.setText(state.release)
        self.release.setVisible(bool(state.release))
        if state.papers != before.papers:
            self._draw_papers(state)
        self._papers.setVisible(bool(state.papers))

    def focus_start(self) -> None:
        """What is most likely to be written down."""
        (self.how or self.back_link).setFocus(
            Qt.FocusReason.OtherFocusReason
        ) if self.how is None else self.how.focus_editor()

    def _build(self) -> None:
        top = StackingRow(_STACK_BELOW)
        for part in (self.head, self.tag, self.waiting):
            top.add(part, 0, Qt.AlignmentFlag.AlignVCenter)
        form = Card(roomy=True)
        form.body.setSpacing(SPACE[4])
        form.body.addWidget(Heading("What happened?", 2))
        form.body.addLayout(self._what_at)
        form.body.addWidget(self.hint)
        form.body.addLayout(self._how_at)
        form.body.addLayout(self._fields_at)
        for part in (self.on, self.words):
            form.body.addWidget(part)
        form.body.addWidget(self.tell, 0, Qt.AlignmentFlag.AlignLeft)
        self._history = Card()
        self._history.body.addWidget(Heading("So far", 2))
        self._history.body.addLayout(self._events)
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

    def _draw_form(self, before: GpCaseState, state: GpCaseState) -> None:
        if state.options != before.options:
            _drop(self._what_at, self.what)
            self.what = SelectField("Choose one", list(state.options))
            self.what.chosen.connect(self._presenter.choose)
            self._what_at.addWidget(self.what)
        if self.what is not None:
            self.what.set_value(state.what or None)
        if (state.what, state.choices) != (before.what, before.choices):
            _drop(self._how_at, self.how)
            self.how = ChoiceField(state.question, list(state.choices)) if len(state.choices) > 1 else None
            if self.how is not None:
                self.how.chosen.connect(self._presenter.pick)
                self._how_at.addWidget(self.how)
        if (state.what, state.form) != (before.what, before.form):
            _drop(self._fields_at, self.fields)
            self.fields = FormFields(state.form, self._presenter.find, bare=True) if state.form else None
            if self.fields is not None:
                self.fields.show_values(state.values)
                self._fields_at.addWidget(self.fields)
        self.hint.setText(state.hint)
        self.hint.setVisible(bool(state.hint))
        self.tell.setEnabled(state.loaded and not state.busy)

    def _show_errors(self, state: GpCaseState) -> None:
        fields: dict[str, Field | None] = {"what": self.what, "how": self.how, "on": self.on, "words": self.words}
        shown = []
        for name, field in fields.items():
            if field is not None:
                field.set_error(state.errors.get(name, ""))
                if name in state.errors:
                    shown.append((state.errors[name], field))
        if self.fields is not None:
            shown += self.fields.set_errors(state.errors)
        self.errors.show_errors(shown)
        if shown:
            self.scroll_to_top()

    def _add_event(self, row: CaseRow, *, first: bool) -> None:
        if not first:
            self._events.addWidget(Rule())
        self._events.addWidget(Body(fitted(row.what), strong=True))
        self._events.addWidget(Muted(fitted(row.when)))
        if row.words:
            self._events.addWidget(Body(fitted(row.words)))

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


class GpCasesPage(ScrollPage):
    """The list of everyone without a GP."""

    def __init__(self, presenter: GpCasesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(SPACE[4])
        self.head, self.trouble = PageHead("No GP yet"), TroubleBox(presenter.load)
        self.list = RowSection("What is due first", "Nobody is waiting for a GP.")
        self.list.opened.connect(presenter.open)
        for part in (self.head, self.trouble, self.list):
            self.body.addWidget(part)
        follow(presenter, self, self.render)

    def render(self, state: GpCasesState) -> None:
        """Draw the state."""
        self.trouble.show_trouble(state.trouble)
        self.list.show_rows(state.rows)
        self.list.setVisible(state.loaded and state.trouble is None)

    def focus_start(self) -> None:
        """The first person, or the heading."""
        if self.list.has_rows():
            self.list.focus_first()
        else:
            self.head.setFocus(Qt.FocusReason.OtherFocusReason)


def _drop(at: QVBoxLayout, old: QWidget | None) -> None:
    if old is not None:
        at.removeWidget(old)
        old.hide()
        old.deleteLater()
