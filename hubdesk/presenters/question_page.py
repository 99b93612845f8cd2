"""Builds the question page of a visit."""

from dataclasses import replace

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.visits import Place
from hubdesk.forms import Item
from hubdesk.presenters.answer_words import words
from hubdesk.presenters.asked_question import asked_question
from hubdesk.presenters.last_time import last_time
from hubdesk.presenters.prompts import prompts_here
from hubdesk.presenters.question_language import as_shown, language_choice_of
from hubdesk.presenters.visit_pages import GivenAnswer, QuestionPage
from hubdesk.services.desk import Desk
from hubdesk.services.hand_over import may_hand_over
from hubdesk.services.journey import forms_due, previous_place, question, unresolved
from hubdesk.services.visit_now import FormNow, VisitNow
from hubdesk.services.visit_plan import plan

_SECONDS_A_QUESTION = 15
"""What a question takes when read out and answered: for "about 2 minutes left", rounded up."""


HIDDEN = "Hidden while an officer is present."


def question_page(desk: Desk, now: VisitNow) -> QuestionPage:
    """The page of the question that the visit is at."""
    place = now.visit.place
    form = now.form(place.response_id)
    page = asked_question(as_shown(now, form), place)
    items = form.sitting.questions()
    behind = previous_place(_at(now, _first(page)), plan(desk, now).open)
    before = items[: next((i for i, item in enumerate(items) if item.link_id == _first(page).link_id), 0)]
    return replace(
        page,
        so_far=() if now.officer_present else given_answers(form, before),
        left=_left(desk, now),
        last_time=_last_time(desk, now, form, before),
        can_go_back=not now.officer_present and behind is not None,
        hidden=HIDDEN if now.officer_present else "",
        prompts=prompts_here(desk, now, form, place.link_id),
        can_hand_over=may_hand_over(desk, now),
        language=language_choice_of(now, form),
    )


def _first(page: QuestionPage) -> Place:
    """Where the page begins: the first row of a table."""
    return page.rows[0].place if page.rows else page.place


def _at(now: VisitNow, place: Place) -> VisitNow:
    return replace(now, visit=replace(now.visit, place=place))


def _last_time(desk: Desk, now: VisitNow, form: FormNow, before: tuple[Item, ...]) -> str:
    """The result of the last time, on the first question asked here: those before it were asked in another form."""
    first = all(item.link_id in form.carried for item in before)
    return last_time(form, desk.clock.now().date()) if first and not now.officer_present else ""


def given_answers(form: FormNow, items: tuple[Item, ...]) -> tuple[GivenAnswer, ...]:
    """Questions with the words of their answers, and a note on those that came about in another way than by asking."""
    return tuple(_given(form, item) for item in items)


def _given(form: FormNow, item: Item) -> GivenAnswer:
    answer = form.sitting.answers.get(item.link_id)
    notes = ("Asked already in this visit" if item.link_id in form.carried else "", _mode_words(form, item.link_id))
    return GivenAnswer(
        question=item.text,
        answer=words(item, answer),
        place=question(form, item.link_id),
        note=". ".join(note for note in notes if note),
        missing=answer is None,
        no_answer=isinstance(answer, NonAnswer),
    )


def _mode_words(form: FormNow, link_id: str) -> str:
    """How an answer came about, where it was not by asking."""
    mode = form.modes.get(link_id, Mode.ASKED)
    return form.paper.words if mode is Mode.PAPER and form.paper is not None else mode.label


def _left(desk: Desk, now: VisitNow) -> str:
    due = plan(desk, now).open
    begun = forms_due(now, due)
    waiting = sum(len(unresolved(f)) for f in begun)
    ids = {f.pack.id for f in begun}
    waiting += sum(
        sum(1 for i in desk.shelf.newest(s.form_id).form.all_items() if i.is_question)
        for s in due
        if s.form_id not in ids
    )
    if now.setting is not None:
        return ""  # the strip above the page tells where the visit is and how long the rest takes
    minutes = max(1, -(-waiting * _SECONDS_A_QUESTION // 60))
    plural = "question" if waiting == 1 else "questions"
    return f"{waiting} {plural} left, about {minutes} minute{'s' if minutes > 1 else ''}" if waiting else "Last page"
