"""The unlock page: one's own name and password open the records on this computer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hubdesk.presenters.unlock import UnlockPresenter, UnlockState
from hubdesk.ui.controls import ActionButton, Card, Heading, LinkButton, Muted, Text, TextField, announce
from hubdesk.ui.pages.centred_page import CentredPage
from hubdesk.ui.pages.demo_users import DemoUser, DemoUsers
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.password_field import PasswordField
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.pages.watching import follow
from hubdesk.ui.theme import SPACE

_CARD, _WITH_DEMO, _STACK_BELOW = 460, 920, 760
BUSY = "Opening the records. This takes a few seconds."


class UnlockPage(CentredPage):
    """Sign-in name, password, one button. The password leaves this page only once and is never kept."""

    rescue_requested = Signal()

    def __init__(self, presenter: UnlockPresenter, parent: QWidget | None = None) -> None:
        users = presenter.state.demo_users
        super().__init__(_WITH_DEMO if users else _CARD, parent)
        self._presenter = presenter
        self._busy = False
        self.trouble = TroubleBox()
        self.sign_in, self.password = TextField("Sign-in name"), PasswordField("Password")
        self.unlock_button = ActionButton("Unlock", icon="unlock")
        self.rescue_link = LinkButton("Cannot get in? Get the records back")
        self._waiting = Text("", "body")
        row = StackingRow(_STACK_BELOW)
        row.add(self._build_card(presenter.state), 1)
        if users:
            row.add(self._build_demo(users), 1)
        self.column.addWidget(row)
        self._join()
        follow(presenter, self, self.render)

    def render(self, state: UnlockState) -> None:
        """Draw the state. A new problem empties the password and leads back to what needs typing."""
        if state.sign_in and self.sign_in.text() != state.sign_in:
            self.sign_in.set_text(state.sign_in)
        self._render_busy(busy=state.busy)
        self.trouble.show_trouble(state.trouble)
        if state.trouble is not None:
            self.password.empty()
            self.focus_start()

    def focus_start(self) -> None:
        """The first thing that is still to be typed."""
        (self.password.field if self.sign_in.text().strip() else self.sign_in).focus_editor()

    def unlock(self, sign_in: str, password: str) -> None:
        """Fill the name in and unlock."""
        self.sign_in.set_text(sign_in)
        self._presenter.unlock(sign_in, password)

    def is_in_use(self) -> bool:
        """Whether a name or a password stands in it, or it is opening the records."""
        return self._busy or bool(self.sign_in.text() or self.password.text())

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing typed behind."""
        self.password.empty()
        super().hideEvent(event)

    def _build_card(self, state: UnlockState) -> QWidget:
        card = Card(roomy=True)
        card.body.setContentsMargins(SPACE[6], SPACE[5], SPACE[6], SPACE[5])
        card.body.setSpacing(SPACE[4])
        names = QVBoxLayout()
        names.setSpacing(SPACE[1])
        names.addWidget(Heading(fitted(state.hub or "hubdesk")))
        if state.site:
            names.addWidget(Text(fitted(state.site), "caption"))
        card.body.addLayout(names)
        for part in (self.trouble, self.sign_in, self.password, self.unlock_button, self._waiting):
            card.body.addWidget(part)
        card.body.addWidget(self.rescue_link, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(Muted("Records are encrypted on this computer. Use your own name and password."))
        return card

    def _build_demo(self, users: tuple[DemoUser, ...]) -> QWidget:
        demo = DemoUsers(users)
        demo.picked.connect(self._fill)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(demo)
        column.addStretch(1)
        return side

    def _join(self) -> None:
        self.unlock_button.clicked.connect(self._unlock)
        self.rescue_link.clicked.connect(self.rescue_requested)
        self.sign_in.submitted.connect(self.password.field.focus_editor)
        self.password.field.submitted.connect(self._unlock)

    def _fill(self, sign_in: str, password: str) -> None:
        self.sign_in.set_text(sign_in)
        self.password.set_text(password)
        self.password.field.focus_editor()

    def _unlock(self) -> None:
        if self._busy:
            return
        self._presenter.unlock(self.sign_in.text(), self.password.text())
        self.password.empty()

    def _render_busy(self, *, busy: bool) -> None:
        if busy and not self._busy:
            self.password.field.focus_editor()
            announce(self, BUSY, urgent=False)
        self._busy = busy
        if isinstance(self.sign_in.editor, QLineEdit):
            self.sign_in.editor.setReadOnly(busy)
        self.password.set_read_only(read_only=busy)
        self.unlock_button.setEnabled(not busy)
        self._waiting.setText(BUSY if busy else "")
        self._waiting.setVisible(busy)
