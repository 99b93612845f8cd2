"""Register a person with the least that is needed to start."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.domain.people import PersonEntry
from hubdesk.presenters.register import GENDERS, RegisterPresenter, RegisterState
from hubdesk.ui.controls import (
    ActionButton,
    Card,
    CheckCard,
    ChoiceField,
    DateField,
    ErrorSummary,
    Field,
    FieldSet,
    FlowLayout,
    Heading,
    InsetText,
    LinkButton,
    ScrollPage,
    TextField,
)
from hubdesk.ui.pages.alike import AlikeCallout
from hubdesk.ui.pages.enter_goes_on import EnterGoesOn
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_STACK_BELOW = 560
_REASSURE = (
    "No address, no ID and no NHS number is fine. Enter what the person can tell you now. The rest can come later."
)


class RegisterPage(ScrollPage):
    """Name, date of birth, gender, NHS number. What was typed stays on the page whatever happens."""

    def __init__(self, presenter: RegisterPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.trouble, self.errors, self.alike = TroubleBox(), ErrorSummary(), AlikeCallout()
        self._make_fields()
        self.save_button, self.cancel_link = ActionButton("Register this person"), LinkButton("Cancel")
        self.kept, self.kept_link = InsetText(""), LinkButton("")
        self._build()
        self._fill(presenter.state.entry)
        self._join()
        self._shown = RegisterState()
        follow(presenter, self, self.render)

    def render(self, state: RegisterState) -> None:
        """Draw the state; the fields keep what was typed in them."""
        before, self._shown = self._shown, state
        self.save_button.setEnabled(not state.busy)
        self.alike.new_button.setEnabled(not state.busy)
        self.trouble.show_trouble(state.trouble)
        self._render_kept(state)
        if (state.kept, state.waiting) != (before.kept, before.waiting) and not state.waiting:
            self._fill(state.entry)  # what was kept comes back, or is thrown away; else what is typed stays
        if state.errors != before.errors:
            self._render_errors(state.errors)
        if state.alike != before.alike:
            self.alike.show_people(state.alike)
        if not state.busy and (state.errors or state.alike or state.trouble) and state != before:
            self.scroll_to_top()

    def store_typed(self) -> None:
        """Keep what is half typed."""
        self._presenter.keep(self.entry())

    def entry(self) -> PersonEntry:
        """What is typed now, exactly as typed."""
        day, month, year = self.born.values()
        return PersonEntry(
            **{name: field.text() for name, field in self.texts.items()},
            birth_day=day,
            birth_month=month,
            birth_year=year,
            birth_estimated=self.estimated.isChecked(),
            birth_unknown=self.unknown.isChecked(),
            gender=self.gender.value() or "",
        )

    def focus_start(self) -> None:
        """The first field of the name."""
        self.texts["family"].focus_editor()

    def _make_fields(self) -> None:
        self.texts = {
            "family": TextField("Family name", "One of the two names is enough"),
            "given": TextField("Given name", "First name, and others if given"),
            "title": TextField("Title (optional)", chars=12),
            "preferred": TextField("Known as (optional)"),
            "nhs_number": TextField(
                "NHS number (optional)", "10 digits, like 999 123 4560. It is fine not to have one.", chars=16
            ),
        }
        self.born = DateField("Date of birth", "For example 14 3 1988. The year alone is enough.", month_name=True)
        self.estimated, self.unknown = CheckCard("Estimated", compact=True), CheckCard("Not known", compact=True)
        self.gender = ChoiceField("Gender", list(GENDERS), "As the person describes it", in_row=True)

    def _build(self) -> None:
        head = (Heading("Register a person"), self.trouble, self.errors, self.alike, self.kept, self.kept_link)
        for part in (*head, InsetText(_REASSURE)):
            self.body.addWidget(part)
        for card in (self._build_name(), self._build_birth(), self._build_gender(), self._build_number()):
            self.body.addWidget(card)
        self.bar.add(self.save_button)
        self.bar.add(self.cancel_link)
        self.bar.set_hint("Enter goes to the next field")

    def _build_name(self) -> Card:
        card = _section("Name")
        for left, right in (("family", "given"), ("preferred", "title")):
            row = StackingRow(_STACK_BELOW)
            row.add(self.texts[left], 1, Qt.AlignmentFlag.AlignTop)
            row.add(self.texts[right], 1, Qt.AlignmentFlag.AlignTop)
            card.body.addWidget(row)
        return card

    def _build_birth(self) -> Card:
        card = _section("")
        ticks = FieldSet("Date of birth")
        row = FlowLayout(SPACE[2], SPACE[2], ticks)
        row.addWidget(self.estimated)
        row.addWidget(self.unknown)
        card.body.addWidget(self.born)
        card.body.addWidget(ticks)
        return card

    def _build_gender(self) -> Card:
        card = _section("")
        card.body.addWidget(self.gender)
        return card

    def _build_number(self) -> Card:
        card = _section("")
        card.body.addWidget(self.texts["nhs_number"])
        return card

    def _fill(self, entry: PersonEntry) -> None:
        for name, field in self.texts.items():
            field.set_text(getattr(entry, name))
        self.born.set_values(entry.birth_day, entry.birth_month, entry.birth_year)
        self.estimated.setChecked(entry.birth_estimated)
        self.unknown.setChecked(entry.birth_unknown)
        self.gender.set_value(entry.gender or None)

    def _join(self) -> None:
        self.save_button.clicked.connect(lambda: self._presenter.save(self.entry()))
        self.cancel_link.clicked.connect(self._presenter.cancel)
        self.kept_link.clicked.connect(self._follow_kept)
        self.alike.open_requested.connect(self._presenter.open_alike)
        self.alike.register_requested.connect(lambda: self._presenter.save_although_alike(self.entry()))
        for field in self.texts.values():
            field.changed.connect(self._edited)
        self.born.changed.connect(self._edited)
        EnterGoesOn(self).watch([*self.born.editors(), *(field.editor for field in self.texts.values())])

    def _render_kept(self, state: RegisterState) -> None:
        self.kept.setVisible(bool(state.kept))
        self.kept_link.setVisible(bool(state.kept))
        if not state.kept:
            return
        if state.waiting:
            self.kept.text.setText(f"A registration that you began at {state.kept} is not finished.")
            self.kept_link.setText("Go on with that one")
        else:
            self.kept.text.setText(f"You began this at {state.kept}. It was kept when you left the page.")
            self.kept_link.setText("Throw it away and start empty")

    def _follow_kept(self) -> None:
        if self._shown.waiting:
            self._presenter.go_on_with_kept()
        else:
            self._presenter.start_empty()

    def _edited(self) -> None:
        # Other details may be another person's: they are to be compared again before a new record is made.
        self.alike.hide()

    def _field(self, name: str) -> Field:
        if name.startswith("birth"):
            return self.born
        return self.gender if name == "gender" else self.texts[name]

    def _render_errors(self, errors: dict[str, str]) -> None:
        for field in (*self.texts.values(), self.born, self.gender):
            field.set_error("")
        for name, message in errors.items():
            self._field(name).set_error(message)
        self.errors.show_errors([(message, self._field(name)) for name, message in errors.items()])


def _section(title: str) -> Card:
    card = Card(roomy=True)
    card.body.setSpacing(SPACE[3])
    if title:
        card.body.addWidget(Heading(title, 2))
    return card
