"""Builds the result page: safety first, then each score with its range, what is missing and what to do next."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.dates import cui_date_time, cui_time
from hubdesk.domain.ids import UserId
from hubdesk.domain.safety import SafetyAction, SafetyStatus
from hubdesk.domain.tasks import Task, TaskStatus
from hubdesk.domain.visits import ResponseStatus
from hubdesk.forms import Item, ScoreResult
from hubdesk.presenters.actions_page import task_detail
from hubdesk.presenters.answer_words import words
from hubdesk.presenters.corrections import correction_notes, entered_in_error
from hubdesk.presenters.last_time import short_title
from hubdesk.presenters.manner_words import manner_line, not_validated
from hubdesk.presenters.over_time import since_last, trend
from hubdesk.presenters.prompts import prompts_of
from hubdesk.presenters.question_page import HIDDEN, given_answers
from hubdesk.presenters.scores import ScoreFacts, score_view
from hubdesk.presenters.visit_pages import NextStep, ResultForm, ResultPage
from hubdesk.services.past_results import PastResult
from hubdesk.services.visit_now import FormNow, VisitNow

_ASK_AGAIN = "Ask what is missing when the person is ready. A score with answers missing is not a result."


def result_page(
    now: VisitNow, staff: Mapping[UserId, str] | None = None, private: frozenset[str] = frozenset()
) -> ResultPage:
    """The result page of a finished visit. ``staff`` names who asked; ``private`` forms are only ever asked alone."""
    completed = [f for f in now.forms if f.response.status is not ResponseStatus.DRAFT]
    at = now.visit.completed_at or now.visit.touched_at
    if now.officer_present:
        return ResultPage(f"Visit finished {cui_date_time(at)}", (), safety_open=False, forms=(), hidden=HIDDEN)
    return ResultPage(
        finished=f"Visit finished {cui_date_time(at)}",
        safety=tuple(_safety_line(a) for a in now.safety),
        safety_open=any(a.status is not SafetyStatus.CLOSED for a in now.safety),
        forms=tuple(
            _form(f, now.past.get(f.pack.id, ()), staff or {}, private=f.pack.id in private)
            for f in sorted(completed, key=entered_in_error)
        ),
        steps=tuple(_step(t) for t in now.tasks if t.status is not TaskStatus.DROPPED),
        moved=tuple(f"Moved here on {cui_date_time(move.at)}. {move.reason}" for move in now.moved),
    )


def _step(task: Task) -> NextStep:
    return NextStep(task.id, task.what, task_detail(task), task.status is TaskStatus.DONE)


def _form(form: FormNow, past: Sequence[PastResult], staff: Mapping[UserId, str], *, private: bool) -> ResultForm:
    scores = form.sitting.scores()
    items = form.sitting.questions()
    return ResultForm(
        title=form.pack.title,
        scores=tuple(score_view(score_facts(s), s.bands) for s in scores),
        answers=given_answers(form, items),
        missing=tuple(_missing_line(form, i) for i in items if _is_missing(form, i)),
        next_step="" if entered_in_error(form) else _next_step(scores),
        response_id=None if entered_in_error(form) else form.response.id,
        in_error=entered_in_error(form),
        corrections=correction_notes(form),
        prompts=() if entered_in_error(form) else prompts_of(form),
        sentences=tuple(_sentence(form, score) for score in scores),
        changes=tuple(since_last(past, form.response.id, score.link_id) for score in scores),
        trends=tuple(trend(past, score.link_id, short_title(form.pack.title)) for score in scores),
        manner=manner_line(form, staff),
        private=private,
    )


def _sentence(form: FormNow, score: ScoreResult) -> str:
    """What the number says, and no more than that."""
    if score.value is None:
        left = score.of - score.answered
        answers = "1 answer is" if left == 1 else f"{left} answers are"
        said = f"{score.partial or 0} from {score.answered} of {score.of}: {answers} missing, so there is no total."
    elif score.band_label:
        said = f"{score.value} out of {score.high} lies in the band that this form calls “{score.band_label}”."
    else:
        said = f"{score.value} out of {score.high}. This form has no bands."
    return " ".join(part for part in (said, not_validated(form)) if part)


def score_facts(score: ScoreResult) -> ScoreFacts:
    """A score as the form works it out now, for showing."""
    return ScoreFacts(
        title=score.title,
        value=None if score.value is None else Decimal(score.value),
        partial=Decimal(score.partial or 0),
        answered=score.answered,
        of=score.of,
        low=Decimal(score.low or 0),
        high=Decimal(score.high or 0),
        band=score.band,
        band_label=score.band_label,
    )


def _is_missing(form: FormNow, item: Item) -> bool:
    answer = form.sitting.answers.get(item.link_id)
    return answer is None or isinstance(answer, NonAnswer)


def _missing_line(form: FormNow, item: Item) -> str:
    return f"{item.text}: {words(item, form.sitting.answers.get(item.link_id)).lower()}"


def _next_step(scores: Sequence[ScoreResult]) -> str:
    if any(s.value is None for s in scores):
        return _ASK_AGAIN
    steps = [b.next_step for s in scores for b in s.bands if b.code == s.band]
    return " ".join(s for s in steps if s)


def _safety_line(action: SafetyAction) -> str:
    last = action.latest
    if action.status is SafetyStatus.OPEN or last is None or last.outcome is None:
        return "The safety page has no outcome yet."
    waits = " A clinician still has to complete it." if action.status is SafetyStatus.AWAITING_CLINICIAN else ""
    told = f" Told: {last.told}." if last.told else ""
    return f"{cui_time(last.at)}: {last.outcome.label}.{told}{waits}"
