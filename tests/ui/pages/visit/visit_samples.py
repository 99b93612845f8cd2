"""Visits made up by hand: each page in the states worth looking at. Every person and office is invented."""

from dataclasses import replace

from hubdesk.domain.roles import Role
from hubdesk.domain.safety import Done, outcomes_for
from hubdesk.domain.site import NATIONAL_LINES
from hubdesk.domain.visits import Place, PlaceKind
from hubdesk.presenters.answer_words import non_answer_choices
from hubdesk.presenters.banner import BannerState
from hubdesk.presenters.scores import BandView, ScoreView
from hubdesk.presenters.visit_pages import (
    Choice,
    GivenAnswer,
    Line,
    QuestionPage,
    ResultForm,
    ResultPage,
    ReviewForm,
    ReviewPage,
    SafetyDraft,
    SafetyPage,
    Ticked,
    VisitState,
)

PHQ9 = (
    "Little interest or pleasure in doing things",
    "Feeling down, depressed, or hopeless",
    "Trouble falling or staying asleep, or sleeping too much",
    "Feeling tired or having little energy",
    "Poor appetite or overeating",
    "Feeling bad about yourself, or that you are a failure or have let yourself or your family down",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
    "Moving or speaking so slowly that other people could have noticed, or the opposite",
    "Thoughts that you would be better off dead, or of hurting yourself in some way",
)
STEM = "Over the last 2 weeks, how often have you been bothered by this problem?"
OPTIONS = (
    Choice("not-at-all", "Not at all", "1"),
    Choice("several-days", "Several days", "2"),
    Choice("more-than-half-the-days", "More than half the days", "3"),
    Choice("nearly-every-day", "Nearly every day", "4"),
)
LONG_QUESTION = ("When things were at their worst in the last month, how often did you feel that " * 5)[:300]
ARABIC = "خلال الأسبوعين الماضيين، كم مرة عانيت من قلة الاهتمام أو الاستمتاع بممارسة الأشياء؟"
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 4

BANNER = BannerState("AVERY, Mason (Mr)", "Mase", "14-Mar-1988 (38y)", "Male", "999 012 3454")


def place(number: int) -> Place:
    return Place(PlaceKind.QUESTION, "response-1", f"q{number}")


def given(number: int, answer: str = "Several days", note: str = "", **standing: bool) -> GivenAnswer:
    return GivenAnswer(PHQ9[number - 1], answer, place(number), note, **standing)


def question(number: int = 3, **changes) -> QuestionPage:
    page = QuestionPage(
        place=place(number),
        form_title="PHQ-9 depression screen",
        caption=f"Question {number} of 9",
        index=number - 1,
        total=9,
        stem=STEM,
        text=PHQ9[number - 1],
        help="",
        kind="choice",
        options=OPTIONS,
        non_answers=non_answer_choices(),
        chosen=None,
        typed="",
        so_far=tuple(given(n, note="Asked already in this visit" if n <= 2 else "") for n in range(1, number)),
        left=f"{10 - number} questions left, about 2 minutes",
        can_go_back=number > 1,
    )
    return replace(page, **changes)


def typed(kind: str, number: int = 3, **changes) -> QuestionPage:
    words = {"text": "How many units do you drink on a day when you drink?", "kind": kind, "options": ()}
    return question(number, **(words | changes))


def at(page, saved: str = "Saved at 10:42", **changes) -> VisitState:
    return replace(VisitState(banner=BANNER, page=page, saved=saved), **changes)


def safety(*, clinical: bool = True, **changes) -> SafetyPage:
    outcomes = outcomes_for(Role.CLINICIAN if clinical else Role.NAVIGATOR)
    page = SafetyPage(
        id="safety-1 1",
        clinical=clinical,
        heading="Stop here and talk" if clinical else "Get a clinician now",
        said=("Thoughts that you would be better off dead, or of hurting yourself in some way: Several days",),
        steps=(
            "Stay with the person. Say thank you for telling me.",
            "Ask what is happening now, and what would help them stay safe today.",
            "If life is in danger now, call 999 and stay until help comes.",
            "Agree what happens next, and who they can call tonight.",
        )
        if clinical
        else (
            "Stay with the person. Say thank you for telling me.",
            "Fetch or phone a clinician now. You do not need to judge how serious it is.",
            "If life is in danger now, call 999.",
        ),
        lines=(
            Line("Northgate crisis team", "0300 555 0142", "Any hour"),
            *(Line(x.label, x.number, x.note) for x in NATIONAL_LINES),
        ),
        done=tuple(Ticked(d.value, d.label, ticked=False) for d in Done) if clinical else (),
        outcomes=tuple(Choice(o.value, o.label, "") for o in outcomes),
        next_steps={o.value: o.next_step for o in outcomes},
        draft=SafetyDraft(),
        earlier=(),
        can_go_on=True,
    )
    return replace(page, **changes)


def review(**changes) -> ReviewPage:
    answers = [given(n, "Several days") for n in range(1, 8)]
    answers[0] = given(1, note="Asked already in this visit")
    answers[4] = given(5, "Not answered yet", missing=True)
    answers[5] = given(6, "Prefers not to answer", no_answer=True)
    page = ReviewPage(
        forms=(
            ReviewForm("PHQ-9 depression screen", tuple(answers), "1 of 7 not answered yet"),
            ReviewForm("GAD-2 anxiety screen", (given(1), given(2)), "All questions dealt with"),
        ),
        missing=1,
        safety="",
    )
    return replace(page, **changes)


BANDS = (
    (0, 4, "None or minimal"),
    (5, 9, "Mild"),
    (10, 14, "Moderate"),
    (15, 19, "Moderately severe"),
    (20, 27, "Severe"),
)


def score(value: int = 14, *, whole: bool = True) -> ScoreView:
    bands = tuple(BandView(low, high, label, current=whole and low <= value <= high) for low, high, label in BANDS)
    headline = f"{value} out of 27" if whole else f"{value} from 6 of 9"
    band = next(b.label for b in bands if b.current) if whole else "No band: 3 answers are missing"
    return ScoreView("PHQ-9 total", headline, band, whole, value, 0, 27, bands, f"PHQ-9 total: {headline}. {band}.")


def result(**changes) -> ResultPage:
    answers = tuple(given(n) for n in range(1, 10))
    page = ResultPage(
        finished="Visit finished 14-Mar-2026 10:58",
        safety=("10:44: Safety plan agreed, follow-up arranged here. Told: Dr Osei, 10:40.",),
        safety_open=False,
        forms=(
            ResultForm("PHQ-9 depression screen", (score(),), answers, (), "Talk about the answers and offer support."),
            ResultForm(
                "PHQ-9 depression screen, again",
                (score(18, whole=False),),
                answers,
                tuple(f"{PHQ9[n]}: not answered yet" for n in (4, 5, 6)),
                "Ask what is missing when the person is ready. A score with answers missing is not a result.",
            ),
        ),
    )
    return replace(page, **changes)


TWELVE = tuple(
    Choice(f"option-{n}", f"Option {n}: about as often as most people I know would say", str(n) if n < 10 else "")
    for n in range(1, 13)
)
