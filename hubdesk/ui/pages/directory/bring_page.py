"""Bring a new directory of GP practices: the file, how far it is, what it would change."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.directory.bring import BringPresenter, BringState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    ConfirmPanel,
    Fact,
    Heading,
    LinkButton,
    Muted,
    Panel,
    ScrollPage,
    SummaryList,
    announce,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_LOOK_EVERY = 100
"""Milliseconds between looks at how far a long job is."""
_LEAD = (
    "Fetch the national file of GP practices, named epraccur, from the NHS directory of organisations (ODS), as CSV or "
    "zip. Any computer will do: it holds no personal data. Nothing changes before you press Use this directory."
)


class BringPage(ScrollPage):
    """Draws a ``BringState``."""

    back_requested = Signal()
    browse_requested = Signal()

    def __init__(self, presenter: BringPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = BringState()
        self.back_link = LinkButton("GP practices", icon="chevron-left")
        self.browse_button = ActionButton("Choose the file")
        self.trouble, self.done = TroubleBox(), Panel("Done", " ")
        self.running, self.how_far = Body("", strong=True), Muted("")
        self.stop_button = ActionButton("Stop", "secondary")
        self.facts = SummaryList([])
        self.use_button = ActionButton("Use this directory")
        self.confirm = ConfirmPanel(
            "Use this smaller directory?",
            "The file holds less than half of the practices there are now. It may be the wrong file.",
            "Use it all the same",
        )
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(lambda: self.how_far.setText(self._presenter.how_far))
        self._work, self._found, self._lists = Card(), Card(), QVBoxLayout()
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: BringState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.done.show_words(state.done)
        self._work.setVisible(bool(state.running))
        self.running.setText(f"{state.running}: {fitted(state.file)}" if state.file else state.running)
        if bool(state.running) != self._timer.isActive():
            self.how_far.setText("")
            (self._timer.start if state.running else self._timer.stop)()
        self.browse_button.setEnabled(not state.running)
        self._found.setVisible(state.ready and not state.running)
        self.use_button.setVisible(state.ready and not state.running and not state.smaller)
        self.confirm.setVisible(state.smaller)
        if (state.facts, state.changes, state.left_out) != (before.facts, before.changes, before.left_out):
            self._draw_found(state)
        if state.smaller and not before.smaller:
            self.confirm.focus_first()
        if state.done and state.done != before.done:
            announce(self.done, state.done)
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
        elif state.running and not before.running:
            self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif before.running and not state.running:
            (self.use_button if state.ready else self.browse_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_start(self) -> None:
        """Choosing the file."""
        self.browse_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_found(self, state: BringState) -> None:
        self.facts.set_facts([Fact(label, text) for label, text in state.facts])
        empty(self._lists)
        for title, lines in (("What changes", state.changes), ("Rows that were left out", state.left_out)):
            if lines:
                self._lists.addWidget(Heading(title, 3))
                self._lists.addWidget(BulletList([fitted(line) for line in lines]))

    def _build(self) -> None:
        for part in (self.running, self.how_far):
            self._work.body.addWidget(part)
        self._work.body.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._found.body.setSpacing(SPACE[3])
        self._found.body.addWidget(Heading("What the file holds", 2))
        self._found.body.addWidget(self.facts)
        self._found.body.addLayout(self._lists)
        self._found.body.addWidget(self.use_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (Heading("Bring a new directory"), Body(_LEAD), self.trouble, self.done):
            self.body.addWidget(part)
        self.body.addWidget(self.browse_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._work, self.confirm, self._found):
            self.body.addWidget(part)
        self.back_link.clicked.connect(self.back_requested)
        self.browse_button.clicked.connect(self.browse_requested)
        self.stop_button.clicked.connect(self._presenter.stop)
        self.use_button.clicked.connect(lambda: self._presenter.use())
        self.confirm.confirmed.connect(lambda: self._presenter.use(although_smaller=True))
        self.confirm.cancelled.connect(self.back_requested)
