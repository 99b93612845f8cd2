""" "Please pass this back to Sam": calm, the same whatever was answered; and the way back for the worker."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from hubdesk.presenters.hand_over import HandOverPresenter
from hubdesk.presenters.hand_over_pages import PassBack
from hubdesk.presenters.visit_pages import VisitState
from hubdesk.ui.controls import ActionButton, Card, Heading, LinkButton, Panel
from hubdesk.ui.pages.centred_page import CentredPage
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.password_field import PasswordField
from hubdesk.ui.pages.trouble_box import TroubleBox
from hubdesk.ui.theme import SPACE

THANKS = "Thank you. Your answers are saved."


class PassBackView(CentredPage):
    """Shows a ``PassBack``. The password leaves this page only once and is never kept."""

    lock_requested = Signal()
    """Another member of staff is here: lock, and let them in with their own name."""

    def __init__(self, presenter: HandOverPresenter, parent: QWidget | None = None) -> None:
        super().__init__(720, parent)
        self._presenter = presenter
        self.panel, self.trouble = Panel("", THANKS, tone="blue"), TroubleBox()
        self.password = PasswordField("")
        self.take_back = ActionButton("Take back", "secondary", icon="unlock")
        self.go_on = ActionButton("Go back to the question")
        self.lock = LinkButton("Another member of staff: lock the screen", icon="lock")
        staff = Card(roomy=True)
        staff.body.setSpacing(SPACE[3])
        staff.body.addWidget(Heading("For staff", 2))
        for part in (self.trouble, self.password, self.take_back, self.lock):
            staff.body.addWidget(part, 0, *_left(part))
        self.column.addWidget(self.panel)
        self.column.addWidget(staff)
        self.bar.add(self.go_on)
        self._join()

    def render(self, state: VisitState) -> None:
        """Show a state; a password that was not taken is emptied."""
        page = state.page
        if not isinstance(page, PassBack):
            return
        words = f"Please pass this back to {page.worker}"
        self.panel.title.setText(fitted(words))
        self.panel.title.setAccessibleName(f"{words}. {THANKS}")
        self.password.field.label.setText(f"Password of {fitted(page.worker_name)}")
        self.password.editor.setAccessibleName(f"Password of {page.worker_name}")
        self.trouble.show_trouble(state.trouble)
        self.go_on.setVisible(page.can_return)
        self.bar.setVisible(page.can_return)
        self.password.set_read_only(read_only=state.busy)
        self.take_back.setEnabled(not state.busy)
        if page.wrong != self.password.field.error():
            self.password.field.set_error(page.wrong)
        if page.wrong or state.trouble is not None:
            self.password.empty()
            self.password.field.focus_editor()

    def focus_start(self) -> None:
        """The heading, so that it is read out; no key types into the password by mistake."""
        self.panel.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def store_typed(self) -> None:
        """A password is never stored."""

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing typed behind."""
        self.password.empty()
        super().hideEvent(event)

    def _join(self) -> None:
        self.password.field.submitted.connect(self._take_back)
        self.take_back.clicked.connect(self._take_back)
        self.go_on.clicked.connect(self._presenter.begin)
        self.lock.clicked.connect(self.lock_requested)

    def _take_back(self) -> None:
        if self._presenter.state.busy:
            return
        typed = self.password.text()
        self.password.empty()
        self._presenter.unlock(typed)


def _left(part: QWidget) -> tuple[Qt.AlignmentFlag, ...]:
    return (Qt.AlignmentFlag.AlignLeft,) if isinstance(part, ActionButton) else ()
