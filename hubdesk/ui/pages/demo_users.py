"""The made-up users of the demo on its unlock page. A real hub never shows this."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hubdesk.ui.controls import Body, LinkButton, Rule, WarningCallout
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.stacking_row import StackingRow
from hubdesk.ui.theme import SPACE

DemoUser = tuple[str, str, str]
"""Sign-in name, role, password."""

_STACK_BELOW = 300


class DemoUsers(WarningCallout):
    """One line for each user, with a link that fills in their name and password."""

    picked = Signal(str, str)
    """This sign-in name and this password are to be used."""

    def __init__(self, users: tuple[DemoUser, ...], parent: QWidget | None = None) -> None:
        super().__init__("DEMO: made-up people", "Nobody here is real. Sign in as any of these users.", parent)
        for user in users:
            self.body.addWidget(Rule())
            self.body.addWidget(self._line(user))

    def _line(self, user: DemoUser) -> QWidget:
        sign_in, role, password = user
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Body(fitted(f"{sign_in}, {role}"), strong=True))
        column.addWidget(Body(fitted(f"Password: {password}")))
        use = LinkButton("Use", spoken=f"Use {sign_in}, {role}")
        use.clicked.connect(lambda: self.picked.emit(sign_in, password))
        line = StackingRow(_STACK_BELOW, SPACE[2])
        line.add(words, 1)
        line.add(use)
        return line
