"""Referrals: begun, followed, put right, and the rules of local services."""

from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.appointments import Appointment
from hubdesk.domain.asked import May
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.contacts import Channel
from hubdesk.domain.dates import read_date
from hubdesk.domain.destination_rules import DestinationRules, check_rules
from hubdesk.domain.destinations import Destination
from hubdesk.domain.documents import Document, DocumentStatus
from hubdesk.domain.event_entry import LONGEST
from hubdesk.domain.ids import DocumentId, PersonId, ReferralId, VisitId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.referral import Referral, Urgency, check_correction, check_event
from hubdesk.domain.referral_events import What
from hubdesk.domain.referral_steps import REMEMBERED, Bounce, NextOption, bounces, next_options
from hubdesk.domain.roles import Permission, may
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.paper.gathering import head_of
from hubdesk.services.paper.general import SELF_REFERRAL
from hubdesk.services.paper.papers import begin_paper_in, permission_for
from hubdesk.services.paper.self_referral import self_referral_fields
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.referral_booking import corrected, in_diary, offer, told
from hubdesk.services.referral_letters import Begun, add_event, begin

CHANGED = Changes.of(Topic.REFERRALS, Topic.PAPERS, Topic.APPOINTMENTS)
_TELLABLE = {
    "phone": Channel.PHONE,
    "voicemail": Channel.VOICEMAIL,
    "text": Channel.TEXT,
    "email": Channel.EMAIL,
    "post": Channel.POST,
    "hand": Channel.HAND,
}
"""Ways of telling the person that may be unsafe for them."""


@dataclass(frozen=True, slots=True)
class ReferralEntry:
    """What is typed when something happened."""

    what: str = ""
    how: str = ""
    on: tuple[str, str, str] = ("", "", "")
    words: str = ""
    due: tuple[str, str, str] = ("", "", "")
    time: str = ""
    """Of an appointment that was offered: with it, the appointment goes into the diary."""
    place: str = ""
    although: bool = False
    """Book it although something should be looked at again."""


@dataclass(frozen=True, slots=True)
class NewReferral:
    """What is typed when a referral is begun."""

    destination: str = ""
    how: str = ""
    to: str = ""
    urgency: str = ""
    lead: str = ""
    follows: ReferralId | None = None


@dataclass(frozen=True, slots=True)
class ReferralNow:
    """A referral as it stands, with what its page needs."""

    head: PersonHead
    referral: Referral
    destination: Destination
    rules: str
    partner: Referral | None = None
    document: Document | None = None
    options: tuple[NextOption, ...] = ()
    bounce: Bounce | None = None
    agreed: bool = False
    """Whether an agreement to share with this kind of service holds today; True where none is needed."""
    appointment: Appointment | None = None
    """What is booked in the diary for it."""

    @property
    def unsafe(self) -> tuple[str, ...]:
        """Ways of telling the person that they called unsafe, as values of ``TOLD``."""
        safe = self.head.details.safe_contact
        return tuple(how for how, channel in _TELLABLE.items() if safe.rule(channel).safe is May.NO)


@dataclass(frozen=True, slots=True)
class Refers:
    """What the page needs where a person is referred."""

    head: PersonHead
    kinds: tuple[Destination, ...]
    rules: dict[str, str]
    """The rules of local services, by kind."""
    open: tuple[Referral, ...]


def read_refers(desk: Desk, person_id: PersonId) -> Refers:
    """Where this person may be referred, and what is open already; the view is audited. Raises ``NotFound``."""
    records = authorise(desk, Permission.FOLLOW_REFERRALS)
    with records.writing() as unit:
        head = read_head(unit, person_id)
        rules = _rules(desk, unit)
        running = tuple(one for one in unit.referrals.of_person(person_id) if one.open)
        unit.audit.write(AuditEvent(Event.LISTED, person_id, "referral", detail={"found": len(running)}))
    return Refers(head, desk.destinations.every, rules, running)


def begin_referral(
    desk: Desk, person_id: PersonId, entry: NewReferral, visit_id: VisitId | None = None
) -> tuple[tuple[Referral, ...], DocumentId | None, Changes]:
    """Begin a referral, with its letter where there is one and this user may write it; two for a joint one. Where the
    person calls themselves, a sheet says whom and what; it belongs to the person, not to the referral.

    Raises ``InvalidEntry`` naming each field.
    """
    records = authorise(desk, Permission.FOLLOW_REFERRALS)
    kind = _checked_new(desk, entry)
    writes = entry.how == "letter" and bool(kind.template) and may(desk.actor.role, permission_for(kind.template))
    letterhead = head_of(desk) if writes else None
    call = self_referral_fields(desk, kind, entry.to) if entry.how == "self" else None
    own_head = head_of(desk) if call is not None else None
    kinds = [desk.destinations.get(name) for name in kind.joint] or [kind]
    joint_id = desk.ids.new() if kind.joint else ""
    lead = " ".join(entry.lead.split())
    to = "" if kind.joint else " ".join(entry.to.split())
    with records.writing() as unit:
        unit.people.get(person_id)
        document = (
            begin_paper_in(desk, unit, person_id, kind.template, letterhead, visit_id, {"to_name": to, "lead": lead})
            if letterhead
            else None
        )
        made = tuple(
            begin(
                *(desk, unit, person_id),
                Begun(one.id, entry.how, to, Urgency(entry.urgency), joint_id, lead, entry.follows),
                document,
            )
            for one in kinds
        )
        sheet = begin_paper_in(desk, unit, person_id, SELF_REFERRAL, own_head, visit_id, call) if own_head else None
    shown = document or sheet
    return made, shown.id if shown else None, CHANGED


def write_letter(desk: Desk, referral_id: ReferralId) -> tuple[DocumentId, Changes]:
    """Begin the letter of a referral that has none yet; of a joint one, the one letter of both halves."""
    found = open_referral(desk, referral_id)
    template = _letter_of(found)
    records, head = authorise(desk, permission_for(template)), head_of(desk)
    with records.writing() as unit:
        given = {"to_name": found.referral.to, "lead": found.referral.lead}
        document = begin_paper_in(desk, unit, found.referral.person_id, template, head, None, given)
        halves = unit.referrals.of_joint(found.referral.joint_id) or [unit.referrals.get(referral_id)]
        for one in halves:
            add_event(desk, unit, replace(one, document_id=document.id), What.DRAFTED, "letter")
    return document.id, CHANGED


def open_referral(desk: Desk, referral_id: ReferralId) -> ReferralNow:
    """A referral's page; the view is audited. Raises ``NotFound``."""
    records = authorise(desk, Permission.FOLLOW_REFERRALS)
    with records.writing() as unit:
        found = open_in(desk, unit, unit.referrals.get(referral_id))
        unit.audit.write(AuditEvent(Event.REFERRAL_OPENED, found.referral.person_id, "referral", referral_id))
    return found


def tell_referral(desk: Desk, now: ReferralNow, entry: ReferralEntry) -> tuple[ReferralNow, Changes]:
    """Write down what happened; an appointment that was offered with a time goes into the diary too.

    Raises ``InvalidEntry`` naming each field, ``ChangedElsewhere``, and ``Doubtful`` as booking an appointment does.
    """
    wanted = Permission.TAKE_UP_REFERRALS if entry.what == What.TAKEN_UP.value else Permission.FOLLOW_REFERRALS
    records = authorise(desk, wanted)
    on, due, wrong = _days(desk, entry)
    partner = now.partner.stage if now.partner else None
    try:
        what, words = check_event(now.referral, entry.what, entry.how, on, entry.words, due, _today(desk), partner)
    except InvalidEntry as problem:
        raise InvalidEntry(dict(problem.fields) | wrong) from None
    wrong |= _unshared(now, what, entry.how) | _unsafe(now, what, entry.how)
    if wrong:
        raise InvalidEntry(wrong)
    with records.writing() as unit:
        later = add_event(desk, unit, now.referral, what, entry.how, on, words, due)
        if what is What.OFFERED:
            offer(desk, unit, later, entry.due, entry.time, entry.place, although=entry.although)
        else:
            told(desk, unit, later)
        found = open_in(desk, unit, later)
    return found, CHANGED


def correct_referral(desk: Desk, now: ReferralNow, number: int, entry: ReferralEntry) -> tuple[ReferralNow, Changes]:
    """Put what was written down right by a new event; both stay. Raises ``InvalidEntry``, ``ChangedElsewhere``."""
    records = authorise(desk, Permission.FOLLOW_REFERRALS)
    on, due, wrong = _days(desk, entry)
    try:
        what, words = check_correction(now.referral, number, entry.what, entry.how, on, entry.words, due, _today(desk))
    except InvalidEntry as problem:
        raise InvalidEntry(dict(problem.fields) | wrong) from None
    if wrong:
        raise InvalidEntry(wrong)
    with records.writing() as unit:
        later = add_event(desk, unit, now.referral, what, entry.how, on, words, due, number)
        corrected(desk, unit, later, number, due)
        found = open_in(desk, unit, later)
    return found, CHANGED


def set_rules(desk: Desk, destination_id: str, words: str) -> Changes:
    """Keep a lead's words on the local services of one kind; empty goes back to what came with the program."""
    records = authorise(desk, Permission.EDIT_SITE)
    rules = DestinationRules(destination_id, check_rules(words), desk.clock.now(), desk.actor.id)
    with records.writing() as unit:
        unit.referrals.set_rules(rules)
        detail: dict[str, str | int] = {"destination": destination_id}
        unit.audit.write(AuditEvent(Event.DESTINATION_RULES_SET, object_type="destination", detail=detail))
    return Changes.of(Topic.REFERRALS)


def open_in(desk: Desk, unit: RecordsUnit, referral: Referral) -> ReferralNow:
    """A referral with what its page needs, within a transaction."""
    destination = desk.destinations.get(referral.destination)
    today, person_id = _today(desk), referral.person_id
    others = [one for one in unit.referrals.of_joint(referral.joint_id) if one.id != referral.id]
    own = [one for one in unit.referrals.of_person(person_id) if one.id != referral.id]
    passed_on = bounces((referral, *own), desk.destinations, today)
    reader = destination.recipient
    return ReferralNow(
        head=read_head(unit, person_id),
        referral=referral,
        destination=destination,
        rules=_rules(desk, unit).get(destination.id, ""),
        partner=others[0] if others else None,
        document=unit.documents.get(referral.document_id) if referral.document_id else None,
        options=next_options(referral, desk.destinations),
        appointment=in_diary(unit, referral.id),
        bounce=next((one for one in passed_on if one.need == destination.need), None),
        agreed=reader is None
        or any(one.recipient is reader and one.covers(today) for one in unit.agreements.of_person(person_id)),
    )


def _rules(desk: Desk, unit: RecordsUnit) -> dict[str, str]:
    """By kind: a lead's words, or what came with the program; for Wales beside them where the kind differs there."""
    own = unit.referrals.rules()
    return {
        one.id: own[one.id].words if one.id in own and own[one.id].words else one.local for one in desk.destinations
    }


def _checked_new(desk: Desk, entry: NewReferral) -> Destination:
    wrong = {}
    kind = next((one for one in desk.destinations if one.id == entry.destination), None)
    if kind is None:
        wrong["destination"] = "Choose where to"
    if entry.how not in ("letter", "phone", "self"):
        wrong["how"] = "Choose how"
    elif kind is not None and entry.how == "self" and not kind.self_referral:
        wrong["how"] = "People cannot refer themselves there. Choose another way"
    elif kind is not None and kind.joint and entry.how != "letter":
        wrong["how"] = "A joint referral goes with one letter to both"
    if entry.urgency not in [one.value for one in Urgency]:
        wrong["urgency"] = "Choose how soon"
    if kind is not None and kind.joint and not entry.lead.strip():
        wrong["lead"] = "Name who leads until both have answered"
    wrong |= {
        name: f"Use {LONGEST} characters or fewer" for name in ("to", "lead") if len(getattr(entry, name)) > LONGEST
    }
    if wrong or kind is None:
        raise InvalidEntry(wrong)
    return kind


def _letter_of(now: ReferralNow) -> str:
    if now.document is not None and now.document.status is not DocumentStatus.DROPPED:
        raise InvalidEntry({"what": "There is a letter already"})
    return "letter-referral-dual-diagnosis" if now.referral.joint_id else now.destination.template


def _unshared(now: ReferralNow, what: What, how: str) -> dict[str, str]:
    """Nothing is sent by us without an agreement; what the person sends themselves needs none."""
    if what is not What.SENT or how == "self" or now.agreed:
        return {}
    return {"how": "No agreement to share with this service is recorded. Record it first, under Agreement to share"}


def _unsafe(now: ReferralNow, what: What, how: str) -> dict[str, str]:
    if what is What.TOLD and how in now.unsafe:
        return {
            "how": "The person said that this way is not safe. Choose another, and tell them face to face if you can"
        }
    return {}


def _days(desk: Desk, entry: ReferralEntry) -> tuple[date | None, date | None, dict[str, str]]:
    wrong: dict[str, str] = {}
    found: dict[str, date | None] = {"on": _today(desk), "due": None}
    for name, typed in (("on", entry.on), ("due", entry.due)):
        if any(typed):
            try:
                found[name] = read_date(*typed)
            except ValueError as problem:
                found[name], wrong[name] = None, str(problem)
    return found["on"], found["due"], wrong


def _today(desk: Desk) -> date:
    return desk.clock.now().astimezone(BRITISH).date()


def bounced_since(desk: Desk) -> date:
    """From when on being turned away counts."""
    return _today(desk) - REMEMBERED
