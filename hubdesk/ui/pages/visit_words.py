"""The words that open a visit, and the trust's legal bases: a lead may put the site's own in their place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hubdesk.presenters.visit_words import VisitWordsPresenter, VisitWordsState
from hubdesk.services.visit_words import VisitWords
from hubdesk.ui.controls import (
    ActionButton,
    Card,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    ScrollPage,
    TextField,
)
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_HINT = (
    "A line that starts with # is a heading, one that starts with - is a bullet. Plain words, short sentences. "
    "{minutes} is how long the visit takes."
)
_BASES = "One a line: your own code, a colon, then the words. “Not recorded” is always there."


class VisitWordsPage(ScrollPage):
    """Draws a ``VisitWordsState``."""

    back_requested = Signal()

    def __init__(self, presenter: VisitWordsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._words: VisitWords | None = None
        self.back_link = LinkButton("Back to settings", icon="chevron-left")
        self.head = Heading("Words that open a visit")
        self.trouble, self.errors, self.saved = TroubleBox(presenter.load), ErrorSummary(), InsetText("")
        self.opening = TextField("What the worker says at the opening", _HINT, lines=16)
        self.bases = TextField("Legal bases to choose from", _BASES, lines=5)
        self.note = Muted("Only a clinical lead can change these words.")
        card = Card()
        card.body.setSpacing(SPACE[3])
        for part in (self.opening, self.bases, self.note):
            card.body.addWidget(part)
        for part in (self.back_link, self.head, self.trouble, self.errors, self.saved, card):
            self.body.addWidget(part)
        self.save = ActionButton("Save the words")
        self.reset = LinkButton("Go back to the words that came with hubdesk")
        self.save.clicked.connect(lambda: presenter.save(VisitWords(self.opening.text(), self.bases.text())))
        self.reset.clicked.connect(presenter.shipped)
        self.back_link.clicked.connect(self.back_requested)
        self.bar.add(self.save)
        self.bar.add(self.reset)
        follow(presenter, self, self.render)

    def render(self, state: VisitWordsState) -> None:
        """Draw the state; what is typed stays until other words are in force."""
        if state.words is not None and state.words != self._words:
            self._words = state.words
            self.opening.set_text(state.words.opening)
            self.bases.set_text(state.words.bases)
        self.trouble.show_trouble(state.trouble)
        self.saved.show_words(state.saved)
        self.note.setVisible(not state.can_edit)
        for field in (self.opening, self.bases):
            if isinstance(field.editor, QPlainTextEdit):
                field.editor.setReadOnly(not state.can_edit)
        for button in (self.save, self.reset):
            button.setVisible(state.can_edit)
        self.save.setEnabled(not state.busy)
        fields = {"opening": self.opening, "bases": self.bases}
        for name, field in fields.items():
            if field.error() != state.errors.get(name, ""):
                field.set_error(state.errors.get(name, ""))
        self.errors.show_errors([(m, fields[n]) for n, m in state.errors.items() if n in fields])

    def focus_start(self) -> None:
        """The heading, so that the page is read out."""
        self.head.setFocus(Qt.FocusReason.OtherFocusReason)
