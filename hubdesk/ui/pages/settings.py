"""Settings: how large text is shown, and how the hub is set up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hubdesk.ui.controls import Body, Card, ChoiceField, Heading, LinkButton, Muted, ScrollPage
from hubdesk.ui.theme.scale import STEPS


class SettingsPage(ScrollPage):
    """What the user at this computer may set; ``hub`` holds the cards of the hub's own settings."""

    text_scale_chosen = Signal(float)
    """Show text at this scale, 1.0 to 2.0, from now on."""

    visit_words_requested = Signal()
    """Show the words that open a visit."""

    trust_requested = Signal()
    """Show what the trust has decided about information."""

    new_kit_requested = Signal()
    """Make a new recovery kit."""

    review_requested = Signal()
    """Look over who did what with users, keys and the store."""

    new_keys_requested = Signal()
    """Change the keys of the records."""

    def __init__(self, text_scale: float, hub: QWidget | None = None) -> None:
        super().__init__()
        self.body.addWidget(Heading("Settings", 1))
        card = Card()
        self._sizes = ChoiceField("Text size", [(f"{s:g}", f"{s:.0%}") for s in STEPS], in_row=True)
        self._sizes.set_value(f"{text_scale:g}")
        self._sizes.chosen.connect(lambda value: self.text_scale_chosen.emit(float(value)))
        card.body.addWidget(self._sizes)
        card.body.addWidget(Muted("Ctrl and + makes text larger on any page, Ctrl and - smaller."))
        self.body.addWidget(card)
        if hub is not None:
            self.body.addWidget(hub)
        self.visit_words = LinkButton("Words that open a visit", icon="edit")
        self.visit_words.clicked.connect(self.visit_words_requested)
        self.body.addWidget(self.visit_words)
        self.trust = LinkButton("What the trust has decided about information", icon="shield")
        self.trust.clicked.connect(self.trust_requested)
        self.body.addWidget(self.trust)
        self.new_kit = LinkButton("Make a new recovery kit", icon="shield")
        self.new_kit.clicked.connect(self.new_kit_requested)
        self.body.addWidget(self.new_kit)
        self.review = LinkButton("Review who did what with users and keys", icon="check")
        self.review.clicked.connect(self.review_requested)
        self.body.addWidget(self.review)
        self.new_keys = LinkButton("Change the keys of the records", icon="lock")
        self.new_keys.clicked.connect(self.new_keys_requested)
        self.body.addWidget(self.new_keys)
        self.body.addWidget(
            Body("Colours follow this computer: with a contrast theme switched on, hubdesk uses its colours.")
        )

    def focus_start(self) -> None:
        """Start at the text size."""
        self._sizes.focus_editor()
