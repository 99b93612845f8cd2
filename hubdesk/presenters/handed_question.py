"""Builds the question page for a person who answers alone.

It is made from the question and its own answer only. What staff see beside a question (earlier answers and results,
prompts, the way there) is not in it, so nothing added to the page of staff can come to show here.
"""

from dataclasses import replace

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.visits import Place
from hubdesk.presenters.answer_words import non_answer_choices
from hubdesk.presenters.asked_question import asked_question
from hubdesk.presenters.question_language import as_shown, language_choice_of
from hubdesk.presenters.visit_pages import Choice, QuestionPage
from hubdesk.services.hand_over import FOR_STAFF
from hubdesk.services.visit_now import FormNow, VisitNow

RATHER_NOT = "I would rather not say"


def handed_question(now: VisitNow, *, can_go_back: bool) -> QuestionPage:
    """The question the visit is at."""
    place = now.visit.place
    form = now.form(place.response_id)
    page = asked_question(as_shown(now, form), place)
    language = language_choice_of(now, form)
    return replace(
        page,
        form_title="",
        caption="",
        left=page.caption,
        help="" if _english_help(form, place).startswith(FOR_STAFF) else page.help,
        non_answers=_rather_not(),
        can_go_back=can_go_back,
        language=replace(language, note="") if language is not None else None,  # what a translation is, staff are told
    )


def _english_help(form: FormNow, place: Place) -> str:
    """Help as the form has it: a translation says "For staff" in words that nobody here looks for."""
    return asked_question(form, place).help


def _rather_not() -> tuple[Choice, ...]:
    """Why a worker did not ask, or a person could not answer, is for a worker to say."""
    return tuple(
        Choice(c.value, RATHER_NOT, "") for c in non_answer_choices() if c.value.endswith(NonAnswer.DECLINED.value)
    )
