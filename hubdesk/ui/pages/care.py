"""Care offered to one person and support they need: what stands, a form that asks by what is chosen, the history."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.care import KINDS, CarePresenter, CareState
from hubdesk.presenters.details.fields import Form
from hubdesk.ui.controls import (
    ActionButton,
    Card,
    ChoiceField,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    ScrollPage,
    SelectField,
)
from hubdesk.ui.pages.details.form_fields import FormFields
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.pages.written_list import WrittenList
from hubdesk.ui.theme import SPACE

TITLE = "Care and support"
_LEAD = "Offered here beside referrals, and what the person needs to take part. Everyone in care reads it."


class CarePage(ScrollPage):
    """Draws a ``CareState``; the fields belong to whoever types until an entry is kept."""

    def __init__(self, presenter: CarePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._filled = -1
        self._asked: tuple[object, ...] = ()
        self._form: Form | None = None
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head = PageHead(TITLE)
        self.head.set_words(TITLE, _LEAD)
        self.trouble, self.errors, self.said = TroubleBox(presenter.load), ErrorSummary(), SaidBox()
        self.now = RowSection("What stands", "Nothing is written down yet.")
        self.kind = SelectField("What is it about?", list(KINDS))
        self.lead, self.closed = Muted(""), InsetText("")
        self.outcome: ChoiceField | None = None
        self.fields: FormFields | None = None
        self.keep_button = ActionButton("Write it down")
        self.written = WrittenList(presenter)
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: CareState) -> None:
        """Draw the state."""
        known = state.banner is not None
        self.now.setVisible(known)
        self._new.setVisible(known)
        self.trouble.show_trouble(state.trouble)
        self.now.show_rows(state.now)
        self._render_form(state)
        self._show_errors(state)
        self.keep_button.setVisible(state.form is not None)
        self.keep_button.setEnabled(not state.busy)
        self.written.show_written(state)
        if self.said.show_said(state.said):
            self.scroll_to_top()

    def focus_start(self) -> None:
        """What is due, or the first choice; before anything is read, the way back."""
        if self._presenter.state.banner is None:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.now.has_rows():
            self.now.focus_first()
        else:
            self.kind.focus_editor()

    def store_typed(self) -> None:
        """Keep what is half typed: the page is left, or the screen locked."""
        if self.fields is not None:
            self._presenter.keep(self.fields.values())

    def _typed(self) -> Mapping[str, str]:
        """What stands in the fields; before there are any, what they would begin with."""
        return self._presenter.state.begin if self.fields is None else self.fields.values()

    def _render_form(self, state: CareState) -> None:
        self.kind.set_value(state.kind or None)
        for label, words in ((self.lead, state.lead), (self.closed.text, state.closed)):
            label.setText(words)
        self.lead.setVisible(bool(state.lead))
        self.closed.setVisible(bool(state.closed))
        anew = (state.kind, state.outcomes) != self._asked
        if anew:
            self._asked = (state.kind, state.outcomes)
            self._make_outcome(state)
        if self.outcome is not None:
            self.outcome.set_value(state.outcome or None)
        if state.form != self._form:
            self._form = state.form
            self._make_fields(state.form)
            self._filled = -1
        if self.fields is not None and self._filled != state.number:
            self.fields.show_values(state.begin)
        if anew and self.outcome is not None and self._filled not in (-1, state.number):
            self.reveal(self.outcome)
        self._filled = state.number

    def _make_outcome(self, state: CareState) -> None:
        empty(self._outcome)
        self.outcome = None
        if state.outcomes:
            self.outcome = ChoiceField("What came of it?", list(state.outcomes), in_row=True)
            self.outcome.chosen.connect(lambda value: self._presenter.choose_outcome(value, self._typed()))
            self._outcome.addWidget(self.outcome)

    def _make_fields(self, form: Form | None) -> None:
        empty(self._fields)
        self.fields = None
        if form is not None:
            self.fields = FormFields(form, bare=True)
            self._fields.addWidget(self.fields)

    def _show_errors(self, state: CareState) -> None:
        found = self.fields.set_errors(state.errors) if self.fields is not None else []
        if self.outcome is not None:
            self.outcome.set_error(state.errors.get("outcome", ""))
        found += self.written.set_errors(state.errors)
        if not state.busy:
            self.errors.show_errors(found)

    def _build(self) -> None:
        self._new = Card(roomy=True)
        self._new.body.setSpacing(SPACE[3])
        self._outcome, self._fields = QVBoxLayout(), QVBoxLayout()
        self._new.body.addWidget(Heading("Write something down", 2))
        for part in (self.kind, self.lead, self.closed):
            self._new.body.addWidget(part)
        self._new.body.addLayout(self._outcome)
        self._new.body.addLayout(self._fields)
        for part in (self.back_link, self.head, self.trouble, self.errors, self.said, self.now, self._new):
            self.body.addWidget(part)
        self.body.addWidget(self.written)
        self.bar.add(self.keep_button)

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.now.opened.connect(lambda row: self._go_on(row.key))
        self.kind.chosen.connect(self._presenter.choose_kind)
        self.keep_button.clicked.connect(lambda: self._presenter.write(self._typed()))

    def _go_on(self, key: str) -> None:
        self._presenter.go_on(key)
        if self.outcome is not None:
            self.reveal(self.outcome)
            self.outcome.focus_editor()
