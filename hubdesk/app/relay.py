"""When this process ends for the sake of the next user, and how the next process goes on."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from hubdesk.app.fresh_process import Baton, read_route, spelt_bytes, spelt_route
from hubdesk.presenters.left_open import LeftOpen
from hubdesk.ui.shell.main_window import MainWindow

LOCKED_LONG = 10 * 60 * 1000
"""Milliseconds after which a locked desk starts afresh by itself."""
_AGAIN = 60 * 1000


class Relay(QObject):
    """``hand_over`` starts the next process with a baton; where it is None this one goes on for everybody.

    ``is_typing`` says that someone is at the unlock page right now.
    """

    def __init__(
        self,
        window: MainWindow,
        hand_over: Callable[[Baton], object] | None,
        is_typing: Callable[[], bool],
        baton: Baton | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._hand_over, self._is_typing = window, hand_over, is_typing
        self._last = ""
        self.left_open = _left_open_of(baton)
        """Where whoever was here last was; the process before may have told it."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.rest_long)

    def unlocked(self) -> None:
        """Someone is here."""
        self._timer.stop()

    def locked(self, sign_in: str, left_open: LeftOpen) -> None:
        """This user was here."""
        self._last, self.left_open = sign_in, left_open
        if self._hand_over is not None:
            self._timer.start(LOCKED_LONG)

    def takes_over(self, sign_in: str, password: str) -> bool:
        """Hand over to a new process if this name is not that of whoever was here before."""
        if self._hand_over is None or not self._last or sign_in.casefold() == self._last.casefold():
            return False
        self._start(self._hand_over, sign_in, password)
        return True

    def rest_long(self) -> None:
        """Nobody has come back for a while."""
        if self._hand_over is None:
            return
        if self._is_typing():
            self._timer.start(_AGAIN)
        else:
            self._start(self._hand_over, "", "")

    def _start(self, hand_over: Callable[[Baton], object], sign_in: str, password: str) -> None:
        route, place = spelt_route(self.left_open.route)
        where = spelt_bytes(bytes(self._window.saveGeometry().data()))
        hand_over(Baton(sign_in, password, self.left_open.user_id or "", route, place, where))
        self._window.close()


def _left_open_of(baton: Baton | None) -> LeftOpen:
    if baton is None or not baton.left_by:
        return LeftOpen()
    return LeftOpen(baton.left_by, read_route(baton.route, baton.place))  # type: ignore[arg-type]
