"""Design tokens: the NHS palette and what each colour is for. Plain values, no Qt.

Values follow nhsuk-frontend (core/settings, MIT licence); mixed colours follow its Sass rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

SPACE = (0, 4, 8, 16, 24, 32, 40, 48, 56, 64)
"""Gaps in px. They stay as they are when text grows, so that large text gets the room."""

RADIUS = 4
EDGE = 2
"""Width of the border of anything that can be operated."""
FOCUS_WIDTH = 4
BUTTON_SHADOW = 4
COLUMN_WIDTH = 960
"""The widest a page's content grows, in px at 100 % text."""

BODY, SMALL, LEAD = 16, 14, 19
"""Type sizes in px at 100 % text: staff reading text, side notes, and what the person is asked."""
HEADING = {"xl": 36, "l": 26, "m": 22, "s": 19}


def mix(colour: str, other: str, share: float) -> str:
    """Blend two ``#rrggbb`` colours; ``share`` (0 to 1) is the part of ``other``."""
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02x}" for a, b in pairs)


def shade(colour: str, percent: int) -> str:
    """Darken towards black."""
    return mix(colour, "#000000", percent / 100)


def tint(colour: str, percent: int) -> str:
    """Lighten towards white."""
    return mix(colour, "#ffffff", percent / 100)


@dataclass(frozen=True, slots=True)
class ButtonColours:
    """One kind of button in its states."""

    fill: str
    hover: str
    active: str
    shadow: str
    ink: str
    edge: str


@dataclass(frozen=True, slots=True)
class TagColours:
    """Ink and fill of one colour of tag."""

    ink: str
    fill: str


def solid_button(base: str) -> ButtonColours:
    """A filled button: hover 20 % darker, pressed and shadow 50 % darker."""
    dark = shade(base, 50)
    return ButtonColours(fill=base, hover=shade(base, 20), active=dark, shadow=dark, ink="#ffffff", edge=base)


def _light_buttons() -> Mapping[str, ButtonColours]:
    return MappingProxyType(
        {
            "primary": solid_button("#007f3b"),
            "warning": solid_button("#d5281b"),
            "brand": solid_button("#005eb8"),
            "secondary": ButtonColours("#ffffff", "#d9e7f4", "#c7dcef", "#005eb8", "#005eb8", "#005eb8"),
        }
    )


def _light_tags() -> Mapping[str, TagColours]:
    return MappingProxyType(
        {
            "grey": TagColours("#354550", "#dbe0e3"),
            "green": TagColours("#004c23", "#cce5d8"),
            "blue": TagColours("#004281", "#ccdff1"),
            "aqua": TagColours("#00524c", "#ccedeb"),
            "purple": TagColours("#240050", "#d6cce3"),
            "pink": TagColours("#57123a", "#efd3e3"),
            "red": TagColours("#6a140e", "#f7d4d1"),
            "orange": TagColours("#4d3708", "#ffdc8e"),
            "yellow": TagColours("#4d4712", "#fff59d"),
        }
    )


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour in the program, named by what it is for."""

    name: str = "light"
    families: tuple[str, ...] = ("Arial", "Liberation Sans")

    page: str = "#f0f4f5"
    surface: str = "#ffffff"
    text: str = "#212b32"
    secondary_text: str = "#4c6272"
    border: str = "#d8dde0"
    border_strong: str = "#aeb7bd"
    input_border: str = "#4c6272"

    link: str = "#005eb8"
    link_hover: str = "#003087"
    focus: str = "#ffeb3b"
    focus_text: str = "#212b32"
    focus_line: str = "#212b32"
    """The dark edge inside the yellow: yellow on white alone is 1.2 to 1."""

    error: str = "#d5281b"
    success: str = "#007f3b"
    chosen: str = "#005eb8"
    chosen_fill: str = "#e6eff8"
    hover_fill: str = "#f0f4f5"

    chrome: str = "#005eb8"
    chrome_hover: str = "#003087"
    chrome_line: str = "#7fadda"
    on_chrome: str = "#ffffff"

    callout_fill: str = "#fff9c4"
    callout_edge: str = "#ffeb3b"
    callout_tab: str = "#ffeb3b"
    callout_ink: str = "#212b32"
    panel: str = "#007f3b"
    on_panel: str = "#ffffff"
    stop_panel: str = "#005eb8"
    inset: str = "#005eb8"

    progress_done: str = "#005eb8"
    progress_here: str = "#003087"
    progress_left: str = "#d8dde0"

    buttons: Mapping[str, ButtonColours] = field(default_factory=_light_buttons)
    tags: Mapping[str, TagColours] = field(default_factory=_light_tags)
    contrast: bool = False
    """True when every colour is one of the user's own system colours: then nothing is ever tinted."""


LIGHT = Theme()
