"""Three visits of the demo from the start page on: a whole first visit, one paused half way, and a two-minute visit."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from hubdesk.app.demo_story import StoryClock
from hubdesk.domain.agreements import WHOLE_VISIT
from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.ids import PersonId
from hubdesk.domain.visit_setting import SettingEntry
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import Answer, Answered, Item
from hubdesk.services.desk import Desk
from hubdesk.services.opening import AgreementEntry, OpeningEntry, finish_opening
from hubdesk.services.screening import record_answer
from hubdesk.services.tasks import ActionEntry, add_action
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visit_start import FIRST_VISIT, TWO_MINUTES, begin_visit
from hubdesk.services.visits import finish_visit, go_on, pause_visit

_WHOLE, _HALF, _SHORT = 20, 24, 36
"""Whose: people of whom the other stories tell nothing."""
_SAID = OpeningEntry(
    matters="Someone who listens, my tablets before they run out, and a place where I can sleep",
    privacy_notice="yes",
    objection="no",
    agreements=(
        AgreementEntry("gp", "yes", what=WHOLE_VISIT, how="spoken"),
        AgreementEntry("drug-alcohol", "yes", what=WHOLE_VISIT, how="spoken"),
        AgreementEntry("mental-health", "not-asked"),
        AgreementEntry("probation", "no"),
        AgreementEntry("family", "yes", name="My sister Jade", what="Only the appointment times", how="spoken"),
    ),
)
_STATED: Mapping[tuple[str, str], str] = {
    ("health-today", "q1"): "no",
    ("health-today", "q5"): "tomorrow",
    ("health-today", "q15"): "outside-or-i-do-not-know-yet",
    ("medicines-today", "q3"): "in-2-to-7-days",
}
_YES = (("health-today", "q3"), ("medicines-today", "q1"))
_TYPED: Mapping[tuple[str, str], str] = {
    ("health-today", "q4"): "Methadone 60 ml, mirtazapine 30 mg at night",
    ("medicines-today", "q2"): "Sertraline 50 mg",
}


def tell_visits(desks: Mapping[str, Desk], clock: StoryClock, today: datetime, people: Sequence[PersonId]) -> None:
    """Let the visits happen, for as many people as the demo has."""
    if len(people) > _WHOLE:
        clock.moment = today - timedelta(hours=3)
        now = _visit(desks["sam"], people[_WHOLE], FIRST_VISIT)
        for what, owner in (("Sort out medicines today: they run out", "Sam"), ("Help to register with a GP", "Jo")):
            now = add_action(desks["sam"], now, ActionEntry(what, owner, _day(today, 1)))
        finish_visit(desks["sam"], now)
    if len(people) > _HALF:
        clock.moment = today - timedelta(hours=2)
        pause_visit(desks["sam"], _visit(desks["sam"], people[_HALF], FIRST_VISIT, stops_at="drugs-and-overdose"))
    if len(people) > _SHORT:
        clock.moment = today - timedelta(hours=1)
        now = _visit(desks["jo"], people[_SHORT], TWO_MINUTES)
        now = add_action(desks["jo"], now, ActionEntry("Book another visit, a longer one", "Jo", _day(today, 7)))
        finish_visit(desks["jo"], now)


def _visit(desk: Desk, person_id: PersonId, pathway_id: str, stops_at: str = "") -> VisitNow:
    """A visit from its start page to the check of the answers, or to the form it stops at."""
    entry = SettingEntry(alone=True, pathway_id=pathway_id, fit="yes", private="yes", adult="yes")
    now = finish_opening(desk, begin_visit(desk, person_id, entry), _SAID)
    while now.visit.place.kind is PlaceKind.QUESTION:
        place = now.visit.place
        form = now.form(place.response_id)
        if form.pack.id == stops_at or place.response_id is None:
            return now
        answer = _answer(form.pack.id, form.pack.form.by_id[place.link_id])
        now = go_on(desk, record_answer(desk, now, place.response_id, place.link_id, answer))
    return now


def _answer(form_id: str, item: Item) -> Answer:
    """What this person says: as told above, else no, else the first option; the rest was not asked."""
    key = (form_id, item.link_id)
    if key in _TYPED:
        return Answered(_TYPED[key])
    if item.options:
        wanted = _STATED.get(key)
        return Answered(next((o for o in item.options if o.code == wanted), item.options[0]).coded)
    return Answered(key in _YES) if item.type == "boolean" else NonAnswer.NOT_ASKED


def _day(today: datetime, days: int) -> tuple[str, str, str]:
    day = (today + timedelta(days=days)).date()
    return str(day.day), str(day.month), str(day.year)
