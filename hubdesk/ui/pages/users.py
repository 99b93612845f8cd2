"""The users page: the list of accounts, the form for a colleague, and one account with what may be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.users import UsersPresenter, UsersState
from hubdesk.ui.controls import ActionButton, ScrollPage
from hubdesk.ui.pages.colleague_form import ColleagueForm
from hubdesk.ui.pages.page_head import PageHead
from hubdesk.ui.pages.row_section import RowSection
from hubdesk.ui.pages.said_box import SaidBox
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.user_card import UserCard
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE


class UsersPage(ScrollPage):
    """Three parts, one of them shown at a time."""

    new_keys_requested = Signal()
    """Change the keys of the records."""

    def __init__(self, presenter: UsersPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown = UsersState()
        self.body.setSpacing(SPACE[4])
        self.head, self.said = PageHead("Users"), SaidBox()
        self.trouble = TroubleBox()
        self.add_button = ActionButton("Add a colleague", icon="plus")
        self.add_button.clicked.connect(presenter.start_adding)
        self.head.add_action(self.add_button)
        self.keys_button = ActionButton("Change the keys of the records", "secondary", icon="lock")
        self.keys_button.clicked.connect(self.new_keys_requested)
        self.list = RowSection("Accounts at this hub")
        self.list.opened.connect(presenter.pick)
        self.form, self.card = ColleagueForm(presenter), UserCard(presenter)
        self.body.addWidget(self.head)
        for part in (self.trouble, self.said):
            self.body.addWidget(part)
        self.body.addWidget(self.keys_button, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.form, self.card, self.list):
            self.body.addWidget(part)
        follow(presenter, self, self.render)

    def render(self, state: UsersState) -> None:
        """Draw the state; moving between the parts moves the focus with it."""
        before, self._shown = self._shown, state
        self.head.set_words("Users", state.note)
        listing = not state.adding and state.open is None
        self.head.show_actions(shown=listing and state.manages)
        self.trouble.show_trouble(state.trouble)
        self.keys_button.setVisible(state.offers_keys)
        self.said.show_said(state.said)
        self.list.show_rows(state.rows)
        self.list.setVisible(listing and bool(state.rows))
        self.form.render(state)
        self.card.render(state)
        moved = (before.adding, before.open is None) != (state.adding, state.open is None)
        if moved and self.isVisible():
            self.scroll_to_top()
            self.focus_start()

    def focus_start(self) -> None:
        """Where work begins in the part that shows."""
        if self._shown.adding:
            self.form.focus_first()
        elif self._shown.open is not None:
            self.card.focus_first()
        elif self.list.has_rows():
            self.list.focus_first()
        else:
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
