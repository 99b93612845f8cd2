"""Builds the review page: every answer once more, before the visit is finished."""

from hubdesk.presenters.prompts import prompts_of
from hubdesk.presenters.question_page import HIDDEN, given_answers
from hubdesk.presenters.visit_pages import ReviewForm, ReviewPage
from hubdesk.services.desk import Desk
from hubdesk.services.journey import forms_due, unresolved
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visit_plan import steps_due


def review_page(desk: Desk, now: VisitNow) -> ReviewPage:
    """The review page of a visit."""
    forms = forms_due(now, steps_due(desk, now))
    missing = sum(len(unresolved(f)) for f in forms)
    return ReviewPage(
        forms=tuple(
            ReviewForm(
                title=f.pack.title,
                answers=given_answers(f, f.sitting.questions()),
                summary=_summary(len(unresolved(f)), len(f.sitting.questions())),
                prompts=prompts_of(f),
            )
            for f in (() if now.officer_present else forms)
        ),
        missing=missing,
        safety="The safety page has no outcome yet." if now.open_safety else "",
        hidden=HIDDEN if now.officer_present else "",
        finish="Finish visit" if now.setting is None else "Go on to actions",
    )


def _summary(missing: int, total: int) -> str:
    if missing == 0:
        return "All questions dealt with"
    return f"{missing} of {total} not answered yet"
