"""The blue bar at the top: whose hub this is, find a person, who is signed in, lock."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from hubdesk.ui.controls.labels import Text
from hubdesk.ui.shell.bar_button import BarButton
from hubdesk.ui.theme import SPACE, look

_HEIGHT = 56
"""At 100 %; the gaps above and below the words do not grow."""


class TopBar(QFrame):
    """Gives up words step by step when the window is narrow or the text is large; never forces a width."""

    find_requested = Signal()
    help_requested = Signal()
    user_requested = Signal()
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, demo: bool = False) -> None:
        super().__init__(parent)
        self._hub, self._site = Text("Health hub", "heading-m", wrap=False), Text("", "body", wrap=False)
        self._line = QLabel()
        self._line.setObjectName("barLine")
        self._line.setFixedWidth(1)
        self._demo = Text("DEMO", "body", wrap=False)
        self._demo.setObjectName("demoBadge")
        self._demo.setAccessibleName("Demo: every person here is made up")
        self._demo.setVisible(demo)
        self._find = BarButton("Find a person", "search", "Find a person, Control F")
        self._help = BarButton("Urgent help", "phone", "Urgent help: whom to call and what to say, F9")
        self._user = BarButton("", "person", "")
        self._lock = BarButton("Lock", "lock", "Lock the screen, Control L")
        self._find.clicked.connect(self.find_requested)
        self._help.clicked.connect(self.help_requested)
        self._user.clicked.connect(self.user_requested)
        self._lock.clicked.connect(self.lock_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE[4], 0, SPACE[3], 0)
        row.setSpacing(SPACE[3])
        for part in (self._hub, self._line, self._site, self._demo):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for button in (self._help, self._find, self._user, self._lock):
            row.addWidget(button)
        self._alone = False
        self._find_offered = True
        self._measure()

    def set_hub(self, hub: str, site: str) -> None:
        """Name the hub and the probation office."""
        self._hub.setText(hub)
        self._site.setText(site)
        self._fit()

    def set_user(self, user: str) -> None:
        """Name who is signed in, or nobody."""
        self._user.setText(user)
        spoken = f"Signed in as {user}"
        self._user.setAccessibleName(spoken)
        self._user.setToolTip(spoken)
        self._fit()

    def set_find(self, *, offered: bool) -> None:
        """Offer to find a person and to call for help, or not: an IT admin opens no record."""
        self._find_offered = offered
        self._fit()

    def set_alone(self, alone: bool) -> None:
        """Leave out the buttons while nobody is signed in or the person answers alone."""
        self._alone = alone
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as the window gives."""
        return QSize(640, _height())

    def minimumSizeHint(self) -> QSize:
        """Icons alone."""
        return QSize(320, _height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def focus_first(self) -> None:
        """The first button that shows."""
        first = self._help if self._find_offered else self._user
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _measure(self) -> None:
        self.setFixedHeight(_height())
        self._line.setFixedHeight(look().em(24))
        self._fit()

    def _fit(self) -> None:
        for shown in range(4):
            self._show_words(shown)
            if self.layout().totalSizeHint().width() <= self.width():
                return

    def _show_words(self, step: int) -> None:
        """Step 0 shows everything; then the user's and Find's words, then the site, then Lock's word go."""
        for button in (self._find, self._user, self._lock):
            button.setVisible(not self._alone)
        for button in (self._help, self._find):
            button.setVisible(not self._alone and self._find_offered)
        self._user.setVisible(not self._alone and bool(self._user.text()))
        self._find.set_icon_only(step >= 1)
        self._user.set_icon_only(step >= 1)
        for part in (self._line, self._site):
            part.setVisible(step < 2 and bool(self._site.text()))
        for button in (self._lock, self._help):
            button.set_icon_only(step >= 3)
        self.layout().invalidate()


def _height() -> int:
    return look().em(24) + _HEIGHT - 24
