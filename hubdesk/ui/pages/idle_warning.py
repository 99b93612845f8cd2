"""The minute before a desk locks by itself: a calm panel over the page."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from hubdesk.ui.controls import ActionButton, Panel, announce
from hubdesk.ui.theme import SPACE, look

STAY = "Press any key to stay. Nothing is lost: what is typed is stored first."
_WIDTH = 520
_SPOKEN = (60, 30, 10)
"""At these seconds a screen reader says it; each second would drown the page."""


class IdleWarning(Panel):
    """Lies over the lower part of a window while it counts; takes no focus, so nothing typed goes astray.

    Where one ``may_stay``, any key or click does it and the panel goes.
    """

    def __init__(self, over: QWidget, words: str = STAY, *, may_stay: bool = True) -> None:
        super().__init__("", words, over, tone="blue")
        self._words = words
        self.setAccessibleName("The screen is about to lock")
        self._over = over
        self.button = ActionButton("Stay unlocked", "secondary")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # any key does it; the focus stays where it was
        self.body.addWidget(self.button)
        self.button.setVisible(may_stay)
        self.hide()
        over.installEventFilter(self)

    def count(self, seconds: int) -> None:
        """Show how long is left."""
        unit = "second" if seconds == 1 else "seconds"
        self.title.setText(f"Locking in {seconds} {unit}")
        if self.isHidden():
            self.show()
            announce(self, f"The screen locks in {seconds} {unit}. {self._words}", urgent=True)
        elif seconds in _SPOKEN:
            announce(self, f"{seconds} {unit}")
        self._place()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Stay in the middle when the window changes."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """Measure again when the words or the text size have changed."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and not self.isHidden():
            self._place()
        return done

    def _place(self) -> None:
        width = min(look().em(_WIDTH), self._over.width() - 2 * SPACE[4])
        self.setFixedWidth(width)
        height = self.layout().totalHeightForWidth(width)
        self.setFixedHeight(height)
        self.move((self._over.width() - width) // 2, max(0, self._over.height() - height - SPACE[6]))
