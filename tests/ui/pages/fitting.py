"""A page as people need it: nothing cut off, and a name for a screen reader on every control."""

from contextlib import suppress

from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import TimeoutError as NeverSettled
from pytestqt.qtbot import QtBot

from tests.ui.measure import clipped_widgets, unnamed_controls


def cut_off(page: QWidget, qtbot: QtBot) -> list[str]:
    """What is cut off. Native lists place their rows a tenth of a second after a change of width."""
    with suppress(NeverSettled):
        qtbot.waitUntil(lambda: clipped_widgets(page) == [], timeout=2000)
    return clipped_widgets(page)


def assert_whole_and_named(page: QWidget, qtbot: QtBot) -> None:
    """Fails with each widget that is cut off, and each control without a name."""
    assert cut_off(page, qtbot) == []
    assert unnamed_controls(page) == []
