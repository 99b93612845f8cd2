"""Two finished forms of the demo that were put right: one amended, one entered in error."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from hubdesk.app.demo_story import StoryClock
from hubdesk.domain.ids import PersonId
from hubdesk.domain.visits import VisitStatus
from hubdesk.forms import Answered
from hubdesk.services.corrections import amend_response, mark_entered_in_error
from hubdesk.services.desk import Desk
from hubdesk.services.last_result import COUNTS
from hubdesk.services.people import open_person
from hubdesk.services.visit_now import FormNow, VisitNow
from hubdesk.services.visits import resume_visit

_AMENDED, _IN_ERROR = 17, 25
"""Whose: people whose story is a whole visit with PHQ-9, and one with PHQ-2 alone."""


def tell_corrections(desks: Mapping[str, Desk], clock: StoryClock, today: datetime, people: Sequence[PersonId]) -> None:
    """Put two forms right, where the demo has enough people."""
    if len(people) <= _IN_ERROR:
        return
    desk = desks["sam"]
    clock.moment = today - timedelta(hours=26)
    if found := _finished(desk, people[_AMENDED], "phq-9"):
        now, form = found
        often = form.pack.form.by_id["q3"].options[-1]
        reason = "Read back with the person the next day: sleep was bad nearly every night"
        amend_response(desk, now, form.response.id, {"q3": Answered(often.coded)}, reason)
    if found := _finished(desk, people[_IN_ERROR], "phq-2"):
        now, form = found
        mark_entered_in_error(desk, now, form.response.id, "These were the answers of someone else")


def _finished(desk: Desk, person_id: PersonId, form_id: str) -> tuple[VisitNow, FormNow] | None:
    """A finished form of the person that counts, with its visit."""
    for visit in open_person(desk, person_id).visits:
        if visit.status is not VisitStatus.COMPLETED:
            continue
        now = resume_visit(desk, visit.id)
        for form in now.forms:
            if form.pack.id == form_id and form.response.status in COUNTS:
                return now, form
    return None
