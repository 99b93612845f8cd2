"""What is to be done after the visit: each agreed step to tick when done, and what the answers together suggest."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.cross_prompts import PromptRow
from hubdesk.presenters.visit_pages import NextStep
from hubdesk.ui.controls import ActionButton, Body, Card, CheckCard, Heading, Muted
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE

_SUGGESTED = "From the answers together, for staff. A suggestion is not a diagnosis."


class NextStepsCard(Card):
    """Agreed steps first. A step that is done stays, ticked; a suggestion becomes a task at one press."""

    done_requested = Signal(str)
    agreed = Signal(int)

    def __init__(
        self, steps: tuple[NextStep, ...], prompted: tuple[PromptRow, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.body.setSpacing(SPACE[3])
        if steps:
            self.body.addWidget(Heading("Actions and tasks", 2))
            self.body.addWidget(Muted("Tick what is done."))
        self.ticks = [self._step(step) for step in steps]
        if prompted:
            self.body.addWidget(Heading("The answers together suggest", 2))
            self.body.addWidget(Muted(_SUGGESTED))
        self.agree = [self._prompt(at, row) for at, row in enumerate(prompted)]

    def _step(self, step: NextStep) -> CheckCard:
        words = f"{step.what} ({step.detail})" if step.detail else step.what
        tick = CheckCard(fitted(words), compact=True)
        tick.setChecked(step.done)
        tick.setEnabled(not step.done)
        tick.toggled.connect(lambda on: self.done_requested.emit(step.key) if on else None)
        self.body.addWidget(tick)
        return tick

    def _prompt(self, at: int, row: PromptRow) -> ActionButton:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(Body(fitted(row.action), strong=True))
        column.addWidget(Body(fitted(row.says)))
        column.addWidget(Muted(fitted(row.detail)))
        add = ActionButton("Make this a task", "secondary", icon="plus", small=True)
        add.setAccessibleName(f"Make this a task: {row.action}, {row.detail}")
        add.clicked.connect(lambda: self.agreed.emit(at))
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(box)
        return add
