"""Text size of this computer's user, kept in a small file in the data folder: nothing about people is in it."""

import json
from pathlib import Path

from hubdesk.ui.theme.scale import STEPS

_FILE = "display.json"


def read_text_scale(folder: Path) -> float:
    """The scale kept in this folder, 1.0 to 2.0; 1.0 where there is none or it cannot be read."""
    try:
        scale = float(json.loads((folder / _FILE).read_text(encoding="utf-8"))["text_scale"])
    except (OSError, ValueError, KeyError, TypeError):
        return STEPS[0]
    return scale if STEPS[0] <= scale <= STEPS[-1] else STEPS[0]


def keep_text_scale(folder: Path, scale: float) -> None:
    """Keep the choice. A folder that cannot be written to only means that it is chosen again next time."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_text(json.dumps({"text_scale": scale}), encoding="utf-8")
    except OSError:
        return


def next_scale(scale: float, by: int) -> float:
    """One step larger (``by`` 1) or smaller (-1), within 100 to 200 %."""
    nearest = min(range(len(STEPS)), key=lambda i: abs(STEPS[i] - scale))
    return STEPS[max(0, min(len(STEPS) - 1, nearest + by))]
