"""What a person agreed to share, recipient by recipient, with a way to take it back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.sharing import SharingPresenter, SharingRow, SharingState
from hubdesk.ui.controls import Body, Card, ConfirmPanel, Heading, LinkButton, Muted, Rule, ScrollPage
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 560


class SharingPage(ScrollPage):
    """Draws a ``SharingState``."""

    def __init__(self, presenter: SharingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._panel: ConfirmPanel | None = None
        self._rows: tuple[SharingRow, ...] | None = None
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head, self.trouble = Heading("Agreement to share"), TroubleBox(presenter.load)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE[2])
        card = Card()
        card.body.addLayout(self._lines)
        note = Muted(
            "This is about confidentiality. Serious harm, a child at risk and a court order are told of without it. "
            "New agreements are recorded at the opening of a visit."
        )
        for part in (self.back_link, self.head, self.trouble, card, note):
            self.body.addWidget(part)
        self.back_link.clicked.connect(presenter.back)
        follow(presenter, self, self.render)

    def render(self, state: SharingState) -> None:
        """Draw the state."""
        self.trouble.show_trouble(state.trouble)
        if state.rows != self._rows:
            self._rows, asked = state.rows, self._panel is not None
            self._drop_panel()
            if asked:
                self.focus_start()
            empty(self._lines)
            for row in state.rows:
                self._lines.addWidget(self._line(row))

    def focus_start(self) -> None:
        """The heading, so that the page is read out."""
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, row: SharingRow) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        column.addWidget(Body(row.label, strong=True))
        column.addWidget(Body(fitted(row.words)))
        if row.detail:
            column.addWidget(Muted(fitted(row.detail)))
        column.addWidget(Rule())
        line = StackingRow(_STACK_BELOW, SPACE[2])
        line.add(words, 1)
        if row.can_withdraw:
            link = LinkButton("Withdraw", spoken=f"Withdraw: {row.label}")
            link.clicked.connect(lambda: self._ask(row))
            line.add(link, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _ask(self, row: SharingRow) -> None:
        self._drop_panel()
        self._panel = ConfirmPanel(
            f"Withdraw the agreement: {row.label}?",
            "From today nothing more is shared with them. What was shared before stays with them.",
            "Withdraw from today",
        )
        self._panel.confirmed.connect(lambda: self._presenter.withdraw(row.recipient))
        self._panel.cancelled.connect(self._cancel)
        self.body.insertWidget(3, self._panel)
        self._panel.focus_first()
        self.reveal(self._panel)

    def _cancel(self) -> None:
        self._drop_panel()
        self.focus_start()

    def _drop_panel(self) -> None:
        if self._panel is not None:
            self._panel.hide()
            self._panel.deleteLater()
            self._panel = None
