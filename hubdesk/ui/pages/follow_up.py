"""The lists that drive the day, one at a time, and what came of a chase with one press."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.follow_up import NO_ROWS, FollowUpPresenter, FollowUpState, ListRow, rows_to_print
from hubdesk.presenters.lazy_rows import LazyRows
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    DateField,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    LongList,
    Muted,
    ScrollPage,
    SelectField,
    TabRow,
    TextField,
    announce,
)
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.age_bars import AgeBars
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 640
_KEYS = "Keys: Enter opens · Alt+R reached · Alt+T try again · Alt+B booked · Alt+C close"
_ASKED = {
    "try-again": ("Try again", "On which day do we try again?"),
    "booked": ("Booked", "On which day is the appointment?"),
    "close": ("Close it", ""),
}


class FollowUpPage(ScrollPage):
    """Draws a ``FollowUpState``."""

    def __init__(self, presenter: FollowUpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=1120)
        self._presenter = presenter
        self._shown = FollowUpState()
        self._rows: LazyRows[ListRow] = NO_ROWS
        self.head, self.trouble = PageHead("Follow-up"), TroubleBox(presenter.load)
        self.print_button = ActionButton("Print this list", "secondary", icon="printer", small=True)
        self.tabs = TabRow("Lists")
        self.summary, self.none = Muted(""), Body("")
        self.said, self.errors = InsetText(""), ErrorSummary()
        self.bars = AgeBars()
        self.worker: SelectField | None = None
        self.due: SelectField | None = None
        self._worker_at, self._due_at = QVBoxLayout(), QVBoxLayout()
        self._worker_box, self._due_box = QWidget(), QWidget()
        self.list = LongList("Follow-up")
        self._card, self._panel = Card(), Card(roomy=True)
        self._panel_head, self._panel_detail = Heading("", 3), Muted("")
        self.day = DateField("")
        self.reason: SelectField | None = None
        self._reason_at = QVBoxLayout()
        self.words = TextField("In your words (optional)", lines=2)
        self.keep, self.leave = ActionButton("Write it down"), LinkButton("Leave it")
        self.reached = ActionButton("Reached", small=True)
        self.try_again = ActionButton("Try again", "secondary", small=True)
        self.booked = ActionButton("Booked", "secondary", small=True)
        self.close_it = ActionButton("Close", "secondary", small=True)
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: FollowUpState) -> None:
        """Draw the state. The present row stays the present one."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.tabs.set_tabs(state.tabs, state.which)
        self.list.setAccessibleName(state.title or "Follow-up")
        self.summary.setText(state.summary)
        self.said.text.setText(state.said)
        self.said.setVisible(bool(state.said))
        self.bars.set_bands(state.bands)
        self.bars.setVisible(bool(state.bands) and bool(state.rows))
        self._draw_filters(before, state)
        if state.rows is not self._rows:
            self._rows = state.rows
            self.list.set_rows(state.rows)
        self.none.setText(state.empty)
        self._card.setVisible(bool(state.rows))
        self.none.setVisible(state.loaded and not state.rows and state.trouble is None)
        self.print_button.setEnabled(bool(state.rows))
        self._draw_panel(before, state)
        self._may_chase()
        if state.said and state.said != before.said:
            announce(self, state.said)
        if state.errors != before.errors:
            self._show_errors(state)

    def focus_start(self) -> None:
        """The first row, or the lists."""
        if self.list.rows():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.tabs.focus_first()

    def _build(self) -> None:
        self.body.setSpacing(SPACE[3])
        self.head.add_action(self.print_button)
        filters = StackingRow(_STACK_BELOW)
        for at, box in ((self._worker_at, self._worker_box), (self._due_at, self._due_box)):
            box.setLayout(at)
            at.setContentsMargins(0, 0, 0, 0)
            filters.add(box, 0, Qt.AlignmentFlag.AlignBottom)
        filters.add(self.summary, 1, Qt.AlignmentFlag.AlignBottom)
        self._card.body.setContentsMargins(SPACE[1], SPACE[1], SPACE[1], SPACE[1])
        self._card.body.addWidget(self.list)
        self._panel.body.setSpacing(SPACE[3])
        self._panel.body.addWidget(self._panel_head)
        self._panel.body.addWidget(self._panel_detail)
        self._panel.body.addWidget(self.day)
        self._panel.body.addLayout(self._reason_at)
        for part in (self.words, self.keep, self.leave):
            self._panel.body.addWidget(
                part, 0, Qt.AlignmentFlag.AlignLeft if part is not self.words else Qt.AlignmentFlag(0)
            )
        for part in (self.head, self.trouble, self.tabs, self.errors, self.said, self._panel, filters):
            self.body.addWidget(part)
        for part in (self.bars, self._card, self.none):
            self.body.addWidget(part)
        for button in (self.reached, self.try_again, self.booked, self.close_it):
            self.bar.add(button)
        self.bar.set_hint(_KEYS)
        self._join()

    def _join(self) -> None:
        self.tabs.chosen.connect(self._presenter.choose)
        self.list.opened.connect(self._presenter.open)
        self.list.current_changed.connect(lambda _key: self._may_chase())
        self.reached.clicked.connect(lambda: self._presenter.reached(self.list.current_key()))
        asks = ((self.try_again, "try-again"), (self.booked, "booked"), (self.close_it, "close"))
        for button, what in asks:
            button.clicked.connect(lambda _on=False, what=what: self._presenter.ask(self.list.current_key(), what))
        self.keep.clicked.connect(self._answer)
        self.leave.clicked.connect(self._leave)
        self.print_button.clicked.connect(self._print)
        for keys, button in (
            ("Alt+R", self.reached),
            ("Alt+T", self.try_again),
            ("Alt+B", self.booked),
            ("Alt+C", self.close_it),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)

    def _draw_filters(self, before: FollowUpState, state: FollowUpState) -> None:
        self._worker_box.setVisible(bool(state.workers))
        self._due_box.setVisible(bool(state.dues))
        if state.workers != before.workers:
            _drop(self._worker_at, self.worker)
            self.worker = SelectField("Followed by", list(state.workers[1:]), nothing="Everyone")
            self.worker.editor.setItemData(0, "everyone")
            self.worker.chosen.connect(self._presenter.choose_worker)
            self._worker_at.addWidget(self.worker)
        if self.worker is not None:
            self.worker.set_value(state.worker)
        if state.dues != before.dues:
            _drop(self._due_at, self.due)
            self.due = SelectField("Due", list(state.dues[1:]), nothing=state.dues[0][1]) if state.dues else None
            if self.due is not None:
                self.due.editor.setItemData(0, state.dues[0][0])
                self.due.chosen.connect(self._presenter.choose_due)
                self._due_at.addWidget(self.due)
        if self.due is not None:
            self.due.set_value(state.due)

    def _draw_panel(self, before: FollowUpState, state: FollowUpState) -> None:
        self._panel.setVisible(bool(state.asking))
        self.bar.setVisible(bool(state.rows) and state.chases and not state.asking)
        if not state.asking or (state.asking, state.first_day) == (before.asking, before.first_day):
            if before.asking and not state.asking:
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        head, day = _ASKED[state.asking]
        row = state.rows.with_key(self.list.current_key())
        self._panel_head.setText(fitted(f"{head}: {row.title}") if row else head)
        self._panel_detail.setText(fitted(row.detail) if row else "")
        self.day.label.setText(day)
        self.day.describe()
        self.day.setVisible(bool(day))
        self.day.set_values(*state.first_day)
        _drop(self._reason_at, self.reason)
        self.reason = SelectField("How did it end?", list(state.reasons)) if state.reasons else None
        if self.reason is not None:
            self._reason_at.addWidget(self.reason)
        self.words.set_text("")
        self.scroll_to_top()
        (self.reason or self.day).focus_editor()

    def _may_chase(self) -> None:
        key = self.list.current_key()
        row = self._rows.with_key(key)
        may = row is not None and row.chase and not self._shown.busy and not self._shown.asking
        for button in (self.reached, self.try_again, self.booked, self.close_it):
            button.setEnabled(may)

    def _show_errors(self, state: FollowUpState) -> None:
        fields: dict[str, Field | None] = {"due": self.day, "how": self.reason, "words": self.words}
        shown = []
        for name, field in fields.items():
            if field is not None:
                field.set_error(state.errors.get(name, ""))
                if name in state.errors:
                    shown.append((state.errors[name], field))
        others = [(words, self.words) for name, words in state.errors.items() if name not in fields]
        self.errors.show_errors([*shown, *others])

    def _answer(self) -> None:
        reason = self.reason.value() if self.reason is not None else None
        self._presenter.answer(self.list.current_key(), self.day.values(), reason or "", self.words.text())

    def _leave(self) -> None:
        self._presenter.leave_asking()

    def _print(self) -> None:
        from hubdesk.ui.list_paper import print_list  # Qt's printing is slow to load and wanted seldom

        if print_list(self, self._shown.title, self._shown.today, rows_to_print(self._shown.rows)):
            self._presenter.printed()


def _drop(at: QVBoxLayout, old: QWidget | None) -> None:
    if old is not None:
        at.removeWidget(old)
        old.hide()
        old.deleteLater()
