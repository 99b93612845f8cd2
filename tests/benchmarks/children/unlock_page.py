"""The real program on a data folder, until its unlock page is painted."""

import sys

from PySide6.QtCore import QTimer

from hubdesk.app.cli import main
from hubdesk.ui.pages.unlock import UnlockPage
from tests.benchmarks.children.report import leave


def painted(_page: UnlockPage, _event: object) -> None:
    """Report once the whole page is on the screen and the event loop is free."""
    QTimer.singleShot(0, leave)


UnlockPage.paintEvent = painted
main(["--dir", sys.argv[1]])
