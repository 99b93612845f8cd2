"""Safeguarding and multi-agency flags of one person, for clinicians: what stands, and a form to write one down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.flags import Category, FlagKind, Level
from hubdesk.domain.offence_data import TAG
from hubdesk.presenters.flags import FlagShown, FlagsPresenter, FlagsState
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    Card,
    DateField,
    ErrorSummary,
    FlowLayout,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    ScrollPage,
    SelectField,
    Tag,
    TextField,
)
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.field_errors import at_fields
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_NOTE = (
    "What other services have told the hub. Only clinicians see this page, and nothing of it is on any letter or card: "
    "it is put on paper only for one reader, on a basis that is written down. Read it when nobody looks over your "
    "shoulder."
)
_STACK_BELOW, _TAG_BELOW = 620, 460


class FlagsPage(ScrollPage):
    """Draws a ``FlagsState``."""

    def __init__(self, presenter: FlagsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = FlagsState()
        self.back_link = LinkButton("Back to the person", icon="chevron-left")
        self.head = PageHead("Safeguarding and multi-agency")
        self.trouble, self.errors = TroubleBox(presenter.load), ErrorSummary()
        self.said, self.broken = SaidBox(), InsetText("")
        self.title = Heading("", 2)
        self.kind = SelectField("What is it about?", [(kind.value, kind.label) for kind in FlagKind])
        self.category = SelectField("MAPPA category, if told", [(c.value, c.value) for c in Category if c.value])
        self.level = SelectField("MAPPA level, if told", [(one.value, one.value) for one in Level if one.value])
        self.texts = {
            "source": TextField("Who told the hub?", "Name or service, and how"),
            "lead": TextField("Lead contact (optional)", "Who to speak to, with a number"),
            "note": TextField("What a clinician here needs to know (optional)", lines=3),
            "ended": TextField("Why has it ended, and who said so?"),
        }
        self.on = DateField("When was the hub told?")
        self.review = DateField("When to look at it again?", "A day by which somebody asks whether it still stands")
        self.save_button, self.anew = ActionButton(""), LinkButton("Leave it as it is")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE[3])
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: FlagsState) -> None:
        """Draw the state; the fields keep what is typed until the form is for something else."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.broken.show_words(state.broken)
        self._render_form(before, state)
        self.said.show_said(state.said)
        if state.errors != before.errors:
            self._render_errors(state.errors)
        if state.rows != before.rows or state.loaded != before.loaded:
            empty(self._list)
            for row in state.rows:
                self._list.addWidget(self._card(row))
            if state.loaded and not state.rows:
                self._list.addWidget(Muted("Nothing is written down."))

    def fields(self) -> dict[str, str]:
        """What is typed, by field."""
        typed = {name: field.text() for name, field in self.texts.items()}
        typed |= {"category": self.category.value() or "", "level": self.level.value() or ""}
        for name, days in (("on", self.on), ("review", self.review)):
            day, month, year = days.values()
            typed |= {f"{name}.day": day, f"{name}.month": month, f"{name}.year": year}
        return typed

    def focus_start(self) -> None:
        """The first thing that is asked."""
        form = self._shown.form
        first: Field = self.texts["ended"] if form.ends else self.texts["source"] if form.fixed_kind else self.kind
        first.focus_editor()

    def _render_form(self, before: FlagsState, state: FlagsState) -> None:
        form = state.form
        self._form.setVisible(state.loaded and bool(state.kinds or form.fixed_kind))
        self.save_button.setEnabled(not state.busy)
        self.save_button.setText(form.save)
        self.title.setText(form.title)
        self.kind.setVisible(not form.fixed_kind)
        self._mappa.setVisible(state.asks_mappa and not form.ends)
        for name, field in self.texts.items():
            field.setVisible((name == "ended") == form.ends)
        self._days.setVisible(not form.ends)
        self.anew.setVisible(form.fixed_kind)
        if form != before.form or not before.loaded:
            self._fill(state)
            if before.loaded:
                self.scroll_to_top()
                self.focus_start()

    def _fill(self, state: FlagsState) -> None:
        values = state.form.values
        self.kind.set_value(state.kind or None)
        for name, field in self.texts.items():
            field.set_text(values.get(name, ""))
        for select, name in ((self.category, "category"), (self.level, "level")):
            select.set_value(values.get(name) or None)
        for days, name in ((self.on, "on"), (self.review, "review")):
            days.set_values(*(values.get(f"{name}.{part}", "") for part in ("day", "month", "year")))
        self._render_errors({})

    def _card(self, row: FlagShown) -> Card:
        card = Card()
        card.body.setSpacing(SPACE[2])
        top = StackingRow(_TAG_BELOW, SPACE[2])
        top.add(Body(fitted(row.title), strong=True), 1)
        top.add(Tag(row.tag, row.tag_kind), 0, Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(top)
        for words in row.lines:
            card.body.addWidget(Body(fitted(words)))
        if row.stands:
            links = QWidget()
            line = FlowLayout(SPACE[4], SPACE[1], links)
            change = LinkButton("Look at it again", icon="edit", spoken=f"Look again at {row.title}")
            end = LinkButton("It has ended", icon="cross", spoken=f"It has ended: {row.title}")
            change.clicked.connect(lambda: self._presenter.begin_change(row.kind))
            end.clicked.connect(lambda: self._presenter.begin_end(row.kind))
            line.addWidget(change)
            line.addWidget(end)
            paper = LinkButton("Put it on paper", icon="printer", spoken=f"Put on paper for one reader: {row.title}")
            paper.clicked.connect(lambda: self._presenter.begin_paper(row.kind))
            line.addWidget(paper)
            card.body.addWidget(links)
        return card

    def _render_errors(self, errors: dict[str, str]) -> None:
        fields: dict[str, Field] = {"kind": self.kind, "on": self.on, "review": self.review, **self.texts}
        self.errors.show_errors(at_fields(fields, errors))
        if errors:
            self.scroll_to_top()

    def _build(self) -> None:
        self._form = Card(roomy=True)
        self._form.body.setSpacing(SPACE[3])
        self._mappa, self._days = StackingRow(_STACK_BELOW), StackingRow(_STACK_BELOW)
        for row, pair in ((self._mappa, (self.category, self.level)), (self._days, (self.on, self.review))):
            for part in pair:
                row.add(part, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QWidget()
        line = FlowLayout(SPACE[4], SPACE[2], buttons)
        line.addWidget(self.save_button)
        line.addWidget(self.anew)
        texts = self.texts
        asked = (self.kind, self._mappa, texts["source"], self._days, texts["lead"], texts["note"], texts["ended"])
        for part in (self.title, *asked, buttons):
            self._form.body.addWidget(part)
        head = (self.back_link, self.head, Muted(_NOTE), self.trouble, self.errors, self.said, self.broken)
        for part in head:
            self.body.addWidget(part)
        self.body.insertWidget(2, Tag(TAG, "purple"), 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._list)
        self.body.addWidget(self._form)

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.kind.chosen.connect(self._presenter.choose)
        self.save_button.clicked.connect(lambda: self._presenter.save(self.fields()))
        self.anew.clicked.connect(self._presenter.begin_anew)
