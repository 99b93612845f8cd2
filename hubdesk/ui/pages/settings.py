"""Settings: how large text is shown, and how the hub is set up."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hubdesk.domain.machine_settings import SET_BY_IT
from hubdesk.ui.controls import Card, ChoiceField, Heading, LinkButton, Muted, ScrollPage
from hubdesk.ui.theme import SPACE
from hubdesk.ui.theme.scale import STEPS

_COLOURS = (("system", "As this computer"), ("light", "Light"), ("contrast", "High contrast"))
_SIZE_KEYS = "Ctrl and + makes text larger on any page, Ctrl and - smaller."
_COLOUR_WORDS = "As this computer: with a contrast theme switched on in the system, hubdesk uses its colours."


class SettingsPage(ScrollPage):
    """What the user at this computer may set; ``hub`` holds the cards of the hub's own settings."""

    text_scale_chosen = Signal(float)
    """Show text at this scale, 1.0 to 2.0, from now on."""

    colours_chosen = Signal(str)
    """Use these colours from now on: ``system``, ``light`` or ``contrast``."""

    visit_words_requested = Signal()
    """Show the words that open a visit."""

    numbers_requested = Signal()
    """Show the numbers that staff call in a crisis."""
    trust_requested = Signal()
    """Show what the trust has decided about information."""

    words_requested = Signal()
    """Show the words of letters and cards."""

    new_kit_requested = Signal()
    """Make a new recovery kit."""

    review_requested = Signal()
    """Look over who did what with users, keys and the store."""

    computer_requested = Signal()
    """Look how hubdesk is on this computer."""

    new_keys_requested = Signal()
    """Change the keys of the records."""

    def __init__(
        self, text_scale: float, hub: QWidget | None = None, *, colours: str = "system", fixed: Collection[str] = ()
    ) -> None:
        """``fixed`` names the settings (``text-size``, ``theme``) that IT has fixed for this computer."""
        super().__init__()
        self.body.addWidget(Heading("Settings", 1))
        card = Card()
        self._sizes = ChoiceField("Text size", [(f"{s:g}", f"{s:.0%}") for s in STEPS], in_row=True)
        self._sizes.set_value(f"{text_scale:g}")
        self._sizes.chosen.connect(lambda value: self.text_scale_chosen.emit(float(value)))
        card.body.addWidget(self._sizes)
        by_it = "text-size" in fixed
        self._sizes.setEnabled(not by_it)
        size_words = f"{SET_BY_IT}: {text_scale:.0%}." if by_it else _SIZE_KEYS
        card.body.addWidget(Muted(size_words))
        card.body.addSpacing(SPACE[3])
        self._colours = ChoiceField("Colours", list(_COLOURS), in_row=True)
        self._colours.set_value(colours)
        self._colours.chosen.connect(self.colours_chosen)
        self._colours.setEnabled("theme" not in fixed)
        card.body.addWidget(self._colours)
        card.body.addWidget(Muted(f"{SET_BY_IT}." if "theme" in fixed else _COLOUR_WORDS))
        self.body.addWidget(card)
        if hub is not None:
            self.body.addWidget(hub)
        self.visit_words = LinkButton("Words that open a visit", icon="edit")
        self.visit_words.clicked.connect(self.visit_words_requested)
        self.body.addWidget(self.visit_words)
        self.numbers = LinkButton("Numbers that staff call", icon="phone")
        self.numbers.clicked.connect(self.numbers_requested)
        self.body.addWidget(self.numbers)
        self.trust = LinkButton("What the trust has decided about information", icon="shield")
        self.trust.clicked.connect(self.trust_requested)
        self.body.addWidget(self.trust)
        self.words = LinkButton("Words of letters and cards", icon="file")
        self.words.clicked.connect(self.words_requested)
        self.body.addWidget(self.words)
        self.new_kit = LinkButton("Make a new recovery kit", icon="shield")
        self.new_kit.clicked.connect(self.new_kit_requested)
        self.body.addWidget(self.new_kit)
        self.review = LinkButton("Review who did what with users and keys", icon="check")
        self.review.clicked.connect(self.review_requested)
        self.body.addWidget(self.review)
        self.computer = LinkButton("How this computer is", icon="check")
        self.computer.clicked.connect(self.computer_requested)
        self.body.addWidget(self.computer)
        self.new_keys = LinkButton("Change the keys of the records", icon="lock")
        self.new_keys.clicked.connect(self.new_keys_requested)
        self.body.addWidget(self.new_keys)

    def focus_start(self) -> None:
        """Start at the text size."""
        (self._sizes if self._sizes.isEnabled() else self._colours).focus_editor()
