"""Letters and cards: what waits, what was made, and what can be made for a person."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.paper.papers import GROUPS, PapersPresenter, PapersState
from hubdesk.ui.controls import ActionButton, InsetText, LinkButton, ScrollPage
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class PapersPage(ScrollPage):
    """The list of papers of one person, or of everyone."""

    def __init__(self, presenter: PapersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._drawn = False
        own = presenter.state.own
        self.body.setSpacing(SPACE[4])
        self.back_link = LinkButton("Back to the person" if own else "Find a person", icon="chevron-left")
        self.head = PageHead("Letters and cards")
        self.letterhead = ActionButton("The hub on letters", "secondary", icon="edit")
        self.words = ActionButton("Change the words", "secondary", icon="edit")
        self.together = ActionButton("Print the drafts together", "secondary", icon="printer")
        self.trouble, self.hidden = TroubleBox(presenter.load), InsetText("")
        self.to_sign, self.drafts = RowSection("Letters to sign"), RowSection("Drafts")
        self.new = {title: RowSection(title) for title in GROUPS}
        self.made = RowSection("Made lately", "No letter or card was made yet.")
        self.body.addWidget(self.back_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.head.add_action(self.letterhead)
        self.head.add_action(self.words)
        for part in (self.head, self.trouble, self.hidden, self.to_sign, self.drafts, *self.new.values(), self.made):
            self.body.addWidget(part)
        self.back_link.clicked.connect(presenter.back)
        self.bar.add(self.together)
        self.together.clicked.connect(presenter.print_together)
        self.letterhead.clicked.connect(presenter.set_letterhead)
        self.words.clicked.connect(presenter.set_words)
        for section in self.new.values():
            section.opened.connect(presenter.begin)
        for section in (self.to_sign, self.drafts, self.made):
            section.opened.connect(presenter.open)
        follow(presenter, self, self.render)

    def render(self, state: PapersState) -> None:
        """Draw the state."""
        own = state.own
        self.head.set_words("Letters and cards", "" if own else "To make a new one, open the person first.")
        self.head.show_actions(shown=state.loaded and state.may_set_letterhead)
        self.trouble.show_trouble(state.trouble)
        self.hidden.show_words(state.hidden)
        self.to_sign.show_rows(state.to_sign)
        self.drafts.show_rows(state.drafts)
        self.together.setVisible(own and bool(state.to_sign or state.drafts))
        for title, section in self.new.items():
            section.show_rows([row for row in state.new if row.group == title])
            section.setEnabled(not state.busy)
        self.made.show_rows(state.made)
        self.made.setVisible(state.loaded and not state.hidden)
        if state.loaded and not self._drawn:
            self._drawn = True
            if self.back_link.hasFocus():
                self.focus_start()  # everyone's list has no banner that would tell the window when it is there

    def focus_start(self) -> None:
        """What waits comes first, then what can be made."""
        for section in (self.to_sign, self.drafts, *self.new.values(), self.made):
            if section.has_rows():
                section.focus_first()
                return
        self.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
