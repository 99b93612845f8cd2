"""Who may open one record: the staff to be named, the reason, and who opened it without being named."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.restriction import RestrictionPresenter, RestrictionState
from hubdesk.presenters.visit_pages import Ticked
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    ScrollPage,
    TextField,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.visit.ticks_field import TicksField
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_NOTE = (
    "For a colleague’s relative, a member of staff, a witness. Others see the name and that the record is restricted. "
    "A clinician can open it with a reason, and in an emergency everyone in care can: you are told each time. Lists "
    "still show that a visit or an appointment waits."
)


class RestrictionPage(ScrollPage):
    """Draws a ``RestrictionState``."""

    def __init__(self, presenter: RestrictionPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = RestrictionState()
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head = PageHead("Who may open this record")
        self.trouble, self.errors, self.stands = TroubleBox(presenter.load), ErrorSummary(), InsetText("")
        self.named: TicksField | None = None
        self._named_at = QVBoxLayout()
        self.why = TextField("Why?", "Only clinicians read it")
        self.restrict_button = ActionButton("Restrict to these colleagues")
        self.lift_button = ActionButton("Open it to everyone in care again", "secondary", icon="unlock")
        self.openings = QVBoxLayout()
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: RestrictionState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.stands.show_words(fitted(state.stands))
        for card in (self._form, self.restrict_button):
            card.setVisible(state.loaded)
        self.lift_button.setVisible(bool(state.stands))
        self._past.setVisible(bool(state.openings))
        for button in (self.restrict_button, self.lift_button):
            button.setEnabled(not state.busy)
        if state.staff != before.staff:
            self._render_staff(state)
        if state.openings != before.openings:
            empty(self.openings)
            for words in state.openings:
                self.openings.addWidget(Body(fitted(words)))
        if state.errors != before.errors:
            self._render_errors(state.errors)

    def focus_start(self) -> None:
        """The first colleague."""
        if self.named is not None:
            self.named.focus_editor()
        else:
            self.back_link.setFocus()

    def chosen(self) -> list[str]:
        """The ids of those ticked."""
        return list(self.named.values()) if self.named is not None else []

    def _render_staff(self, state: RestrictionState) -> None:
        empty(self._named_at)
        ticks = tuple(Ticked(user_id, fitted(words), user_id in state.named) for user_id, words in state.staff)
        self.named = TicksField("Who may open it?", ticks, "Those ticked open it in the ordinary way")
        self.named.set_values(tuple(state.named))
        self._named_at.addWidget(self.named)

    def _render_errors(self, errors: dict[str, str]) -> None:
        fields = {"named": self.named, "why": self.why}
        shown = []
        for name, field in fields.items():
            if field is not None:
                field.set_error(errors.get(name, ""))
                if name in errors:
                    shown.append((errors[name], field))
        self.errors.show_errors(shown)
        if errors:
            self.scroll_to_top()

    def _build(self) -> None:
        self._form, self._past = Card(roomy=True), Card()
        self._form.body.setSpacing(SPACE[3])
        self._form.body.addLayout(self._named_at)
        self._form.body.addWidget(self.why)
        self._past.body.addWidget(Heading("Opened with a reason", 2))
        self._past.body.addLayout(self.openings)
        head = (self.back_link, self.head, Muted(_NOTE), self.trouble, self.errors, self.stands)
        for part in (*head, self._form, self._past):
            self.body.addWidget(part)
        self.bar.add(self.restrict_button)
        self.bar.add(self.lift_button)
        self.back_link.clicked.connect(self._presenter.back)
        self.restrict_button.clicked.connect(lambda: self._presenter.restrict(self.chosen(), self.why.text()))
        self.lift_button.clicked.connect(lambda: self._presenter.lift(self.why.text()))
