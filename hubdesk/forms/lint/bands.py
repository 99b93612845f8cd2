"""Checks on the bands of a score, and on what they tell staff to do next (E354, E355)."""

import re
from collections.abc import Mapping
from typing import Any

from hubdesk.forms import build
from hubdesk.forms.lint.findings import Place, Sheet, did_you_mean
from hubdesk.forms.model import Item

LONGEST_NEXT_STEP = 300
# A band is a fact about answers. hubdesk works out no level of risk, and its words must not look as if it did.
_LEVEL = re.compile(
    r"\brisk[\s-]+levels?\b|\blevels?\s+of\s+risk\b"
    r"|\b(low|medium|moderate|high|severe)[\s-]+risk\s+of\s+(suicide|self-harm|harming)",
    re.IGNORECASE,
)


def check_bands(sheet: Sheet, place: Place, item: Item) -> None:
    """Report bands that do not cover the range of their score, and next steps that cannot be shown."""
    _check_parts(sheet, place)
    if not item.bands:
        return
    if item.score_range is None:
        sheet.report(
            "E354", place.path, "There are bands, but no score-range for them to cover.", "Add score-range.", place.item
        )
        return
    wanted = item.score_range[0]
    for band in sorted(item.bands, key=lambda one: one.low):
        if band.low != wanted or band.high < band.low:
            said = (
                f'"{band.label}" should start at {wanted} and starts at {band.low}: a score could get no band, or two.'
            )
            sheet.report(
                "E354", place.path, said, "Let each band start where the one before it ended, plus one.", place.item
            )
            return
        wanted = band.high + 1
    if wanted - 1 != item.score_range[1]:
        said = f"The bands end at {wanted - 1} and the score-range at {item.score_range[1]}."
        sheet.report("E354", place.path, said, "Let the last band end where the range ends.", place.item)
    if len({band.code for band in item.bands}) < len(item.bands):
        sheet.report("E354", place.path, "Two bands have the same code.", "Give each band its own code.", place.item)


def _check_parts(sheet: Sheet, place: Place) -> None:
    for number, extension in enumerate(place.item.get("extension", ())):
        if extension.get("url") != build.SCORE_BAND:
            continue
        for index, part in enumerate(extension.get("extension", ())):
            path = (*place.path, "extension", number, "extension", index)
            name = str(part.get("url", ""))
            if name not in build.BAND_PARTS:
                hint = did_you_mean(name, build.BAND_PARTS)
                said = f'A band has no part "{name}"; it is ignored.{hint}'
                sheet.report("W210", path, said, "Correct or remove it.", place.item)
            elif name == "next" and (said := _fault_in_next(part)):
                sheet.report("E355", path, said, "Write a short text: what to do, and who does it.", place.item)


def _fault_in_next(part: Mapping[str, Any]) -> str:
    text = part.get("valueString")
    if not isinstance(text, str) or not text.strip():
        return "What to do next is not a text (valueString)."
    if len(text) > LONGEST_NEXT_STEP:
        return f"What to do next has {len(text)} characters; the most is {LONGEST_NEXT_STEP}."
    if _LEVEL.search(text):
        return "What to do next speaks of a level of risk; a score tells none."
    return ""
