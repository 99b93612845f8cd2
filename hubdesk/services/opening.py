"""The opening of a visit: what was told, what is agreed to be shared, and what matters to the person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.agreements import Agreement, Given, Recipient
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import read_date
from hubdesk.domain.ids import PersonId
from hubdesk.domain.opening import NOT_RECORDED, Opening
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.referral_letters import agreement_taken_back
from hubdesk.services.rights import keep_from_opening
from hubdesk.services.trust import read_trust
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visits import touch, turn


@dataclass(frozen=True, slots=True)
class AgreementEntry:
    """What was chosen for one recipient, exactly as typed. An empty ``given``: nobody has asked in this visit."""

    recipient: str
    given: str = ""
    name: str = ""
    what: str = ""
    how: str = ""
    until: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class OpeningEntry:
    """What stands on the opening page, exactly as typed."""

    matters: str = ""
    privacy_notice: str = "not-asked"
    legal_basis: str = NOT_RECORDED
    legal_basis_words: str = ""
    objection: str = "not-asked"
    objection_words: str = ""
    agreements: tuple[AgreementEntry, ...] = ()


def keep_opening(desk: Desk, now: VisitNow, entry: OpeningEntry) -> VisitNow:
    """Store what is new on the opening page and stay on it. What does not fit yet is left out, never refused."""
    return _store(desk, now, entry, strict=False, leave=False)


def finish_opening(desk: Desk, now: VisitNow, entry: OpeningEntry) -> VisitNow:
    """Store the opening page and turn to the next one. Raises ``InvalidEntry`` naming what does not fit."""
    return _store(desk, now, entry, strict=True, leave=True)


def withdraw_agreement(desk: Desk, agreement: Agreement) -> Changes:
    """Record that the person took an agreement back today. Nothing is shared with that recipient from now on."""
    records = authorise(desk, Permission.RUN_VISIT)
    at = desk.clock.now()
    with records.writing() as unit:
        unit.agreements.add(replace(agreement, withdrawn_on=at.date(), at=at, by=desk.actor.id))
        unit.audit.write(_told_of(Event.AGREEMENT_WITHDRAWN, agreement))
        agreement_taken_back(desk, unit, agreement.person_id, agreement.recipient)
    return Changes.of(Topic.AGREEMENTS, Topic.REFERRALS)


def read_agreements(desk: Desk, person_id: PersonId) -> tuple[Agreement, ...]:
    """What stands for each recipient a person was asked about; the view is audited."""
    records = authorise(desk, Permission.OPEN_PERSON)
    with records.writing() as unit:
        unit.people.get(person_id)
        unit.audit.write(AuditEvent(Event.AGREEMENTS_LISTED, person_id, "person", person_id))
        return tuple(unit.agreements.of_person(person_id))


def _store(desk: Desk, now: VisitNow, entry: OpeningEntry, *, strict: bool, leave: bool) -> VisitNow:
    records = authorise(desk, Permission.RUN_VISIT)
    agreements, faults = _read(desk, now, entry.agreements)
    if strict and faults:
        raise InvalidEntry(faults)
    trust = read_trust(desk)
    with records.writing() as unit:
        now = _with_opening(desk, unit, now, entry)
        now = _with_agreements(unit, now, agreements)
        if leave:  # while the page still shows, a no may be a slip of the hand
            for agreement in now.agreements:
                if agreement.given is Given.NO and agreement.visit_id == now.visit.id:
                    agreement_taken_back(desk, unit, now.person.id, agreement.recipient)
            if now.opening is not None:
                keep_from_opening(desk, unit, now.person.id, now.opening, trust)
            return turn(desk, unit, now)
        return replace(now, visit=touch(desk, unit, now.visit))


def _with_opening(desk: Desk, unit: RecordsUnit, now: VisitNow, entry: OpeningEntry) -> VisitNow:
    opening = Opening(
        visit_id=now.visit.id,
        at=desk.clock.now(),
        by=desk.actor.id,
        privacy_notice=entry.privacy_notice,
        legal_basis=entry.legal_basis,
        legal_basis_words=entry.legal_basis_words,
        objection=entry.objection,
        objection_words=entry.objection_words.strip(),
        matters=entry.matters.strip(),
    )
    before = now.opening or Opening(now.visit.id, opening.at, opening.by)
    if opening == replace(before, at=opening.at, by=opening.by):
        return now
    unit.openings.add_opening(opening)
    unit.audit.write(AuditEvent(Event.VISIT_OPENED, now.person.id, "visit", now.visit.id))
    return replace(now, opening=opening)


def _with_agreements(unit: RecordsUnit, now: VisitNow, given: Sequence[Agreement]) -> VisitNow:
    standing = {a.recipient: a for a in now.agreements}
    for agreement in given:
        if agreement.same_words(standing.get(agreement.recipient)):
            continue
        standing[agreement.recipient] = agreement
        unit.agreements.add(agreement)
        unit.audit.write(_told_of(Event.AGREEMENT_RECORDED, agreement))
    return replace(now, agreements=tuple(standing[r] for r in Recipient if r in standing))


def _told_of(event: Event, agreement: Agreement) -> AuditEvent:
    detail: dict[str, str | int] = {"recipient": agreement.recipient.value}
    return AuditEvent(event, agreement.person_id, "agreement", agreement.recipient.value, detail)


def _read(desk: Desk, now: VisitNow, entries: Sequence[AgreementEntry]) -> tuple[tuple[Agreement, ...], dict[str, str]]:
    """The agreements that can be kept, and what does not fit yet by field."""
    kept: list[Agreement] = []
    faults: dict[str, str] = {}
    for entry in entries:
        if not entry.given:
            continue
        recipient, given = Recipient(entry.recipient), Given(entry.given)
        agreed = given is Given.YES
        until: date | None = None
        if agreed and recipient.needs_name and not entry.name.strip():
            faults[f"name-{entry.recipient}"] = "Say who is meant"
            continue
        if agreed and any(entry.until):
            try:
                until = read_date(*entry.until)
            except ValueError as e:
                faults[f"until-{entry.recipient}"] = str(e)
                continue
            if until < desk.clock.now().date():
                faults[f"until-{entry.recipient}"] = "The last day must be today or later"
                continue
        kept.append(
            Agreement(
                person_id=now.person.id,
                recipient=recipient,
                given=given,
                at=desk.clock.now(),
                by=desk.actor.id,
                visit_id=now.visit.id,
                name=entry.name.strip() if agreed else "",
                what=entry.what.strip() if agreed else "",
                how=entry.how if agreed else "",
                until=until,
            )
        )
    return tuple(kept), faults
