"""A letter and the referral it is about go together: begun, finished, printed and thrown away in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.agreements import Recipient
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.documents import Document, PaperEvent
from hubdesk.domain.ids import PersonId, ReferralId
from hubdesk.domain.referral import Referral, ReferralEvent, Stage, Urgency
from hubdesk.domain.referral_events import What
from hubdesk.domain.referral_line import standing_of
from hubdesk.services.desk import Desk
from hubdesk.services.ports import RecordsUnit


@dataclass(frozen=True, slots=True)
class Begun:
    """What a referral begins with."""

    destination: str
    how: str = "letter"
    to: str = ""
    urgency: Urgency = Urgency.ROUTINE
    joint_id: str = ""
    lead: str = ""
    follows: ReferralId | None = None


def begin(desk: Desk, unit: RecordsUnit, person_id: PersonId, begun: Begun, document: Document | None) -> Referral:
    """Store a new referral."""
    now = desk.clock.now()
    first = ReferralEvent(1, now, desk.actor.id, What.DRAFTED, begun.how, now.date())
    referral = Referral(
        id=ReferralId(desk.ids.new()),
        version=1,
        person_id=person_id,
        destination=begun.destination,
        opened_at=now,
        opened_by=desk.actor.id,
        worker=desk.actor.id,
        to=begun.to,
        document_id=document.id if document else None,
        urgency=begun.urgency,
        joint_id=begun.joint_id,
        lead=begun.lead,
        follows=begun.follows,
        events=(first,),
    )
    unit.referrals.add(referral, standing_of(referral, desk.destinations.get(referral.destination)))
    detail: dict[str, str | int] = {"destination": begun.destination}
    unit.audit.write(AuditEvent(Event.REFERRAL_BEGUN, person_id, "referral", referral.id, detail))
    return referral


def add_event(
    desk: Desk,
    unit: RecordsUnit,
    referral: Referral,
    what: What,
    how: str,
    on: date | None = None,
    words: str = "",
    due: date | None = None,
    corrects: int | None = None,
    facts: Mapping[str, str] | None = None,
) -> Referral:
    """Store one more event of a referral. Raises ``ChangedElsewhere``."""
    now = desk.clock.now()
    event = ReferralEvent(
        *(len(referral.events) + 1, now, desk.actor.id, what, how, on or now.date(), words, due, corrects),
        facts=facts or {},
    )
    later = replace(referral, version=referral.version + 1, events=(*referral.events, event))
    unit.referrals.tell(later, event, standing_of(later, desk.destinations.get(later.destination)))
    detail: dict[str, str | int] = {"what": what.value, "corrects": int(corrects is not None)}
    unit.audit.write(AuditEvent(Event.REFERRAL_TOLD, later.person_id, "referral", later.id, detail))
    return later


def letter_begun(desk: Desk, unit: RecordsUnit, document: Document) -> tuple[Referral, ...]:
    """A letter that was begun on its own begins its referral: two, where it goes to two services."""
    kinds = desk.destinations.of_letter(document.template)
    joint_id = desk.ids.new() if len(kinds) > 1 else ""
    return tuple(begin(desk, unit, document.person_id, Begun(kind.id, joint_id=joint_id), document) for kind in kinds)


def letter_finished(desk: Desk, unit: RecordsUnit, document: Document) -> None:
    """The letter stands: its referrals are signed, and know whom it goes to."""
    for referral in unit.referrals.of_document(document.id):
        if referral.stage is Stage.DRAFTED:
            to = referral.to or ("" if referral.joint_id else document.typed.get("to_name", ""))
            add_event(desk, unit, replace(referral, to=to), What.SIGNED, "finished")


def letter_logged(desk: Desk, unit: RecordsUnit, document: Document, event: PaperEvent) -> None:
    """The letter was printed or saved; the person's own copy is not what is sent."""
    if not event.kind.copy:
        for referral in unit.referrals.of_document(document.id):
            add_event(desk, unit, referral, What.PRINTED, "file" if event.kind.saved else "paper")


def letter_dropped(desk: Desk, unit: RecordsUnit, document: Document) -> None:
    """The draft was thrown away: what it began was never sent. One sent by phone meanwhile goes on."""
    for referral in unit.referrals.of_document(document.id):
        if referral.stage is Stage.DRAFTED:
            add_event(desk, unit, referral, What.ENDED, "not-sent")


def agreement_taken_back(desk: Desk, unit: RecordsUnit, person_id: PersonId, reader: Recipient) -> None:
    """Every open referral to this reader says so. What was sent stays sent; nothing more is printed."""
    for referral in unit.referrals.of_person(person_id):
        if referral.open and not referral.withdrawn and reader is desk.destinations.get(referral.destination).recipient:
            add_event(desk, unit, referral, What.WITHDRAWN, "spoken")


def of_person(unit: RecordsUnit, person_id: PersonId) -> Sequence[Referral]:
    """A person's open referrals, what is due first is left to whoever shows them."""
    return [one for one in unit.referrals.of_person(person_id) if one.open]
