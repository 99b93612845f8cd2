"""Letters whose fields and order are data (``resources/documents``): one value for all of them."""

from dataclasses import dataclass

from hubdesk.domain.paper.clinical import NOT_ASKED, NOT_RECORDED, Allergies, Medicines, Score, SealedNote
from hubdesk.domain.paper.frame import Frame


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in one field of the template."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Answers:
    """All of them; a field without one says "Not recorded" on the paper."""

    given: tuple[Answer, ...] = ()

    def text(self, name: str) -> str:
        """The text of a field, or nothing."""
        return next((one.text for one in self.given if one.name == name), "")


@dataclass(frozen=True, slots=True)
class GeneralLetter:
    """A letter or sheet drawn by the order its template gives; health facts only where its kind shares them."""

    frame: Frame
    answers: Answers
    scores: tuple[Score, ...] = ()
    medicines: Medicines = NOT_ASKED
    allergies: Allergies = NOT_RECORDED
    appointments: tuple[str, ...] = ()
    sealed: SealedNote | None = None
    text_points: int = 11
    wide: bool = False
    """More space between the lines, for the person who finds reading hard."""
    discreet: bool = False
    """Neither the hub nor the person is named: no sender at the top, and only the page at the foot."""
    mentions_probation: bool = False
    """For a paper the person carries: true only where they chose it."""


@dataclass(frozen=True, slots=True)
class PaperField:
    """One field of such a template, as the page asks for it."""

    name: str
    ask: str
    """The label on the page."""
    hint: str = ""
    lines: int = 1
    group: str = ""
    """The heading above it on the page; fields of one group stand together."""
    kind: str = "line"
    """"line", "day" or "yes-no"."""
    starts: str = ""
    """What it begins with: the name of something recorded (``services.paper.starting``)."""
    country: str = ""
    """Asked in this country only; empty is everywhere."""
