"""What the answers of a visit suggest doing. Prompts to choose from, never advice by themselves.

Sources: issue 3 §1 step 9; facts §5.2 (alcohol), §5.3 (naloxone), §5.4 (medicines running out), row 1 (GP status).
A suggestion names no score and no answer: the list of tasks may be read over a shoulder.
"""

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.tasks import TaskStatus
from hubdesk.forms import Answered, Coded
from hubdesk.services.visit_now import FormNow, VisitNow

REBOOK = "Book another visit for when it is a better time"
ALWAYS = (
    "Help to register with a GP practice",
    "Write to the GP practice",
    "Sort out medicines before they run out",
    "Book the next appointment here",
)
"""Offered in every visit, after what the answers suggest."""

_SCORES: dict[str, str] = {
    "phq-2": "Ask the GP practice for an appointment about mood",
    "phq-9": "Ask the GP practice for an appointment about mood",
    "gad-2": "Ask the GP practice for an appointment about worry",
    "gad-7": "Ask the GP practice for an appointment about worry",
    "audit-c": "Offer an appointment with the drug and alcohol service",
    "audit": "Offer an appointment with the drug and alcohol service",
}
"""What a total in any band but the lowest suggests, by form."""

Rule = tuple[str, str, frozenset[str], str]
_ANSWERS: tuple[Rule, ...] = (
    ("health-today", "gp", frozenset({"not-registered", "no", "false", "does-not-know"}), ALWAYS[0]),
    ("health-today", "run-out", frozenset({"today", "tomorrow", "already", "run-out"}), ALWAYS[2]),
    ("health-today", "children", frozenset({"yes", "true"}), "Talk through keeping medicines away from children"),
    ("drugs-and-overdose", "naloxone", frozenset({"no", "false", "none"}), "Arrange take-home naloxone today"),
    ("alcohol-now", "", frozenset({"shakes", "sweats", "fits"}), "Speak to a clinician about alcohol withdrawal today"),
    ("communication-needs", "interpreter", frozenset({"yes", "true"}), "Book an interpreter for the next visit"),
)
"""Form, part of the question's link id, answers, and what they suggest."""


def suggestions(now: VisitNow) -> tuple[str, ...]:
    """What to choose from, the most pressing first; what was agreed already is left out."""
    found: list[str] = []
    if now.setting is not None and not now.setting.fit:
        found.append(REBOOK)
    if now.safety:
        found.append("Follow up on safety: who, and when")
    for form in now.forms:
        if form.pack.id in _SCORES and _above_lowest(form):
            found.append(_SCORES[form.pack.id])
        rules = [rule for rule in _ANSWERS if rule[0] == form.pack.id]
        found += [words for _form_id, part, said, words in rules if _says(form, part, said)]
    agreed = {t.what for t in now.tasks if t.status is TaskStatus.OPEN}
    return tuple(words for words in dict.fromkeys((*found, *ALWAYS)) if words not in agreed)


def _above_lowest(form: FormNow) -> bool:
    return any(s.band is not None and s.bands and s.band != s.bands[0].code for s in form.sitting.scores())


def _says(form: FormNow, part: str, said: frozenset[str]) -> bool:
    return any(_word(answer) in said for link_id, answer in form.stored.items() if part in link_id)


def _word(answer: object) -> str:
    """An answer as the word rules compare: an option's code, "true" or "false"; nothing for a reason for none."""
    if isinstance(answer, NonAnswer) or not isinstance(answer, Answered):
        return ""
    value = answer.value
    if isinstance(value, Coded):
        return value.code
    return str(value).lower()
