"""What one person was told about their record, what they object to, and copies of it that they asked for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.rights import (
    DECISIONS,
    HOWS,
    READERS,
    TO_WHAT,
    ObjectionRow,
    RequestRow,
    RightsPresenter,
    RightsState,
)
from hubdesk.services.record_requests import RequestEntry
from hubdesk.services.rights import ObjectionEntry
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    CheckCard,
    ChoiceField,
    DateField,
    ErrorSummary,
    FieldSet,
    FlowLayout,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    Rule,
    ScrollPage,
    SelectField,
    Tag,
    TextField,
)
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.field_errors import at_fields
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.rights.folded_form import FoldedForm
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 640
_TODAY = "Leave empty for today"
_WITHDRAWN = "withdrawn"


class RightsPage(ScrollPage):
    """Draws a ``RightsState``."""

    def __init__(self, presenter: RightsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = RightsState()
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head = Heading("Privacy and rights")
        self.trouble, self.errors = TroubleBox(presenter.load), ErrorSummary()
        self.said, self.hidden = SaidBox(), InsetText("")
        self.notice, self.objections, self.copies = NoticeCard(), ObjectionsCard(), CopiesCard()
        self.access = LinkButton("Who looked at this record", icon="eye-off")
        for part in (self.back_link, self.head, self.trouble, self.errors, self.said, self.hidden):
            self.body.addWidget(part)
        for part in (self.notice, self.objections, self.copies, self.access):
            self.body.addWidget(part)
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: RightsState) -> None:
        """Draw the state; fields that were written down are emptied and folded."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.hidden.show_words(state.hidden)
        if self.said.show_said(state.said):
            self.scroll_to_top()
            if not self.trouble.isVisibleTo(self):
                self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
        if state.done and state.done != before.done:
            self._empty(state.done)
        for card in (self.notice, self.objections, self.copies):
            card.setVisible(state.banner is not None and not state.hidden)
        self.access.setVisible(state.banner is not None and not state.hidden)
        self.notice.show_state(state)
        self.objections.show_state(state, self._presenter)
        self.copies.show_state(state, self._presenter)
        if state.errors != before.errors:
            self._show_errors(state)

    def focus_start(self) -> None:
        """The way back; the page is read from the heading on."""
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields(self) -> dict[str, Field]:
        return {
            **{f"notice.{name}": field for name, field in self.notice.fields.items()},
            **{f"objection.{name}": field for name, field in self.objections.fields.items()},
            **{f"decision.{name}": field for name, field in self.objections.deciding.items()},
            **{f"request.{name}": field for name, field in self.copies.fields.items()},
            **{f"decision.{key}": field for key, field in self.copies.reasons.items()},
        }

    def _show_errors(self, state: RightsState) -> None:
        self.errors.show_errors(at_fields(self._fields(), state.errors))
        if state.errors:
            self.scroll_to_top()

    def _empty(self, part: str) -> None:
        forms = {"notice": self.notice.form, "objection": self.objections.form, "request": self.copies.form}
        if part in forms:
            forms[part].fold()
            for name, field in self._fields().items():
                if name.startswith(f"{part}."):
                    _clear(field)
            self.objections.untick()

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.access.clicked.connect(self._presenter.open_access)
        self.notice.form.kept.connect(
            lambda: self._presenter.record_notice(self.notice.how.value() or "", self.notice.day.values())
        )
        self.notice.sheet.clicked.connect(lambda: self._presenter.print_notice(easy_read=False))
        self.notice.easy.clicked.connect(lambda: self._presenter.print_notice(easy_read=True))
        self.objections.form.kept.connect(lambda: self._presenter.record_objection(self.objections.entry()))
        self.copies.form.kept.connect(lambda: self._presenter.ask(self.copies.entry()))


class NoticeCard(Card):
    """The privacy notice: whether, when and how it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(SPACE[3])
        self.tag, self.line = Tag("", "grey"), Body("")
        self.how = ChoiceField("How was it given?", list(HOWS))
        self.day = DateField("On which day?", _TODAY)
        self.fields: dict[str, Field] = {"how": self.how, "day": self.day}
        self.form = FoldedForm("Record that it was given", "Write it down", self.how, self.day)
        self.sheet = ActionButton("Print the privacy notice", "secondary", small=True, icon="printer")
        self.easy = ActionButton("Print it in easy read", "secondary", small=True, icon="printer")
        top = StackingRow(_STACK_BELOW)
        top.add(Heading("Privacy notice", 2), 0, Qt.AlignmentFlag.AlignVCenter)
        top.add(self.tag, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons = FlowLayout(SPACE[3], SPACE[2])
        for button in (self.sheet, self.easy):
            buttons.addWidget(button)
        self.body.addWidget(top)
        self.body.addWidget(self.line)
        self.body.addLayout(buttons)
        self.body.addWidget(self.form)

    def show_state(self, state: RightsState) -> None:
        """Draw it."""
        self.line.setText(fitted(state.notice))
        self.tag.set_state(*state.notice_tag)


class ObjectionsCard(Card):
    """Objections, each with what was decided; and a new one."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(SPACE[3])
        self._shown: tuple[ObjectionRow, ...] | None = None
        self.none = Muted("The person has not objected to anything, as far as is recorded.")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE[3])
        self.to = SelectField("What does the person object to?", list(TO_WHAT))
        self.readers = [CheckCard(label, compact=True) for _value, label in READERS]
        self._with = FieldSet("With whom?")
        column, ticks = QVBoxLayout(self._with), FlowLayout(SPACE[2], SPACE[2])
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(Body("With whom? Tick none if it is about anybody.", strong=True))
        for tick in self.readers:
            ticks.addWidget(tick)
        column.addLayout(ticks)
        self.words = TextField("In the person’s own words", lines=3)
        self.fields: dict[str, Field] = {"to": self.to, "words": self.words}
        self.deciding: dict[str, Field] = {}
        self.form = FoldedForm("Record an objection", "Write it down", self.to, self._with, self.words)
        note = Muted(
            "Until a clinical lead has decided, what the person objects to is not done. Letters say so before they "
            "are printed. An emergency does not wait for it."
        )
        self.body.addWidget(Heading("Objections", 2))
        for part in (note, self.none):
            self.body.addWidget(part)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.form)
        self.to.chosen.connect(lambda value: self._with.setVisible(value == "sharing"))
        self._with.hide()

    def entry(self) -> ObjectionEntry:
        """What stands in the fields."""
        pairs = zip(READERS, self.readers, strict=True)
        ticked = [value for (value, _label), tick in pairs if tick.isChecked()]
        return ObjectionEntry(self.to.value() or "", self.words.text(), ticked)

    def untick(self) -> None:
        """Nobody is ticked."""
        for tick in self.readers:
            tick.setChecked(False)
        self._with.hide()

    def show_state(self, state: RightsState, presenter: RightsPresenter) -> None:
        """Draw it."""
        self.none.setVisible(not state.objections)
        if state.objections == self._shown:
            return
        self._shown = state.objections
        self.deciding = {}
        empty(self._rows)
        for row in state.objections:
            self._rows.addWidget(self._row(row, state, presenter))

    def _row(self, row: ObjectionRow, state: RightsState, presenter: RightsPresenter) -> QWidget:
        part = _told(row.title, row.tag, row.tag_kind, [f"“{row.words}”", *row.told])
        if not row.closed:
            offered = [pair for pair in DECISIONS if state.may_decide or pair[0] == _WITHDRAWN]
            decision = ChoiceField("What was decided?", offered)
            reasons = TextField("Reasons", "The person may ask for them", lines=2)
            words = "Write down a decision" if state.may_decide else "The person takes it back"
            form = FoldedForm(words, "Write it down", decision, reasons, spoken=f"{words}: {row.title}")
            form.opener.clicked.connect(lambda: self.deciding.update({"decision": decision, "reasons": reasons}))
            form.kept.connect(lambda: presenter.decide(row.key, decision.value() or "", reasons.text()))
            part.column.addWidget(form)
        return part


class CopiesCard(Card):
    """Requests for a copy of the record."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setSpacing(SPACE[3])
        self._shown: tuple[RequestRow, ...] | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE[3])
        self.how = TextField("How did they ask?", "For example: told me today, by letter, through a solicitor")
        self.identity = TextField("How do you know who asked?", "For example: known to me, sat here")
        self.day = DateField("On which day?", _TODAY)
        self.fields: dict[str, Field] = {"how": self.how, "identity": self.identity, "day": self.day}
        self.reasons: dict[str, Field] = {}
        self.form = FoldedForm("Record that a copy was asked for", "Write it down", *self.fields.values())
        note = Muted(
            "The person may have a copy of everything kept about them, free, within a month. No form is needed, and "
            "no reason. A clinical lead approves each copy."
        )
        self.body.addWidget(Heading("A copy of the record", 2))
        self.body.addWidget(note)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.form)

    def entry(self) -> RequestEntry:
        """What stands in the fields."""
        return RequestEntry(self.how.text(), self.identity.text(), self.day.values())

    def show_state(self, state: RightsState, presenter: RightsPresenter) -> None:
        """Draw it."""
        if state.requests == self._shown:
            return
        self._shown = state.requests
        self.reasons = {}
        empty(self._rows)
        for row in state.requests:
            self._rows.addWidget(self._row(row, presenter))

    def _row(self, row: RequestRow, presenter: RightsPresenter) -> QWidget:
        part = _told(row.title, row.tag, row.tag_kind, row.told)
        if row.may_decide:
            self.reasons[row.key] = reason = TextField("Reason", "Kept with the request", lines=2)
            approve = ActionButton("Approve the copy", small=True)
            refuse = ActionButton("Refuse it", "secondary", small=True)
            approve.clicked.connect(lambda: presenter.approve(row.key, reason.text()))
            refuse.clicked.connect(lambda: presenter.refuse(row.key, reason.text()))
            buttons = FlowLayout(SPACE[3], SPACE[2])
            for button in (approve, refuse):
                buttons.addWidget(button)
            part.column.addWidget(reason)
            part.column.addLayout(buttons)
        if row.may_write:
            write = ActionButton("Write the copy", small=True, icon="file")
            write.clicked.connect(lambda: presenter.write_copy(row.key))
            part.column.addWidget(write, 0, Qt.AlignmentFlag.AlignLeft)
        return part


class _Told(QWidget):
    """A title with its tag, and lines below it."""

    def __init__(self, title: str, tag: str, colour: str, lines: list[str]) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE[2])
        top = StackingRow(_STACK_BELOW)
        top.add(Body(fitted(title), strong=True), 1, Qt.AlignmentFlag.AlignVCenter)
        top.add(Tag(tag, colour), 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(Rule())
        self.column.addWidget(top)
        for line in lines:
            self.column.addWidget(Body(fitted(line)))


def _told(title: str, tag: str, colour: str, lines: "list[str] | tuple[str, ...]") -> _Told:
    return _Told(title, tag, colour, list(lines))


def _clear(field: Field) -> None:
    if isinstance(field, TextField):
        field.set_text("")
    elif isinstance(field, DateField):
        field.set_values("", "", "")
    elif isinstance(field, SelectField | ChoiceField):
        field.set_value(None)
