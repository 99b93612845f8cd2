"""Text size and colours of this computer's user, kept in a small file in the data folder: nothing about people is in
it. What IT has fixed stands over it."""

import json
from pathlib import Path
from typing import Any

from hubdesk.domain.machine_settings import NO_RULES, Rules
from hubdesk.ui.theme.scale import STEPS

_FILE = "display.json"
SYSTEM, LIGHT, CONTRAST = "system", "light", "contrast"
COLOURS = (SYSTEM, LIGHT, CONTRAST)


def read_text_scale(folder: Path, rules: Rules = NO_RULES) -> float:
    """The scale that IT has fixed, else the one kept in this folder, 1.0 to 2.0; 1.0 where none of them counts."""
    if fixed := rules.text("text-size"):
        return int(fixed) / 100
    try:
        scale = float(_kept(folder)["text_scale"])
    except (ValueError, KeyError, TypeError):
        return STEPS[0]
    return scale if STEPS[0] <= scale <= STEPS[-1] else STEPS[0]


def read_colours(folder: Path, rules: Rules = NO_RULES) -> str:
    """The colours that IT has fixed, else those kept in this folder, else the computer's own."""
    kept = rules.text("theme") or _kept(folder).get("colours")
    return kept if kept in COLOURS else SYSTEM


def keep_text_scale(folder: Path, scale: float) -> None:
    """Keep the choice. A folder that cannot be written to only means that it is chosen again next time."""
    _keep(folder, "text_scale", scale)


def keep_colours(folder: Path, colours: str) -> None:
    """Keep the choice; as ``keep_text_scale``."""
    _keep(folder, "colours", colours)


def next_scale(scale: float, by: int) -> float:
    """One step larger (``by`` 1) or smaller (-1), within 100 to 200 %."""
    nearest = min(range(len(STEPS)), key=lambda i: abs(STEPS[i] - scale))
    return STEPS[max(0, min(len(STEPS) - 1, nearest + by))]


def _kept(folder: Path) -> dict[str, Any]:
    try:
        kept = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _keep(folder: Path, name: str, value: object) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_text(json.dumps({**_kept(folder), name: value}), encoding="utf-8")
    except OSError:
        return
