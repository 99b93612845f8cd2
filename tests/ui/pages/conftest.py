"""The application in a known look, and a way to show a page as the window would."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.ui.theme import LIGHT, IconStore, Theme, apply_theme
from tests.ui.pages.settling import settle

ICONS = Path(__file__).parents[3] / "resources" / "icons"
WIDTH, HEIGHT = 1134, 712
"""What the window of a 1366 by 768 screen leaves for a page beside the rail."""


@pytest.fixture
def dress(qapp: QApplication) -> Callable[..., None]:
    """Put on a text size and a theme; 100 % and light to begin with."""

    def put_on(scale: float = 1.0, theme: Theme = LIGHT) -> None:
        apply_theme(qapp, replace(theme, families=("Liberation Sans",)), scale, IconStore(ICONS))

    put_on()
    return put_on


@pytest.fixture
def shown(dress: Callable[..., None]) -> Iterator[Callable[[QWidget], QWidget]]:
    """Show a page at the size it has in the window, with the focus where work begins."""
    pages: list[QWidget] = []

    def show(page: QWidget) -> QWidget:
        pages.append(page)
        page.resize(WIDTH, HEIGHT)
        page.show()
        page.activateWindow()
        settle()
        page.focus_start()
        settle()
        return page

    yield show
    for page in pages:
        page.close()
        page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
