"""Colours that can be read, and one place where they are written."""

import re
from pathlib import Path

import pytest

from hubdesk.ui.theme.tokens import LIGHT, mix, shade, tint

SOURCES = Path(__file__).parents[3] / "hubdesk" / "ui"


def _luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("ink", "back"),
    [
        (LIGHT.text, LIGHT.surface),
        (LIGHT.text, LIGHT.page),
        (LIGHT.secondary_text, LIGHT.surface),
        (LIGHT.secondary_text, LIGHT.page),
        (LIGHT.link, LIGHT.page),
        (LIGHT.error, LIGHT.page),
        (LIGHT.focus_text, LIGHT.focus),
        (LIGHT.on_chrome, LIGHT.chrome),
        (LIGHT.on_panel, LIGHT.panel),
        (LIGHT.on_panel, LIGHT.stop_panel),
        (LIGHT.callout_ink, LIGHT.callout_tab),
        (LIGHT.chosen, LIGHT.chosen_fill),
        *((tag.ink, tag.fill) for tag in LIGHT.tags.values()),
        *((button.ink, button.fill) for button in LIGHT.buttons.values()),
        *((button.ink, button.hover) for button in LIGHT.buttons.values()),
        *((button.ink, button.active) for button in LIGHT.buttons.values()),
    ],
)
def test_words_can_be_read(ink, back):
    assert contrast(ink, back) >= 4.5


def test_edges_of_things_to_operate_can_be_seen():
    assert contrast(LIGHT.input_border, LIGHT.surface) >= 3
    assert contrast(LIGHT.focus_line, LIGHT.focus) >= 3


def test_mixing_follows_sass():
    assert shade("#007f3b", 50) == "#00401e"
    assert tint("#005eb8", 90) == "#e6eff8"
    assert mix("#000000", "#ffffff", 0) == "#000000"


def test_colours_are_written_in_the_tokens_only():
    found = [
        f"{path.name}: {match}"
        for path in SOURCES.rglob("*.py")
        if path.name != "tokens.py"
        for match in re.findall(r"\"#[0-9a-fA-F]{3,8}\"|#[0-9a-fA-F]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert found == []
