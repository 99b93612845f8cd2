"""Text put on the clipboard for the trust's own system, and taken off after half a minute and when the screen locks.

Only our own text is taken off: what somebody copied since is theirs.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from hubdesk.ui.clipboard import KEPT_SECONDS, for_no_history


class CopiedText(QObject):
    """The one text of ours on the clipboard; it goes with the page that copied it, too."""

    def __init__(self, page: QObject) -> None:
        # Not a child of the page: it outlives it by a moment, to take the text off when the page goes.
        super().__init__(QApplication.instance())
        self._text = ""
        page.destroyed.connect(self._page_gone)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_SECONDS * 1000)
        self._timer.timeout.connect(self.forget)

    def copy(self, text: str) -> None:
        """Put this on the clipboard, for half a minute."""
        QApplication.clipboard().setMimeData(for_no_history(text))
        self._text = text
        self._timer.start()

    def _page_gone(self) -> None:
        self.forget()
        self.deleteLater()

    def forget(self) -> None:
        """Take it off, if it is still there."""
        self._timer.stop()
        if self._text and QApplication.clipboard().text() == self._text:
            QApplication.clipboard().clear()
        self._text = ""
