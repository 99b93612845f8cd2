"""Getting a person registered with a GP: the case opened, each thing that happened written down, the list of all."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import read_date
from hubdesk.domain.details import Details, Section, SectionRevision
from hubdesk.domain.documents import Document, DocumentStatus, PaperEvent, PaperEventKind
from hubdesk.domain.gp import GpRecord, GpStatus, Practice
from hubdesk.domain.gp_case import GpCase, NextThing, chosen_practice
from hubdesk.domain.gp_case_events import STRIKES, CaseEvent, Happened, check_event, may_be_struck
from hubdesk.domain.gp_case_facts import next_before_release, planned_release, read_facts, too_early
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import PersonLine
from hubdesk.domain.practices import Country
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, administer, authorise, in_wales
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import RecordsUnit

REGISTRATION = ("letter-gp-registration", "letter-gp-registration-wales", "sheet-registration-answers")
"""Papers that go to the practice that was chosen; of the wrong one, they are marked and printed no more."""


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """What is typed when something happened. ``fields`` are what ``domain.gp_case_facts`` asks beside it."""

    what: str = ""
    how: str = ""
    on: tuple[str, str, str] = ("", "", "")
    words: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseNow:
    """One person's case, opened today where there was none yet (then nothing is stored)."""

    head: PersonHead
    case: GpCase
    stored: bool

    def waits(self, today: date) -> NextThing | None:
        """What is to be done next."""
        return next_before_release(self.case, self.release(today))

    def release(self, today: date) -> date | None:
        """When they are to leave prison, where they are there now and it is recorded."""
        return planned_release(self.head.details.orders, today)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in the list."""

    case: GpCase
    person: PersonLine
    waits: NextThing | None = None
    """What is to be done next."""


def read_case(desk: Desk, person_id: PersonId) -> CaseNow:
    """A person's case; the view is audited. Raises ``NotFound``."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    with records.writing() as unit:
        head, case = read_head(unit, person_id), unit.gp_cases.of(person_id)
        unit.audit.write(AuditEvent(Event.DETAILS_OPENED, person_id, "gp-case", person_id))
    if case is not None:
        return CaseNow(head, case, stored=True)
    now = desk.clock.now()
    return CaseNow(head, GpCase(person_id, now.date(), now, desk.actor.id), stored=False)


def tell_case(desk: Desk, now: CaseNow, entry: CaseEntry) -> tuple[CaseNow, Changes]:
    """Write down what happened; the first thing opens the case. A registration puts the practice in the record; a wrong
    practice marks what was made for it. Raises ``InvalidEntry`` naming each field."""
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    at, person_id = desk.clock.now(), now.case.person_id
    event = _checked(desk, now, entry)
    with records.writing() as unit:
        unit.people.get(person_id)
        stored = unit.gp_cases.of(person_id)
        if stored is None:
            stored = replace(
                now.case, opened_on=min(now.case.opened_on, event.on), opened_at=at, opened_by=desk.actor.id
            )
            unit.gp_cases.open(stored)
            unit.audit.write(AuditEvent(Event.GP_CASE_OPENED, person_id, "gp-case", person_id))
        touched = _follow(desk, unit, stored, event)
        unit.gp_cases.add(event)
        unit.audit.write(AuditEvent(Event.GP_CASE_TOLD, person_id, "gp-case", person_id, {"what": event.what.value}))
        head = read_head(unit, person_id)
    case = replace(stored, told=(*stored.told, event))
    return CaseNow(head, case, stored=True), Changes.of(Topic.GP_CASES, *touched)


def strike_case(desk: Desk, now: CaseNow, number: int, how: str, words: str) -> tuple[CaseNow, Changes]:
    """What was told under this number was entered in error: a new event says so, and both stay.

    A registration that never was comes out of the record too, unless somebody changed it there since. Raises
    ``InvalidEntry`` naming ``how`` or ``words``, ``ChangedElsewhere``.
    """
    records = authorise(desk, Permission.BOOK_APPOINTMENTS)
    at, person_id = desk.clock.now(), now.case.person_id
    what, tidy = check_event(Happened.STRUCK.value, how, at.date(), words, at.date())
    event = CaseEvent(person_id, at, desk.actor.id, what, how, at.date(), tidy, {STRIKES: str(number)})
    with records.writing() as unit:
        unit.people.get(person_id)
        stored = unit.gp_cases.of(person_id)
        if stored is None or stored.told != now.case.told:
            raise ChangedElsewhere("Someone else has written in this case since you opened it.", "Open it again.")
        if not may_be_struck(stored.told, number):
            raise InvalidEntry({"how": "This cannot be put right any more"})
        wrong = stored.told[number - 1]
        touched = _out_of_record(desk, unit, stored) if wrong.what is Happened.REGISTERED else ()
        unit.gp_cases.add(event)
        detail: dict[str, str | int] = {"what": what.value, "corrects": number}
        unit.audit.write(AuditEvent(Event.GP_CASE_TOLD, person_id, "gp-case", person_id, detail))
        head = read_head(unit, person_id)
    case = replace(stored, told=(*stored.told, event))
    return CaseNow(head, case, stored=True), Changes.of(Topic.GP_CASES, *touched)


def _checked(desk: Desk, now: CaseNow, entry: CaseEntry) -> CaseEvent:
    """The event as it will be written; everything that is wrong is named at once."""
    at = desk.clock.now()
    on, wrong = _day(entry.on, at.date())
    try:
        what, words = check_event(entry.what, entry.how, on, entry.words, at.date())
    except InvalidEntry as problem:
        raise InvalidEntry(dict(problem.fields) | wrong) from None
    facts, also = read_facts(what, entry.how, entry.fields, at.date())
    early = too_early(now.release(at.date()), on or at.date(), now.case.events) if what is Happened.SENT else ""
    if what is Happened.PRACTICE:
        facts, closed = _with_country(desk, facts)
        also |= closed
    wrong = also | ({"on": early} if early else {}) | wrong
    if wrong:
        raise InvalidEntry(wrong)
    return CaseEvent(now.case.person_id, at, desk.actor.id, what, entry.how, on or at.date(), words, facts)


def _with_country(desk: Desk, facts: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The practice with its country, by which letters quote rules; and what speaks against choosing it."""
    code = facts.get("code", "").upper()
    with administer(desk, Permission.USE_DIRECTORY).reading() as unit:
        listed = unit.practices.of_codes([code]).get(code)
    if listed is None:  # typed by hand: the hub's own country, until the directory says otherwise
        return ({**facts, "country": Country.WALES.value} if in_wales(desk) else dict(facts)), {}
    if not listed.open:
        said = "The directory says that this practice is closed. Choose another one, or phone it and take the code out"
        return dict(facts), {"name": said}
    return {**facts, "code": code, "country": listed.country.value}, {}


def _follow(desk: Desk, unit: RecordsUnit, case: GpCase, event: CaseEvent) -> tuple[Topic, ...]:
    """What else this changes: the record where somebody is registered, papers where the practice was wrong."""
    if event.what is Happened.REGISTERED and (chosen := chosen_practice(case.events)):
        return _into_record(desk, unit, chosen)
    if event.what is Happened.CORRECTED:
        return _mark_papers(desk, unit, case.person_id)
    return ()


def _into_record(desk: Desk, unit: RecordsUnit, chosen: CaseEvent) -> tuple[Topic, ...]:
    details, practice = unit.details.of(chosen.person_id), _practice(chosen)
    value = GpRecord(GpStatus.HERE, practice, details.gp.note)
    if not practice.name or details.gp == value:
        return ()
    return _save_gp(desk, unit, chosen.person_id, details, value)


def _out_of_record(desk: Desk, unit: RecordsUnit, case: GpCase) -> tuple[Topic, ...]:
    """No letter goes to a practice where nobody is registered. What was changed in the record since stays."""
    chosen, details = chosen_practice(case.events), unit.details.of(case.person_id)
    if chosen is None or details.gp != GpRecord(GpStatus.HERE, _practice(chosen), details.gp.note):
        return ()
    return _save_gp(desk, unit, case.person_id, details, GpRecord(GpStatus.NONE, note=details.gp.note))


def _practice(chosen: CaseEvent) -> Practice:
    names = ("code", "name", "address", "postcode", "phone")
    return Practice(**{name: chosen.fact(name).replace("\n", ", ") for name in names})


def _save_gp(
    desk: Desk, unit: RecordsUnit, person_id: PersonId, details: Details, value: GpRecord
) -> tuple[Topic, ...]:
    at, version = desk.clock.now(), details.version(Section.GP) + 1
    unit.details.add(SectionRevision(person_id, Section.GP, version, value, at, desk.actor.id))
    detail: dict[str, str | int] = {"section": Section.GP.value, "version": version, "from": "gp-case"}
    unit.audit.write(AuditEvent(Event.DETAILS_SAVED, person_id, "person", person_id, detail))
    return (Topic.PEOPLE,)


def _mark_papers(desk: Desk, unit: RecordsUnit, person_id: PersonId) -> tuple[Topic, ...]:
    """Drafts for the wrong practice are thrown away, what was finished is marked."""
    made = [d for d in unit.documents.of_person(person_id) if d.template in REGISTRATION and not d.wrong_reader]
    standing = [d for d in made if d.status is not DocumentStatus.DROPPED]
    for document in standing:
        _mark(desk, unit, document)
    return (Topic.PAPERS,) if standing else ()


def _mark(desk: Desk, unit: RecordsUnit, document: Document) -> None:
    at = desk.clock.now()
    later = replace(document, version=document.version + 1, touched_at=at, touched_by=desk.actor.id)
    told: dict[str, str | int] = {"template": document.template, "reader": "wrong"}
    if document.status is DocumentStatus.DRAFT:
        unit.documents.save(replace(later, status=DocumentStatus.DROPPED))
        unit.audit.write(AuditEvent(Event.PAPER_DROPPED, document.person_id, "document", document.id, told))
        return
    unit.documents.save(later)
    unit.documents.add_event(document.id, PaperEvent(PaperEventKind.WRONG_READER, at, desk.actor.id))
    unit.audit.write(AuditEvent(Event.PAPER_MARKED, document.person_id, "document", document.id, told))


def waiting_cases(unit: RecordsUnit, today: date) -> tuple[CaseLine, ...]:
    """Everyone who has no GP yet, what is due first."""
    waiting = [case for case in unit.gp_cases.all() if case.listed(today)]
    people = unit.people.lines([case.person_id for case in waiting])
    lines = [CaseLine(case, people[case.person_id], _waits(unit, case, today)) for case in waiting]
    lines.sort(key=lambda line: (line.waits.due if line.waits else date.max, line.case.opened_on))
    return tuple(lines)


def _waits(unit: RecordsUnit, case: GpCase, today: date) -> NextThing | None:
    return next_before_release(case, planned_release(unit.details.of(case.person_id).orders, today))


def _day(typed: tuple[str, str, str], today: date) -> tuple[date | None, dict[str, str]]:
    if not any(typed):
        return today, {}
    try:
        return read_date(*typed), {}
    except ValueError as problem:
        return None, {"on": str(problem)}
