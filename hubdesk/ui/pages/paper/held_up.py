"""What stands between a paper and the printer: one link for each thing, to where it is put right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hubdesk.presenters.paper.paper import HOWS, BlockRow
from hubdesk.ui.controls import ActionButton, Body, Card, ChoiceField, Heading, LinkButton, TextField, announce
from hubdesk.ui.controls.error_summary import ErrorSummary
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.theme import SPACE

TITLE = "This cannot be printed yet"


class HeldUpBox(ErrorSummary):
    """Hidden until something is to be put right; then it takes the focus and is read out."""

    def __init__(self, pressed: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed = pressed
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE[1])
        self._shown: tuple[BlockRow, ...] = ()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(Body(f"{TITLE}. Press a line to go to it.", strong=True))
        layout.addLayout(self._rows)

    def show_blocks(self, blocks: Sequence[BlockRow]) -> None:
        """Show each; an empty list hides the box."""
        if tuple(blocks) == self._shown:
            return
        self._shown = tuple(blocks)
        empty(self._rows)
        for place, block in enumerate(blocks):
            self._rows.addWidget(self._line(place, block))
        self.setVisible(bool(blocks))
        if blocks:
            first = self._rows.itemAt(0).widget()
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, f"{TITLE}. " + ". ".join(block.message for block in blocks))

    def _line(self, place: int, block: BlockRow) -> QWidget:
        if not block.leads:
            return Body(block.message)
        link = LinkButton(block.message, tone="error")
        link.clicked.connect(lambda: self._pressed(place))
        return link


OFFENCE_REASONS: tuple[tuple[str, str], ...] = (
    ("agreed", "The person wants the reader to know it"),
    ("care", "The reader cannot give safe care without it"),
    ("court", "A court order or a law asks for it"),
    ("harm", "Somebody could come to serious harm without it"),
)


class OffenceCard(Card):
    """Criminal-offence data on a paper: why it may stand there, written down with the paper."""

    allowed = Signal(str)
    """Why, in words."""

    def __init__(self, parent: QFrame | None = None) -> None:
        super().__init__(roomy=True, parent=parent)
        self.body.setSpacing(SPACE[3])
        text = Body(
            "Orders, sentences, prisons, licences and probation’s numbers stay off letters. Take them out if the "
            "reader can help without. If not, say why; it is kept with the letter, under your name."
        )
        self.why = ChoiceField("Why does the reader need it?", list(OFFENCE_REASONS))
        self.words = TextField("In your words", "For example: the court ordered this treatment, and they know", lines=2)
        self.button = ActionButton("Keep it on the letter, with this reason", "secondary")
        for part in (Heading("Criminal-offence data on this paper", 2), text, self.why, self.words):
            self.body.addWidget(part)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._press)
        self.hide()

    def _press(self) -> None:
        why, words = self.why.value(), self.words.text().strip()
        self.why.set_error("" if why else "Choose why the reader needs it")
        self.words.set_error("" if words else "Say it in a few words")
        if why and words:
            self.allowed.emit(f"{dict(OFFENCE_REASONS)[why]}. {words}")


class AgreementCard(Card):
    """Did the person agree? Recorded here and now, so that nobody loses the letter on the way."""

    agreed = Signal(str)
    """How the person agreed."""

    def __init__(self, parent: QFrame | None = None) -> None:
        super().__init__(roomy=True, parent=parent)
        self.body.setSpacing(SPACE[3])
        self._question = Heading("", 2)
        self._text = Body(
            "Ask the person now. Say what is shared and why. They can say no, and still get all other help. "
            "Where they say no, nothing is sent."
        )
        self.how = ChoiceField("How did they agree?", list(HOWS))
        self.button = ActionButton("They agree: record it", "secondary")
        for part in (self._question, self._text, self.how):
            self.body.addWidget(part)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._press)
        self.hide()

    def ask(self, reader: str) -> None:
        """Ask about this reader; nothing hides the card."""
        self._question.setText(f"Does the person agree to share this with: {reader}?")
        self.setVisible(bool(reader))

    def _press(self) -> None:
        how = self.how.value()
        self.how.set_error("" if how else "Choose how they agreed")
        if how:
            self.agreed.emit(how)
