"""The plan of a visit: minutes there are, what to leave out, the order, and a reason for each form left out."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.plan import REASONS, PlanPresenter, PlanRow, PlanState
from hubdesk.ui.controls import (
    ActionButton,
    BulletList,
    Card,
    ChoiceField,
    ErrorSummary,
    FlowLayout,
    Heading,
    Muted,
    Row,
    RowList,
    ScrollPage,
    TextField,
    WarningCallout,
)
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.visit.page_title import PageTitle
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 760
_KEPT = "What was answered already, and the direct safety question, cannot be left out."


class PlanPage(ScrollPage):
    """The list on the left, what can be done with the step it stands on beside it."""

    def __init__(self, presenter: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = PlanState()
        self._picked_key = ""
        self.title = PageTitle("Plan of this visit")
        self.trouble, self.errors = TroubleBox(presenter.load), ErrorSummary()
        self.minutes = TextField("How many minutes do we have?", chars=4)
        self.use_minutes = ActionButton("Use this", "secondary", small=True)
        self.over = WarningCallout("Too long", "")
        self._cut: BulletList | None = None
        self.fit = ActionButton("Leave these for another day", "secondary", small=True)
        self.over.body.addWidget(self.fit, 0, Qt.AlignmentFlag.AlignLeft)
        self.list = RowList("Steps of this visit, in order")
        self.picked = Heading("", 2)
        self.earlier = ActionButton("Ask it earlier", "secondary", small=True)
        self.later = ActionButton("Ask it later", "secondary", small=True)
        self.why = ChoiceField("Leave it out of this visit. Why?", list(REASONS))
        self.drop = ActionButton("Leave it out", "secondary", small=True)
        self.take = ActionButton("Ask it after all", "secondary", small=True)
        self.kept = Muted(_KEPT)
        self.go_on = ActionButton("Go on with the visit")
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: PlanState) -> None:
        """Draw the state; the step that was picked stays picked."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        if state.errors != before.errors:
            self.minutes.set_error(state.errors.get("minutes", ""))
            self.errors.show_errors([(message, self.minutes) for message in state.errors.values()])
        if state.minutes != before.minutes:
            self.minutes.set_text(state.minutes)
        self.title.set_note(state.takes)
        self._draw_over(state)
        if state.rows != before.rows:
            self._draw_rows(state.rows)
        self._follow_pick()

    def focus_start(self) -> None:
        """The heading: it is read out with how long the plan takes."""
        self.title.focus_heading()

    def _build(self) -> None:
        time = Card()
        time.body.addWidget(self.minutes)
        time.body.addWidget(self.use_minutes, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.title, self.trouble, self.errors, time, self.over):
            self.body.addWidget(part)
        steps, one = Card(), Card()
        steps.body.addWidget(self.list)
        one.body.setSpacing(SPACE[3])
        order = QWidget()
        buttons = FlowLayout(SPACE[2], SPACE[2], order)
        buttons.addWidget(self.earlier)
        buttons.addWidget(self.later)
        for part in (self.picked, order, self.why):
            one.body.addWidget(part)
        for button in (self.drop, self.take):
            one.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        one.body.addWidget(self.kept)
        both = StackingRow(_STACK_BELOW)
        both.add(steps, 1, Qt.AlignmentFlag.AlignTop)
        both.add(one, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(both)
        self.bar.add(self.go_on)
        self.bar.set_hint("Keys: arrows choose a step")

    def _join(self) -> None:
        self.use_minutes.clicked.connect(self._use_minutes)
        self.minutes.submitted.connect(self._use_minutes)
        self.fit.clicked.connect(self._presenter.fit)
        self.list.currentRowChanged.connect(lambda _row: self._follow_pick())
        self.list.opened.connect(lambda _key: self.earlier.setFocus(Qt.FocusReason.OtherFocusReason))
        self.earlier.clicked.connect(lambda: self._with_pick(self._presenter.earlier))
        self.later.clicked.connect(lambda: self._with_pick(self._presenter.later))
        self.take.clicked.connect(lambda: self._with_pick(self._presenter.take_again))
        self.drop.clicked.connect(self._drop)
        self.go_on.clicked.connect(self._presenter.go_on)

    def _use_minutes(self) -> None:
        self._presenter.set_minutes(self.minutes.text())

    def _drop(self) -> None:
        row, why = self._pick(), self.why.value()
        if row is None:
            return
        if why is None:
            self.why.set_error("Choose why")
            self.why.focus_editor()
            return
        self.why.set_error("")
        self._presenter.drop(row.key, why)
        self.why.set_value(None)

    def _with_pick(self, wish: Callable[[str], None]) -> None:
        row = self._pick()
        if row is not None:
            wish(row.key)

    def _pick(self) -> PlanRow | None:
        at = self.list.currentRow()
        return self._shown.rows[at] if 0 <= at < len(self._shown.rows) else None

    def _draw_over(self, state: PlanState) -> None:
        self.over.show_words(state.over)
        if self._cut is not None:
            self.over.body.removeWidget(self._cut)
            self._cut.hide()
            self._cut.deleteLater()
            self._cut = None
        if state.cut:
            self._cut = BulletList([fitted(line) for line in state.cut])
            self.over.body.insertWidget(self.over.body.indexOf(self.fit), self._cut)
        self.fit.setVisible(bool(state.cut))

    def _draw_rows(self, rows: tuple[PlanRow, ...]) -> None:
        """List the steps; the one that was picked is found again where it went."""
        keys = [row.key for row in rows]
        before = self._picked_key
        self.list.set_rows(
            Row(row.key, fitted(row.title), row.detail, ((row.tag, row.tag_kind),), lead=str(i + 1))
            for i, row in enumerate(rows)
        )
        self.list.setCurrentRow(keys.index(before) if before in keys else 0)

    def _follow_pick(self) -> None:
        """Offer what can be done with the step that is picked."""
        row = self._pick()
        self._picked_key = row.key if row else ""
        free = row is not None and not self._shown.busy and not self._shown.finished
        self.picked.setText(fitted(row.title) if row else "")
        at, last = self.list.currentRow(), len(self._shown.rows) - 1
        self.earlier.setEnabled(free and at > 0)
        self.later.setEnabled(free and at < last)
        may_drop = row is not None and row.may_drop
        for part in (self.why, self.drop):
            part.setVisible(may_drop)
        self.drop.setEnabled(free)
        self.take.setVisible(row is not None and row.dropped)
        self.take.setEnabled(free)
        self.kept.setVisible(row is not None and not may_drop and not row.dropped)
