"""In-memory stand-ins for everything the services reach: records, control file, strongroom. And a desk to sit at.

They keep the promises of the ports: a transaction that fails leaves nothing behind, row versions are compared, lists
are only ever added to, and each transaction sees its own writes.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from hubdesk.domain.access import AccessRow
from hubdesk.domain.accounts import Account
from hubdesk.domain.agreements import Agreement
from hubdesk.domain.answer_mode import PaperCopy
from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.appointments import Appointment, AppointmentStatus
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.corrections import Amendment
from hubdesk.domain.details import Details, Section, SectionRevision
from hubdesk.domain.gp import GpRecord
from hubdesk.domain.housekeeping import BackupRun
from hubdesk.domain.ids import AppointmentId, Ids, PersonId, ResponseId, SafetyActionId, SiteId, TaskId, UserId, VisitId
from hubdesk.domain.likeness import Candidate
from hubdesk.domain.lost_work import TrailRow
from hubdesk.domain.names import fold
from hubdesk.domain.opening import Opening
from hubdesk.domain.people import Person, PersonEntry, PersonLine
from hubdesk.domain.probation_numbers import ProbationNumbers
from hubdesk.domain.problems import ChangedElsewhere, KnownProblem, NotFound, StorageBusy, StorageFull
from hubdesk.domain.review import TrailEvent
from hubdesk.domain.roles import RECORDS, RESTRICTED, Role, data_keys
from hubdesk.domain.safety import Done, Outcome, SafetyAction, SafetyEntry, SafetyStatus, Trigger
from hubdesk.domain.site import HelpLine, Site
from hubdesk.domain.tasks import Task
from hubdesk.domain.users import User
from hubdesk.domain.visit_setting import VisitSetting
from hubdesk.domain.visits import (
    AnswerRecord,
    PlaceKind,
    Response,
    ResponseStatus,
    StoredScore,
    Visit,
    VisitStatus,
    newest_set,
)
from hubdesk.forms import Library, read_plain
from hubdesk.services import journey
from hubdesk.services.desk import Desk
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.forms_missing import FIRST_PATHWAY
from hubdesk.services.people import register_person
from hubdesk.services.ports import FormSnapshot, Opened
from hubdesk.services.safety import save_safety
from hubdesk.services.screening import record_answer
from hubdesk.services.visit_now import FormNow, VisitNow
from hubdesk.services.visits import finish_visit, go_back, go_on, go_to, resume_visit, start_visit
from tests.support.chance import FixedClock, SeededBytes
from tests.support.forms_once import shipped as shipped
from tests.support.memory_care import MemoryCare
from tests.support.memory_contacts import MemoryContacts
from tests.support.memory_directory import MemoryLocalServices, MemoryPractices
from tests.support.memory_documents import MemoryDocuments
from tests.support.memory_emergency import MemoryEmergencies
from tests.support.memory_forms import MemoryFormGovernance, PretendSeals
from tests.support.memory_gp_cases import MemoryGpCases
from tests.support.memory_plans import MemoryManners, MemoryTypedPages, MemoryVisitPlans
from tests.support.memory_referrals import MemoryReferrals
from tests.support.memory_restricted import MemoryFlags, MemoryNotes, MemoryRestrictions, PretendRestricted
from tests.support.memory_retention import MemoryDestruction, MemoryMerges, MemoryRetention
from tests.support.memory_rights import MemoryPersonData, MemoryRights
from tests.support.memory_templates import MemoryTemplates
from tests.support.memory_urgent import MemoryUrgentCalls
from tests.support.memory_visits import MemoryAgreements, MemoryTasks, MemoryVisitOpenings


class FormVersionReused(KnownProblem):
    """The same url and version is kept already with another content."""

    code = "form-version-reused"


@dataclass
class State:
    """What is stored. All values are frozen, so copying the containers copies the whole."""

    people: dict[PersonId, Person] = field(default_factory=dict)
    revisions: list[tuple[Person, UserId, str]] = field(default_factory=list)
    sections: list[SectionRevision] = field(default_factory=list)
    visits: dict[VisitId, Visit] = field(default_factory=dict)
    responses: dict[ResponseId, Response] = field(default_factory=dict)
    answers: list[AnswerRecord] = field(default_factory=list)
    papers: list[PaperCopy] = field(default_factory=list)
    scores: list[StoredScore] = field(default_factory=list)
    safety: dict[SafetyActionId, SafetyAction] = field(default_factory=dict)
    urgent_calls: list[Any] = field(default_factory=list)
    contacts: dict[str, Any] = field(default_factory=dict)
    care: dict[str, Any] = field(default_factory=dict)
    flag_papers: list[Any] = field(default_factory=list)
    flag_prints: list[Any] = field(default_factory=list)
    amendments: list[Amendment] = field(default_factory=list)
    documents: dict[Any, Any] = field(default_factory=dict)
    finals: dict[Any, Any] = field(default_factory=dict)
    paper_events: list[Any] = field(default_factory=list)
    appointments: dict[AppointmentId, Appointment] = field(default_factory=dict)
    visit_settings: list[VisitSetting] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    tasks: dict[TaskId, Task] = field(default_factory=dict)
    gp_cases: dict[PersonId, Any] = field(default_factory=dict)
    practices: dict[str, Any] = field(default_factory=dict)
    practice_imports: list[Any] = field(default_factory=list)
    practice_notes: list[Any] = field(default_factory=list)
    service_revisions: list[Any] = field(default_factory=list)
    template_versions: list[Any] = field(default_factory=list)
    referrals: dict[Any, Any] = field(default_factory=dict)
    destination_rules: list[Any] = field(default_factory=list)
    referral_bookings: list[Any] = field(default_factory=list)
    draft_notices: list[Any] = field(default_factory=list)
    plans: list[Any] = field(default_factory=list)
    moves: list[Any] = field(default_factory=list)
    manners: list[Any] = field(default_factory=list)
    typed_pages: dict[Any, Any] = field(default_factory=dict)
    notes: list[Any] = field(default_factory=list)
    flags: list[Any] = field(default_factory=list)
    restrictions: list[Any] = field(default_factory=list)
    openings_with_reason: dict[Any, Any] = field(default_factory=dict)
    notices: list[Any] = field(default_factory=list)
    objections: dict[Any, Any] = field(default_factory=dict)
    requests: dict[Any, Any] = field(default_factory=dict)
    trust: list[Any] = field(default_factory=list)
    said: list[Any] = field(default_factory=list)
    stubs: list[Any] = field(default_factory=list)
    settled: list[Any] = field(default_factory=list)
    merges: dict[str, Any] = field(default_factory=dict)
    forms: dict[str, FormSnapshot] = field(default_factory=dict)
    brought: list[Any] = field(default_factory=list)
    form_decisions: list[Any] = field(default_factory=list)
    permissions: list[Any] = field(default_factory=list)
    form_keys: list[Any] = field(default_factory=list)
    hub_keys: list[Any] = field(default_factory=list)
    users: dict[str, User] = field(default_factory=dict)
    accounts: dict[UserId, Account] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    emergencies: list[Any] = field(default_factory=list)
    emergencies_seen: list[Any] = field(default_factory=list)
    backups: list[BackupRun] = field(default_factory=list)
    site: list[Site] = field(default_factory=list)
    events: list[AuditEvent] = field(default_factory=list)

    def copy(self) -> "State":
        """A state that can be changed without changing this one."""
        return State(**{f.name: getattr(self, f.name).copy() for f in fields(self)})


class _Keeper:
    """Transactions over one state: what is written appears as a whole, or not at all."""

    unit: Callable[[State], Any]

    def __init__(self) -> None:
        self.state = State()
        self.full = False
        """While true, each commit fails as on a full disk."""
        self.held = False
        """While true, nothing can be read either: another program holds the file."""
        self.commits = 0
        self._writing = False

    @property
    def events(self) -> list[Event]:
        """The kinds of the audit events so far."""
        return [e.event for e in self.state.events]

    @contextmanager
    def writing(self) -> Iterator[Any]:
        assert not self._writing, "one transaction was begun inside another"
        self._writing = True
        try:
            new = self.state.copy()
            yield type(self).unit(new)
            if self.full:
                raise StorageFull("The disk is full. Nothing was saved.", "Free some space, then try again.")
            self.state = new
            self.commits += 1
        finally:
            self._writing = False

    @contextmanager
    def reading(self) -> Iterator[Any]:
        if self.held:
            raise StorageBusy("Another program holds the records.", "Try again in a moment.")
        seen = self.state.copy()
        before = seen.copy()
        yield type(self).unit(seen)
        assert seen == before, "a transaction that only reads has written"


class _Part:
    def __init__(self, state: State) -> None:
        self.state = state


class MemoryPeople(_Part):
    """``ports.People``."""

    def add(self, person: Person) -> None:
        _new(self.state.people, person)

    def save(self, person: Person, by: UserId, reason: str) -> None:
        old = self.get(person.id)
        _changed(self.state.people, person)
        self.state.revisions.append((old, by, reason))

    def get(self, person_id: PersonId) -> Person:
        return _found(self.state.people, person_id)

    def find(self, text: str, limit: int) -> Sequence[PersonLine]:
        typed = _words(text)
        details = MemoryDetails(self.state)
        found = [_line(p) for p in self.state.people.values() if typed and _matches(p, details.of(p.id), typed)]
        return sorted(found, key=lambda line: (fold(line.name.family), fold(line.name.given), line.id))[:limit]

    def recent(self, limit: int) -> Sequence[PersonLine]:
        last = {p.id: p.registered_at for p in self.state.people.values()}
        for visit in self.state.visits.values():
            last[visit.person_id] = max(last[visit.person_id], visit.touched_at)
        newest = sorted(last, key=lambda i: (last[i], i), reverse=True)[:limit]
        return [_line(self.state.people[i]) for i in newest]

    def candidates(self, person: Person) -> Sequence[Candidate]:
        others = (p for p in self.state.people.values() if p.id != person.id)
        details = MemoryDetails(self.state)
        return [Candidate(_line(p), details.of(p.id).names.names) for p in others if _near(p, person)]

    def lines(self, ids: Sequence[PersonId]) -> dict[PersonId, PersonLine]:
        return {i: _line(self.state.people[i]) for i in ids if i in self.state.people}


class MemoryDetails(_Part):
    """``ports.PersonDetails``."""

    def of(self, person_id: PersonId) -> Details:
        details = Details()
        for revision in self.state.sections:
            if revision.person_id == person_id:
                details = details.with_section(revision.section, revision.value, revision.version)
        return details

    def add(self, revision: SectionRevision) -> None:
        _found(self.state.people, revision.person_id)
        if self.of(revision.person_id).version(revision.section) != revision.version - 1:
            raise _changed_elsewhere()
        self.state.sections.append(revision)

    def gps(self) -> dict[PersonId, GpRecord]:
        return {i: d.gp for i in self.state.people if (d := self.of(i)).version(Section.GP)}

    def released_since(self, day: date, today: date) -> dict[PersonId, date]:
        known = ((i, self.of(i).orders.release(today)) for i in self.state.people)
        return {i: one.on for i, one in known if one is not None and one.on >= day}

    def with_number(self, numbers: ProbationNumbers) -> Sequence[PersonId]:
        def shares(own: ProbationNumbers) -> bool:
            pairs = ((own.crn, numbers.crn), (own.prison_number, numbers.prison_number), (own.pnc, numbers.pnc))
            return any(a and a == b for a, b in pairs)

        return [i for i in self.state.people if shares(self.of(i).numbers)]


class MemoryVisits(_Part):
    """``ports.Visits``."""

    def add(self, visit: Visit) -> None:
        _new(self.state.visits, visit)

    def get(self, visit_id: VisitId) -> Visit:
        return _found(self.state.visits, visit_id)

    def save(self, visit: Visit, was: Visit | None = None) -> None:
        _changed(self.state.visits, visit)

    def of_person(self, person_id: PersonId) -> Sequence[Visit]:
        own = [v for v in self.state.visits.values() if v.person_id == person_id]
        return sorted(own, key=lambda v: (v.started_at, v.id), reverse=True)

    def with_status(self, *statuses: VisitStatus) -> Sequence[Visit]:
        found = [v for v in self.state.visits.values() if v.status in statuses]
        return sorted(found, key=lambda v: (v.touched_at, v.id), reverse=True)

    def completed_since(self, iso_date: str) -> Sequence[Visit]:
        first = date.fromisoformat(iso_date)
        found = [v for v in self.state.visits.values() if v.completed_at and v.completed_at.date() >= first]
        return sorted(found, key=lambda v: (v.completed_at, v.id), reverse=True)


class MemoryResponses(_Part):
    """``ports.Responses``."""

    def add(self, response: Response) -> None:
        _new(self.state.responses, response)

    def get(self, response_id: ResponseId) -> Response:
        return _found(self.state.responses, response_id)

    def of_visit(self, visit_id: VisitId) -> Sequence[Response]:
        return [r for r in self.state.responses.values() if r.visit_id == visit_id]

    def of_person(self, person_id: PersonId, *statuses: ResponseStatus) -> Sequence[Response]:
        own = [r for r in self.state.responses.values() if r.person_id == person_id and r.status in statuses]
        return own[::-1]

    def save(self, response: Response) -> None:
        _changed(self.state.responses, response)

    def add_answers(self, answers: Sequence[AnswerRecord]) -> None:
        for answer in answers:
            self.get(answer.response_id)
        self.state.answers.extend(answers)

    def answers(self, response_id: ResponseId) -> dict[str, AnswerRecord]:
        newest = {a.link_id: a for a in self.state.answers if a.response_id == response_id}
        return {k: a for k, a in newest.items() if a.value != "null"}

    def add_scores(self, scores: Sequence[StoredScore]) -> None:
        self.state.scores.extend(scores)

    def answer_history(self, response_id: ResponseId) -> Sequence[AnswerRecord]:
        return [a for a in self.state.answers if a.response_id == response_id]

    def scores(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[StoredScore, ...]]:
        return {i: newest_set(scores) for i, scores in self.score_history(response_ids).items()}

    def score_history(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[StoredScore, ...]]:
        return {i: tuple(s for s in self.state.scores if s.response_id == i) for i in response_ids}

    def add_amendment(self, made: Amendment) -> None:
        assert made.number == len(self.amendments(made.response_id)) + 1
        self.state.amendments.append(made)

    def amendments(self, response_id: ResponseId) -> Sequence[Amendment]:
        return [a for a in self.state.amendments if a.response_id == response_id]

    def add_paper(self, paper: PaperCopy) -> None:
        self.get(paper.response_id)
        self.state.papers.append(paper)

    def paper(self, response_id: ResponseId) -> PaperCopy | None:
        return next((p for p in reversed(self.state.papers) if p.response_id == response_id), None)


class MemoryAppointments(_Part):
    """``ports.Appointments``."""

    def add(self, appointment: Appointment) -> None:
        _new(self.state.appointments, appointment)

    def get(self, appointment_id: AppointmentId) -> Appointment:
        return _found(self.state.appointments, appointment_id)

    def save(self, appointment: Appointment) -> None:
        before = self.get(appointment.id).events
        _changed(self.state.appointments, appointment)
        assert before == appointment.events[:-1], "events are only ever added, one by one"

    def of_person(self, person_id: PersonId) -> Sequence[Appointment]:
        return self._those(lambda a: a.person_id == person_id)

    def of_days(self, first: date, last: date) -> Sequence[Appointment]:
        return self._those(lambda a: first <= a.details.day <= last)

    def booked_before(self, day: date) -> Sequence[Appointment]:
        return self._those(lambda a: a.status is AppointmentStatus.BOOKED and a.details.day < day)

    def _those(self, wanted: Callable[[Appointment], bool]) -> Sequence[Appointment]:
        found = [a for a in self.state.appointments.values() if wanted(a)]
        return sorted(found, key=lambda a: (a.details.day, a.details.at))


class MemorySafety(_Part):
    """``ports.SafetyActions``."""

    def add(self, action: SafetyAction) -> None:
        _new(self.state.safety, action)

    def get(self, action_id: SafetyActionId) -> SafetyAction:
        return _found(self.state.safety, action_id)

    def of_visit(self, visit_id: VisitId) -> Sequence[SafetyAction]:
        return [a for a in self.state.safety.values() if a.visit_id == visit_id]

    def of_visits(self, visit_ids: Sequence[VisitId]) -> Sequence[SafetyAction]:
        return [a for a in self.state.safety.values() if a.visit_id in visit_ids]

    def with_status(self, *statuses: SafetyStatus) -> Sequence[SafetyAction]:
        return [a for a in self.state.safety.values() if a.status in statuses]

    def move(self, visit_id: VisitId, person_id: PersonId) -> None:
        for action in self.of_visit(visit_id):
            self.state.safety[action.id] = replace(action, person_id=person_id, version=action.version + 1)

    def add_trigger(self, action_id: SafetyActionId, trigger: Trigger) -> None:
        action = self.get(action_id)
        self.state.safety[action_id] = replace(action, triggers=(*action.triggers, trigger), status=SafetyStatus.OPEN)

    def add_entry(self, action_id: SafetyActionId, version: int, entry: SafetyEntry, status: SafetyStatus) -> None:
        action = self.get(action_id)
        entries = (*action.entries, entry)
        if action.version != version:
            raise _changed_elsewhere()
        self.state.safety[action_id] = replace(action, version=version + 1, status=status, entries=entries)


class MemoryForms(_Part):
    """``ports.FormVersions``."""

    def keep(self, snapshot: FormSnapshot) -> bool:
        if snapshot.sha256 in self.state.forms:
            return False
        for kept in self.state.forms.values():
            if (kept.url, kept.version) == (snapshot.url, snapshot.version):
                raise FormVersionReused("This form version is already kept with another content.")
        self.state.forms[snapshot.sha256] = snapshot
        return True

    def get(self, sha256: str) -> FormSnapshot:
        if sha256 not in self.state.forms:
            raise _not_found()
        return self.state.forms[sha256]


class MemoryAudit(_Part):
    """``ports.AuditTrail``."""

    def write(self, event: AuditEvent) -> None:
        self.state.events.append(event)

    def about(self, person_id: PersonId) -> Sequence[AccessRow]:
        told = [e for e in self.state.events if e.subject == person_id]
        at = datetime(2026, 6, 2, 9, 30, tzinfo=UTC)
        return [AccessRow(at, UserId("sam"), "clinician", e.event.value) for e in told]

    def latest(self, events: Collection[Event], most: int) -> Sequence[TrailEvent]:
        at = datetime(2026, 6, 2, 9, 30, tzinfo=UTC)
        told = [(n, e) for n, e in enumerate(self.state.events, start=1) if e.event in events]
        return [
            TrailEvent(n, at, UserId("sam"), e.event, e.object_type, e.object_id, e.detail)
            for n, e in reversed(told[-most:])
        ]

    def after(self, seq: int) -> Sequence[TrailRow]:
        at = datetime(2026, 6, 2, 9, 30, tzinfo=UTC)
        told = list(enumerate(self.state.events, start=1))[seq:]
        return [TrailRow(n, at, UserId("sam"), e.event.value, e.subject) for n, e in told]


class MemoryRecordsUnit:
    """``ports.RecordsUnit``."""

    def __init__(self, state: State) -> None:
        self.people = MemoryPeople(state)
        self.details = MemoryDetails(state)
        self.visits = MemoryVisits(state)
        self.responses = MemoryResponses(state)
        self.safety = MemorySafety(state)
        self.urgent_calls = MemoryUrgentCalls(state)
        self.contacts = MemoryContacts(state)
        self.care = MemoryCare(state)
        self.appointments = MemoryAppointments(state)
        self.openings = MemoryVisitOpenings(state)
        self.agreements = MemoryAgreements(state)
        self.tasks = MemoryTasks(state)
        self.gp_cases = MemoryGpCases(state)
        self.referrals = MemoryReferrals(state)
        self.documents = MemoryDocuments(state)
        self.plans = MemoryVisitPlans(state)
        self.manners = MemoryManners(state)
        self.typed_pages = MemoryTypedPages(state)
        self.form_versions = MemoryForms(state)
        self.governance = MemoryFormGovernance(state)
        self.notes = MemoryNotes(state)
        self.flags = MemoryFlags(state)
        self.restrictions = MemoryRestrictions(state)
        self.gate = None
        self.rights = MemoryRights(state)
        self.person_data = MemoryPersonData(state)
        self.retention = MemoryRetention(state)
        self.destruction = MemoryDestruction(state)
        self.merges = MemoryMerges(state)
        self.audit = MemoryAudit(state)


class MemoryControlUnit(_Part):
    """``ports.ControlUnit``."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self.audit = MemoryAudit(state)
        self.emergencies = MemoryEmergencies(state)
        self.practices = MemoryPractices(state)
        self.local_services = MemoryLocalServices(state)
        self.templates = MemoryTemplates(state)

    def add_user(self, user: User) -> None:
        self.state.users[user.sign_in] = user

    def users(self) -> Sequence[User]:
        return sorted(self.state.users.values(), key=lambda u: u.name)

    def user(self, sign_in: str) -> User:
        if sign_in not in self.state.users:
            raise _not_found()
        return self.state.users[sign_in]

    def add_account(self, account: Account) -> None:
        _new(self.state.accounts, account, account.user.id)

    def accounts(self) -> Sequence[Account]:
        return sorted(self.state.accounts.values(), key=lambda a: a.user.name)

    def account(self, user_id: UserId) -> Account:
        return _found(self.state.accounts, user_id)

    def save_account(self, account: Account) -> None:
        seen = _found(self.state.accounts, account.user.id).last_seen
        _changed(self.state.accounts, replace(account, last_seen=seen), account.user.id)

    def saw(self, user_id: UserId, at: datetime) -> None:
        if user_id in self.state.accounts:
            self.state.accounts[user_id] = replace(self.state.accounts[user_id], last_seen=at)

    def setting(self, name: str) -> str:
        return self.state.settings.get(name, "")

    def set_setting(self, name: str, value: str) -> None:
        self.state.settings[name] = value

    def decide(self, decision: Any) -> None:
        self.state.trust.append(decision)

    def decisions(self) -> dict[Any, Any]:
        return {one.matter: one for one in self.state.trust}

    def add_backup_run(self, run: BackupRun) -> None:
        self.state.backups.append(run)

    def last_backup(self, *, good: bool) -> BackupRun | None:
        return next((run for run in reversed(self.state.backups) if run.good or not good), None)

    def key_generation(self) -> int:
        return int(self.state.settings["key-generation"])

    def set_key_generation(self, generation: int) -> None:
        self.state.settings["key-generation"] = str(generation)

    def set_site(self, site: Site) -> None:
        self.state.site[:] = [site]

    def site(self) -> Site:
        if not self.state.site:
            raise _not_found()
        return self.state.site[0]


class MemoryRecords(_Keeper):
    """``ports.Records``."""

    unit = MemoryRecordsUnit

    def settle_erasures(self) -> int:
        self.state.settled[:] = [stub.person_id for stub in self.state.stubs]
        return 0


class MemoryControl(_Keeper):
    """``ports.Control``."""

    unit = MemoryControlUnit


class WrongPassword(KnownProblem):
    """The strongroom did not open."""

    code = "wrong-password"


class MemoryStrongroom:
    """``ports.Strongroom``: opens with the password "open sesame"."""

    password = "open sesame"

    def __init__(self, hub: "Hub") -> None:
        self.hub = hub
        self.open = False

    def unlock(self, sign_in: str, password: str) -> Opened:
        users = self.hub.control.state.users
        if sign_in not in users or password != self.password:
            raise WrongPassword("The name or the password is not right.", "Try again.")
        self.open = True
        user = users[sign_in]
        return Opened(user, self.hub.site, self.hub.control, self.hub.records_for(user.role))

    def lock(self) -> None:
        self.open = False


class Hub:
    """One hub: its store, its clock and everyone who works there. Each role has a desk."""

    def __init__(self, library: Library | None = None, clock: FixedClock | None = None) -> None:
        self.clock = clock or FixedClock()
        self.ids = Ids(self.clock, SeededBytes())
        self.records, self.control = MemoryRecords(), MemoryControl()
        lines = (HelpLine("Crisis team", "01632 960 100", "Day and night"),)
        self.site = Site(SiteId("site-1"), "Riverside hub", "Riverside probation office", lines)
        self.shelf = FormShelf(library or shipped(), PretendSeals())
        self.strongroom = MemoryStrongroom(self)
        with self.control.writing() as unit:
            unit.set_site(self.site)
            for user in STAFF.values():
                unit.add_user(user)

    def records_for(self, role: Role) -> MemoryRecords | None:
        """What the role's keys reach."""
        return self.records if RECORDS in data_keys(role) else None

    def desk(self, role: Role = Role.CLINICIAN) -> Desk:
        """The desk of the user with this role."""
        pathway = self.shelf.library.pathways[FIRST_PATHWAY]
        records = self.records_for(role)
        restricted = PretendRestricted() if RESTRICTED in data_keys(role) else None
        user = (STAFF | ROLES_WITHOUT_RECORDS)[role]
        made = Desk(user, self.site, self.control, records, self.shelf, pathway, self.clock, self.ids)
        return replace(made, restricted=restricted)

    @property
    def stored(self) -> State:
        """What the records hold now."""
        return self.records.state

    @property
    def events(self) -> list[Event]:
        """The audit events of the records so far, oldest first."""
        return self.records.events


STAFF = {
    Role.CLINICIAN: User(UserId("u-sam"), "sam", "Sam Okafor", Role.CLINICIAN, "nurse"),
    Role.LEAD: User(UserId("u-asha"), "asha", "Asha Patel", Role.LEAD, "psychologist"),
    Role.NAVIGATOR: User(UserId("u-jo"), "jo", "Jo Hill", Role.NAVIGATOR),
    Role.IT_ADMIN: User(UserId("u-kit"), "kit", "Kit Moss", Role.IT_ADMIN),
}
ROLES_WITHOUT_RECORDS = {
    Role.IG_LEAD: User(UserId("u-greta"), "greta", "Greta Lind", Role.IG_LEAD),
    Role.REPORTING: User(UserId("u-ravi"), "ravi", "Ravi Shah", Role.REPORTING),
}
"""Who comes now and then: they have a desk, and no account in the hub of most tests."""

MASON = PersonEntry(
    family="Avery",
    given="Mason",
    birth_day="14",
    birth_month="3",
    birth_year="1988",
    gender="1",
    nhs_number="999 000 0018",
)
"""What is typed to register the person of most tests."""


class Worker:
    """Someone at the desk with a person: answers, turns pages, pauses. ``now`` is the visit as they see it."""

    now: VisitNow

    def __init__(self, hub: Hub, role: Role = Role.CLINICIAN) -> None:
        self.hub = hub
        self.desk = hub.desk(role)

    def register(self, entry: PersonEntry = MASON) -> Person:
        """Register a person."""
        return register_person(self.desk, entry)[0]

    def start(self, person: Person | None = None) -> "Worker":
        """Begin a visit, of a new person if none is named."""
        self.now = start_visit(self.desk, (person or self.register()).id)
        return self

    def resume(self, other: "Worker") -> "Worker":
        """Go on with the visit of another worker."""
        self.now = resume_visit(self.desk, other.now.visit.id)
        return self

    @property
    def at(self) -> str:
        """Where the visit is: "phq-9 q3", or the kind of page."""
        place = self.now.visit.place
        if place.kind is not PlaceKind.QUESTION:
            return place.kind.value
        return f"{self.now.form(place.response_id).pack.id} {place.link_id}"

    def form(self, form_id: str) -> FormNow:
        """One form of the visit."""
        return next(f for f in self.now.forms if f.pack.id == form_id)

    def record(self, value: int | bool | NonAnswer | None) -> "Worker":
        """Store an answer to the question of this page (a number is the weight printed beside the option)."""
        place = self.now.visit.place
        item = self.now.form(place.response_id).pack.form.by_id[place.link_id]
        answer = value if isinstance(value, NonAnswer) else read_plain(item, value)
        assert place.response_id
        self.hub.clock.advance(seconds=5)
        self.now = record_answer(self.desk, self.now, place.response_id, place.link_id, answer)
        return self

    def next(self) -> "Worker":
        """Turn the page."""
        self.hub.clock.advance(seconds=1)
        self.now = go_on(self.desk, self.now)
        return self

    def back(self) -> "Worker":
        """Turn back."""
        self.now = go_back(self.desk, self.now)
        return self

    def change(self, form_id: str, link_id: str) -> "Worker":
        """Turn to a question."""
        self.now = go_to(self.desk, self.now, journey.question(self.form(form_id), link_id))
        return self

    def answers(self, *values: int | bool | NonAnswer) -> "Worker":
        """Answer question after question."""
        for value in values:
            self.record(value).next()
        return self

    def save_safety(self, *, finish: bool = False, **boxes: Any) -> SafetyAction:
        """Save the safety page of this visit."""
        self.hub.clock.advance(seconds=30)
        action = self.now.open_safety or self.now.safety[-1]
        saved = save_safety(self.desk, action, **boxes, finish=finish)
        self.now = self.now.with_safety(saved)
        return saved

    def finish_safety(self) -> "Worker":
        """Finish the safety page with an outcome that fits the role, and go on."""
        self.save_safety(finish=True, **(TALKED if self.desk.actor.role.clinical else FETCHED))
        return self.next()

    def finish(self) -> "Worker":
        """Finish the visit."""
        self.now = finish_visit(self.desk, self.now)
        return self

    def stored_answers(self, form_id: str) -> dict[str, AnswerRecord]:
        """What the store holds of a form."""
        with self.hub.records.reading() as unit:
            return dict(unit.responses.answers(self.form(form_id).response.id))


TALKED: dict[str, Any] = {
    "done": (Done.TALKED, Done.PLAN),
    "told": "Dr Adeyemi, 10:40",
    "plan": "Plan gone over together, follow-up tomorrow",
    "outcome": Outcome.PLAN_AGREED,
}
FETCHED: dict[str, Any] = {"told": "Asha Patel, by phone", "outcome": Outcome.CLINICIAN_BY_PHONE}


def _new(table: dict[Any, Any], thing: Any, key: Any = None) -> None:
    key = key or thing.id
    assert key not in table, "this id is taken"
    assert thing.version == 1, "a new row has version 1"
    table[key] = thing


def _changed(table: dict[Any, Any], thing: Any, key: Any = None) -> None:
    key = key or thing.id
    if _found(table, key).version != thing.version - 1:
        raise _changed_elsewhere()
    table[key] = thing


def _found(table: dict[Any, Any], key: Any) -> Any:
    if key not in table:
        raise _not_found()
    return table[key]


def _not_found() -> NotFound:
    return NotFound("This record was not found.", "Go back and search again.")


def _changed_elsewhere() -> ChangedElsewhere:
    return ChangedElsewhere("Someone else has changed this record since you opened it.", "Open it again, then save.")


def _line(person: Person) -> PersonLine:
    told = (person.id, person.name, person.born, person.gender, person.nhs_number)
    return PersonLine(*told, site_id=person.site_id)


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in fold(text)).split()


def _matches(person: Person, details: Details, typed: list[str]) -> bool:
    name, numbers = person.name, details.numbers
    also = " ".join(f"{n.family} {n.given}" for n in details.names.names)
    known = _words(f"{name.family} {name.given} {name.preferred} {also} {person.born.iso()} {person.nhs_number}")
    known += [fold("".join(filter(str.isalnum, n))) for n in (numbers.crn, numbers.prison_number, numbers.pnc) if n]
    return all(any(word.startswith(start) for word in known) for start in typed)


def _near(one: Person, other: Person) -> bool:
    def name(person: Person) -> list[str]:
        return [fold(person.name.family), fold(person.name.given)]

    same_number = bool(one.nhs_number) and one.nhs_number == other.nhs_number
    same_year = one.born.known and one.born.year == other.born.year
    return same_number or same_year or name(one) in (name(other), name(other)[::-1])


class Queue:
    """A runner whose jobs wait until the test lets them work, and whose news waits until the test delivers it."""

    def __init__(self) -> None:
        self._jobs: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[[KnownProblem], None]]] = []
        self._news: list[Callable[[], None]] = []

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[KnownProblem], None]) -> None:
        """Queue a job."""
        self._jobs.append((work, done, failed))

    def work(self) -> None:
        """Do all the work that waits, in order; nobody hears of it yet."""
        while self._jobs:
            work, done, failed = self._jobs.pop(0)
            try:
                result = work()
            except KnownProblem as problem:
                self._news.append(partial(failed, problem))
            else:
                self._news.append(partial(done, result))

    def deliver(self) -> None:
        """Tell of all the work that is done, in order."""
        while self._news:
            self._news.pop(0)()

    def finish(self) -> None:
        """Work and deliver until nothing waits."""
        while self._jobs or self._news:
            self.work()
            self.deliver()
