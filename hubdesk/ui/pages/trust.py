"""The trust's decisions about information: a card for each group; what nobody has confirmed yet is marked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.trust import Asked, Matter
from hubdesk.presenters.trust import GroupShown, MatterShown, TrustPresenter, TrustState
from hubdesk.ui.controls import (
    ActionButton,
    Card,
    ChoiceField,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    ScrollPage,
    Tag,
    TextField,
)
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

NOT_YET = "Not yet confirmed"
_CHARS_OF_A_NUMBER = 4


class TrustPage(ScrollPage):
    """Draws a ``TrustState``."""

    back_requested = Signal()

    def __init__(self, presenter: TrustPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = TrustState()
        self.cards: dict[str, GroupCard] = {}
        self.back_link = LinkButton("Back to settings", icon="chevron-left")
        self.head = Heading("What the trust has decided about information")
        self.trouble, self.errors = TroubleBox(presenter.load), ErrorSummary()
        self.said, self.waiting = SaidBox(), InsetText("")
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE[4])
        for part in (self.back_link, self.head, self.trouble, self.errors, self.said, self.waiting):
            self.body.addWidget(part)
        self.body.addLayout(self._column)
        self.back_link.clicked.connect(self.back_requested)
        follow(presenter, self, self.render)

    def render(self, state: TrustState) -> None:
        """Draw the state; what is typed in another card stays."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.waiting.show_words(state.waiting)
        self.said.show_said(state.said)
        for shown in state.groups:
            name = shown.group.name
            if name not in self.cards:
                self.cards[name] = card = GroupCard(shown, editable=state.may_confirm)
                card.confirm.clicked.connect(lambda _checked=False, one=card: self._confirm(one))
                self._column.addWidget(card)
            self.cards[name].show_group(shown)
        fields = {name: field for card in self.cards.values() for name, field in card.fields.items()}
        for name, field in fields.items():
            field.set_error(state.errors.get(name, ""))
        if state.errors != before.errors:
            self.errors.show_errors([(message, fields[name]) for name, message in state.errors.items()])

    def focus_start(self) -> None:
        """The way back; the page is read from the heading on."""
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self, card: "GroupCard") -> None:
        self._presenter.confirm(card.name, card.words())


class GroupCard(Card):
    """One group of matters with its button."""

    def __init__(self, shown: GroupShown, *, editable: bool) -> None:
        super().__init__()
        self.name, self._matters, self._editable = shown.group.name, shown.matters, editable
        self.fields: dict[str, TextField | ChoiceField] = {}
        self._tags: dict[str, Tag] = {}
        self._stood: dict[str, str] = {}
        self.body.setSpacing(SPACE[3])
        self.body.addWidget(Heading(shown.group.title, 2))
        if shown.group.note:
            self.body.addWidget(Muted(shown.group.note))
        for one in shown.matters:
            self._add(one)
        self.confirm = ActionButton("Confirm these", "secondary", small=True)
        self.confirm.setAccessibleName(f"Confirm these: {shown.group.title}")
        self.confirm.setVisible(editable)
        self.body.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        if not editable:
            self.body.addWidget(Muted("A clinical lead confirms these."))

    def show_group(self, shown: GroupShown) -> None:
        """Show what stands; a field keeps what is typed in it until other words stand."""
        for one in shown.matters:
            name = one.asked.matter.value
            if self._stood.get(name) != one.words:
                self._stood[name] = one.words
                self._put(self.fields[name], one.words)
            self._tags[name].set_state(one.confirmed or NOT_YET, "green" if one.confirmed else "yellow")

    def words(self) -> dict[Matter, str]:
        """What stands in the fields, by matter."""
        return {one.asked.matter: self._text(self.fields[one.asked.matter.value]) for one in self._matters}

    def _add(self, one: MatterShown) -> None:
        name = one.asked.matter.value
        part, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[1])
        self.fields[name] = field = _field(one.asked)
        self._tags[name] = Tag(NOT_YET, "yellow")
        if not self._editable:
            _read_only(field)
        column.addWidget(field)
        column.addWidget(self._tags[name], 0, Qt.AlignmentFlag.AlignLeft)
        part.setLayout(column)
        self.body.addWidget(part)

    @staticmethod
    def _put(field: TextField | ChoiceField, words: str) -> None:
        if isinstance(field, ChoiceField):
            field.set_value(words)
        else:
            field.set_text(words)

    @staticmethod
    def _text(field: TextField | ChoiceField) -> str:
        return (field.value() or "") if isinstance(field, ChoiceField) else field.text()


def _field(asked: Asked) -> TextField | ChoiceField:
    if asked.choices:
        return ChoiceField(asked.label, list(asked.choices), asked.hint, in_row=True)
    return TextField(asked.label, asked.hint, lines=asked.lines, chars=_CHARS_OF_A_NUMBER if asked.years else 0)


def _read_only(field: TextField | ChoiceField) -> None:
    if isinstance(field, ChoiceField):
        field.setEnabled(False)
    else:
        field.editor.setReadOnly(True)
