"""In-memory stand-in for taking back what stands for ever."""

from dataclasses import replace
from typing import Any

from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.domain.taken_back import TakenBack


def take_back(kept: dict[str, Any], row_id: str, taken_back: TakenBack) -> None:
    """As ``store.taken_back.take_back``."""
    found = kept.get(row_id)
    if found is None:
        raise NotFound("This was not found.")
    if found.taken_back is not None:
        raise ChangedElsewhere("Someone else has taken this back already.", "Open the page again.")
    kept[row_id] = replace(found, taken_back=taken_back)
