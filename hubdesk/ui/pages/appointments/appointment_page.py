"""One appointment: its facts, one press to say what happened, and all that happened so far."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.appointment import SAVED, AppointmentPresenter, AppointmentState, OutcomeChoice
from hubdesk.ui.controls import (
    ActionButton,
    Body,
    BulletList,
    Card,
    Fact,
    FlowLayout,
    Heading,
    InsetText,
    LinkButton,
    Muted,
    Panel,
    ScrollPage,
    SummaryList,
    Tag,
    WarningCallout,
)
from hubdesk.ui.pages.emptying import empty
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_NOT_YET = "On the day, say here what happened. Until then it can be moved or called off."
_STACK_BELOW = 820


class AppointmentPage(ScrollPage):
    """Shows an ``AppointmentState``; everything but the bar is drawn afresh when the appointment changes."""

    calendar_requested = Signal()
    """Ask where the calendar file goes."""

    def __init__(self, presenter: AppointmentPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._drawn: object = None
        self.back_link = LinkButton("Appointments of that day", icon="chevron-left")
        self.head = PageHead("Appointment")
        self.tag = Tag("", "grey")
        self.code = Muted()
        self.trouble = TroubleBox(presenter.load)
        self.clash = WarningCallout("At the same time", "The person has another appointment then.")
        self._clash_lines = QVBoxLayout()
        self.outcome = OutcomeCard()
        self.facts, self._facts_card, self._history = SummaryList(), Card(), Card()
        self.offer = ActionButton("Offer another appointment")
        self.move = ActionButton("Move it", "secondary", icon="calendar")
        self.print_card = ActionButton("Print a card", "secondary", icon="printer")
        self.calendar = LinkButton("Save for a calendar…", icon="calendar")
        self.saved, self.series = Panel("Saved", SAVED), InsetText("")
        self.reopen = LinkButton("That was recorded by mistake: take it back")
        self.person = LinkButton("To the person’s page", icon="person")
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: AppointmentState) -> None:
        """Draw the state."""
        self.trouble.show_trouble(state.trouble)
        self.outcome.setEnabled(not state.busy)
        self.saved.setVisible(state.saved)
        drawn = (state.banner, state.when, state.tag, state.facts, state.clashes, state.history, state.not_yet)
        if drawn == self._drawn or state.banner is None:
            self._show_known(known=state.banner is not None)
            return
        had_focus = self._drawn is not None and self.isAncestorOf(self.window().focusWidget() or self.window())
        self._drawn = drawn
        self.head.set_words(state.heading, state.when)
        self.tag.set_state(state.tag, state.tag_kind)
        self.code.setText(state.code)
        self.code.setVisible(bool(state.code))
        self._show_clashes(state.clashes)
        self.outcome.show_choices(state)
        self.facts.set_facts(Fact(label, fitted(value)) for label, value in state.facts)
        self._show_history(state.history)
        self.offer.setVisible(state.offer)
        self.move.setVisible(state.may_move)
        for part in (self.print_card, self.calendar):
            part.setVisible(state.may_print)
        self.series.show_words(state.later)
        self.reopen.setVisible(state.may_reopen)
        self._show_known(known=True)
        if had_focus:
            self.scroll_to_top()
            self.focus_start()

    def focus_start(self) -> None:
        """Offer another where one is due; else the way back, one Tab before the outcomes.

        Never an outcome: the Enter that opened this page, held a moment too long, must record nothing.
        """
        target = self.offer if self.offer.isVisibleTo(self) else self.back_link
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_known(self, *, known: bool) -> None:
        for part in (self._known, self.tag, self.person):
            part.setVisible(known)
        if not known:
            doings = (self.offer, self.move, self.print_card, self.calendar, self.reopen)
            for part in (self.outcome, self.clash, self.series, self.code, *doings):
                part.hide()

    def _show_clashes(self, clashes: tuple[str, ...]) -> None:
        empty(self._clash_lines)
        for line in clashes:
            self._clash_lines.addWidget(Body(line, strong=True))
        self.clash.setVisible(bool(clashes))

    def _show_history(self, lines: tuple[str, ...]) -> None:
        empty(self._history.body)
        self._history.body.addWidget(BulletList([fitted(line) for line in lines]))

    def _build(self) -> None:
        top = QVBoxLayout()
        top.setSpacing(SPACE[2])
        top.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(self.head)
        top.addWidget(self.tag, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(self.code)
        self.body.addLayout(top)
        self.clash.body.addLayout(self._clash_lines)
        self._facts_card.body.addWidget(self.facts)
        self._known = StackingRow(_STACK_BELOW)
        self._known.add(_headed("Details", self._facts_card), 1, Qt.AlignmentFlag.AlignTop)
        self._known.add(_headed("What happened so far", self._history), 1, Qt.AlignmentFlag.AlignTop)
        for part in (self.saved, self.trouble, self.clash, self.series, self.outcome, self._known):
            self.body.addWidget(part)
        for button in (self.offer, self.move, self.print_card, self.calendar, self.reopen, self.person):
            self.bar.add(button)

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.person.clicked.connect(self._presenter.to_person)
        self.offer.clicked.connect(self._presenter.offer_another)
        self.move.clicked.connect(self._presenter.move)
        self.print_card.clicked.connect(self._presenter.print_card)
        self.calendar.clicked.connect(self.calendar_requested)
        self.reopen.clicked.connect(self._presenter.reopen)
        self.outcome.said.connect(self._presenter.say)


class OutcomeCard(Card):
    """The buttons of what may have happened, in groups. One press records it."""

    said = Signal(str)
    """This happened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, roomy=True)
        self.body.setSpacing(SPACE[3])
        self.buttons: list[ActionButton] = []
        self._groups = QVBoxLayout()
        self._groups.setSpacing(SPACE[3])
        self._title = Heading("What happened?", 2)
        self.body.addWidget(self._title)
        self.body.addLayout(self._groups)

    def show_choices(self, state: AppointmentState) -> None:
        """Replace the groups; hidden when there is nothing to say."""
        empty(self._groups)
        self.buttons = []
        self._title.setText("Before the day" if state.not_yet else "What happened?")
        if state.not_yet:
            self._groups.addWidget(Body(_NOT_YET))
        if state.reminders:
            self._groups.addWidget(self._group("Remind the person today", state.reminders, fitted(state.reach)))
        for title, choices in (
            ("They came", state.came),
            ("They were not seen", state.missed),
            ("It is called off" if state.not_yet else "It was called off before", state.called_off),
        ):
            if choices:
                self._groups.addWidget(self._group(title, choices))
        self.setVisible(bool(state.came or state.missed or state.called_off))

    def _group(self, title: str, choices: tuple[OutcomeChoice, ...], lead: str = "") -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(Heading(title, 3))
        if lead:
            column.addWidget(Body(lead))
        row = QWidget()
        line = FlowLayout(SPACE[3], SPACE[2], row)
        for choice in choices:
            line.addWidget(self._button(choice))
        column.addWidget(row)
        hints = [f"{choice.text}: {choice.hint[0].lower()}{choice.hint[1:]}" for choice in choices if choice.hint]
        if hints:
            column.addWidget(Muted(". ".join(hints)))
        return box

    def _button(self, choice: OutcomeChoice) -> ActionButton:
        button = ActionButton(choice.text, "secondary", small=True)
        button.setAccessibleDescription(choice.hint)
        button.clicked.connect(lambda: self.said.emit(choice.value))
        self.buttons.append(button)
        return button


def _headed(title: str, card: Card) -> QWidget:
    section = QWidget()
    column = QVBoxLayout(section)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE[2])
    column.addWidget(Heading(title, 2))
    column.addWidget(card)
    return section
