"""The QuestionnaireResponse that expressions look at while a form is worked out.

It is written afresh from the spots whenever items come or go; calculated values are changed in their places. A
calculated item notices when its answer is looked at: if nothing did, a new value there cannot change anything else,
and the form need not be worked out once more.
"""

from collections.abc import Iterator, Sequence
from typing import Any

_HARMLESS = frozenset(("linkId", "_linkId", "item", "_item", "text", "_text", "resourceType"))


class CalculatedItem(dict[str, Any]):
    """The response item of a calculated value. ``looked_at`` once anything but its linkId and children was read."""

    __slots__ = ("looked_at",)

    def __init__(self, link_id: str) -> None:
        super().__init__(linkId=link_id)
        self.looked_at = False

    def show(self, answers: Sequence[dict[str, Any]]) -> None:
        """Let it hold these answers; nobody has looked by that."""
        if answers:
            super().__setitem__("answer", list(answers))
        else:
            super().pop("answer", None)

    def __contains__(self, name: object) -> bool:
        if name not in _HARMLESS:
            self.looked_at = True
        return super().__contains__(name)

    def __getitem__(self, name: str) -> Any:
        if name not in _HARMLESS:
            self.looked_at = True
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """The property with that name."""
        if name not in _HARMLESS:
            self.looked_at = True
        return super().get(name, default)

    def __iter__(self) -> Iterator[str]:
        self.looked_at = True
        return super().__iter__()

    def __eq__(self, other: object) -> bool:
        self.looked_at = True
        return super().__eq__(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None
