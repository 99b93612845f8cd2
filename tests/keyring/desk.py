"""Run inside the private session: a real store whose secret is in the key store, and its real unlock page.

Arguments: the data folder, then steps. Prints what the unlock page says after each try, one line each.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from hubdesk.system.keyring_provider import KeyringProvider
from tests.keyring.step import lock as lock_the_keyring
from tests.keyring.step import service_is_up
from tests.support.hub import make_store
from tests.support.program import Workstation, dress

PATIENCE = 20.0


class Bot:
    """The one thing that a workstation asks of pytest-qt."""

    def waitUntil(self, done: Callable[[], object], timeout: int) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            QApplication.processEvents()
            try:
                if done() is not False:
                    return
            except AssertionError:
                if time.monotonic() > end:
                    raise
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.01)


def try_to_unlock(folder: Path) -> str:
    """Sign in at the unlock page; what stands on the page afterwards."""
    desk = Workstation(Bot(), folder).switch_on()
    try:
        desk.unlock()
        desk.bot.waitUntil(lambda: not desk.sees("This takes a few seconds"), 0)
        desk.settle()
        trouble = getattr(desk.page, "trouble", None)
        said = trouble._message.text() if trouble is not None and trouble.isVisible() else ""
        return said or type(desk.page).__name__
    finally:
        desk.switch_off()


def main(folder: Path, steps: list[str]) -> None:
    """Do the steps."""
    service_is_up()
    dress(QApplication([]))
    for step in steps:
        match step:
            case "make":
                make_store(folder, provider=KeyringProvider)
            case "unlock":
                print(try_to_unlock(folder))
            case "lock-keyring":
                lock_the_keyring()


main(Path(sys.argv[1]), sys.argv[2:])
