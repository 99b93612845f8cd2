"""One person's page: open safety records first, then what is known and what was done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.domain.details import Section
from hubdesk.domain.offence_data import TAG, is_offence_data
from hubdesk.presenters.person import PersonPresenter, PersonState, VisitRow
from hubdesk.ui.controls import (
    ActionButton,
    Card,
    Fact,
    Heading,
    InsetText,
    LinkButton,
    ScrollPage,
    SummaryList,
    WarningCallout,
)
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.results_card import ResultsCard
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.safety_card import SafetyCard
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

START = "Start a visit"
_STACK_BELOW = 860
_IDENTITY = "identity"


class PersonPage(ScrollPage):
    """The overview of one person. The banner above the page says who it is."""

    def __init__(self, presenter: PersonPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Back to people", icon="chevron-left")
        self.head = PageHead("Overview")
        self.main_button = ActionButton(START)
        self.trouble = TroubleBox(presenter.load)
        self.safety = RowSection("Open safety records", card=SafetyCard())
        self.unfinished = InsetText("")
        self.results, self.facts = ResultsCard(), SummaryList()
        self.now, self.to_ask = RowSection("Now"), RowSection("Still to ask")
        self.visits = RowSection("Visits", "No finished visits yet.")
        self.tasks, self.matters, self.hidden = RowSection("Tasks"), InsetText(""), InsetText("")
        self.moves = InsetText("")
        self.sharing = LinkButton("", icon="message")
        self.earlier = LinkButton("", icon="clock")
        self.gp_case = LinkButton("Getting a GP: where it stands", icon="heart")
        self.notes = RowSection("Notes", "No notes yet.")
        self.notes_link = LinkButton("", icon="edit")
        self.care_link = LinkButton("", icon="heart")
        self.contacts_link = LinkButton("Contacts: met, phoned, went with", icon="phone")
        self.flags, self.restriction = LinkButton("", icon="shield"), LinkButton("", icon="lock")
        self.rights = LinkButton("", icon="shield")
        self.objections = WarningCallout("An objection", "")
        self.keeping = LinkButton("How long this record is kept", icon="clock")
        self.compare = LinkButton("Registered twice? Compare with another record", icon="people")
        self.merged = RowSection("Merged records")
        self.access = LinkButton("Who looked at this record", icon="eye-off")
        self.referrals = RowSection("Referrals: who has what")
        self.refer_button = ActionButton("Refer", "secondary", icon="send")
        self.appointments = RowSection("Appointments", "No appointment is booked.")
        self.book_button = ActionButton("Book an appointment", "secondary", icon="calendar")
        self.papers_button = ActionButton("Letters and cards", "secondary", icon="file")
        self._known = StackingRow(_STACK_BELOW)
        self._build()
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: PersonState) -> None:
        """Draw the state. Until the person is read there is nothing to act on."""
        known = state.banner is not None
        self.head.set_words("Overview", state.registered)
        self.trouble.show_trouble(state.trouble)
        self.head.show_actions(shown=known)
        self.main_button.setText(state.unfinished.action if state.unfinished else START)
        self.safety.show_rows(state.safety)
        self._render_unfinished(state.unfinished)
        self.results.show_results(state.results)
        self.visits.show_rows(state.visits)
        self.earlier.setVisible(bool(state.earlier))
        self.earlier.setText(state.earlier)
        self.moves.setVisible(bool(state.moves))
        self.moves.text.setText(fitted("\n".join(state.moves)))
        self.tasks.show_rows(state.tasks)
        self.referrals.show_rows(state.referrals)
        self.matters.setVisible(bool(state.matters))
        self.matters.text.setText(f"What matters to me: {fitted(state.matters)}")
        self.hidden.show_words(state.hidden)
        self.sharing.setVisible(known)
        self.access.setVisible(known)
        self.keeping.setVisible(known)
        self.compare.setVisible(state.may_compare)
        self.merged.show_rows(state.merged)
        self.rights.setVisible(known)
        self.rights.setText(f"Privacy and rights: {state.rights}" if state.rights else "Privacy and rights")
        self.objections.setVisible(bool(state.objections))
        self.objections.text.setText(fitted("\n".join(state.objections)))
        self._render_notes(state)
        self.gp_case.setVisible(known)
        self.sharing.setText(f"Agreement to share: {state.sharing}")
        self.appointments.show_rows(state.appointments)
        self.appointments.setVisible(known)
        self.now.show_rows(state.now)
        self.to_ask.show_rows(state.to_ask)
        facts = [Fact(label, fitted(value)) for label, value in state.facts]
        self.facts.set_facts((*facts, *_detail_facts(state)))
        buttons = (self.main_button, self.book_button, self.papers_button, self.refer_button)
        above = (*buttons, self.safety.list, self.now.list, self.tasks.list, self.referrals.list)
        self.facts.follow_in_tab_order([one for one in above if one.focusPolicy() != Qt.FocusPolicy.NoFocus][-1])
        self.visits.setVisible(known)
        self._known.setVisible(known)
        self._ways.setVisible(known)

    def focus_start(self) -> None:
        """An open safety record comes first, then the main action."""
        if self.safety.has_rows():
            self.safety.focus_first()
        elif self._presenter.state.banner is not None:
            self.main_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _render_notes(self, state: PersonState) -> None:
        self.notes.show_rows(state.notes)
        self.notes.setVisible(bool(state.notes_words))
        self.contacts_link.setVisible(bool(state.notes_words))
        for link, words in (
            (self.notes_link, state.notes_words),
            (self.care_link, state.care),
            (self.flags, state.flags),
            (self.restriction, state.restriction),
        ):
            link.setVisible(bool(words))
            link.setText(words)

    def _render_unfinished(self, row: VisitRow | None) -> None:
        self.unfinished.setVisible(row is not None)
        if row is not None:
            self.unfinished.text.setText(f"{row.title} not finished: {row.tag.lower()}. {row.detail}.")

    def _build_details(self) -> QWidget:
        section, card = QWidget(), Card()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(Heading("Details", 2))
        column.addWidget(card)
        card.body.addWidget(self.facts)
        return section

    def _build_beside(self) -> QWidget:
        """What was found out and what was not, one below the other."""
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[4])
        column.addWidget(self.results)
        column.addWidget(self.appointments)
        column.addWidget(self._build_notes())
        column.addWidget(self.to_ask)
        return beside

    def _build_notes(self) -> QWidget:
        """The newest notes, and the ways to all of them and to what other services have told."""
        notes = QWidget()
        column = QVBoxLayout(notes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        for part in (self.notes, self.notes_link, self.contacts_link, self.care_link, self.flags):
            column.addWidget(part)
        return notes

    def _build_ways(self) -> QWidget:
        """The ways to what is kept about the record itself."""
        self._ways = QWidget()
        column, card = QVBoxLayout(self._ways), Card()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(Heading("About this record", 2))
        column.addWidget(card)
        for link in (
            self.gp_case,
            self.sharing,
            self.rights,
            self.access,
            self.keeping,
            self.compare,
            self.restriction,
        ):
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return self._ways

    def _build(self) -> None:
        self.head.add_action(self.main_button)
        self.head.add_action(self.book_button)
        self.head.add_action(self.papers_button)
        self.head.add_action(self.refer_button)
        top = QVBoxLayout()
        top.setSpacing(SPACE[2])
        top.addWidget(self.back_link)
        top.addWidget(self.head)
        self.body.addLayout(top)
        self._known.add(self._build_details(), 1, Qt.AlignmentFlag.AlignTop)
        self._known.add(self._build_beside(), 1, Qt.AlignmentFlag.AlignTop)
        for part in (
            *(self.trouble, self.safety, self.unfinished, self.hidden, self.objections, self.merged, self.matters),
            *(self.now, self.tasks, self.referrals),
            *(self._known, self._build_ways(), self.visits, self.earlier, self.moves),
        ):
            self.body.addWidget(part)

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.main_button.clicked.connect(self._press_main)
        self.book_button.clicked.connect(self._presenter.book)
        self.papers_button.clicked.connect(self._presenter.open_papers)
        self.refer_button.clicked.connect(self._presenter.refer)
        self.referrals.opened.connect(self._presenter.open)
        self.earlier.clicked.connect(self._presenter.show_earlier)
        self.sharing.clicked.connect(self._presenter.open_sharing)
        self.gp_case.clicked.connect(self._presenter.open_gp_case)
        self.notes.opened.connect(self._presenter.open)
        self.notes_link.clicked.connect(self._presenter.open_notes)
        self.contacts_link.clicked.connect(self._presenter.open_contacts)
        self.care_link.clicked.connect(self._presenter.open_care)
        self.flags.clicked.connect(self._presenter.open_flags)
        self.restriction.clicked.connect(self._presenter.open_restriction)
        self.access.clicked.connect(self._presenter.open_access)
        self.keeping.clicked.connect(self._presenter.open_keeping)
        self.compare.clicked.connect(self._presenter.compare)
        self.merged.opened.connect(self._presenter.open)
        self.rights.clicked.connect(self._presenter.open_rights)
        self.tasks.opened.connect(self._presenter.open)
        self.appointments.opened.connect(self._presenter.open_appointment)
        for section in (self.safety, self.now, self.to_ask, self.visits):
            section.opened.connect(self._presenter.open)

        self.facts.action_requested.connect(self._change)

    def _change(self, name: str) -> None:
        self._presenter.open_details(None if name == _IDENTITY else Section(name))

    def _press_main(self) -> None:
        unfinished = self._presenter.state.unfinished
        if unfinished is None:
            self._presenter.start_visit()
        else:
            self._presenter.open(unfinished)


def _detail_facts(state: PersonState) -> list[Fact]:
    """What is known, each with a way to change it."""
    return [
        Fact(
            d.label,
            fitted(d.value),
            "Change",
            d.section.value if d.section else _IDENTITY,
            TAG if is_offence_data(d.section) else "",
        )
        for d in state.details
    ]
