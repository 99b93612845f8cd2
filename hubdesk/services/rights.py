"""The privacy notice and objections of one person: what they were told, what they object to, what was decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hubdesk.domain.agreements import Recipient
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import read_date
from hubdesk.domain.ids import PersonId
from hubdesk.domain.opening import Opening
from hubdesk.domain.problems import InvalidEntry, NotFound
from hubdesk.domain.rights import (
    Decided,
    Decision,
    NoticeGiven,
    NoticeHow,
    Objection,
    ObjectionId,
    ObjectsTo,
    RecordRequest,
)
from hubdesk.domain.roles import Permission
from hubdesk.domain.trust import Matter, Trust
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.staff_names import staff_names
from hubdesk.services.trust import read_trust

CHANGED = Changes.of(Topic.RIGHTS)
_LONGEST = 2000
_FROM_OPENING = {"yes": NoticeHow.TOLD, "no": None, "not-asked": None}


@dataclass(frozen=True, slots=True)
class Rights:
    """All of it for one person."""

    head: PersonHead
    notices: tuple[NoticeGiven, ...]
    objections: tuple[Objection, ...]
    requests: tuple[RecordRequest, ...]
    trust: Trust
    names: Mapping[str, str]
    """Of staff, by id."""

    @property
    def notice(self) -> NoticeGiven | None:
        """The notice given last."""
        return self.notices[-1] if self.notices else None

    @property
    def notice_is_old(self) -> bool:
        """Whether the trust has another version than the one the person was given."""
        return self.notice is not None and self.notice.version != self.trust.words(Matter.NOTICE_VERSION)


@dataclass(frozen=True, slots=True)
class ObjectionEntry:
    """What stands on the page, exactly as typed."""

    to: str = ""
    words: str = ""
    readers: Sequence[str] = ()


def read_rights(desk: Desk, person_id: PersonId) -> Rights:
    """The page of one person's rights; the view is audited. Raises ``NotFound``, ``NotAllowed``."""
    records, trust, names = authorise(desk, Permission.OPEN_PERSON), read_trust(desk), staff_names(desk)
    with records.writing() as unit:
        head = read_head(unit, person_id)
        unit.audit.write(AuditEvent(Event.RIGHTS_OPENED, person_id, "person", person_id))
        return Rights(
            head=head,
            notices=tuple(unit.rights.notices(person_id)),
            objections=tuple(unit.rights.objections(person_id)),
            requests=tuple(unit.rights.requests(person_id)),
            trust=trust,
            names={str(uid): name for uid, name in names.items()},
        )


def record_notice(desk: Desk, person_id: PersonId, how: str, day: tuple[str, str, str]) -> Changes:
    """The privacy notice was given, in the trust's version of now. Raises ``InvalidEntry``, ``NotAllowed``."""
    records, trust = authorise(desk, Permission.KEEP_RIGHTS), read_trust(desk)
    today, wrong = desk.clock.now().date(), {}
    if how not in set(NoticeHow):
        wrong["how"] = "Say how the notice was given"
    try:
        on_day = read_date(*day) if any(part.strip() for part in day) else today
        if on_day > today:
            wrong["day"] = "The day must be today or earlier"
    except ValueError as e:
        wrong["day"] = str(e)
    if wrong:
        raise InvalidEntry(wrong)
    given = NoticeGiven(
        person_id=person_id,
        at=desk.clock.now(),
        by=desk.actor.id,
        on_day=on_day,
        how=NoticeHow(how),
        version=trust.words(Matter.NOTICE_VERSION),
        version_date=trust.words(Matter.NOTICE_DATE),
    )
    with records.writing() as unit:
        unit.people.get(person_id)
        _keep_notice(unit, given)
    return CHANGED


def record_objection(desk: Desk, person_id: PersonId, entry: ObjectionEntry) -> Changes:
    """The person objects. Until a lead has decided, what they object to is not done.

    Raises ``InvalidEntry``, ``NotAllowed``.
    """
    records = authorise(desk, Permission.KEEP_RIGHTS)
    wrong = {}
    if entry.to not in set(ObjectsTo):
        wrong["to"] = "Say what the person objects to"
    if not entry.words.strip():
        wrong["words"] = "Write what the person said"
    elif len(entry.words) > _LONGEST:
        wrong["words"] = f"Use {_LONGEST} characters or fewer"
    if wrong:
        raise InvalidEntry(wrong)
    sharing = entry.to == ObjectsTo.SHARING
    objection = Objection(
        id=ObjectionId(desk.ids.new()),
        person_id=person_id,
        at=desk.clock.now(),
        by=desk.actor.id,
        to=ObjectsTo(entry.to),
        words=entry.words.strip(),
        readers=tuple(r for r in Recipient if r.value in entry.readers) if sharing else (),
    )
    with records.writing() as unit:
        unit.people.get(person_id)
        _keep_objection(unit, objection)
    return CHANGED


def decide_objection(
    desk: Desk, person_id: PersonId, objection_id: ObjectionId, decision: str, reasons: str
) -> Changes:
    """A lead decides, with reasons; that the person takes it back, anyone in care may record.

    Raises ``InvalidEntry``, ``NotAllowed``, ``NotFound``.
    """
    taken_back = decision == Decision.WITHDRAWN
    records = authorise(desk, Permission.KEEP_RIGHTS if taken_back else Permission.DECIDE_RIGHTS)
    wrong = {}
    if decision not in set(Decision):
        wrong["decision"] = "Choose what was decided"
    if not reasons.strip():
        wrong["reasons"] = "Write the reasons. The person may ask for them"
    elif len(reasons) > _LONGEST:
        wrong["reasons"] = f"Use {_LONGEST} characters or fewer"
    if wrong:
        raise InvalidEntry(wrong)
    with records.writing() as unit:
        unit.people.get(person_id)
        if not any(one.id == objection_id for one in unit.rights.objections(person_id)):
            raise NotFound("This objection was not found.", "Go back and open the person again.")
        at = desk.clock.now()
        unit.rights.decide(Decided(objection_id, Decision(decision), reasons.strip(), at, desk.actor.id))
        detail: dict[str, str | int] = {"decision": decision}
        unit.audit.write(AuditEvent(Event.OBJECTION_DECIDED, person_id, "objection", objection_id, detail))
    return CHANGED


def keep_from_opening(desk: Desk, unit: RecordsUnit, person_id: PersonId, opening: Opening, trust: Trust) -> None:
    """What the opening of a visit says of notice and objection, kept with the person too; once for each visit."""
    visit_id, now = opening.visit_id, desk.clock.now()
    how = _FROM_OPENING.get(opening.privacy_notice)
    if how and not any(one.visit_id == visit_id for one in unit.rights.notices(person_id)):
        version = (trust.words(Matter.NOTICE_VERSION), trust.words(Matter.NOTICE_DATE))
        _keep_notice(unit, NoticeGiven(person_id, now, desk.actor.id, now.date(), how, *version, visit_id))
    said = opening.objection_words
    if opening.objection != "yes" or not said:
        return
    if not any(one.visit_id == visit_id and one.words == said for one in unit.rights.objections(person_id)):
        made = Objection(
            ObjectionId(desk.ids.new()), person_id, now, desk.actor.id, ObjectsTo.OTHER, said, visit_id=visit_id
        )
        _keep_objection(unit, made)


def _keep_notice(unit: RecordsUnit, given: NoticeGiven) -> None:
    unit.rights.add_notice(given)
    detail: dict[str, str | int] = {"how": given.how.value}
    unit.audit.write(AuditEvent(Event.NOTICE_RECORDED, given.person_id, "notice", detail=detail))


def _keep_objection(unit: RecordsUnit, objection: Objection) -> None:
    unit.rights.add_objection(objection)
    detail: dict[str, str | int] = {"to": objection.to.value}
    unit.audit.write(AuditEvent(Event.OBJECTION_RECORDED, objection.person_id, "objection", objection.id, detail))
