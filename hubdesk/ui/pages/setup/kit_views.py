"""The recovery kit on the screen, and two of its groups typed back from paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from hubdesk.presenters.setup import SetupPresenter
from hubdesk.presenters.setup_flow import SetupState
from hubdesk.ui.controls import ActionButton, Body, Card, Lead, Muted, Text, TextField, WarningCallout
from hubdesk.ui.controls.field import Field
from hubdesk.ui.pages.setup.views import View
from hubdesk.ui.theme import SPACE

_ACROSS = 4
_HINT = "Four letters or digits"


class KitView(View):
    """Fourteen groups of four, numbered, and a way to print them."""

    title = "The recovery kit"
    way_on = "I have it on paper"

    print_requested = Signal()

    def __init__(self, state: SetupState) -> None:
        super().__init__()
        self.add(
            Lead("This opens the records if every password is forgotten or this computer's key store is lost."),
            WarningCallout(
                "It is shown only now",
                "Print it twice or write it down. hubdesk keeps it nowhere. Without the passwords and without this kit "
                "the records are lost for good; whoever has the kit and the files can read them.",
            ),
        )
        card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        card.body.addWidget(_groups(state.kit))
        self.print_button = ActionButton("Print the kit", "secondary", icon="printer")
        self.print_button.clicked.connect(self.print_requested)
        card.body.addWidget(self.print_button)
        self.add(card, Muted("Two sealed envelopes, in two safes: the clinical lead's and the Caldicott Guardian's."))


class CheckView(View):
    """Two groups typed back: the paper is really there, and it can be read."""

    title = "Check your paper"
    way_on = "Make the store"

    def __init__(self, state: SetupState) -> None:
        super().__init__()
        self.add(Body("Look at the paper, not at the screen before. Type these two groups of the recovery kit."))
        self._groups = [TextField(f"Group {number}", _HINT, chars=8, limit=8) for number in state.ask]
        card = Card(roomy=True)
        card.body.setSpacing(SPACE[3])
        for field in self._groups:
            card.body.addWidget(field)
        self.add(card)
        self._groups[0].submitted.connect(self._groups[1].focus_editor)
        self._groups[1].submitted.connect(self.wants_to_go_on)

    def fields(self) -> dict[str, Field]:
        """See ``View``."""
        return {f"group{place}": field for place, field in enumerate(self._groups)}

    def both(self) -> tuple[TextField, TextField]:
        """The two fields."""
        return self._groups[0], self._groups[1]

    def hand_over(self, presenter: SetupPresenter) -> None:
        """See ``View``."""
        presenter.type_back(self._groups[0].text(), self._groups[1].text())


def _groups(kit: tuple[str, ...]) -> QWidget:
    table = QWidget()
    table.setAccessibleName("Recovery kit, " + ", ".join(f"group {n}: {' '.join(g)}" for n, g in enumerate(kit, 1)))
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SPACE[4])
    grid.setVerticalSpacing(SPACE[3])
    for place, group in enumerate(kit):
        cell = QWidget()
        inner = QGridLayout(cell)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(Muted(str(place + 1)), 0, 0)
        inner.addWidget(Text(group, "heading-m", wrap=False), 1, 0)
        grid.addWidget(cell, place // _ACROSS, place % _ACROSS)
    return table
