"""Builds the question page for a person who answers alone.

It is made from the question and its own answer only. What staff see beside a question (earlier answers and results,
prompts, the way there) is not in it, so nothing added to the page of staff can come to show here.
"""

from dataclasses import replace

from hubdesk.domain.answers import NonAnswer
from hubdesk.presenters.answer_words import non_answer_choices
from hubdesk.presenters.asked_question import asked_question
from hubdesk.presenters.visit_pages import Choice, QuestionPage
from hubdesk.services.hand_over import FOR_STAFF
from hubdesk.services.visit_now import VisitNow

RATHER_NOT = "I would rather not say"


def handed_question(now: VisitNow, *, can_go_back: bool) -> QuestionPage:
    """The question the visit is at."""
    place = now.visit.place
    page = asked_question(now.form(place.response_id), place)
    return replace(
        page,
        form_title="",
        caption="",
        left=page.caption,
        help="" if page.help.startswith(FOR_STAFF) else page.help,
        non_answers=_rather_not(),
        can_go_back=can_go_back,
    )


def _rather_not() -> tuple[Choice, ...]:
    """Why a worker did not ask, or a person could not answer, is for a worker to say."""
    return tuple(
        Choice(c.value, RATHER_NOT, "") for c in non_answer_choices() if c.value.endswith(NonAnswer.DECLINED.value)
    )
