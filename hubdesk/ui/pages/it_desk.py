"""What an IT administrator sees after unlocking: plain facts about the store, and no record."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.ui.controls import ActionButton, Card, Fact, Heading, InsetText, Muted, ScrollPage, SummaryList, Text
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.theme import SPACE

CLOSED = (
    "The health records stay closed to you. Your password opens the settings and users of this hub, "
    "not the record of any person."
)


class ItDeskPage(ScrollPage):
    """Facts in rows. ``facts`` are (label, value) pairs."""

    lock_requested = Signal()

    def __init__(
        self, facts: Iterable[tuple[str, str]], health: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.facts = SummaryList()
        self.lock_button = ActionButton("Lock", "secondary", icon="lock")
        self.lock_button.clicked.connect(self.lock_requested)
        self.body.setSpacing(SPACE[4])
        card = Card()
        card.body.addWidget(self.facts)
        self.wrong, self.newer = Text("", "error"), InsetText("")
        self.newer.hide()
        for part in (Heading("This computer"), self.wrong, self.newer, InsetText(CLOSED), card):
            self.body.addWidget(part)
        if health is not None:
            self.body.addWidget(health)
        self.body.addWidget(
            Muted("Backups are set under Settings. The files are checked once a day, and with the hubdesk command.")
        )
        self.bar.add(self.lock_button)
        self.set_facts(facts)

    def set_facts(self, facts: Iterable[tuple[str, str]], wrong: Iterable[str] = ()) -> None:
        """Replace the facts; ``wrong`` stands above them in red."""
        self.wrong.setText("\n".join(wrong))
        self.wrong.setVisible(bool(self.wrong.text()))
        self.facts.set_facts(Fact(label, fitted(value)) for label, value in facts)

    def focus_start(self) -> None:
        """There is nothing to type: the way out."""
        self.lock_button.setFocus(Qt.FocusReason.OtherFocusReason)
