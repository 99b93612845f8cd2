"""The steps of a visit, on request: what is done, what is to come, what is left out and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.visit_parts import StepRow, VisitStrip
from hubdesk.ui.controls import ActionButton, Card, LinkButton, Row, RowList, ScrollPage
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.visit.page_keys import on_key
from hubdesk.ui.pages.visit.page_title import PageTitle


class StepsView(ScrollPage):
    """A list to look at and to jump from; the page below keeps everything that stands on it."""

    step_chosen = Signal(str)
    closed = Signal()
    wrong_person_told = Signal()
    plan_requested = Signal()
    """The order is to be changed, or a form left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[StepRow, ...] = ()
        self.title = PageTitle("Steps of this visit")
        self.list = RowList("Steps of this visit")
        card = Card()
        card.body.addWidget(self.list)
        self.body.addWidget(self.title)
        self.body.addWidget(card)
        self.back = ActionButton("Back to where you were")
        self.plan = ActionButton("Change the plan", "secondary", icon="edit")
        self.bar.add(self.back)
        self.bar.add(self.plan)
        self.plan.clicked.connect(self.plan_requested)
        self.wrong_person = LinkButton("This is the wrong person")
        self.bar.add(self.wrong_person)
        self.wrong_person.clicked.connect(self.wrong_person_told)
        self.bar.set_hint("Keys: arrows and Enter choose a step, Esc goes back")
        self.back.clicked.connect(self.closed)
        self.list.opened.connect(self._open)
        on_key(self, "Escape", self.closed.emit)

    def show_steps(self, strip: VisitStrip) -> None:
        """List these steps, the present one marked."""
        self._rows = strip.steps
        self.title.set_note(strip.words)
        self.list.set_rows(
            Row(str(i), fitted(row.title), row.detail, ((row.tag, row.tag_kind),), lead=str(i + 1))
            for i, row in enumerate(self._rows)
        )
        here = next((i for i, row in enumerate(self._rows) if row.tag == "Now"), 0)
        self.list.setCurrentRow(here)

    def focus_start(self) -> None:
        """The step the visit is at."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, key: str) -> None:
        row = self._rows[int(key)]
        if row.can_open:
            self.step_chosen.emit(row.key)
        else:
            self.closed.emit()
