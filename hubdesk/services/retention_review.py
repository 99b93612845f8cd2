"""The yearly review: every record that is due, held, or proposed for destruction, with the rule it follows."""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.people import PersonLine
from hubdesk.domain.retention import Stage, Stub, Verdict, Years, judge, stage_order, stand
from hubdesk.domain.roles import Permission
from hubdesk.domain.trusted_day import DayTold
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.retention import read_years
from hubdesk.services.staff_names import staff_names
from hubdesk.services.sure_day import read_day


@dataclass(frozen=True, slots=True)
class Review:
    """What a lead looks through. The list is made as of ``day.as_of``: a clock that jumped makes nothing due."""

    day: DayTold
    years: Years
    confirmed: bool
    verdicts: tuple[Verdict, ...]
    lines: dict[PersonId, PersonLine]
    stubs: tuple[Stub, ...]
    names: dict[UserId, str]
    me: UserId


def records_to_review(desk: Desk) -> Review:
    """Everything that is not simply kept. The view is audited with how many there are. Raises ``NotAllowed``."""
    records = authorise(desk, Permission.REVIEW_RETENTION)
    (years, confirmed), day, names = read_years(desk), read_day(desk), staff_names(desk)
    with records.writing() as unit:
        said = unit.retention.all_said()
        every = [judge(stand(said.get(c.person_id, ())), c, years, day.as_of) for c in unit.retention.last_contacts()]
        verdicts = stage_order([one for one in every if one.stage is not Stage.NOT_DUE])
        lines = unit.people.lines([one.contact.person_id for one in verdicts])
        stubs = tuple(reversed(unit.destruction.stubs()))
        unit.audit.write(AuditEvent(Event.RETENTION_REVIEWED, detail={"listed": len(verdicts)}))
    return Review(day, years, confirmed, tuple(verdicts), lines, stubs, names, desk.actor.id)
