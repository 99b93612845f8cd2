"""Two more visits of one person of the demo, weeks apart, one of them through an interpreter: a score over time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from hubdesk.app.demo_story import Story, StoryClock, Teller
from hubdesk.domain.ids import PersonId
from hubdesk.domain.visit_setting import SettingEntry
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import Answered, Coded
from hubdesk.services.desk import Desk
from hubdesk.services.opening import OpeningEntry, finish_opening
from hubdesk.services.screening import record_answer
from hubdesk.services.visit_start import FIRST_CONTACT, begin_visit
from hubdesk.services.visits import finish_visit, go_on

_WHO = 2
"""A person whose own story is one finished visit with PHQ-9, six days ago."""
_INTERPRETED = SettingEntry(
    present=("interpreter",),
    interpreter="LanguageLine 4411 (made up)",
    language="Polish",
    pathway_id=FIRST_CONTACT,
    fit="yes",
    private="yes",
    adult="yes",
)


def tell_over_time(teller: Teller, desk: Desk, clock: StoryClock, today: datetime, people: Sequence[PersonId]) -> None:
    """Let the visits happen, for as many people as the demo has."""
    if len(people) <= _WHO:
        return
    teller.tell(Story((3, 3, 2, 3, 2, 2, 3, 1, 0), days_ago=44), people[_WHO])
    clock.moment = today - timedelta(days=23)
    now = finish_opening(desk, begin_visit(desk, people[_WHO], _INTERPRETED), OpeningEntry())
    while now.visit.place.kind is PlaceKind.QUESTION:
        place = now.visit.place
        form = now.form(place.response_id).pack.id
        if place.response_id is None:
            raise AssertionError("a question has a response")
        hard = place.link_id == "q10"
        said = Coded("somewhat-difficult") if hard else Coded("more-than-half-the-days")
        if form == "safety-question" or place.link_id == "q9":
            answer = Answered(False) if form == "safety-question" else Answered(Coded("not-at-all"))
        else:
            answer = Answered(said)
        now = go_on(desk, record_answer(desk, now, place.response_id, place.link_id, answer))
    finish_visit(desk, now)
