"""The opening of a visit: what to say on the left, what is recorded with it on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import VisitState
from hubdesk.presenters.visit_parts import OpeningPage, Said
from hubdesk.services.opening import OpeningEntry
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    ChoiceField,
    ErrorSummary,
    Heading,
    LinkButton,
    Muted,
    SavedLine,
    ScrollPage,
    TextField,
)
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.field_errors import at_fields
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.visit.page_keys import do_nothing, on_ctrl_enter, on_enter
from hubdesk.ui.pages.visit.page_title import PageTitle
from hubdesk.ui.pages.visit.recipient_field import RecipientField
from hubdesk.ui.pages.visit.trouble_callout import TroubleCallout
from hubdesk.ui.theme import SPACE

_STACK_BELOW, _WIDEST = 860, 1180
_SAVED_AT = "Saved at "
_NOTICE = [("yes", "Yes"), ("no", "No"), ("not-asked", "Not recorded")]
_OBJECTS = [("no", "No"), ("yes", "Yes"), ("not-asked", "Not asked")]


class BeginningView(ScrollPage):
    """Shows an ``OpeningPage``. A choice is stored at once; what is typed, with the next choice or on the way out."""

    def __init__(self, presenter: VisitPresenter, page: OpeningPage, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=_WIDEST)
        self._presenter = presenter
        self._bases = dict(page.bases)
        self._state = VisitState()
        self.title = PageTitle("Opening")
        self.errors, self.trouble, self.saved = ErrorSummary(), TroubleCallout(), SavedLine()
        self.matters = TextField(
            "What would help most today?",
            "In the person’s own words. It heads every letter: “What matters to me”.",
            lines=3,
        )
        self.recipients = [
            RecipientField(row, page.hows, entry)
            for row, entry in zip(page.recipients, page.entry.agreements, strict=True)
        ]
        self.notice = ChoiceField("Was the privacy notice given?", _NOTICE, in_row=True)
        self.basis = ChoiceField("Legal basis", list(page.bases), "Chosen by your trust. Agreement is not the basis")
        self.objection = ChoiceField("Does the person object to how their record is used?", _OBJECTS, in_row=True)
        self.objection_words = TextField("What they object to", lines=2)
        self._build(page)
        self._fill(page.entry)
        self._join()
        self._sent = self.entry()

    def render(self, state: VisitState) -> None:
        """Show what came of storing; the fields keep what stands in them."""
        was, self._state = self._state, state
        if not isinstance(state.page, OpeningPage):
            return
        if state.saved != was.saved:
            self._show_saved(state.saved)
        self.trouble.show_trouble(state.trouble)
        if state.errors != was.errors or (state.errors and was.busy and not state.busy):
            self.errors.show_errors(at_fields(self._fields(), state.errors))
        if state.trouble is not None and state.trouble != was.trouble:
            self.scroll_to_top()

    def focus_start(self) -> None:
        """Focus the heading: it is read out, and a stray Enter goes nowhere."""
        self.scroll_to_top()
        self.title.focus_heading()

    def store_typed(self) -> None:
        """Store what stands here and is not stored yet."""
        if self.entry() != self._sent:
            self._keep()

    def entry(self) -> OpeningEntry:
        """What stands here now."""
        basis = self.basis.value() or "not-recorded"
        return OpeningEntry(
            matters=self.matters.text(),
            privacy_notice=self.notice.value() or "not-asked",
            legal_basis=basis,
            legal_basis_words="" if basis == "not-recorded" else self._bases.get(basis, ""),
            objection=self.objection.value() or "not-asked",
            objection_words=self.objection_words.text() if self.objection.value() == "yes" else "",
            agreements=tuple(field.entry() for field in self.recipients),
        )

    def _fields(self) -> dict[str, Field]:
        return {name: field for one in self.recipients for name, field in one.fields().items()}

    def _build(self, page: OpeningPage) -> None:
        self.title.set_note("Say it in your own words if that is easier. Then record what was agreed.")
        for part in (self.title, self.saved, self.trouble, self.errors):
            self.body.addWidget(part)
        row = StackingRow(_STACK_BELOW)
        row.add(_words(page.said), 1, Qt.AlignmentFlag.AlignTop)
        row.add(self._records(), 1, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(row)
        self.go_on, self.pause = ActionButton("Save and continue"), LinkButton("Pause visit", icon="pause")
        for button in (self.go_on, self.pause):
            self.bar.add(button)

    def _records(self) -> Card:
        card = Card()
        card.body.setSpacing(SPACE[4])
        card.body.addWidget(self.matters)
        card.body.addWidget(Heading("Agreement to share", 2))
        card.body.addWidget(Muted("Ask about each one. Not asked is not yes."))
        for field in self.recipients:
            card.body.addWidget(field)
        card.body.addWidget(Heading("For the record", 2))
        for part in (self.notice, self.basis, self.objection, self.objection_words):
            card.body.addWidget(part)
        return card

    def _fill(self, entry: OpeningEntry) -> None:
        self.matters.set_text(entry.matters)
        self.notice.set_value(entry.privacy_notice)
        self.basis.set_value(entry.legal_basis if entry.legal_basis in self._bases else "not-recorded")
        self.objection.set_value(entry.objection)
        self.objection_words.set_text(entry.objection_words)
        self.objection_words.setVisible(entry.objection == "yes")

    def _join(self) -> None:
        self.go_on.clicked.connect(self._go_on)
        self.pause.clicked.connect(self._leave_paused)
        for field in (self.notice, self.basis, self.objection):
            field.chosen.connect(lambda _value: self._choose())
        for recipient in self.recipients:
            recipient.chosen.connect(self._choose)
        on_enter(self, do_nothing)
        on_ctrl_enter(self, self.go_on)
        self.bar.set_hint("Ctrl+Enter goes on")

    def _choose(self) -> None:
        self.objection_words.setVisible(self.objection.value() == "yes")
        self._keep()

    def _keep(self) -> None:
        self._sent = self.entry()
        self._presenter.keep_opening(self._sent)

    def _go_on(self) -> None:
        self._sent = self.entry()
        self._presenter.finish_opening(self._sent)

    def _leave_paused(self) -> None:
        self.store_typed()
        self._presenter.pause()

    def _show_saved(self, words: str) -> None:
        if words.startswith(_SAVED_AT):
            self.saved.saved_at(words.removeprefix(_SAVED_AT))
        elif words == "Not saved":
            self.saved.failed(words)
        else:
            self.saved.saving()


def _words(said: tuple[Said, ...]) -> Card:
    """What to say, as headings, paragraphs and bullets."""
    card = Card()
    card.body.setSpacing(SPACE[2])
    bullets: list[str] = []
    for one in (*said, Said("end", "")):
        if one.kind == "bullet":
            bullets.append(fitted(one.text))
            continue
        if bullets:
            card.body.addWidget(BulletList(bullets))
            bullets = []
        if one.kind == "heading":
            card.body.addWidget(Heading(fitted(one.text), 2))
        elif one.kind == "text":
            card.body.addWidget(Body(fitted(one.text)))
    return card
