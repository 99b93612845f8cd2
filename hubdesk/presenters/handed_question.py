"""Builds the question page for a person who answers alone.

It is made from the question and its own answer only. What staff see beside a question (earlier answers and results,
prompts, the way there) is not in it, so nothing added to the page of staff can come to show here.
"""

from hubdesk.domain.answers import NonAnswer
from hubdesk.presenters.answer_words import choices, chosen_value, non_answer_choices, typed_words
from hubdesk.presenters.visit_pages import Choice, QuestionPage
from hubdesk.services.visit_now import VisitNow

RATHER_NOT = "I would rather not say"


def handed_question(now: VisitNow, *, can_go_back: bool) -> QuestionPage:
    """The question the visit is at."""
    place = now.visit.place
    form = now.form(place.response_id)
    items = form.sitting.questions()
    index = next((i for i, item in enumerate(items) if item.link_id == place.link_id), 0)
    item = items[index]
    answer = form.sitting.answers.get(item.link_id)
    options = choices(item)
    return QuestionPage(
        place=place,
        form_title="",
        caption=f"Question {index + 1} of {len(items)}",
        index=index,
        total=len(items),
        stem=item.stem,
        text=item.text,
        help=item.help,
        kind="choice" if options else item.type,
        options=options,
        non_answers=_rather_not(),
        chosen=chosen_value(answer),
        typed=typed_words(item, answer),
        so_far=(),
        left="",
        can_go_back=can_go_back,
    )


def _rather_not() -> tuple[Choice, ...]:
    """Why a worker did not ask, or a person could not answer, is for a worker to say."""
    return tuple(
        Choice(c.value, RATHER_NOT, "") for c in non_answer_choices() if c.value.endswith(NonAnswer.DECLINED.value)
    )
