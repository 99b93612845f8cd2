"""How long one record is kept: read by whoever may open it, decided by a lead. Nothing said is ever overwritten."""

from dataclasses import dataclass
from datetime import date

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.retention import (
    HoldKind,
    RecordClass,
    Said,
    Step,
    Verdict,
    Years,
    check_death,
    check_kept,
    check_words,
    judge,
    stand,
)
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.trust import Matter
from hubdesk.domain.trusted_day import DayTold
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.staff_names import staff_names
from hubdesk.services.sure_day import read_day
from hubdesk.services.trust import read_trust

YEARS = (Matter.YEARS_ADULT, Matter.YEARS_MENTAL, Matter.YEARS_DEATH)


@dataclass(frozen=True, slots=True)
class KeepingNow:
    """How one record stands, as it was read: by which rule until when, on which day, and who may do what about it."""

    head: PersonHead
    verdict: Verdict
    day: DayTold
    confirmed: bool
    """Whether the trust has confirmed the years; else they are the ones hubdesk ships."""
    may_decide: bool
    may_confirm: bool
    """Whether this user is the second lead a proposal waits for."""
    names: dict[UserId, str]

    @property
    def person_id(self) -> PersonId:
        """Whose record it is."""
        return self.head.person.id

    @property
    def said(self) -> int:
        """How much had been said about it when it was read."""
        return len(self.verdict.keeping.said)


def read_years(desk: Desk) -> tuple[Years, bool]:
    """The years that stand, and whether the trust has confirmed all of them."""
    trust = read_trust(desk)
    adult, mental, death = (trust.years(matter) for matter in YEARS)
    return Years(adult, mental, death), all(trust.confirmed(matter) for matter in YEARS)


def judged(unit: RecordsUnit, person_id: PersonId, years: Years, day: DayTold) -> Verdict:
    """Where a record stands, read within a transaction."""
    return judge(stand(unit.retention.said(person_id)), unit.retention.last_contact(person_id), years, day.as_of)


def open_keeping(desk: Desk, person_id: PersonId) -> KeepingNow:
    """How long a record is kept and why. The view is audited."""
    records = authorise(desk, Permission.OPEN_PERSON)
    (years, confirmed), day, names = read_years(desk), read_day(desk), staff_names(desk)
    with records.writing() as unit:
        head = read_head(unit, person_id)
        verdict = judged(unit, person_id, years, day)
        unit.audit.write(AuditEvent(Event.RETENTION_OPENED, person_id, "person", person_id))
    lead, proposal = may(desk.actor.role, Permission.REVIEW_RETENTION), verdict.keeping.proposal
    second = lead and proposal is not None and proposal.by != desk.actor.id
    return KeepingNow(head, verdict, day, confirmed, lead, second, names)


def set_class(desk: Desk, now: KeepingNow, klass: RecordClass, why: str) -> Changes:
    """Say which class the record is of, whatever was worked out. Raises ``InvalidEntry``, ``ChangedElsewhere``."""
    authorise(desk, Permission.REVIEW_RETENTION)
    return _say(desk, now, Step.CLASS, klass.value, None, why)


def record_death(desk: Desk, now: KeepingNow, on: date, source: str) -> Changes:
    """The person has died, and where the news comes from. Raises as ``set_class``."""
    authorise(desk, Permission.REVIEW_RETENTION)
    check_words(source, ask="Say where the news comes from")
    check_death(on, desk.clock.now().date(), now.head.person.born.year)
    return _say(desk, now, Step.DIED, "", on, source)


def take_back_death(desk: Desk, now: KeepingNow, why: str) -> Changes:
    """The person has not died. Raises as ``set_class``."""
    return _say(desk, now, Step.NOT_DIED, "", None, why)


def put_hold(desk: Desk, now: KeepingNow, kind: HoldKind, why: str) -> Changes:
    """Nothing of the record may be destroyed until this is lifted. Raises as ``set_class``."""
    authorise(desk, Permission.REVIEW_RETENTION)
    return _say(desk, now, Step.HELD, kind.value, None, why)


def lift_hold(desk: Desk, now: KeepingNow, kind: HoldKind, why: str) -> Changes:
    """A hold is over. Raises as ``set_class``."""
    authorise(desk, Permission.REVIEW_RETENTION)
    if kind.value not in {hold.value for hold in now.verdict.keeping.holds}:
        raise InvalidEntry({"choice": "This hold is not in force"})
    return _say(desk, now, Step.RELEASED, kind.value, None, why)


def keep_until(desk: Desk, now: KeepingNow, on: date, why: str) -> Changes:
    """Keep the record longer than its years. Raises as ``set_class``."""
    authorise(desk, Permission.REVIEW_RETENTION)
    check_words(why)
    return _say(desk, now, Step.KEPT, "", check_kept(on, now.verdict, now.day.as_of), why)


def _say(desk: Desk, now: KeepingNow, step: Step, value: str, on: date | None, why: str) -> Changes:
    records = authorise(desk, Permission.REVIEW_RETENTION)
    said = Said(now.person_id, desk.clock.now(), desk.actor.id, step, value, on, check_words(why))
    with records.writing() as unit:
        unit.people.get(now.person_id)
        unit.retention.add(said, now.said)
        detail: dict[str, str | int] = {"step": step.value}
        unit.audit.write(AuditEvent(Event.RETENTION_SET, now.person_id, "person", now.person_id, detail))
    return Changes.of(Topic.PEOPLE)
