"""What the answers of a visit suggest doing. Prompts to choose from, never advice by themselves.

Sources: issue 3 §1 step 9; facts §5.2 (alcohol), §5.3 (naloxone), §5.4 (medicines running out), row 1 (GP status).
A suggestion names no score and no answer: the list of tasks may be read over a shoulder.
"""

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.tasks import TaskStatus
from hubdesk.forms import Answered, Coded
from hubdesk.services.visit_now import FormNow, VisitNow

REBOOK = "Book another visit for when it is a better time"
FOLLOW_UP = "Follow up on safety: who, and when"
ALWAYS = (
    "Help to register with a GP practice",
    "Write to the GP practice",
    "Sort out medicines before they run out",
    "Book the next appointment here",
)
"""Offered in every visit, after what the answers suggest."""

_MOOD = "Ask the GP practice for an appointment about mood"
_WORRY = "Ask the GP practice for an appointment about worry"
_SUBSTANCES = "Offer an appointment with the drug and alcohol service"
_SMOKING = "Offer help to stop smoking"
_ALONE_AGAIN = "See the person alone again this week"

_SCORES: dict[str, str] = {
    "phq-2": _MOOD,
    "phq-9": _MOOD,
    "whooley": _MOOD,
    "gad-2": _WORRY,
    "gad-7": _WORRY,
    "audit-c": _SUBSTANCES,
    "audit": _SUBSTANCES,
    "audit-pc": _SUBSTANCES,
    "fast": _SUBSTANCES,
    "cage-aid": _SUBSTANCES,
    "dast-10": _SUBSTANCES,
    "core-10": "Offer an appointment with NHS Talking Therapies",
    "pc-ptsd-5": "Talk over what came up with a clinician here",
    "hsi": _SMOKING,
    "ftnd": _SMOKING,
    "hark": _ALONE_AGAIN,
}
"""What a total in the second band or above suggests, by form."""

_FROM = {"core-10": "mild", "dast-10": "moderate-level", "hsi": "low", "ftnd": "very-low"}
"""The band from which a form suggests something, where that is not the second."""

TRUE, FALSE = frozenset({"true"}), frozenset({"false"})
MEDICINES_TODAY = "Sort out medicines today: they run out"
_RUN_OUT = frozenset({"they-have-run-out", "today", "tomorrow"})
_WITHDRAWAL = "Speak to a clinician today about stopping alcohol safely"
_NALOXONE = "Arrange take-home naloxone today"
_MISSED_DOSES = "Phone the drug service or pharmacy today about missed medicine"
_VOICES = "Ask the mental health team for an appointment"
_PREGNANT = "Ask the GP practice or midwife for an appointment"

_ANSWERS: tuple[tuple[str, str, frozenset[str], str], ...] = (
    ("health-today", "q5", _RUN_OUT, MEDICINES_TODAY),
    ("medicines-today", "q3", _RUN_OUT, MEDICINES_TODAY),
    ("alcohol-now", "q2", TRUE, _WITHDRAWAL),
    ("alcohol-now", "q3", TRUE, _WITHDRAWAL),
    ("alcohol-now", "q4", TRUE, _WITHDRAWAL),
    ("alcohol-now", "q5", TRUE, _WITHDRAWAL),
    ("head-learning-attention", "q2", TRUE, "Ask a clinician today about the knock to the head"),
    ("drugs-and-overdose", "q39", frozenset({"no", "i-do-not-know-what-it-is"}), _NALOXONE),
    ("drugs-and-overdose", "q38", frozenset({"yes-but-i-missed-3-days-or-more"}), _MISSED_DOSES),
    ("drugs-and-overdose", "q46", frozenset({"offered-and-wanted"}), "Book the blood tests that were offered"),
    ("drugs-and-overdose", "q47", frozenset({"offered-and-wanted"}), "Book the vaccine that was offered"),
    ("safe-enquiry", "q1", FALSE, _ALONE_AGAIN),
    ("safe-enquiry", "q2", TRUE, _ALONE_AGAIN),
    ("unusual-experiences", "q1", TRUE, _VOICES),
    ("unusual-experiences", "q2", TRUE, _VOICES),
    ("unusual-experiences", "q3", TRUE, _VOICES),
    ("health-today", "q15", frozenset({"outside-or-i-do-not-know-yet"}), "Ask the housing team about tonight"),
    ("health-today", "q1", frozenset({"no", "i-do-not-know"}), ALWAYS[0]),
    ("health-today", "q17", frozenset({"yes-i-am-pregnant", "yes-i-had-a-baby"}), _PREGNANT),
    ("health-today", "q16", TRUE, "Talk about keeping medicines away from children"),
    ("health-today", "q11", frozenset({"i-smoke"}), _SMOKING),
    ("communication-needs", "q3", TRUE, "Book an interpreter for the next visit"),
)
"""Form, question, answers, and what they suggest, the most pressing first. A test checks that each question and
option is there in the forms."""


_SEEN_TO: tuple[tuple[str, str, frozenset[str], str], ...] = (
    (
        "drugs-and-overdose",
        "q42",
        frozenset({"supplied", "arranged", "offered-not-wanted", "nothing-the-person-carries-it"}),
        _NALOXONE,
    ),
)
"""Form, question, answers, and the suggestion that is not needed any more after them."""


def suggestions(now: VisitNow) -> tuple[str, ...]:
    """What to choose from, the most pressing first; what was agreed already is left out."""
    found: list[str] = []
    if now.setting is not None and not now.setting.fit:
        found.append(REBOOK)
    if now.safety:
        found.append(FOLLOW_UP)
    given = {(form.pack.id, link_id): _word(answer) for form in now.forms for link_id, answer in form.stored.items()}
    found += [words for form_id, link_id, said, words in _ANSWERS if given.get((form_id, link_id)) in said]
    found += [_SCORES[form.pack.id] for form in now.forms if form.pack.id in _SCORES and _high_enough(form)]
    done = {t.what for t in now.tasks if t.status is TaskStatus.OPEN}
    done |= {words for form_id, link_id, said, words in _SEEN_TO if given.get((form_id, link_id)) in said}
    return tuple(words for words in dict.fromkeys((*found, *ALWAYS)) if words not in done)


def _high_enough(form: FormNow) -> bool:
    for score in form.sitting.scores():
        codes = [band.code for band in score.bands]
        if score.band in codes and codes.index(score.band) >= _first_that_suggests(form.pack.id, codes):
            return True
    return False


def _first_that_suggests(form_id: str, codes: list[str]) -> int:
    return codes.index(_FROM[form_id]) if _FROM.get(form_id) in codes else 1


def _word(answer: object) -> str:
    """An answer as the word rules compare: an option's code, "true" or "false"; nothing for a reason for none."""
    if isinstance(answer, NonAnswer) or not isinstance(answer, Answered):
        return ""
    value = answer.value
    if isinstance(value, Coded):
        return value.code
    return str(value).lower()
