"""The picture of a score without words of its own: the page says them, larger, above it."""

from dataclasses import dataclass

from hubdesk.presenters.scores import ScoreView
from hubdesk.ui.controls import Band, RangePicture, RangeScore


@dataclass(frozen=True, slots=True)
class BareScore(RangeScore):
    """A score whose picture has no headline; it is spoken in the presenter's words."""

    spoken: str = ""

    def headline(self) -> str:
        """Nothing: the words stand beside the picture."""
        return ""

    def words(self) -> str:
        """What a screen reader says."""
        return f"{self.spoken} Range {self.low} to {self.high}."


def bare_range(view: ScoreView) -> RangePicture:
    """The picture of a score: solid mark when it is whole, hollow when answers are missing."""
    return RangePicture(
        BareScore(
            name=view.title,
            low=int(view.low),
            high=int(view.high),
            value=int(view.value) if view.whole else None,
            partial=int(view.value),
            bands=tuple(Band(int(b.low), int(b.high), b.label) for b in view.bands),
            spoken=view.spoken,
        )
    )
