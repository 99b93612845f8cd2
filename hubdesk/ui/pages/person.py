"""One person's page: open safety records first, then what is known and what was done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.presenters.person import PersonPresenter, PersonState
from hubdesk.ui.controls import ActionButton, Card, Fact, Heading, LinkButton, ScrollPage, SummaryList
from hubdesk.ui.pages.long_words import breakable
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.results_card import ResultsCard
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.safety_card import SafetyCard
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

START = "Start a visit"


class PersonPage(ScrollPage):
    """The overview of one person. The banner above the page says who it is."""

    def __init__(self, presenter: PersonPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Back to people", icon="chevron-left")
        self.head = PageHead("Overview")
        self.main_button = ActionButton(START)
        self.trouble = TroubleBox()
        self.safety = RowSection("Open safety records", card=SafetyCard())
        self.unfinished = RowSection("Visit to go on with")
        self.results, self.facts = ResultsCard(), SummaryList()
        self.visits = RowSection("Visits", "No other visits yet.")
        self._known = self._build_known()
        self._build()
        self._join()
        follow(presenter, self)

    def render(self, state: PersonState) -> None:
        """Draw the state. Until the person is read there is nothing to act on."""
        known = state.banner is not None
        self.head.set_words("Overview", state.registered)
        self.trouble.show_trouble(state.trouble)
        self.main_button.setVisible(known)
        self.main_button.setText(state.unfinished.action if state.unfinished else START)
        self.safety.show_rows(state.safety)
        self.unfinished.show_rows((state.unfinished,) if state.unfinished else ())
        self.results.show_results(state.results)
        self.visits.show_rows(state.visits)
        self.facts.set_facts(Fact(label, breakable(value)) for label, value in state.facts)
        for part in (self.results, self.visits, self._known):
            part.setVisible(known)

    def focus_start(self) -> None:
        """An open safety record comes first, then the main action."""
        if self.safety.has_rows():
            self.safety.focus_first()
        elif not self.main_button.isHidden():
            self.main_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_known(self) -> QWidget:
        section, card = QWidget(), Card()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[2])
        column.addWidget(Heading("Details", 2))
        column.addWidget(card)
        card.body.addWidget(self.facts)
        return section

    def _build(self) -> None:
        self.head.add_action(self.main_button)
        self.body.addWidget(self.back_link)
        for part in (self.head, self.trouble, self.safety, self.unfinished, self.results, self.visits, self._known):
            self.body.addWidget(part)

    def _join(self) -> None:
        self.back_link.clicked.connect(self._presenter.back)
        self.main_button.clicked.connect(self._main)
        for section in (self.safety, self.unfinished, self.visits):
            section.opened.connect(self._presenter.open)

    def _main(self) -> None:
        unfinished = self._presenter.state.unfinished
        if unfinished is None:
            self._presenter.start_visit()
        else:
            self._presenter.open(unfinished)
