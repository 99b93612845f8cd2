"""The text-size setting: 100 to 200 %, and lengths that grow with it."""

SMALLEST, LARGEST = 1.0, 2.0
STEPS = (1.0, 1.25, 1.5, 1.75, 2.0)
"""What the settings page offers."""


def clamp(scale: float) -> float:
    """The nearest allowed text scale."""
    return min(LARGEST, max(SMALLEST, scale))


def scaled(px: float, scale: float) -> int:
    """A length that holds text, grown with the text; never less than 1 px unless it was 0."""
    return max(1, round(px * scale)) if px else 0
