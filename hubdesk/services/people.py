"""Find, register and open people."""

from dataclasses import dataclass, field

from hubdesk.domain.agreements import Agreement
from hubdesk.domain.appointments import Appointment
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.care import CareEntry, stands_now
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.details import Details
from hubdesk.domain.flags import FlagNow
from hubdesk.domain.ids import PersonId
from hubdesk.domain.merges import Merge
from hubdesk.domain.moves import VisitMove
from hubdesk.domain.notes import Note
from hubdesk.domain.people import Person, PersonEntry, PersonLine, check_identity
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.referral import Referral
from hubdesk.domain.rights import NoticeGiven, Objection
from hubdesk.domain.roles import Permission
from hubdesk.domain.safety import SafetyAction
from hubdesk.domain.tasks import Task, TaskStatus
from hubdesk.domain.typed_pages import TypedKind
from hubdesk.domain.visits import Response, StoredScore, Visit, VisitStatus
from hubdesk.services.alike import Perhaps, people_alike
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.flags import flags_of
from hubdesk.services.last_result import COUNTS
from hubdesk.services.notes import notes_of
from hubdesk.services.person_head import PersonHead, any_open, restriction_of
from hubdesk.services.typed_pages import typed_done

LIST_LENGTH = 50
NEWEST_NOTES = 8
"""Notes that a person's page may show; the rest is on the page of notes."""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """What the person page shows."""

    person: Person
    visits: tuple[Visit, ...]
    responses: tuple[Response, ...]
    scores: dict[str, tuple[StoredScore, ...]]
    safety: tuple[SafetyAction, ...]
    appointments: tuple[Appointment, ...] = ()
    """All of them, by day and time."""
    details: Details = field(default_factory=Details)
    tasks: tuple[Task, ...] = ()
    """Open ones, in the order they were agreed."""
    agreements: tuple[Agreement, ...] = ()
    """What stands for each recipient that was asked about."""
    matters: str = ""
    """"What matters to me", in the person's own words, from the latest visit that says so."""
    officer_present: bool = False
    """Whether an officer sits in the person's visit now: history is not to be shown."""
    moves: tuple[VisitMove, ...] = ()
    """Visits that were begun here for somebody else, or for this person in another record."""
    restriction: str = ""
    """See ``PersonHead``."""
    notes: tuple[Note, ...] = ()
    """The newest ones, newest first, as this user may see them."""
    flags: tuple[FlagNow, ...] = ()
    """Safeguarding and multi-agency flags, for clinicians only."""
    flags_broken: int = 0
    """Flags that were altered or moved outside hubdesk."""
    notice: NoticeGiven | None = None
    """The privacy notice given last."""
    objections: tuple[Objection, ...] = ()
    copies_waiting: int = 0
    """Requests for a copy of the record that are not answered yet."""
    merged: tuple[tuple[Merge, PersonLine], ...] = ()
    """Records that were merged into this one, each as it was registered."""

    referrals: tuple[Referral, ...] = ()
    """Open ones, the newest begun first."""
    care: tuple[CareEntry, ...] = ()
    """What stands of care that was offered and support that is needed."""

    @property
    def head(self) -> PersonHead:
        """What heads the page."""
        return PersonHead(self.person, self.details, any_open(self.safety), self.officer_present, self.restriction)


class MergedAway(KnownProblem):
    """The record was merged into another; its page leads there."""

    code = "merged-away"

    def __init__(self, person_id: PersonId) -> None:
        super().__init__("This record was merged into another one.", "Go on in the one that stands.")
        self.person_id = person_id


def find_people(desk: Desk, text: str) -> tuple[PersonLine, ...]:
    """People that match what was typed, at most ``LIST_LENGTH``; with nothing typed, the latest seen.

    A search is audited when somebody is opened from it (security design §5.2): typing a name letter
    by letter would otherwise leave an event, and cost a durable write, for each letter.
    """
    records = authorise(desk, Permission.FIND_PEOPLE)
    with records.reading() as unit:
        return tuple(unit.people.find(text, LIST_LENGTH) if text.strip() else unit.people.recent(LIST_LENGTH))


def register_person(desk: Desk, entry: PersonEntry, *, although_alike: bool = False) -> tuple[Person, Changes]:
    """Register a new person from what was typed.

    Raises ``InvalidEntry`` naming each field, and ``Perhaps`` where someone alike is registered
    already, unless ``although_alike``.
    """
    records = authorise(desk, Permission.REGISTER_PERSON)
    now = desk.clock.now()
    found = check_identity(entry, now.date())
    person = Person(
        id=PersonId(desk.ids.new()),
        version=1,
        name=found.name,
        born=found.born,
        gender=found.gender,
        nhs_number=found.nhs_number,
        site_id=desk.site.id,
        registered_at=now,
        registered_by=desk.actor.id,
    )
    with records.writing() as unit:
        alike = people_alike(unit, person)
        if alike and not although_alike:
            raise Perhaps(alike)
        unit.people.add(person)
        typed_done(desk, unit, TypedKind.REGISTRATION, "")
        unit.audit.write(AuditEvent(Event.PERSON_REGISTERED, person.id, "person", person.id))
    return person, Changes.of(Topic.PEOPLE)


def open_person(desk: Desk, person_id: PersonId, found_among: int = 0) -> PersonRecord:
    """A person's page; the view is audited, with how many others were on the list it was picked from."""
    records = authorise(desk, Permission.OPEN_PERSON)
    with records.writing() as unit:
        person = unit.people.get(person_id)
        if unit.merges.standing(person_id) != person_id:
            raise MergedAway(person_id)
        visits = tuple(unit.visits.of_person(person_id))
        responses = tuple(unit.responses.of_person(person_id, *COUNTS))
        scores = unit.responses.scores([r.id for r in responses])
        safety = tuple(unit.safety.of_visits([v.id for v in visits]))
        appointments = tuple(unit.appointments.of_person(person_id))
        details = unit.details.of(person_id)
        tasks = tuple(t for t in unit.tasks.of_person(person_id) if t.status is TaskStatus.OPEN)
        agreements = tuple(unit.agreements.of_person(person_id))
        opening = unit.openings.latest_opening(person_id)
        moves = tuple(unit.plans.moves_of(person_id))
        referrals = tuple(one for one in unit.referrals.of_person(person_id) if one.open)
        merges = [m for m in unit.merges.of(person_id) if m.in_force]
        given_way = unit.people.lines([m.merged for m in merges])
        running = next((v for v in visits if v.status is not VisitStatus.COMPLETED), None)
        setting = unit.openings.setting(running.id) if running else None
        notices, objections = unit.rights.notices(person_id), tuple(unit.rights.objections(person_id))
        requests = unit.rights.requests(person_id)
        care = stands_now(unit.care.of_person(person_id))
        restriction, notes = restriction_of(unit, person_id), notes_of(desk, unit, person_id, NEWEST_NOTES)
        flags, broken = flags_of(desk.restricted, unit, person_id) if desk.restricted else ((), 0)
        if found_among:
            unit.audit.write(AuditEvent(Event.SEARCH, object_type="person", detail={"found": found_among}))
        unit.audit.write(AuditEvent(Event.PERSON_OPENED, person_id, "person", person_id, {"found_among": found_among}))
    kept = {str(k): v for k, v in scores.items()}
    return PersonRecord(
        person,
        visits,
        responses,
        kept,
        safety,
        appointments,
        details,
        tasks,
        agreements,
        opening.matters if opening else "",
        setting is not None and setting.officer_present,
        moves,
        restriction=restriction,
        notes=notes,
        flags=flags,
        flags_broken=broken,
        notice=notices[-1] if notices else None,
        objections=objections,
        copies_waiting=sum(1 for one in requests if not one.answered),
        merged=tuple((m, given_way[m.merged]) for m in merges),
        referrals=referrals,
        care=care,
    )


def unfinished_visit(record: PersonRecord) -> Visit | None:
    """The person's visit that can go on, if there is one."""
    return next((v for v in record.visits if v.status is not VisitStatus.COMPLETED), None)
