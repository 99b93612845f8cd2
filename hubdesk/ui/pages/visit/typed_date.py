"""Dates between the page's one line of text and the three boxes that a person types in."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def date_boxes(text: str) -> tuple[str, str, str]:
    """Day, month and year of "14-Mar-2026" or "14-3-2026", as typed where it is no date."""
    day, month, year = ([*text.replace("/", "-").replace(" ", "-").split("-"), "", "", ""])[:3]
    word = month[:3].lower()
    return day, str(_MONTHS.index(word) + 1) if word in _MONTHS else month, year


def date_text(boxes: tuple[str, str, str]) -> str:
    """The boxes as one line; nothing while all are empty."""
    return "-".join(boxes) if any(boxes) else ""
