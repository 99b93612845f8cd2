"""The end of a visit: three actions chosen together, and what is left for another day."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.cross_prompts import PromptRow
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import VisitState
from hubdesk.presenters.visit_parts import ActionsPage, AgreedAction
from hubdesk.services.tasks import ActionEntry
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    DateField,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    Row,
    RowList,
    ScrollPage,
    TextField,
)
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.field_errors import at_fields
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.visit.into_record_card import IntoRecordCard
from hubdesk.ui.pages.visit.page_keys import do_nothing, on_ctrl_enter, on_enter
from hubdesk.ui.pages.visit.page_title import PageTitle
from hubdesk.ui.pages.visit.trouble_callout import TroubleCallout
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 760
_SUGGESTED = "From the answers, and what helps most people. Never a diagnosis. Choosing one fills the box beside."
_AGREE_FIRST = "Press “Agree on this action” first, or empty this box"


class ActionsView(ScrollPage):
    """Shows an ``ActionsPage``. An action is stored as it is agreed."""

    def __init__(self, presenter: VisitPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._page: ActionsPage | None = None
        self._state = VisitState()
        self.title = PageTitle("Actions")
        self.errors, self.trouble = ErrorSummary(), TroubleCallout("Go there")
        self.matters = InsetText("")
        self._agreed = QVBoxLayout()
        self._agreed.setSpacing(SPACE[2])
        self.suggested = RowList("Suggestions")
        self.what = TextField("What is to be done", limit=200)
        self.owner = TextField("Who does it", "The person, you, a colleague or a service", limit=100)
        self.due = DateField("By when", "For example 1 12 2026. Leave empty if no day is set.")
        self.agree = ActionButton("Agree on this action", "secondary", icon="plus")
        self.into_record = IntoRecordCard()
        self.later_head, self.later = Heading("Left for another day", 2), QVBoxLayout()
        self._build()
        self._join()

    def render(self, state: VisitState) -> None:
        """Show a state; what is typed stays until it is agreed."""
        was, self._state = self._state, state
        page = state.page
        if not isinstance(page, ActionsPage):
            return
        if page != self._page:
            self._draw(page)
        self.into_record.show_offers(page.offers, busy=state.busy)
        self.trouble.action.setVisible(state.missing is not None)
        self.trouble.show_trouble(
            state.trouble, title="Not finished yet" if state.saved != "Not saved" else "Not saved"
        )
        if state.errors != was.errors or (state.errors and was.busy and not state.busy):
            self.errors.show_errors(at_fields(self._fields(), state.errors))
        if state.trouble is not None and state.trouble != was.trouble:
            self.scroll_to_top()

    def focus_start(self) -> None:
        """Focus the heading: it is read out with how many are agreed."""
        self.scroll_to_top()
        self.title.focus_heading()

    def store_typed(self) -> None:
        """An action that is typed and not agreed yet is kept: it can be taken off the list again."""
        if self.what.text().strip():
            self._presenter.add_action(self.entry())

    def entry(self) -> ActionEntry:
        """What is typed now."""
        return ActionEntry(self.what.text(), self.owner.text(), self.due.values())

    def _fields(self) -> dict[str, Field]:
        return {"what": self.what, "owner": self.owner, "due": self.due}

    def _build(self) -> None:
        for part in (self.title, self.trouble, self.errors, self.matters):
            self.body.addWidget(part)
        row = StackingRow(_STACK_BELOW)
        row.add(self._chosen(), 1, Qt.AlignmentFlag.AlignTop)
        row.add(self._form(), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(row)
        self.later.setSpacing(SPACE[1])
        self.body.addWidget(self.later_head)
        self.body.addLayout(self.later)
        self.finish, self.pause = ActionButton("Finish visit"), LinkButton("Pause visit", icon="pause")
        self.back = LinkButton("Back to the answers", icon="chevron-left")
        for button in (self.finish, self.pause, self.back):
            self.bar.add(button)

    def _chosen(self) -> QWidget:
        """What is agreed, above what may be."""
        side, agreed = QWidget(), Card()
        agreed.body.addWidget(Heading("Agreed", 2))
        agreed.body.addLayout(self._agreed)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(agreed)
        column.addWidget(self._suggestions())
        return side

    def _suggestions(self) -> Card:
        card = Card()
        card.body.addWidget(Heading("Suggestions", 2))
        card.body.addWidget(Muted(_SUGGESTED))
        card.body.addWidget(self.suggested)
        return card

    def _form(self) -> QWidget:
        """What is agreed next, and below it what was told and is not in the record yet."""
        side, card = QWidget(), Card()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(card)
        column.addWidget(self.into_record)
        card.body.setSpacing(SPACE[3])
        card.body.addWidget(Heading("Add an action", 2))
        for part in (self.what, self.owner, self.due):
            card.body.addWidget(part)
        card.body.addWidget(self.agree, 0, Qt.AlignmentFlag.AlignLeft)
        return side

    def _join(self) -> None:
        self.suggested.opened.connect(self._take)
        self.agree.clicked.connect(self._agree)
        self.finish.clicked.connect(self._finish)
        self.pause.clicked.connect(self._pause)
        self.back.clicked.connect(self._presenter.back)
        self.trouble.action_requested.connect(self._presenter.to_missing)
        self.into_record.put_requested.connect(self._presenter.put_in_record)
        on_enter(self, do_nothing)
        on_ctrl_enter(self, self.finish)
        self.bar.set_hint("Ctrl+Enter goes on")

    def _take(self, key: str) -> None:
        if self._page is None:
            return
        entry = _listed(self._page)[int(key)].entry
        self.what.set_text(entry.what)
        if entry.owner:
            self.owner.set_text(entry.owner)
            self.due.set_values(*entry.due)
            self.agree.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.owner.focus_editor()

    def _agree(self) -> None:
        if not self._presenter.state.busy:
            self._presenter.add_action(self.entry())

    def _finish(self) -> None:
        if self._presenter.state.busy:
            return
        if self.what.text().strip():
            self.what.set_error(_AGREE_FIRST)
            self.what.focus_editor()
            return
        self._presenter.finish()

    def _pause(self) -> None:
        self.store_typed()
        self._presenter.pause()

    def _draw(self, page: ActionsPage) -> None:
        before, self._page = self._page, page
        if before is not None and len(page.agreed) > len(before.agreed):
            self._clear()
        self.title.set_note(page.note)
        self.matters.setVisible(bool(page.matters))
        self.matters.text.setText(f"What matters to me: {fitted(page.matters)}")
        empty(self._agreed)
        for one in page.agreed:
            self._agreed.addWidget(self._line(one))
        if not page.agreed:
            self._agreed.addWidget(Muted("Nothing yet."))
        self.suggested.set_rows(
            Row(str(i), fitted(row.action), fitted(f"{row.says} {row.detail}.") if row.says else "")
            for i, row in enumerate(_listed(page))
        )
        empty(self.later)
        self.later_head.setVisible(bool(page.later))
        if page.later:
            self.later.addWidget(Muted("These become tasks by themselves when the visit is finished."))
            self.later.addWidget(BulletList([fitted(words) for words in page.later]))

    def _clear(self) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.what.set_text("")
        self.owner.set_text("")
        self.due.set_date(None)
        if had_focus:
            self.what.focus_editor()

    def _line(self, one: AgreedAction) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Body(fitted(one.what), strong=True))
        column.addWidget(Muted(fitted(one.detail) or "Nobody named, no day set"))
        off = LinkButton("Take off", spoken=f"Take off: {one.what}")
        off.clicked.connect(lambda: self._presenter.drop_action(one.key))
        line = StackingRow(420, SPACE[2])
        line.add(words, 1)
        line.add(off, 0, Qt.AlignmentFlag.AlignTop)
        return line


def _listed(page: ActionsPage) -> tuple[PromptRow, ...]:
    """Everything suggested, in order: what presses most, what the answers together suggest, then one by one."""
    single = tuple(PromptRow(words, "", "", ActionEntry(words)) for words in page.suggestions)
    return (*single[: page.first], *page.prompted, *single[page.first :])
