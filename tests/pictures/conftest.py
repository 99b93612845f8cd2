"""The application in a known look: offscreen, one fixed font."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hubdesk.ui.theme import LIGHT, IconStore, Look, Theme, apply_theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ICONS = Path(__file__).parents[2] / "resources" / "icons"
FONT = ("Liberation Sans",)


@pytest.fixture
def dress(qapp: QApplication) -> Callable[..., Look]:
    """Apply a theme and text size; 100 % light until asked otherwise."""

    def put_on(scale: float = 1.0, theme: Theme = LIGHT) -> Look:
        return apply_theme(qapp, replace(theme, families=FONT), scale, IconStore(ICONS))

    put_on()
    return put_on
