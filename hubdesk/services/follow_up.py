"""The lists that drive the day: everything that waits for somebody, read at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.care import CareEntry
from hubdesk.domain.changes import Changes
from hubdesk.domain.documents import Document, DocumentStatus
from hubdesk.domain.gp import GpStatus
from hubdesk.domain.ids import PersonId, ReferralId, UserId
from hubdesk.domain.medicines import RunOut, run_outs
from hubdesk.domain.old_drafts import is_old, leaves_on
from hubdesk.domain.orders import RELEASE_DAYS
from hubdesk.domain.people import PersonLine
from hubdesk.domain.referral_line import ReferralLine
from hubdesk.domain.referral_steps import TREATMENT_NEEDS, Bounce, ReleaseClock, bounces, release_clock_of
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.safety import SafetyAction, SafetyStatus
from hubdesk.domain.tasks import Task
from hubdesk.domain.visits import Visit, VisitStatus
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.gp_case import CaseLine, waiting_cases
from hubdesk.services.old_drafts import waits_with_referral
from hubdesk.services.paper.papers import permission_for
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.referrals import ReferralEntry, bounced_since, open_referral, tell_referral
from hubdesk.services.staff_names import staff_names

CARE_AHEAD = timedelta(days=28)
"""How far ahead doses, kits and offers are listed."""


@dataclass(frozen=True, slots=True)
class Released:
    """Somebody who came out of prison in the last 28 days."""

    person: PersonLine
    released_on: date
    clock: ReleaseClock
    without_gp: bool
    supply: RunOut | None
    """The medicine that runs out next, if any is known to."""


@dataclass(frozen=True, slots=True)
class OldDraft:
    """A draft that nobody touched for a month, and the day on which it is removed by itself; None where it is not."""

    draft: Document
    leaves: date | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """All lists, with the people they name and the staff who follow them."""

    referrals: tuple[ReferralLine, ...]
    """Every open one, what is due first."""
    bounced: tuple[Bounce, ...]
    released: tuple[Released, ...]
    """The earliest day of treatment first."""
    to_sign: tuple[Document, ...]
    """Drafts of letters that only a clinician finishes, oldest first."""
    safety: tuple[SafetyAction, ...]
    paused: tuple[Visit, ...]
    old_drafts: tuple[OldDraft, ...]
    """Those that nobody touched for a month, the first to go first."""
    tasks: tuple[Task, ...]
    """Open ones: those with a date first, earliest date first."""
    without_gp: tuple[CaseLine, ...]
    care: tuple[CareEntry, ...]
    """Doses, kits and offers to come back to in the next 28 days, the earliest first."""
    people: dict[PersonId, PersonLine]
    staff: dict[UserId, str]
    today: date


def read_follow_up(desk: Desk) -> FollowUp:
    """The lists as they stand; that these people were listed is audited."""
    records = authorise(desk, Permission.FOLLOW_REFERRALS)
    staff, now = staff_names(desk), desk.clock.now()
    today = now.astimezone(BRITISH).date()
    with records.writing() as unit:
        lines = _marked(unit, unit.referrals.open_lines())
        bounced = bounces(unit.referrals.rejected_since(bounced_since(desk)), desk.destinations, today)
        drafts = sorted(unit.documents.drafts(), key=lambda draft: draft.touched_at)
        safety = tuple(unit.safety.with_status(SafetyStatus.OPEN, SafetyStatus.AWAITING_CLINICIAN))
        paused = tuple(unit.visits.with_status(VisitStatus.PAUSED))
        released = _released(desk, unit, today)
        tasks, without_gp = tuple(unit.tasks.open()), waiting_cases(unit, today)
        old_drafts = _old_drafts(desk, unit, drafts)
        care = tuple(unit.care.due(today + CARE_AHEAD))
        named = [one.person_id for one in bounced] + [draft.person_id for draft in drafts]
        named += [one.person_id for one in care]
        named += [task.person_id for task in tasks] + [line.person.id for line in without_gp]
        named += [action.person_id for action in safety] + [visit.person_id for visit in paused]
        people = dict(unit.people.lines(list(dict.fromkeys(named))))
        found = len({line.person_id for line in lines} | set(named))
        unit.audit.write(AuditEvent(Event.LISTED, object_type="referral", detail={"found": found}))
    signs = may(desk.actor.role, Permission.SIGN_CLINICAL_PAPERS)
    return FollowUp(
        referrals=lines,
        bounced=bounced,
        released=released,
        to_sign=tuple(one for one in drafts if signs and _clinical(one)),
        safety=safety,
        paused=paused,
        old_drafts=old_drafts,
        tasks=tasks,
        without_gp=without_gp,
        care=care,
        people=people,
        staff=staff,
        today=today,
    )


def tell_from_list(desk: Desk, referral_id: ReferralId, entry: ReferralEntry) -> Changes:
    """Write down what came of a chase, from the list: the referral is opened and told in one go.

    Raises ``InvalidEntry``, ``NotFound``, ``ChangedElsewhere``.
    """
    _now, changes = tell_referral(desk, open_referral(desk, referral_id), entry)
    return changes


def list_printed(desk: Desk, rows: int) -> None:
    """A list went to a printer: that is audited, with how many people it named."""
    records = authorise(desk, Permission.FOLLOW_REFERRALS)
    with records.writing() as unit:
        unit.audit.write(AuditEvent(Event.LISTED, object_type="referral", detail={"found": rows, "printed": 1}))


def _clinical(draft: Document) -> bool:
    wanted = permission_for(draft.template) is Permission.SIGN_CLINICAL_PAPERS
    return draft.status is DocumentStatus.DRAFT and wanted


def _marked(unit: RecordsUnit, lines: Iterable[ReferralLine]) -> tuple[ReferralLine, ...]:
    """The lines, with those people marked whose records only named staff open, and this user is none of them."""
    restricted = [one.person_id for one in unit.restrictions.standing()]
    shut = {key: line for key, line in unit.people.lines(restricted).items() if line.restricted}
    if not shut:
        return tuple(lines)
    return tuple(replace(one, person=shut[one.person_id]) if one.person_id in shut else one for one in lines)


def _old_drafts(desk: Desk, unit: RecordsUnit, drafts: Iterable[Document]) -> tuple[OldDraft, ...]:
    notices, now = unit.documents.notices(), desk.clock.now()
    old = [
        OldDraft(one, None if waits_with_referral(unit, one) else leaves_on(one, notices.get(one.id), now))
        for one in drafts
        if is_old(one, now)
    ]
    return tuple(sorted(old, key=lambda one: one.leaves or date.max))


def _released(desk: Desk, unit: RecordsUnit, today: date) -> tuple[Released, ...]:
    found = dict(unit.details.released_since(today - timedelta(days=RELEASE_DAYS), today))
    people = unit.people.lines(list(found))
    rows = []
    for person_id, line in people.items():
        stages = [
            one.stage
            for one in unit.referrals.of_person(person_id)
            if desk.destinations.get(one.destination).need in TREATMENT_NEEDS and one.open
        ]
        details = unit.details.of(person_id)
        supplies = run_outs(details.medicines.medicines, today)
        on = found[person_id]
        rows.append(
            Released(
                line,
                on,
                release_clock_of(on, stages, today),
                details.gp.status in (GpStatus.NONE, GpStatus.UNKNOWN),
                supplies[0] if supplies else None,
            )
        )
    return tuple(sorted(rows, key=lambda row: (row.clock.treatment_by or date.max, row.released_on, row.person.id)))
