"""F6: from one part of the window to the next, without passing every control in between."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Region:
    """A part of the window that the F6 key stops at."""

    widget: QWidget

    def holds(self, focus: QWidget | None) -> bool:
        """Whether the focus is in here."""
        return focus is not None and (focus is self.widget or self.widget.isAncestorOf(focus))

    def first(self) -> QWidget | None:
        """The first control in tab order that can take the focus."""
        walker = self.widget
        while True:
            if self.holds(walker) and walker.isVisible() and walker.isEnabled() and _takes_tab(walker):
                return walker
            walker = walker.nextInFocusChain()
            if walker is self.widget:
                return None


def next_region(regions: list[Region], focus: QWidget | None, step: int) -> QWidget | None:
    """The control to focus when moving a step (1 or -1) from where the focus is now; empty regions are passed over."""
    here = next((place for place, region in enumerate(regions) if region.holds(focus)), -1 if step > 0 else 0)
    for away in range(1, len(regions) + 1):
        target = regions[(here + step * away) % len(regions)].first()
        if target is not None:
            return target
    return None


def _takes_tab(widget: QWidget) -> bool:
    policy = widget.focusPolicy()
    return (policy & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
