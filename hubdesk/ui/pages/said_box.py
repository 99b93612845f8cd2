"""What was just done, said in a box and spoken once."""

from PySide6.QtWidgets import QWidget

from hubdesk.ui.controls import InsetText, announce
from hubdesk.ui.pages.fitted_text import fitted


class SaidBox(InsetText):
    """Hidden while there is nothing to say. A page is drawn again for many reasons: each thing is spoken once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._said = ""

    def show_said(self, words: str) -> bool:
        """Show these words; gives whether they are new, so that the page can move on."""
        new = bool(words) and words != self._said
        self._said = words
        self.show_words(fitted(words))
        if new:
            announce(self, words)
        return new
