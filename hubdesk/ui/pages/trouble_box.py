"""A known problem on a page: what happened and what to do next."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hubdesk.presenters.presenter import Trouble
from hubdesk.ui.controls import Body, ErrorSummary, LinkButton, announce
from hubdesk.ui.pages.fitted_text import sentence


class TroubleBox(ErrorSummary):
    """Drawn like an error summary, but it has no field to lead to and leaves the focus alone. Hidden at first.

    With ``again`` it offers to try once more.
    """

    def __init__(self, again: Callable[[], None] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message, self._next = Body(strong=True), Body()
        self._shown: Trouble | None = None
        self.again = LinkButton("Try again")
        if again is not None:
            self.again.clicked.connect(lambda: again())
        for part in (self._message, self._next, self.again):
            self.layout().addWidget(part)
        self.again.setVisible(again is not None)

    def show_trouble(self, trouble: Trouble | None) -> None:
        """Show a problem and have it spoken; nothing hides the box."""
        self._message.setText(trouble.message if trouble else "")
        self._next.setText(trouble.what_next if trouble else "")
        self._next.setVisible(bool(trouble and trouble.what_next))
        self.setVisible(trouble is not None)
        # A page is drawn again for many reasons: say each problem once.
        if trouble is not None and trouble is not self._shown:
            announce(self, " ".join(sentence(part) for part in (trouble.message, trouble.what_next) if part))
        self._shown = trouble
