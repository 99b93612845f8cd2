"""Notes on one person: a form to write or put one right, and every note below it, newest first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.notes import NoteEntry, Readers
from hubdesk.presenters.notes import NoteShown, NotesPresenter, NotesState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ChoiceField,
    ErrorSummary,
    FlowLayout,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    ScrollPage,
    Tag,
    TextField,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.field_errors import at_fields
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

FOR_EVERYONE = "Clinicians and navigators see this note. It is on no letter and no card."
_CHOICE_HINT = (
    "Navigators learn only that a clinicians’ note exists, from whom and when. No note is on a letter or card."
)
_LINES = 4
_TAG_BELOW = 460


class NotesPage(ScrollPage):
    """Draws a ``NotesState``."""

    def __init__(self, presenter: NotesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = NotesState()
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head, self.trouble, self.errors = PageHead("Notes"), TroubleBox(presenter.load), ErrorSummary()
        self.said, self.kept = SaidBox(), InsetText("")
        self.title = Heading("", 2)
        self.words = TextField("Note", "What happened, what was said, what was agreed. Plain facts.", lines=_LINES)
        self.readers = ChoiceField("Who sees this note?", [(r.value, r.label) for r in Readers], _CHOICE_HINT)
        self.for_everyone = Muted(FOR_EVERYONE)
        self.why = TextField("Why?", "A short reason. What stood before stays with the note.")
        self.save_button, self.anew = ActionButton(""), LinkButton("Leave it")
        self.more = LinkButton("", icon="clock")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[3])
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: NotesState) -> None:
        """Draw the state; the fields keep what is typed until the form is for something else."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self._render_form(before, state)
        self.kept.show_words(state.kept)
        self.said.show_said(state.said)
        if state.errors != before.errors:
            self._render_errors(state.errors)
        if state.rows != before.rows or state.loaded != before.loaded:
            self._render_rows(state)
        self.more.setVisible(bool(state.more))
        self.more.setText(state.more)
        if state.trouble and state.trouble is not before.trouble:
            self.scroll_to_top()

    def store_typed(self) -> None:
        """Keep what is half typed."""
        self._presenter.keep(self.entry())

    def entry(self) -> NoteEntry:
        """What stands in the form now."""
        return NoteEntry(self.words.text(), self.readers.value() or Readers.EVERYONE.value, self.why.text())

    def focus_start(self) -> None:
        """The note."""
        (self.words if self._shown.form.asks_words else self.why).focus_editor()

    def _render_form(self, before: NotesState, state: NotesState) -> None:
        form = state.form
        self._form.setVisible(state.loaded)
        self.save_button.setEnabled(not state.busy)
        self.readers.setVisible(form.asks_words and bool(state.readers))
        self.for_everyone.setVisible(form.asks_words and not state.readers)
        self.words.setVisible(form.asks_words)
        self.why.setVisible(form.asks_why)
        self.anew.setVisible(form.asks_why or bool(state.kept))
        self.anew.setText("Leave the note as it is" if form.asks_why else "Throw it away and start empty")
        self.title.setText(form.title)
        self.save_button.setText(form.save)
        if form != before.form or not before.loaded:
            self.words.set_text(form.words)
            self.readers.set_value(form.readers)
            self.why.set_text(form.why)
            self._render_errors({})
            if before.loaded:
                self.scroll_to_top()
                self.focus_start()

    def _render_rows(self, state: NotesState) -> None:
        empty(self._list)
        for row in state.rows:
            self._list.addWidget(self._card(row))
        if state.loaded and not state.rows:
            self._list.addWidget(Muted("No notes yet."))

    def _card(self, row: NoteShown) -> Card:
        card = Card()
        card.body.setSpacing(SPACE[2])
        top = StackingRow(_TAG_BELOW, SPACE[2])
        top.add(Body(fitted(row.who), strong=True), 1)
        top.add(Tag(row.tag, row.tag_kind), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(top)
        if row.words:
            card.body.addWidget(Body(fitted(row.words)))
        if row.changed:
            card.body.addWidget(Muted(fitted(row.changed)))
        if row.earlier or row.can_change:
            card.body.addWidget(self._links(row, card))
        return card

    def _links(self, row: NoteShown, card: Card) -> QWidget:
        links = QWidget()
        line = FlowLayout(SPACE[4], SPACE[1], links)
        if row.can_change:
            correct = LinkButton("Correct", icon="edit", spoken=f"Correct the note of {row.who}")
            back = LinkButton("Take back", icon="cross", spoken=f"Take back the note of {row.who}")
            correct.clicked.connect(lambda: self._presenter.begin_correction(row.note_id))
            back.clicked.connect(lambda: self._presenter.begin_taking_back(row.note_id))
            line.addWidget(correct)
            line.addWidget(back)
        if row.earlier:
            earlier = LinkButton(
                "What stood before", icon="clock", spoken=f"What stood before in the note of {row.who}"
            )
            texts = [Muted(fitted(text)) for text in row.earlier]
            for text in texts:
                text.hide()
                card.body.addWidget(text)
            earlier.clicked.connect(lambda: [text.setVisible(not text.isVisible()) for text in texts])
            line.addWidget(earlier)
        return links

    def _render_errors(self, errors: dict[str, str]) -> None:
        fields = {"words": self.words, "readers": self.readers, "why": self.why}
        self.errors.show_errors(at_fields(fields, errors))
        if errors:
            self.scroll_to_top()

    def _build(self) -> None:
        self._form = Card(roomy=True)
        self._form.body.setSpacing(SPACE[3])
        for part in (self.title, self.words, self.readers, self.for_everyone, self.why):
            self._form.body.addWidget(part)
        buttons = QWidget()
        line = FlowLayout(SPACE[4], SPACE[2], buttons)
        line.addWidget(self.save_button)
        line.addWidget(self.anew)
        self._form.body.addWidget(buttons)
        for part in (self.back_link, self.head, self.trouble, self.errors, self.said, self.kept, self._form):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.save_button.clicked.connect(lambda: self._presenter.save(self.entry()))
        self.anew.clicked.connect(self._presenter.begin_anew)
        self.more.clicked.connect(self._presenter.show_all)
