"""One service round the hub: a lead changes it, everyone else reads it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.directory.service import FORM, ServicePresenter, ServiceState
from hubdesk.ui.controls import (
    ActionButton,
    BulletList,
    Card,
    ErrorSummary,
    Fact,
    Heading,
    LinkButton,
    Muted,
    ScrollPage,
    SummaryList,
    WarningCallout,
)
from hubdesk.ui.pages.details.form_fields import FormFields
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class ServicePage(ScrollPage):
    """Draws a ``ServiceState``."""

    def __init__(self, presenter: ServicePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = ServiceState()
        self.back_link = LinkButton("Services round the hub", icon="chevron-left")
        self.head, self.lead = Heading("A service"), Muted(FORM.lead)
        self.trouble, self.errors, self.said = TroubleBox(presenter.load), ErrorSummary(), SaidBox()
        self.stale = WarningCallout("Check first", "")
        self.fields = FormFields(FORM) if presenter.state.may_keep else None
        self.facts = SummaryList([])
        self.save_button = ActionButton("Save")
        self.checked_button = ActionButton("Checked today, it is right", "secondary", icon="check")
        self.retire_link, self.restore_link = LinkButton("Retire this service"), LinkButton("Offer it again")
        self._facts, self._history = Card(), Card()
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: ServiceState) -> None:
        """Draw the state; the fields are filled when the service was read."""
        before, self._shown = self._shown, state
        self.head.setText(fitted(state.title))
        self.trouble.show_trouble(state.trouble)
        self.stale.show_words(state.stale)
        self.said.show_said(state.said)
        if self.fields is not None:
            self.fields.setVisible(state.loaded)
            if state.values != before.values or state.loaded != before.loaded:
                self.fields.show_values(state.values)
            if state.errors != before.errors:
                self.errors.show_errors(self.fields.set_errors(state.errors))
        self.facts.set_facts([Fact(label, fitted(text)) for label, text in state.facts])
        self._facts.setVisible(self.fields is None and bool(state.facts))
        self.save_button.setVisible(state.may_keep)
        self.save_button.setEnabled(state.loaded and not state.busy)
        self.checked_button.setVisible(state.may_keep and state.stored and not state.retired)
        self.retire_link.setVisible(state.may_keep and state.stored and not state.retired)
        self.restore_link.setVisible(state.may_keep and state.retired)
        if state.history != before.history:
            empty(self._history.body)
            self._history.body.addWidget(Heading("Who changed it", 2))
            self._history.body.addWidget(BulletList([fitted(line) for line in state.history]))
        self._history.setVisible(bool(state.history))

    def focus_start(self) -> None:
        """The first field, or the way back."""
        if self.fields is not None and self._shown.loaded:
            self.fields.fields()[0].control.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.body.setSpacing(SPACE[4])
        self._facts.body.addWidget(self.facts)
        self.lead.setVisible(self.fields is not None)
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.head, self.lead, self.trouble, self.errors, self.said, self.stale, self._facts):
            self.body.addWidget(part)
        if self.fields is not None:
            self.body.addWidget(self.fields)
        self.body.addWidget(self._history)
        for part in (self.save_button, self.checked_button, self.retire_link, self.restore_link):
            self.bar.add(part)
        self.back_link.clicked.connect(self._presenter.leave)
        self.save_button.clicked.connect(lambda: self._presenter.save(self.fields.values() if self.fields else {}))
        self.checked_button.clicked.connect(self._presenter.checked)
        self.retire_link.clicked.connect(lambda: self._presenter.retire(retired=True))
        self.restore_link.clicked.connect(lambda: self._presenter.retire(retired=False))
