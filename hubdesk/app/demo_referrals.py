"""The demo's referrals: one in every stage, one passed from service to service, one to two services at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hubdesk.app.demo_story import StoryClock
from hubdesk.app.destinations import shipped_destinations
from hubdesk.app.paper_press import LocalPress
from hubdesk.domain.agreements import How
from hubdesk.domain.ids import PersonId, ReferralId
from hubdesk.services.desk import Desk
from hubdesk.services.old_drafts import care_for_old_drafts
from hubdesk.services.opening import read_agreements, withdraw_agreement
from hubdesk.services.paper.papers import begin_paper, record_agreements
from hubdesk.services.referrals import (
    NewReferral,
    ReferralEntry,
    begin_referral,
    open_referral,
    tell_referral,
)
from hubdesk.system.paths import resources_dir

Told = tuple[int, str, str, str, int | None]
"""So many days after the beginning: what, how, in words, and perhaps a day to come."""


@dataclass(frozen=True, slots=True)
class _Story:
    """Who (by the order of registration), to where, how many days ago it began, and what happened."""

    person: int
    to: NewReferral
    ago: int
    told: tuple[Told, ...] = ()
    after: str = ""
    """``taken-back``: the person took their agreement back afterwards."""


_PHONE, _SELF = (0, "sent", "phone", "Spoke to the duty worker", None), (0, "sent", "self", "", None)
_DRUGS = NewReferral("drug-alcohol", "phone", "Northgate Recovery", "3")
_MIND = NewReferral("mental-health", "phone", "Northgate community team", "3")
_TALK = NewReferral("talking-therapies", "self", "Northgate Talking Therapies", "3")
_HOME = NewReferral("housing", "phone", "Northgate Council", "2")
_STORIES = (
    _Story(2, NewReferral("social-prescribing", "letter", "", "3"), 3),
    _Story(3, _DRUGS, 10, (_PHONE,)),
    _Story(4, _HOME, 2, (_PHONE, (1, "received", "phone", "A case number was given", None))),
    _Story(5, _DRUGS, 20, (_PHONE, (4, "accepted", "phone", "", None))),
    _Story(
        6, _DRUGS, 15, (_PHONE, (3, "accepted", "phone", "", None), (5, "offered", "in-person", "10:00, Quay Road", 17))
    ),
    _Story(
        *(7, _MIND, 30),
        (
            (0, "sent", "email", "", None),
            (6, "accepted", "letter", "", None),
            (8, "offered", "phone", "", 20),
            (20, "missed", "person-could-not", "No credit on the phone", None),
        ),
    ),
    _Story(8, _TALK, 25, (_SELF, (5, "accepted", "person", "", None), (15, "attended", "seen", "", None))),
    _Story(
        9, _DRUGS, 40, (_PHONE, (3, "accepted", "phone", "", None), (9, "started", "phone", "Key worker: Amina", None))
    ),
    _Story(
        10,
        _HOME,
        50,
        (_PHONE, (2, "accepted", "phone", "", None), (40, "ended", "completed", "A room in shared housing", None)),
    ),
    _Story(11, _TALK, 28, (_SELF, (7, "rejected", "threshold", "Too complex for them", None))),
    _Story(
        11,
        _MIND,
        18,
        ((0, "sent", "email", "", None), (9, "rejected", "exclusion", "Asked to stop drinking first", None)),
    ),
    _Story(
        12,
        NewReferral("stop-smoking", "self", "", "3"),
        6,
        ((0, "sent", "self", "", None), (4, "chased", "try-again", "Line busy", 6)),
    ),
    _Story(13, _DRUGS, 12, (_PHONE, (2, "received", "phone", "", None)), "taken-back"),
    _Story(
        *(14, NewReferral("dual-diagnosis", "letter", "", "2", "Sam Okafor, nurse, 01632 960 111"), 5),
        ((0, "sent", "email", "", None),),
    ),
)


def tell_referrals(
    nurse: Desk, navigator: Desk, clock: StoryClock, today: datetime, people: Sequence[PersonId]
) -> None:
    """Write these stories down as the staff would have, each on its day."""
    own = {"destinations": shipped_destinations(), "press": LocalPress(resources_dir())}
    staff = {"nurse": replace(nurse, **own), "navigator": replace(navigator, **own)}
    for story in _STORIES:
        if story.person < len(people):
            _tell(staff["nurse" if story.person % 2 else "navigator"], story, clock, today, people[story.person])
    _forgotten_draft(staff["navigator"], clock, today, people)
    clock.moment = today


def _forgotten_draft(desk: Desk, clock: StoryClock, today: datetime, people: Sequence[PersonId]) -> None:
    """Cards begun 40 days ago that nobody touched since, and the notice that they are going to be removed."""
    clock.moment = today - timedelta(days=40)
    begin_paper(desk, people[min(3, len(people) - 1)], "card-appointment")
    clock.moment = today - timedelta(days=2)
    care_for_old_drafts(desk)


def _tell(desk: Desk, story: _Story, clock: StoryClock, today: datetime, person_id: PersonId) -> None:
    begun = clock.moment = today - timedelta(days=story.ago)
    reader = desk.destinations.get(story.to.destination).recipient
    readers = [reader] if reader else []
    kind = desk.destinations.get(story.to.destination)
    readers += [r for name in kind.joint if (r := desk.destinations.get(name).recipient)]
    record_agreements(desk, person_id, readers, How.SPOKEN)
    made, _letter, _changes = begin_referral(desk, person_id, story.to)
    for one in made:
        for told in story.told:
            _happened(desk, one.id, told, begun, clock)
    if story.after == "taken-back" and reader is not None:
        clock.moment = today - timedelta(days=1)
        agreement = next(a for a in read_agreements(desk, person_id) if a.recipient is reader)
        withdraw_agreement(desk, agreement)


def _happened(desk: Desk, referral_id: ReferralId, told: Told, begun: datetime, clock: StoryClock) -> None:
    days, what, how, words, later = told
    clock.moment = begun + timedelta(days=days)
    due = begun + timedelta(days=later) if later is not None else None
    typed = (str(due.day), str(due.month), str(due.year)) if due else ("", "", "")
    tell_referral(desk, open_referral(desk, referral_id), ReferralEntry(what, how, words=words, due=typed))
