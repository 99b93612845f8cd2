"""The Today page: what waits, most pressing first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.today import TodayPresenter, TodayState
from hubdesk.ui.controls import ActionButton, Body, Card, Heading, ScrollPage
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_SECTIONS = (
    ("interrupted", "Go on where you stopped"),
    ("safety", "Safety pages to finish"),
    ("paused", "Paused visits"),
    ("appointments", "Appointments today"),
    ("untold", "Appointments: say what happened"),
    ("to_remind", "Remind them today: their appointment is on the next working day"),
    ("openings", "Opened with a reason"),
    ("rights", "Privacy and rights: for you to decide"),
    ("follow_up", "Follow-up"),
    ("tasks", "Tasks"),
    ("seen", "Seen today"),
)


class TodayPage(ScrollPage):
    """Greeting, then a section for each kind of thing that waits. Empty sections are not shown."""

    find_requested = Signal()
    register_requested = Signal()

    def __init__(self, presenter: TodayPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._starting = False
        self.body.setSpacing(SPACE[4])
        self.head = PageHead("Today")
        self.find_button = ActionButton("Find a person", icon="search")
        self.register_button = ActionButton("Register a person", "secondary", icon="plus")
        self.trouble = TroubleBox(presenter.load)
        self.sections = {name: RowSection(title) for name, title in _SECTIONS}
        self.empty = _build_empty()
        self._build_head()
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.empty)
        for section in self.sections.values():
            section.opened.connect(presenter.open)
            self.body.addWidget(section)
        follow(presenter, self, self.render)

    def render(self, state: TodayState) -> None:
        """Draw the state."""
        self.head.set_words(fitted(state.greeting) or "Today", state.date)
        self.trouble.show_trouble(state.trouble)
        for name, section in self.sections.items():
            section.show_rows(getattr(state, name))
        waiting = any(section.has_rows() for section in self.sections.values())
        self.empty.setVisible(state.loaded and not waiting and state.trouble is None)
        if state.loaded and self._starting:
            self.focus_start()

    def focus_start(self) -> None:
        """The first row, or the way to find a person; once the rows are read, if they are still on their way."""
        first = next((section for section in self.sections.values() if section.has_rows()), None)
        # Somebody may have moved on while the rows were read: then their focus stays where it is.
        moved_on = self._starting and not self.find_button.hasFocus()
        self._starting = not self._presenter.state.loaded
        if moved_on:
            return
        if first is None:
            self.find_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first.focus_first()

    def _build_head(self) -> None:
        for button, wish in ((self.find_button, self.find_requested), (self.register_button, self.register_requested)):
            button.clicked.connect(wish)
            self.head.add_action(button)
        self.body.addWidget(self.head)


def _build_empty() -> Card:
    card = Card(roomy=True)
    card.body.addWidget(Heading("Nothing is waiting", 2))
    card.body.addWidget(
        Body("No visit is open and every safety page is finished. To start a visit, find a person or register someone.")
    )
    return card
