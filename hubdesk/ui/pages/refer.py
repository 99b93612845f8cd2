"""A referral begins: where to, what they need, and how it goes there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.refer import ReferPresenter, ReferState
from hubdesk.ui.controls import (
    ActionButton,
    Card,
    ChoiceField,
    ErrorSummary,
    Fact,
    Heading,
    InsetText,
    LinkButton,
    ScrollPage,
    SelectField,
    SummaryList,
    TextField,
)
from hubdesk.ui.pages.field_errors import show_field_errors
from hubdesk.ui.pages.field_slot import FieldSlot
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class ReferPage(ScrollPage):
    """Draws a ``ReferState``."""

    def __init__(self, presenter: ReferPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = ReferState()
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.trouble, self.errors, self.said = TroubleBox(presenter.load), ErrorSummary(), SaidBox()
        self.hidden, self.open_already = InsetText(""), InsetText("")
        self.to = TextField("The service by name (optional)", "As it stands in the directory")
        self.lead = TextField("Who leads until both have answered", "Name, role and phone")
        self.begin = ActionButton("Begin the referral")
        self.rules = TextField("What local services want (a lead’s words)", lines=3, limit=1000)
        self.keep = ActionButton("Keep these words", "secondary")
        self.facts = SummaryList()
        self._form, self._known, self._local = Card(roomy=True), Card(), Card(roomy=True)
        self._where, self._how, self._urgency = (
            FieldSlot[SelectField](),
            FieldSlot[ChoiceField](),
            FieldSlot[ChoiceField](),
        )
        self._build()
        follow(presenter, self, self.render)

    def render(self, state: ReferState) -> None:
        """Draw the state."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.hidden.show_words(fitted(state.hidden))
        self.open_already.show_words(fitted(state.open_already))
        if state.kinds != before.kinds:
            where = SelectField("Where to?", list(state.kinds))
            where.chosen.connect(self._presenter.choose)
            self._where.put(where)
        if self.where is not None:
            self.where.set_value(state.chosen or None)
            self.where.setVisible(bool(state.kinds))
        if state.ways != before.ways:
            self._how.put(ChoiceField("How?", list(state.ways)) if state.ways else None)
        if state.urgencies != before.urgencies:
            soon = ChoiceField("How soon?", list(state.urgencies), in_row=True) if state.urgencies else None
            self._urgency.put(soon)
        chosen = bool(state.chosen)
        self.facts.set_facts([Fact(label, fitted(value)) for label, value in state.facts])
        self._known.setVisible(chosen)
        self._form.setVisible(chosen)
        self.to.setVisible(not state.joint)
        self.lead.setVisible(state.joint)
        self._local.setVisible(chosen and state.may_edit)
        if (state.chosen, state.rules) != (before.chosen, before.rules):
            self.rules.set_text(state.rules)
        self.begin.setEnabled(state.loaded and not state.busy)
        if self.said.show_said(state.said):
            self.scroll_to_top()
        if state.errors != before.errors:
            fields = {"destination": self.where, "how": self.how, "urgency": self.urgency}
            fields |= {"to": self.to, "lead": self.lead, "words": self.rules}
            show_field_errors(self, self.errors, fields, state.errors)

    @property
    def where(self) -> SelectField | None:
        """Where to."""
        return self._where.field

    @property
    def how(self) -> ChoiceField | None:
        """How it goes there."""
        return self._how.field

    @property
    def urgency(self) -> ChoiceField | None:
        """How soon."""
        return self._urgency.field

    def focus_start(self) -> None:
        """Where to, or what is asked once that is known."""
        first = self.how if self._shown.chosen and self.how is not None else self.where
        if first is not None:
            first.focus_editor()
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._form.body.setSpacing(SPACE[4])
        self._form.body.addLayout(self._how)
        self._form.body.addLayout(self._urgency)
        for part in (self.to, self.lead):
            self._form.body.addWidget(part)
        self._form.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self._known.body.addWidget(self.facts)
        self._local.body.addWidget(self.rules)
        self._local.body.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.back_link, Heading("Refer"), self.trouble, self.errors, self.said, self.hidden):
            self.body.addWidget(part)
        self.body.addLayout(self._where)
        for part in (self.open_already, self._known, self._form, self._local):
            self.body.addWidget(part)
        self.back_link.clicked.connect(self._presenter.back)
        self.begin.clicked.connect(self._begin)
        self.keep.clicked.connect(lambda: self._presenter.keep_rules(self.rules.text()))

    def _begin(self) -> None:
        how = self.how.value() if self.how is not None else None
        urgency = self.urgency.value() if self.urgency is not None else None
        self._presenter.begin(how or "", urgency or "", self.to.text(), self.lead.text())
