"""The lists that drive the day, one at a time, and what came of a chase with one press or from paper."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.presenters.day_lists.row import NO_ROWS, NUMBER_DIGITS, ListRow, rows_to_print
from hubdesk.presenters.follow_up import BOOKED, CLOSE, REMOVE, TRY_AGAIN, FollowUpPresenter, FollowUpState
from hubdesk.presenters.lazy_rows import LazyRows
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ErrorSummary,
    LongList,
    Muted,
    ScrollPage,
    TabRow,
    TextField,
    WarningCallout,
)
from hubdesk.ui.pages.age_bars import AgeBars
from hubdesk.ui.pages.field_errors import show_field_errors
from hubdesk.ui.pages.list_answer import ListAnswer
from hubdesk.ui.pages.list_filters import ListFilters
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_CHASE_KEYS = "Keys: Enter opens · Alt+R reached · Alt+T try again · Alt+B booked · Alt+C close · Alt+N number"
_DRAFT_KEYS = "Keys: Enter opens · Alt+K keep · Alt+W remove"
_FILTERS = (("worker", "Followed by"), ("due", "Due"), ("site", "Site"))


class FollowUpPage(ScrollPage):
    """Draws a ``FollowUpState``."""

    def __init__(self, presenter: FollowUpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=1120)
        self._presenter = presenter
        self._shown = FollowUpState()
        self._rows: LazyRows[ListRow] = NO_ROWS
        self._from_paper = False
        self._arriving, self._focus = False, QApplication.focusWidget()
        """Whether the page was asked to take the focus while its rows were read, and where it was then."""
        self.head, self.trouble = PageHead("Follow-up"), TroubleBox(presenter.load)
        self.print_button = ActionButton("Print this list", "secondary", icon="printer", small=True)
        self.tabs = TabRow("Lists")
        self.note, self.none = Muted(""), Body("")
        self.said, self.errors = SaidBox(), ErrorSummary()
        self.doubts, self.although = WarningCallout("Look at this again", ""), ActionButton("Book it all the same")
        self.bars = AgeBars()
        self.filters = ListFilters(_FILTERS)
        self.number = TextField("Paper number", chars=NUMBER_DIGITS + 4)
        self.list = LongList("Follow-up")
        self._card = Card()
        self.answer = ListAnswer()
        self.reached = ActionButton("Reached", small=True)
        self.try_again = ActionButton("Try again", "secondary", small=True)
        self.booked = ActionButton("Booked", "secondary", small=True)
        self.close_it = ActionButton("Close", "secondary", small=True)
        self.keep_it = ActionButton("Keep it", small=True)
        self.remove_it = ActionButton("Remove", "secondary", small=True)
        self._chasing = (self.reached, self.try_again, self.booked, self.close_it)
        self._clearing = (self.keep_it, self.remove_it)
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: FollowUpState) -> None:
        """Draw the state. The present row stays the present one, unless one was picked by its number."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.tabs.set_tabs(state.tabs, state.which)
        self.list.setAccessibleName(state.title or "Follow-up")
        self.note.setText(state.note)
        self.note.setVisible(bool(state.note))
        self.filters.summary.setText(state.summary)
        for name, options, value in (
            ("worker", state.workers, state.worker),
            ("due", state.dues, state.due),
            ("site", state.sites, state.site),
        ):
            self.filters.offer(name, options, value)
        self.doubts.text.setText("\n".join(state.doubts))
        for part in (self.doubts, self.although):
            part.setVisible(bool(state.doubts))
        self.bars.set_bands(state.bands)
        self.bars.setVisible(bool(state.bands) and bool(state.rows))
        if state.rows is not self._rows:
            self._rows = state.rows
            self.list.set_rows(state.rows)
        self.none.setText(state.empty)
        self._card.setVisible(bool(state.rows))
        self.none.setVisible(state.loaded and not state.rows and state.trouble is None)
        self.number.setVisible(state.chases)
        self.print_button.setEnabled(bool(state.rows))
        self._draw_answer(before, state)
        self._draw_bar(state)
        self.said.show_said(state.said)
        if state.errors != before.errors:
            show_field_errors(self, self.errors, {"number": self.number, **self.answer.fields()}, state.errors)
        if state.doubts and state.doubts != before.doubts:
            self.scroll_to_top()
            self.although.setFocus(Qt.FocusReason.OtherFocusReason)
        self._move(before, state)
        if self._arriving and state.loaded:
            self._arriving = False
            if self._focus is QApplication.focusWidget():  # nobody has moved on while the rows were read
                self.focus_start()

    def focus_start(self) -> None:
        """The first row, or the lists; once the rows are read, if they are still on their way."""
        if not self._presenter.state.loaded:
            self._arriving, self._focus = True, QApplication.focusWidget()
        elif self.list.rows():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.tabs.focus_first()

    def _build(self) -> None:
        self.body.setSpacing(SPACE[3])
        self.filters.add(self.number)
        self.head.add_action(self.print_button)
        self._card.body.setContentsMargins(SPACE[1], SPACE[1], SPACE[1], SPACE[1])
        self._card.body.addWidget(self.list)
        for part in (self.head, self.trouble, self.tabs, self.errors, self.said, self.doubts):
            self.body.addWidget(part)
        self.body.addWidget(self.although, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.answer, self.note, self.filters, self.bars, self._card, self.none):
            self.body.addWidget(part)
        for button in (*self._chasing, *self._clearing):
            self.bar.add(button)

    def _join(self) -> None:
        wishes = self._presenter
        narrow = {"worker": wishes.choose_worker, "due": wishes.choose_due, "site": wishes.choose_site}
        self.tabs.chosen.connect(wishes.choose)
        self.filters.chosen.connect(lambda name, value: narrow[name](value))
        self.number.submitted.connect(self._find_number)
        self.list.opened.connect(wishes.open)
        self.list.current_changed.connect(lambda _key: self._may_press())
        self.reached.clicked.connect(lambda: wishes.reached(self.list.current_key()))
        self.keep_it.clicked.connect(lambda: wishes.keep_draft(self.list.current_key()))
        asks = ((self.try_again, TRY_AGAIN), (self.booked, BOOKED), (self.close_it, CLOSE), (self.remove_it, REMOVE))
        for button, what in asks:
            button.clicked.connect(lambda _on=False, what=what: wishes.ask(self.list.current_key(), what))
        self.answer.kept.connect(self._keep)
        self.answer.left.connect(lambda: wishes.leave_asking())
        self.although.clicked.connect(lambda: wishes.answer_although())
        self.print_button.clicked.connect(self._print)
        for keys, act in (
            ("Alt+R", self.reached.click),
            ("Alt+T", self.try_again.click),
            ("Alt+B", self.booked.click),
            ("Alt+C", self.close_it.click),
            ("Alt+K", self.keep_it.click),
            ("Alt+W", self.remove_it.click),
            ("Alt+N", self.number.focus_editor),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _draw_answer(self, before: FollowUpState, state: FollowUpState) -> None:
        self.answer.setVisible(bool(state.asking))
        self.answer.keep.setEnabled(not state.busy)
        if state.asking and (state.asking, state.picked) != (before.asking, before.picked):
            self.answer.ask(state)
            self.scroll_to_top()
            self.answer.focus_first()

    def _draw_bar(self, state: FollowUpState) -> None:
        self.bar.set_hint(_CHASE_KEYS if state.chases else _DRAFT_KEYS)
        for button in self._chasing:
            button.setVisible(state.chases)
        for button in self._clearing:
            button.setVisible(state.drafts)
        self.bar.setVisible(bool(state.rows) and (state.chases or state.drafts) and not state.asking)
        self._may_press()

    def _move(self, before: FollowUpState, state: FollowUpState) -> None:
        """Where the focus goes: the row that was picked; after an answer the list, or back to the numbers."""
        if state.picked and state.picked != before.picked and not state.asking:
            self.list.set_current(state.picked)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif state.said and state.said != before.said and self._from_paper:
            self._from_paper = False
            self.number.set_text("")
            self.number.focus_editor()
        elif before.asking and not state.asking:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_press(self) -> None:
        row = self._rows.with_key(self.list.current_key())
        free = row is not None and not self._shown.busy and not self._shown.asking
        for button in self._chasing:
            button.setEnabled(free and row is not None and row.chase)
        for button in self._clearing:
            button.setEnabled(free and self._shown.drafts)

    def _find_number(self) -> None:
        self._from_paper = True
        self._presenter.find_number(self.number.text())

    def _keep(self) -> None:
        asked = self.answer
        reason = asked.reason.field.value() if asked.reason.field is not None else None
        typed = (asked.words.text(), asked.when.time.text(), asked.when.place.text())
        self._presenter.answer(self._shown.picked, asked.day.values(), reason or "", *typed)

    def _print(self) -> None:
        from hubdesk.ui.list_paper import TICKS, print_list  # Qt's printing is slow to load and wanted seldom

        shown, numbers = self._shown, self._presenter.numbers()
        rows, ticks = rows_to_print(shown.rows), TICKS if shown.chases else ("Done",)
        if print_list(self, shown.title, shown.today, rows, ticks, numbers=numbers):
            self._presenter.printed()
