"""The safety page: a calm stop for staff (promise 4). No score and no level of risk is shown here, ever."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import SafetyDraft, SafetyPage, VisitState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    ErrorSummary,
    Heading,
    Lead,
    LinkButton,
    Muted,
    Panel,
    ScrollPage,
)
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.visit.call_lines import CallLines
from hubdesk.ui.pages.visit.numbered_steps import NumberedSteps
from hubdesk.ui.pages.visit.page_keys import do_nothing, on_enter
from hubdesk.ui.pages.visit.safety_form import SafetyForm
from hubdesk.ui.pages.visit.trouble_callout import TroubleCallout
from hubdesk.ui.pages.visit.wish_after_saving import WishAfterSaving
from hubdesk.ui.theme import look

_STACK_BELOW = 820
_HINT_FROM = 1060
_STAYS_OPEN = "Left open, this page stays on Today until it has an outcome."


class SafetyView(ScrollPage):
    """Shows one ``SafetyPage`` for as long as the visit is at it. Built at its first state."""

    def __init__(self, presenter: VisitPresenter, after: WishAfterSaving, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=1200)
        self._presenter, self._after = presenter, after
        self._page: SafetyPage | None = None
        self._state = VisitState()
        self._earlier: QWidget | None = None
        self.errors, self.trouble = ErrorSummary(), TroubleCallout("Try again")
        self._again: Callable[[SafetyDraft], None] = presenter.save_safety
        self.trouble.action_requested.connect(lambda: self._save(self._again))

    def render(self, state: VisitState) -> None:
        """Show a state; what is typed stays."""
        page = state.page
        if not isinstance(page, SafetyPage):
            return
        if self._page is None:
            self._build(page)
        was, self._state, before, self._page = self._state, state, self._page, page
        self._place_note()
        self.form.show_draft(page.draft)
        self.form.set_errors(state.errors)
        if state.errors != was.errors or (state.errors and was.busy and not state.busy):
            self._sum_up(state.errors)
        self.trouble.show_trouble(state.trouble)
        if state.trouble is not None and state.trouble != was.trouble:
            self.scroll_to_top()
        if before is None or page.earlier != before.earlier:
            self._show_earlier(page.earlier)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the note again."""
        super().resizeEvent(event)
        self._place_note()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place_note()

    def focus_start(self) -> None:
        """Focus the heading: it is read out with what was said, and a stray Enter does nothing."""
        self.scroll_to_top()
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def store_typed(self) -> None:
        """Save what is typed and not saved yet."""
        if self._page is not None and self.form.unsaved():
            self._presenter.save_safety(self.form.draft())

    # What the page is made of

    def _build(self, page: SafetyPage) -> None:
        self.form = SafetyForm(page)
        self.body.addWidget(self.errors)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self._panel(page))
        row = StackingRow(_STACK_BELOW)
        row.add(_card("What to do now", NumberedSteps(page.steps)), 1)
        row.add(_card("Who to call", CallLines(page.lines)), 1)
        self.body.addWidget(row)
        self.body.addWidget(self.form)
        self._add_buttons(page)
        on_enter(self, do_nothing)

    def _panel(self, page: SafetyPage) -> Panel:
        panel = Panel(page.heading, tone="blue")
        self.heading = panel.title
        if page.said:
            panel.body.addWidget(Body("What the person said", strong=True))
        for line in page.said:
            panel.body.addWidget(Lead(fitted(line)))
        self.heading.setAccessibleName(". ".join([page.heading, *page.said]))
        return panel

    def _add_buttons(self, page: SafetyPage) -> None:
        on = page.can_go_on
        self.finish = ActionButton("Finish this page and go on" if on else "Finish this page")
        self.stay = ActionButton("Save and stay", "secondary")
        self.leave = LinkButton("Leave open and go on" if on else "Leave open, go to the person")
        self.finish.clicked.connect(lambda: self._save(self._presenter.finish_safety, leaving=True))
        self.stay.clicked.connect(lambda: self._save(self._presenter.save_safety))
        self.leave.clicked.connect(lambda: self._save(self._presenter.save_safety_and_go_on, leaving=True))
        for button in (self.finish, self.stay, self.leave):
            self.bar.add(button)
        self.stays_open = Muted(_STAYS_OPEN)
        self.body.addWidget(self.stays_open)

    def _place_note(self) -> None:
        """Say what leaving means: beside the link where there is room, or else at the end of the page."""
        if self._page is None:
            return
        beside = self.width() >= look().em(_HINT_FROM)
        self.bar.set_hint(_STAYS_OPEN if beside else "")
        self.stays_open.setVisible(not beside)

    def _show_earlier(self, earlier: tuple[str, ...]) -> None:
        if self._earlier is not None:
            self.body.removeWidget(self._earlier)
            self._earlier.deleteLater()
            self._earlier = None
        if earlier:
            self._earlier = _card("Saved so far on this page", BulletList([fitted(line) for line in earlier]))
            self.body.insertWidget(self.body.indexOf(self.stays_open), self._earlier)
            self._earlier.show()

    # What the buttons wish

    def _save(self, wish: Callable[[SafetyDraft], None], *, leaving: bool = False) -> None:
        """Pass on what stands here. A second press while saving is dropped: nothing is saved twice."""
        if self._presenter.state.busy or self._page is None:
            return
        self._again = wish
        if leaving and not self._page.can_go_on:
            self._after.ask(self._presenter.to_person)
        wish(self.form.draft())

    def _sum_up(self, errors: dict[str, str]) -> None:
        fields = self.form.fields()
        self.errors.show_errors([(errors[name], field) for name, field in fields.items() if name in errors])
        if errors:
            self.scroll_to_top()


def _card(title: str, content: QWidget) -> Card:
    card = Card()
    card.body.addWidget(Heading(title, 2))
    card.body.addWidget(content)
    card.body.addStretch(1)
    return card
