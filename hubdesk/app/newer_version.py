"""Whether IT has laid a newer hubdesk into the folder that the policy names: said to IT and to clinical leads.

The folder is mostly a share, and a share that is away keeps whoever asks waiting: so it is asked in a thread of its
own, once for each time somebody signs in, and nothing waits for the answer.
"""

from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

from hubdesk import __version__
from hubdesk.system.updates import Update, look_for_update


class NewerVersion(QObject):
    """Asks when first wanted; ``told`` brings the words. Without a folder nothing is asked."""

    told = Signal(str)

    def __init__(self, folder: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._asked = folder, False
        self.words = ""
        self.told.connect(self._keep)

    def ask(self) -> None:
        """Look, once."""
        if self._folder and not self._asked:
            self._asked = True
            Thread(target=self._look, name="newer-version", daemon=True).start()

    def _look(self) -> None:
        found = look_for_update(Path(self._folder), __version__)
        if found is None:
            return
        try:
            self.told.emit(words_of(found, self._folder))
        except RuntimeError:
            return  # whoever asked has gone meanwhile

    def _keep(self, words: str) -> None:
        self.words = words


def words_of(update: Update, folder: str) -> str:
    """What IT and a lead read. hubdesk never runs what lies there."""
    if not update.signature:
        return (
            f"hubdesk {update.version} lies in {folder} ({update.package}), without a signature beside it. "
            "It is not to be installed before IT has put its signature there."
        )
    return (
        f"A newer hubdesk, {update.version}, lies in {folder} ({update.package}). IT checks its signature and installs "
        "it; hubdesk itself installs nothing."
    )
