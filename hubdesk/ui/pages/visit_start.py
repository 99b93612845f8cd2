"""Start a visit: who is in the room, how long there is, whether it is a fit time and a private place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.domain.visit_setting import Present, SettingEntry
from hubdesk.presenters.visit_pages import Ticked
from hubdesk.presenters.visit_start import PRESENT, VisitStartPresenter, VisitStartState
from hubdesk.ui.controls import (
    ActionButton,
    Card,
    CheckCard,
    ChoiceField,
    ErrorSummary,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    ScrollPage,
    TextField,
)
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.field_errors import at_fields
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.visit.ticks_field import TicksField
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_ALONE = "alone"
_YES_NO = [("yes", "Yes"), ("no", "No")]
_FIT = "Not intoxicated, not in withdrawal, not very unwell, able to take this in"
_PRIVATE = "Nobody can hear or look in, and the person feels safe here"
_STACK_BELOW = 760
_NOT_FIT = (
    "The questionnaires for adults stay locked. The direct safety question is still asked. "
    "At the end you can book another visit."
)
_NOT_PRIVATE = "Questions that need privacy are left out and kept for another day. Move to another room if you can."
_OFFICER = "Answers so far, results and private questions stay hidden until you say that the officer has left."
_UNDER_AGE = "This person is under 18: the questionnaires for adults are locked. The direct safety question is asked."


class VisitStartPage(ScrollPage):
    """Nothing is chosen beforehand: a tick nobody made would be recorded as said."""

    def __init__(self, presenter: VisitStartPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = VisitStartState()
        self.trouble, self.errors = TroubleBox(presenter.load), ErrorSummary()
        ticks = tuple(Ticked(value, words, ticked=False) for value, words in PRESENT)
        alone = Ticked(_ALONE, "The person is alone with me", ticked=False)
        self.present = TicksField("Who is in the room?", (alone, *ticks), "Tick all that apply")
        self.interpreter = TextField(
            "Interpreter’s name or number", "A professional interpreter only: never family, a friend or an officer"
        )
        self.language = TextField("Language spoken", "For example Polish or British Sign Language")
        self.minutes = TextField("How many minutes do we have? (optional)", "The plan is then fitted to them", chars=4)
        self.kept, self.open_visit = InsetText(""), LinkButton("Go on with that visit")
        self.officer_note, self.private_note, self.fit_note = (
            InsetText(_OFFICER),
            InsetText(_NOT_PRIVATE),
            InsetText(_NOT_FIT),
        )
        shown = presenter.state
        self.length = ChoiceField("Which visit?", list(shown.kinds), headings=shown.headings)
        self.private = ChoiceField("Is this place safe and private?", _YES_NO, _PRIVATE, in_row=True)
        self.fit = ChoiceField("Is this a fit time to decide?", _YES_NO, _FIT, in_row=True)
        self.adult = ChoiceField(
            "Is the person 18 or over?",
            [("yes", "Yes"), ("no", "No, or not sure")],
            "No date of birth is recorded",
            in_row=True,
        )
        self.under_age = InsetText(_UNDER_AGE)
        self.begin, self.cancel = ActionButton("Begin the visit"), LinkButton("Cancel")
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: VisitStartState) -> None:
        """Draw the state; what is chosen stays."""
        before, self._shown = self._shown, state
        self.trouble.show_trouble(state.trouble)
        self.adult.setVisible(state.ask_adult)
        self.under_age.setVisible(state.under_age)
        self.begin.setEnabled(not state.busy)
        self.open_visit.setVisible(state.already is not None)
        self.kept.setVisible(bool(state.kept_at))
        self.kept.text.setText(f"You chose this at {state.kept_at}. It was kept when you left the page.")
        if state.kept is not None and state.kept != before.kept:
            self._fill(state.kept)
        if state.errors != before.errors or (state.errors and before.busy and not state.busy):
            self.errors.show_errors(at_fields(self._fields(), state.errors))
            self.scroll_to_top()

    def focus_start(self) -> None:
        """The first tick."""
        self.present.focus_editor()

    def entry(self) -> SettingEntry:
        """What is chosen now."""
        ticked = self.present.values()
        return SettingEntry(
            alone=_ALONE in ticked,
            present=tuple(value for value in ticked if value != _ALONE),
            interpreter=self.interpreter.text(),
            language=self.language.text() if Present.INTERPRETER.value in ticked else "",
            minutes=self.minutes.text(),
            pathway_id=self.length.value() or "",
            fit=self.fit.value() or "",
            private=self.private.value() or "",
            adult=(self.adult.value() or "") if self._shown.ask_adult else "",
        )

    def store_typed(self) -> None:
        """Keep what is chosen."""
        self._presenter.keep(self.entry())

    def _fill(self, entry: SettingEntry) -> None:
        """Put what was kept on the page; what the hub offers no more is left empty."""
        self.present.set_values((*((_ALONE,) if entry.alone else ()), *entry.present))
        for field, text in ((self.interpreter, entry.interpreter), (self.language, entry.language)):
            field.set_text(text)
        self.minutes.set_text(entry.minutes)
        for choice, value in ((self.private, entry.private), (self.fit, entry.fit), (self.adult, entry.adult)):
            choice.set_value(value or None)
        known = [pathway for pathway, _words in self._shown.kinds]
        self.length.set_value(entry.pathway_id if entry.pathway_id in known else None)
        self._follow_choices()

    def _fields(self) -> dict[str, Field]:
        return {
            "present": self.present,
            "interpreter": self.interpreter,
            "language": self.language,
            "minutes": self.minutes,
            "private": self.private,
            "fit": self.fit,
            "adult": self.adult,
            "pathway": self.length,
        }

    def _build(self) -> None:
        for part in (Heading("Start a visit"), self.trouble, self.open_visit, self.errors, self.kept, self.under_age):
            self.body.addWidget(part)
        room = Card()
        for part in (self.present, self.officer_note, self.interpreter, self.language):
            room.body.addWidget(part)
        fit = Card()
        row = StackingRow(_STACK_BELOW)
        row.add(self.private, 1, Qt.AlignmentFlag.AlignTop)
        row.add(self.fit, 1, Qt.AlignmentFlag.AlignTop)
        for part in (row, self.private_note, self.fit_note, self.adult, self.minutes, self.length):
            fit.body.addWidget(part)
        for card in (room, fit):
            card.body.setSpacing(SPACE[3])
            self.body.addWidget(card)
        self.body.addWidget(Muted("You can pause at any moment, and hide the screen with F12."))
        self.bar.add(self.begin)
        self.bar.add(self.cancel)
        self._follow_choices()

    def _join(self) -> None:
        self.begin.clicked.connect(lambda: self._presenter.begin(self.entry()))
        self.cancel.clicked.connect(self._presenter.cancel)
        self.open_visit.clicked.connect(self._presenter.go_on_with_open_visit)
        for card in self.present.editors():
            if isinstance(card, CheckCard):
                card.toggled.connect(lambda _on: self._follow_choices())
        for field in (self.private, self.fit):
            field.chosen.connect(lambda _value: self._follow_choices())

    def _follow_choices(self) -> None:
        """Say at once what a choice brings, and take back what was said about there being none."""
        ticked = self.present.values()
        chosen = {"present": ticked, "private": self.private.value(), "fit": self.fit.value()}
        for name, field in self._fields().items():
            if chosen.get(name) and field.error():
                field.set_error("")
        for field in (self.interpreter, self.language):
            field.setVisible(Present.INTERPRETER.value in ticked)
        self.officer_note.setVisible("officer" in ticked)
        self.private_note.setVisible(self.private.value() == "no")
        self.fit_note.setVisible(self.fit.value() == "no")
