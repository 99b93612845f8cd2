"""The pages of a visit as frozen values: question, safety, review, result."""

from dataclasses import dataclass, field

from hubdesk.domain.ids import ResponseId
from hubdesk.domain.visits import Place
from hubdesk.presenters.banner import BannerState
from hubdesk.presenters.cross_prompts import PromptRow
from hubdesk.presenters.hand_over_pages import HandedStart, PassBack
from hubdesk.presenters.over_time import Trend
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.question_language import LanguageChoice
from hubdesk.presenters.record_offers import OfferRow
from hubdesk.presenters.scores import ScoreView
from hubdesk.presenters.visit_parts import ActionsPage, OpeningPage, VisitStrip


@dataclass(frozen=True, slots=True)
class Choice:
    """One option on a page: the value a wish passes on, its words and the key that chooses it."""

    value: str
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer already given, and where to change it."""

    question: str
    answer: str
    place: Place
    note: str = ""
    missing: bool = False
    """Whether there is neither an answer nor a reason for none: it is still to be asked."""
    no_answer: bool = False
    """Whether it says why there is no answer."""


@dataclass(frozen=True, slots=True)
class Given:
    """What stands in an answer of more than one part: values chosen, text typed, the unit beside a number."""

    chosen: tuple[str, ...] = ()
    text: str = ""
    unit: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is chosen or typed; a unit alone is nothing."""
        return not self.chosen and not self.text.strip()


@dataclass(frozen=True, slots=True)
class Scale:
    """A number on a line from ``low`` to ``high``, with the words at its ends."""

    low: int
    high: int
    step: int
    lower: str = ""
    upper: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One question of a table: its words and the option chosen, or the reason for no answer in words."""

    place: Place
    text: str
    chosen: str | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """One of several of the same: "Medicine 2 of 3". ``instance`` names this one, ``whole`` all of them."""

    words: str
    whole: str
    instance: str
    can_add: bool
    can_remove: bool
    add: str
    remove: str


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question, or the rows of one table. ``kind`` says how it is answered:

    "choice" (one option), "several" (any of the options), "open" (one option, or words), "search" (one of many
    options, found by typing), "table" (an option in each row), "scale" (a number on a line), "quantity" (a number and
    its unit), or the type of what is typed: "integer", "decimal", "string", "text", "lines", "date", "time",
    "dateTime", "url".
    """

    place: Place
    form_title: str
    caption: str
    index: int
    total: int
    stem: str
    text: str
    help: str
    kind: str
    options: tuple[Choice, ...]
    non_answers: tuple[Choice, ...]
    chosen: str | None
    typed: str
    so_far: tuple[GivenAnswer, ...]
    left: str
    can_go_back: bool
    hidden: str = ""
    """Empty, or why the answers so far are not shown."""
    last_time: str = ""
    """What this form gave in an earlier visit, on its first question."""
    prompts: tuple[str, ...] = ()
    """What the answers so far tell staff to do."""
    can_hand_over: bool = False
    """Whether the person may go on alone from here."""
    given: Given = Given()
    """What stands, where ``chosen`` or ``typed`` cannot say it."""
    open_label: str = ""
    """The words beside free text among the options; empty where there is none."""
    exclusive: tuple[str, ...] = ()
    """Options that stand alone, as "None of these"."""
    units: tuple[Choice, ...] = ()
    scale: Scale | None = None
    rows: tuple[TableRow, ...] = ()
    repeat: Repeat | None = None
    hint: str = ""
    """How to write the answer, as the form says it."""
    warnings: tuple[str, ...] = ()
    """What the form says of the answer without stopping it."""
    proposed: str = ""
    """What the form suggests, in words; it is no answer until it is taken."""
    language: LanguageChoice | None = None
    """The language of the question; None where there is nothing to choose."""


@dataclass(frozen=True, slots=True)
class Line:
    """A number to call."""

    label: str
    number: str
    note: str


@dataclass(frozen=True, slots=True)
class Ticked:
    """One thing that may have been done."""

    value: str
    text: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class SafetyDraft:
    """What stands on the safety page, as typed."""

    done: tuple[str, ...] = ()
    told: str = ""
    plan: str = ""
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class SafetyPage:
    """The safety page for staff. A navigator's has one action and no clinical boxes."""

    id: str
    """Which page it is: another for another record, and for one that was opened again by a later answer."""
    clinical: bool
    heading: str
    said: tuple[str, ...]
    """What the person was asked and said, in the form's own words."""
    steps: tuple[str, ...]
    lines: tuple[Line, ...]
    done: tuple[Ticked, ...]
    outcomes: tuple[Choice, ...]
    next_steps: dict[str, str]
    draft: SafetyDraft
    earlier: tuple[str, ...]
    """What was saved here before, in words, oldest first."""
    can_go_on: bool
    """Whether the visit itself still goes on after this page."""


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """One form on the review page."""

    title: str
    answers: tuple[GivenAnswer, ...]
    summary: str
    prompts: tuple[str, ...] = ()
    """What the answers tell staff to do."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All answers before the visit is finished."""

    forms: tuple[ReviewForm, ...]
    missing: int
    safety: str
    """Empty, or why the visit cannot be finished yet."""
    hidden: str = ""
    """Empty, or why the answers are not shown."""
    finish: str = "Finish visit"


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """What was put right after the visit: when, why, and the lines that were changed."""

    title: str
    reason: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResultForm:
    """What one form gave."""

    title: str
    scores: tuple[ScoreView, ...]
    answers: tuple[GivenAnswer, ...]
    missing: tuple[str, ...]
    next_step: str
    response_id: ResponseId | None = None
    """To put it right; None where that cannot be."""
    in_error: bool = False
    """It was entered in error and counts no more."""
    corrections: tuple[CorrectionNote, ...] = ()
    """Newest first."""
    prompts: tuple[str, ...] = ()
    """What the answers tell staff to do."""
    sentences: tuple[str, ...] = ()
    """One honest sentence for each score."""
    changes: tuple[str, ...] = ()
    """What changed since the last time, for each score; empty where nothing compares."""
    trends: tuple[Trend | None, ...] = ()
    """How each score went over time."""
    manner: str = ""
    """Who asked, in which language, who else was there."""
    private: bool = False
    """Only ever asked alone: it goes into no text that leaves the record."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """One action or task, to be ticked when it is done."""

    key: str
    what: str
    detail: str
    done: bool


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The result of a finished visit: safety first, then the scores."""

    finished: str
    safety: tuple[str, ...]
    safety_open: bool
    forms: tuple[ResultForm, ...]
    steps: tuple[NextStep, ...] = ()
    """What was agreed to be done, and what is left for another day."""
    prompted: tuple[PromptRow, ...] = ()
    """What the answers together suggest, and is not agreed yet."""
    left_out: tuple[str, ...] = ()
    """Forms that were left out of the visit, and why."""
    moved: tuple[str, ...] = ()
    """The visit was begun in another person's record, and why it was moved here."""
    summary: str = ""
    """The visit in plain text, for the trust's own record system."""
    hidden: str = ""
    """Empty, or why nothing else is shown."""
    offers: tuple[OfferRow, ...] = ()
    """What was told and is not in the record yet."""


Page = OpeningPage | QuestionPage | SafetyPage | ReviewPage | ActionsPage | ResultPage | HandedStart | PassBack


@dataclass(frozen=True, slots=True)
class VisitState:
    """A visit as the window shows it."""

    banner: BannerState | None = None
    page: Page | None = None
    saved: str = ""
    """"Saved at 10:42", "Saving", or "Not saved"."""
    errors: dict[str, str] = field(default_factory=dict)
    """Messages by field: "answer" on a question, "outcome", "done", "told", "plan" on the safety page."""
    trouble: Trouble | None = None
    busy: bool = False
    missing: tuple[Place, str] | None = None
    """With the trouble that the visit cannot be finished: the place that is missing, or the form not begun."""
    strip: VisitStrip | None = None
    """The line above the page; None for a visit that was begun without a start page."""
