"""Typing a form from paper: a box for each number on the sheet, twice; then all of it in words."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from hubdesk.presenters.paper_entry import (
    AGAIN,
    CONFIRM,
    FILLED_IN,
    FIRST,
    PaperEntryPresenter,
    PaperEntryState,
    PaperRow,
)
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    DateField,
    ErrorSummary,
    InsetText,
    LinkButton,
    Muted,
    Rule,
    ScrollPage,
    Tag,
    TextField,
    announce,
)
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.visit.page_title import PageTitle
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

TITLES = {
    FIRST: (
        "Type from paper",
        "Type the letter beside each crossed box, or what is written. X where a question is crossed out.",
    ),
    AGAIN: ("Type it once more", "From the paper, not from memory. Each difference is told."),
    CONFIRM: ("Read it over", "Compare with the paper. Nothing is kept before you say so."),
}
_LETTERS = 10


class PaperEntryPage(ScrollPage):
    """Draws a ``PaperEntryState``. Enter goes from box to box, so that a whole sheet is typed without a mouse."""

    blank_requested = Signal()
    """Choose where a blank sheet is saved."""

    def __init__(self, presenter: PaperEntryPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = PaperEntryState()
        self.title, self.form = PageTitle(""), Muted()
        self.errors, self.trouble = ErrorSummary(), TroubleBox()
        self.filled_in = DateField("When was it filled in?", "The day on the sheet. For example, 14 3 2026")
        self.boxes: dict[str, TextField] = {}
        self._card, self._rows = Card(roomy=True), QVBoxLayout()
        self._rows.setSpacing(SPACE[4])
        self._card.body.addWidget(self.filled_in)
        self._card.body.addSpacing(SPACE[3])
        self._card.body.addLayout(self._rows)
        self.said = InsetText("")
        for part in (self.form, self.title, self.said, self.trouble, self.errors, self._card):
            self.body.addWidget(part)
        self.go_on = ActionButton("Continue")
        self.change, self.cancel = LinkButton("Change what I typed"), LinkButton("Cancel")
        self.blank = LinkButton("Save a blank sheet", icon="file")
        for button in (self.go_on, self.change, self.cancel, self.blank):
            self.bar.add(button)
        for box in self.filled_in.editors():
            box.installEventFilter(self)
        self.go_on.clicked.connect(self._go_on)
        self.change.clicked.connect(presenter.change)
        self.cancel.clicked.connect(presenter.cancel)
        self.blank.clicked.connect(self.blank_requested)
        follow(presenter, self, self.render)

    def render(self, state: PaperEntryState) -> None:
        """Draw the state; what is typed stays as long as the step does."""
        was, self._shown = self._shown, state
        words, note = TITLES[state.step]
        self.form.setText(fitted(state.title))
        if self.title.heading.text() != words:
            self.title.heading.setText(words)
            self.title.set_note(note)
        self.trouble.show_trouble(state.trouble)
        turned = state.step != was.step or (bool(state.title) and not was.title)
        if turned or [r.key for r in state.rows] != [r.key for r in was.rows]:
            self._draw(state)
        elif state.rows != was.rows:
            for row in state.rows:
                self.boxes[row.key].set_text(row.typed)
        self._show_errors(state, was)
        self.go_on.setText("Keep these answers" if state.step == CONFIRM else "Continue")
        self.go_on.setEnabled(bool(state.title) and not state.busy)
        self.change.setVisible(state.step != FIRST)
        self.blank.setVisible(bool(state.blank) and state.step == FIRST)
        self.said.show_words(state.said)
        if state.said and state.said != was.said:
            announce(self.blank, state.said, urgent=False)
        if turned and self.isVisible():
            self.scroll_to_top()
            self.focus_start()

    def focus_start(self) -> None:
        """The first box; on the last step the heading, so that Enter keeps nothing unread."""
        if self._shown.step == CONFIRM or not self._shown.title:
            self.title.focus_heading()
        elif self._shown.step == AGAIN and self.boxes:
            next(iter(self.boxes.values())).focus_editor()
        else:
            self.filled_in.focus_editor()

    def typed(self) -> dict[str, str]:
        """What stands in the boxes, by the key of their question."""
        return {key: box.text() for key, box in self.boxes.items()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes to the next box, and from the last to the button."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if isinstance(watched, QPlainTextEdit) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            return False
        order = self._order()
        at = order.index(watched) if watched in order else -1
        target = order[at + 1] if 0 <= at < len(order) - 1 else self.go_on
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.reveal(target)
        return True

    def _order(self) -> list[QWidget]:
        first = self.filled_in.editors() if self.filled_in.isVisibleTo(self) else []
        return [*first, *(box.editor for box in self.boxes.values())]

    def _go_on(self) -> None:
        step = self._shown.step
        if step == CONFIRM:
            self._presenter.keep()
        elif step == AGAIN:
            self._presenter.again(self.typed())
        else:
            self._presenter.first(self.typed(), self.filled_in.values())

    def _draw(self, state: PaperEntryState) -> None:
        empty(self._rows)
        self.boxes = {}
        self.filled_in.setVisible(state.step == FIRST)
        self.filled_in.set_values(*state.filled_in)
        for row in state.rows:
            self.boxes[row.key] = box = self._box(row)
            self._rows.addWidget(box)
        if state.step == CONFIRM:
            self._rows.addWidget(Body(f"Filled in on {state.day}", strong=True))
            for line in state.lines:
                self._rows.addWidget(Rule())
                self._rows.addWidget(Muted(fitted(f"{line.number}. {line.question}")))
                self._rows.addWidget(Body(fitted(line.answer), strong=line.answer != "Left empty"))
                if line.note:
                    self._rows.addWidget(Tag(fitted(line.note), "yellow"), 0, Qt.AlignmentFlag.AlignLeft)

    def _box(self, row: PaperRow) -> TextField:
        chars = _LETTERS if row.letters else 0
        box = TextField(fitted(f"{row.number}. {row.text}"), fitted(row.letters), lines=row.lines, chars=chars)
        box.set_text(row.typed)
        box.editor.installEventFilter(self)
        return box

    def _show_errors(self, state: PaperEntryState, was: PaperEntryState) -> None:
        if state.errors == was.errors and state.step == was.step and not state.errors:
            return
        fields: dict[str, Field] = {FILLED_IN: self.filled_in, **self.boxes}
        for name, field in fields.items():
            if field.error() or name in state.errors:
                field.set_error(state.errors.get(name, ""))
        listed = [(f"{self._number(k)}{said}", fields[k]) for k, said in state.errors.items() if k in fields]
        self.errors.show_errors(listed)
        if listed:
            self.scroll_to_top()

    def _number(self, key: str) -> str:
        row = next((r for r in self._shown.rows if r.key == key), None)
        return f"{row.number}. " if row is not None else ""
