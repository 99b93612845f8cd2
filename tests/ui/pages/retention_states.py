"""The pages of keeping, reviewing and putting together records in each state worth measuring."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hubdesk.domain.ids import PersonId
from hubdesk.domain.retention import RecordClass, WhyDestroy
from hubdesk.presenters.banner import BannerState
from hubdesk.presenters.compare import ONE, OTHER, CompareState
from hubdesk.presenters.keeping import KeepingState, Wish
from hubdesk.presenters.keeping_words import Ask, AskForm
from hubdesk.presenters.merged import MergedState
from hubdesk.presenters.people import PersonRow
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.retention_review import ReviewRow, ReviewState
from hubdesk.presenters.routes import KeepingRoute
from hubdesk.ui.pages.merging import ComparePage, MergedPage
from hubdesk.ui.pages.retention import KeepingPage, ReviewPage
from tests.ui.pages.fakes import FakePresenter

LONG = "W" * 180
WHO = PersonId("p-1")
BANNER = BannerState("FENWICK, Arnold", "", "11-Feb-1949 (77y)", "Male", "Not recorded")
PROBLEM = Trouble("The records could not be read just now.", "Wait a moment and try again.")
FACTS = (
    ("Last contact", "22-Nov-2017 (registration; no visit since)", "", ""),
    ("Class", "Adult health record (worked out)", "Change", "class"),
    ("Rule", "Adult health record: 8 years after the last contact on 22-Nov-2017", "", ""),
    ("Died", "Not recorded", "Record a death", "died"),
    ("Holds", "None", "Put a hold", "hold"),
)
JUMPED = (
    "This computer says it is 21-Nov-2036. That is long after the last day of work, 21-Nov-2026. Until a lead has "
    "checked the date, records are judged as of 21-Nov-2026 and none is destroyed."
)
DUE = KeepingState(
    BANNER,
    "Due for review",
    "The years were over on 22-Nov-2025. Nobody has decided yet.",
    "orange",
    facts=FACTS,
    wishes=(
        Wish(Ask.PROPOSE, "Propose destruction", "warning"),
        Wish(Ask.KEEP, "Keep it longer"),
        Wish(Ask.HOLD, "Put a hold"),
    ),
    history=("21-Nov-2026: Asha Patel put a hold (legal hold). Trust solicitor", LONG),
)
_CLASSES = tuple((one.value, one.label) for one in RecordClass)
_FORMS = {
    "class": AskForm(Ask.CLASS, "Which class of record is it?", "Worked out.", "Class", _CLASSES, words_label="Why?"),
    "death": AskForm(
        Ask.DIED, "The person has died", "", date_label="Day of death", words_label="Source", words_hint="GP"
    ),
    "propose": AskForm(
        Ask.PROPOSE,
        "Propose that this record be destroyed",
        "Nothing happens yet. Another clinical lead has to confirm.",
        "Why may it go?",
        tuple((why.value, why.label) for why in WhyDestroy),
        button="Propose destruction",
        warning=True,
    ),
    "destroy": AskForm(
        Ask.DESTROY,
        "Destroy this record for good?",
        "Everything goes. It cannot be brought back.",
        button="Destroy for good",
        warning=True,
    ),
}
ROW = ReviewRow(
    "FENWICK, Arnold, born 11-Feb-1949 (77y)",
    "Adult health record: 8 years after the last contact on 22-Nov-2017",
    "Due since 22-Nov-2025",
    "orange",
    "Decide",
    KeepingRoute(WHO),
)
REVIEW = ReviewState(
    "2 records to decide about",
    "8 years after the last contact, 20 where mental health was asked about, 10 years after a death. The trust has not "
    "confirmed these years yet: see Settings.",
    rows=(ROW, replace(ROW, title=LONG, tag="Waits for you", tag_kind="red")),
    held=(replace(ROW, tag="Legal hold and Public inquiry", tag_kind="purple", detail=LONG, action="Look"),),
    destroyed=("21-Nov-2026: record 0a1b2c3d. Adult health record. Proposed by Asha Patel, confirmed by Noor.", LONG),
    loaded=True,
)
ALIKE = PersonRow(WHO, "REID, Calum", "Born 05-Oct-1990 (36y) · Male · No NHS number recorded")
CHOOSING = CompareState("REID, Callum, born 05-Oct-1990 (36y)", (ALIKE, replace(ALIKE, name=LONG)), loaded=True)
COMPARED = CompareState(
    "REID, Callum",
    comparing=True,
    facts=(
        ("Name", "REID, Callum", "REID, Calum"),
        ("Born", "05-Oct-1990 (36y)", "05-Oct-1990 (36y)"),
        ("Registered", "01-Nov-2026", "20-Nov-2026"),
        ("Visits", "1, last 01-Nov-2026", "None"),
        ("Other names", LONG, "None recorded"),
    ),
    know=("They have different NHS numbers. One person has one: find out which is right before you go on.", LONG),
    choices=(
        (ONE, "The first, registered 01-Nov-2026. Visits: 1, last 01-Nov-2026"),
        (OTHER, "The second, registered 20-Nov-2026. Visits: none"),
    ),
    loaded=True,
)
MERGED = MergedState(
    "REID, Calum",
    "REID, Callum",
    "21-Nov-2026, Sam Okafor: release papers in both names",
    (("Registered as", "REID, Calum"), ("Born", "05-Oct-1990 (36y)"), ("Visits written here", "0")),
    may_take_apart=True,
)


def _made(page: Callable[..., QWidget], state: object) -> Callable[[], QWidget]:
    return lambda: page(FakePresenter(state))


RETENTION_PAGES: Mapping[str, Callable[[], QWidget]] = {
    "keeping-loading": _made(KeepingPage, KeepingState()),
    "keeping-due": _made(KeepingPage, DUE),
    "keeping-for-others": _made(
        KeepingPage, replace(DUE, wishes=(), facts=tuple((label, value, "", "") for label, value, _, _ in FACTS))
    ),
    "keeping-day": _made(KeepingPage, replace(DUE, day_warning=JUMPED)),
    "keeping-gone": _made(
        KeepingPage, KeepingState(gone="The record was destroyed. Only a note without a name is left.")
    ),
    "keeping-trouble": _made(KeepingPage, KeepingState(trouble=PROBLEM)),
    **{f"keeping-{name}": _made(KeepingPage, replace(DUE, form=form)) for name, form in _FORMS.items()},
    "keeping-errors": _made(
        KeepingPage, replace(DUE, form=_FORMS["class"], errors={"choice": "Choose one of these", "why": "Say why"})
    ),
    "review-empty": _made(ReviewPage, ReviewState(loaded=True, years=REVIEW.years)),
    "review-full": _made(ReviewPage, REVIEW),
    "review-day": _made(ReviewPage, replace(REVIEW, day_warning=JUMPED, may_confirm_day="Today is 21-Nov-2036: right")),
    "compare-choosing": _made(ComparePage, CHOOSING),
    "compare-nobody": _made(ComparePage, replace(CHOOSING, alike=())),
    "compare-two": _made(ComparePage, COMPARED),
    "compare-errors": _made(ComparePage, replace(COMPARED, errors={"reason": "Say why", "standing": "Choose"})),
    "compare-barred": _made(ComparePage, replace(COMPARED, barred="Both have a visit that is not finished.")),
    "merged": _made(MergedPage, MERGED),
    "merged-long": _made(
        MergedPage, replace(MERGED, name=LONG, standing=LONG, told=LONG, errors={"reason": "Say why"})
    ),
    "merged-for-others": _made(MergedPage, replace(MERGED, may_take_apart=False)),
}
