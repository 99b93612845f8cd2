"""A visit page on screen, driven by a presenter that only remembers."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from hubdesk.presenters.visit_pages import VisitState
from hubdesk.ui.pages.visit import VisitPage
from hubdesk.ui.theme import LIGHT, IconStore, apply_theme
from tests.ui.pages.visit.fake_visit import FakeVisit

ICONS = Path(__file__).parents[4] / "resources" / "icons"
SIZES = {1.0: (1134, 659), 1.5: (1018, 598), 2.0: (1270, 565)}
"""What a 1366 by 768 window leaves for a page beside the rail and under the banner, by text size."""


class Desk:
    """The page, its presenter, and what a screen reader was told."""

    def __init__(self, page: VisitPage, presenter: FakeVisit, spoken: list[str]) -> None:
        self.page, self.presenter, self.spoken = page, presenter, spoken

    @property
    def wishes(self) -> list[tuple]:
        return self.presenter.wishes

    def names(self) -> list[str]:
        return [wish[0] for wish in self.wishes]

    def focus(self) -> QWidget | None:
        return self.page.window().focusWidget()

    def show(self, state: VisitState) -> None:
        self.presenter.show(state)
        QApplication.processEvents()


@pytest.fixture
def spoken(monkeypatch) -> list[str]:
    """Every announcement, in order."""
    words: list[str] = []
    hear = QAccessible.updateAccessibility

    def heard(event) -> None:
        if hasattr(event, "message"):
            words.append(event.message())
        hear(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(heard))
    return words


@pytest.fixture
def open_visit(qtbot, qapp, spoken) -> Callable[..., Desk]:
    """Open the page at a state; ``scale`` is the text size."""

    def opened(state: VisitState, scale: float = 1.0) -> Desk:
        apply_theme(qapp, replace(LIGHT, families=("Liberation Sans",)), scale, IconStore(ICONS))
        presenter = FakeVisit(state)
        page = VisitPage(presenter)
        qtbot.addWidget(page)
        page.resize(*SIZES[scale])
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.focus_start()
        spoken.clear()
        return Desk(page, presenter, spoken)

    return opened
