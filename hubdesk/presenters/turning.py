"""What must be so before a question page is turned, and where a page of several questions begins and ends."""

from dataclasses import replace

from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.visits import Place
from hubdesk.presenters.visit_pages import Page, QuestionPage
from hubdesk.services.visit_now import VisitNow

EACH_ROW = "Choose an answer in each row"


def before_turning(now: VisitNow, page: Page | None, choose: str) -> None:
    """Raises ``InvalidEntry`` under ``answer`` while the question has no answer, or one that breaks a rule of the form.

    ``choose`` tells whoever answers what to do.
    """
    form = now.form(now.visit.place.response_id)
    for place in places_of(now, page):
        if place.link_id not in form.sitting.answers:
            several = len(places_of(now, page)) > 1
            raise InvalidEntry({"answer": f"{EACH_ROW}. {choose}" if several else choose})
        state = form.sitting.states.get(place.link_id)
        if state is not None and state.issues:
            raise InvalidEntry({"answer": state.issues[0]})


def places_of(now: VisitNow, page: Page | None) -> tuple[Place, ...]:
    """The questions that stand on a page: every row of a table."""
    if isinstance(page, QuestionPage) and page.rows:
        return tuple(row.place for row in page.rows)
    return (now.visit.place,)


def at_end(now: VisitNow, page: Page | None) -> VisitNow:
    """The visit at the last question of the page, to go on from."""
    return _at(now, places_of(now, page)[-1])


def at_start(now: VisitNow, page: Page | None) -> VisitNow:
    """The visit at the first question of the page, to go back from."""
    return _at(now, places_of(now, page)[0])


def _at(now: VisitNow, place: Place) -> VisitNow:
    return now if place == now.visit.place else replace(now, visit=replace(now.visit, place=place))
