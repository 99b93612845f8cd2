"""One person's page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date, cui_date_time, cui_time
from hubdesk.domain.details import Section
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.merges import Merge
from hubdesk.domain.moves import VisitMove
from hubdesk.domain.orders import RELEASE_DAYS
from hubdesk.domain.people import PersonLine
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.referral_line import standing_of
from hubdesk.domain.referral_steps import TREATMENT_NEEDS, TREATMENT_WITHIN, release_clock_of
from hubdesk.domain.roles import Permission, may
from hubdesk.domain.safety import SafetyAction, SafetyStatus
from hubdesk.domain.tasks import Task
from hubdesk.domain.visits import Visit, VisitStatus
from hubdesk.presenters.actions_page import task_detail
from hubdesk.presenters.appointment_words import AppointmentRow, appointment_rows
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.care_words import care_due_rows, care_line
from hubdesk.presenters.details.overview import (
    DetailFact,
    DetailRow,
    detail_facts,
    for_officers_eyes,
    now_rows,
    to_ask_rows,
)
from hubdesk.presenters.opening_page import sharing_line
from hubdesk.presenters.person_notes import flags_words, latest_notes, notes_words
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.question_page import HIDDEN
from hubdesk.presenters.referral_words import COLOURS, next_words, where_to
from hubdesk.presenters.rights_words import objection_lines, rights_line
from hubdesk.presenters.routes import (
    AccessRoute,
    BookRoute,
    CareRoute,
    CompareRoute,
    ContactsRoute,
    DetailsRoute,
    FlagsRoute,
    GpCaseRoute,
    KeepingRoute,
    MergedRoute,
    NotesRoute,
    PapersRoute,
    PeopleRoute,
    ReferralRoute,
    ReferRoute,
    RestrictionRoute,
    RightsRoute,
    Route,
    SafetyRoute,
    SharingRoute,
    StartVisitRoute,
    TaskRoute,
    VisitRoute,
)
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.scores import score_line, stored_facts
from hubdesk.services.desk import Desk
from hubdesk.services.people import MergedAway, PersonRecord, open_person, unfinished_visit
from hubdesk.services.sealing import reads_restricted
from hubdesk.services.staff_names import staff_names

LATELY = 12
"""Of results, visits and appointments, the newest that a person's page shows at once: it is drawn in a moment, however
long somebody has been coming."""


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit in the person's history."""

    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    route: Route


@dataclass(frozen=True, slots=True)
class ResultRow:
    """The result of one form on one day."""

    form: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class PersonState:
    """The person page. ``safety`` holds open safety records; they head the page."""

    banner: BannerState | None = None
    registered: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    now: tuple[DetailRow, ...] = ()
    """Clocks and warnings that count today."""
    details: tuple[DetailFact, ...] = ()
    to_ask: tuple[DetailRow, ...] = ()
    safety: tuple[VisitRow, ...] = ()
    unfinished: VisitRow | None = None
    results: tuple[ResultRow, ...] = ()
    visits: tuple[VisitRow, ...] = ()
    appointments: tuple[AppointmentRow, ...] = ()
    """Those to come, soonest first, then the past ones, newest first."""
    tasks: tuple[VisitRow, ...] = ()
    referrals: tuple[VisitRow, ...] = ()
    """Open referrals: who has what, the next step first due."""
    matters: str = ""
    """"What matters to me", in the person's own words."""
    sharing: str = ""
    """What stands of the agreements to share, in one line."""
    rights: str = ""
    """What stands of the privacy notice, objections and copies of the record, in one line."""
    objections: tuple[str, ...] = ()
    """Objections that stand or wait, each in one line: they head the page."""
    merged: tuple[VisitRow, ...] = ()
    """Records that were merged into this one."""
    may_compare: bool = False
    """Whether this user may put records together."""
    moves: tuple[str, ...] = ()
    """Visits that were moved from or to this record, and why."""
    earlier: str = ""
    """The way to what is older than what is shown; empty where all is."""
    notes: tuple[VisitRow, ...] = ()
    """The newest notes."""
    notes_words: str = ""
    """The way to the page of notes."""
    care: str = ""
    """The way to the page of care and support."""
    flags: str = ""
    """How many flags stand, for clinicians only; empty for others."""
    restriction: str = ""
    """The way to who may open this record, for a lead."""
    hidden: str = ""
    """Empty, or why history is not shown: an officer sits in the visit."""
    trouble: Trouble | None = None


class PersonPresenter(Presenter[PersonState]):
    """Opens a person (audited) and shows what is known."""

    topics = frozenset(
        {Topic.PEOPLE, Topic.VISITS, Topic.RESPONSES, Topic.SAFETY, Topic.APPOINTMENTS, Topic.TASKS, Topic.AGREEMENTS}
        | {Topic.REFERRALS}
        | {Topic.RIGHTS, Topic.NOTES, Topic.FLAGS, Topic.OPENINGS, Topic.CARE}
    )

    def __init__(
        self, desk: Desk, runner: Runner, go: Callable[[Route], None], person_id: PersonId, found_among: int = 0
    ) -> None:
        super().__init__(PersonState(), runner)
        self._desk, self._go, self._id, self._found_among = desk, go, person_id, found_among
        self._record: PersonRecord | None = None
        self._names: dict[UserId, str] = {}
        self._most: int | None = LATELY

    def load(self) -> None:
        """Read the person."""
        self._work(
            lambda: (open_person(self._desk, self._id, self._found_among), staff_names(self._desk)),
            self._read,
            self._failed,
        )

    def show_earlier(self) -> None:
        """Show all visits, results and appointments, however old."""
        if self._record is not None:
            self._most = None
            self._loaded(self._record)

    def changed(self, changes: Changes) -> None:
        """Reload if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()

    def start_visit(self) -> None:
        """Begin a visit."""
        self._go(StartVisitRoute(self._id))

    def open_details(self, section: Section | None) -> None:
        """Complete or change a section; None is the identity."""
        self._go(DetailsRoute(self._id, section))

    def open(self, row: VisitRow | DetailRow) -> None:
        """Go on with a visit, see its result, open its safety page, or complete a section."""
        self._go(row.route)

    def open_rights(self) -> None:
        """Privacy notice, objections, copies of the record."""
        self._go(RightsRoute(self._id))

    def open_keeping(self) -> None:
        """How long this record is kept."""
        self._go(KeepingRoute(self._id))

    def compare(self) -> None:
        """Look whether the person is registered twice."""
        self._go(CompareRoute(self._id))

    def open_access(self) -> None:
        """Who looked at this record."""
        self._go(AccessRoute(self._id))

    def open_contacts(self) -> None:
        """The log of contacts."""
        self._go(ContactsRoute(self._id))

    def open_care(self) -> None:
        """Care offered to this person and support they need."""
        self._go(CareRoute(self._id))

    def open_notes(self) -> None:
        """Notes on this person."""
        self._go(NotesRoute(self._id))

    def open_flags(self) -> None:
        """Safeguarding and multi-agency flags."""
        self._go(FlagsRoute(self._id))

    def open_restriction(self) -> None:
        """Who may open this record."""
        self._go(RestrictionRoute(self._id))

    def open_gp_case(self) -> None:
        """Getting this person registered with a GP."""
        self._go(GpCaseRoute(self._id))

    def open_sharing(self) -> None:
        """See what is agreed to be shared, and with whom."""
        self._go(SharingRoute(self._id))

    def refer(self) -> None:
        """Refer this person."""
        self._go(ReferRoute(self._id))

    def open_papers(self) -> None:
        """Letters and cards."""
        self._go(PapersRoute(self._id))

    def book(self) -> None:
        """Book an appointment."""
        self._go(BookRoute(self._id))

    def open_appointment(self, row: AppointmentRow) -> None:
        """Open one appointment."""
        self._go(row.route)

    def back(self) -> None:
        """Back to the list of people."""
        self._go(PeopleRoute())

    def _read(self, found: tuple[PersonRecord, dict[UserId, str]]) -> None:
        record, self._names = found
        self._loaded(record)

    def _loaded(self, record: PersonRecord) -> None:
        self._record = record
        person, most = record.person, self._most
        visits = [v for v in record.visits if v is not unfinished_visit(record)]
        open_records = [a for a in record.safety if a.status is not SafetyStatus.CLOSED]
        today = self._desk.clock.now().date()
        shown = for_officers_eyes(record.details) if record.officer_present else record.details
        running = unfinished_visit(record)
        self._show(
            PersonState(
                banner=person_banner(record.head, today),
                tasks=() if record.officer_present else tuple(_task_row(t, today) for t in record.tasks),
                referrals=() if record.officer_present else self._referrals(record, today),
                matters="" if record.officer_present else record.matters,
                sharing="" if record.officer_present else sharing_line(record.agreements, today),
                rights="" if record.officer_present else rights_line(record),
                objections=() if record.officer_present else objection_lines(record.objections),
                hidden=HIDDEN if record.officer_present else "",
                notes=() if record.officer_present else self._notes(record),
                notes_words="" if record.officer_present else notes_words(record.notes),
                flags="" if record.officer_present else self._flags(record, today),
                care="" if record.officer_present else care_line(record.care, today),
                restriction="" if record.officer_present else self._restriction(record),
                registered=f"Registered {cui_date(person.registered_at.date())}",
                facts=() if record.officer_present else _facts(record),
                merged=() if record.officer_present else tuple(_merged_row(*one) for one in record.merged),
                may_compare=may(self._desk.actor.role, Permission.MERGE_PEOPLE) and not record.officer_present,
                moves=() if record.officer_present else tuple(_move_line(move, person.id) for move in record.moves),
                now=(*self._clock(record, today), *now_rows(person.id, shown, today), *self._care(record, today)),
                details=() if record.officer_present else detail_facts(person, record.details, today),
                to_ask=() if record.officer_present else to_ask_rows(person.id, record.details),
                safety=() if record.officer_present else tuple(_safety_row(a) for a in open_records),
                unfinished=_visit_row(running) if running else None,
                results=() if record.officer_present else tuple(self._results(record))[:most],
                visits=() if record.officer_present else tuple(_visit_row(v) for v in visits[:most]),
                earlier="" if record.officer_present else _earlier(record, most),
                appointments=()
                if record.officer_present
                else appointment_rows(record.appointments, self._desk.clock.now())[:most],
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        if isinstance(problem, MergedAway):
            self._go(MergedRoute(self._id))
            return
        self._show(replace(self.state, trouble=Trouble.of(problem)))

    def _notes(self, record: PersonRecord) -> tuple[VisitRow, ...]:
        lines = latest_notes(record.notes, self._names)
        return tuple(VisitRow(*line, "Read", NotesRoute(self._id)) for line in lines)

    def _flags(self, record: PersonRecord, today: date) -> str:
        return flags_words(record.flags, record.flags_broken, today) if reads_restricted(self._desk) else ""

    def _restriction(self, record: PersonRecord) -> str:
        if not may(self._desk.actor.role, Permission.RESTRICT_RECORD):
            return ""
        return "Restricted: who may open this record" if record.restriction else "Restrict this record to named staff"

    def _clock(self, record: PersonRecord, today: date) -> tuple[DetailRow, ...]:
        """By when treatment is to be kept after release, while it is looked for."""
        release, waiting = record.details.orders.release(today), record.referrals
        if record.officer_present or release is None or (today - release.on).days > RELEASE_DAYS:
            return ()
        on = release.on
        kinds = self._desk.destinations
        treatment = [one for one in waiting if kinds.get(one.destination).need in TREATMENT_NEEDS]
        by = release_clock_of(on, [one.stage for one in treatment], today).treatment_by
        if by is None:
            return ()
        left = (by - today).days
        words = f"{-left} days overdue" if left < 0 else "today" if not left else f"{left} days left"
        title = f"Treatment to be kept by {cui_date(by)}: {words}"
        detail = f"{TREATMENT_WITHIN} days after release. What is open is under Referrals"
        colour = "red" if left < 0 else "blue"
        return (DetailRow(title, detail, "After release", colour, "Open", ReferralRoute(treatment[0].id)),)

    def _care(self, record: PersonRecord, today: date) -> tuple[DetailRow, ...]:
        """What is due of care and support, and whether an appropriate adult is needed."""
        if record.officer_present:
            return ()
        rows = care_due_rows(record.care, today)
        return tuple(DetailRow(*row, "Open", CareRoute(self._id)) for row in rows)

    def _referrals(self, record: PersonRecord, today: date) -> tuple[VisitRow, ...]:
        found = [
            (one, standing_of(one, self._desk.destinations.get(one.destination)), one.standing[-1])
            for one in record.referrals
        ]
        found.sort(key=lambda each: each[1].next.due if each[1].next else today)
        return tuple(
            VisitRow(
                where_to(self._desk.destinations, one.destination, one.to),
                f"{last.what.label} {cui_date(last.on)}. Next: {next_words(standing, today)}",
                standing.stage.label,
                COLOURS[standing.stage],
                "Open the referral",
                ReferralRoute(one.id),
            )
            for one, standing, last in found
        )

    def _results(self, record: PersonRecord) -> list[ResultRow]:
        forms = self._desk.shelf.library.forms
        rows = []
        for response in record.responses:
            when = cui_date(response.completed_at.date()) if response.completed_at else ""
            title = forms[response.form_id].title if response.form_id in forms else response.form_id
            rows += [ResultRow(title, when, score_line(stored_facts(s))) for s in record.scores.get(response.id, ())]
        return rows


def _earlier(record: PersonRecord, most: int | None) -> str:
    if most is None or max(len(record.visits) - 1, len(record.responses), len(record.appointments)) <= most:
        return ""
    return f"Show all, also what is older: {len(record.visits)} visits"


def _move_line(move: VisitMove, person_id: PersonId) -> str:
    """The other person is not named: their record is theirs."""
    where = "from this record: it was another person’s" if move.from_person == person_id else "to this record"
    return f"{cui_date(move.at.date())}: a visit was moved {where}. {move.reason}"


def _merged_row(merge: Merge, line: PersonLine) -> VisitRow:
    detail = f"Put together {cui_date(merge.at.date())}. {merge.reason}"
    return VisitRow(f"Also registered as {line.name.display}", detail, "", "", "Look", MergedRoute(line.id))


def _facts(record: PersonRecord) -> tuple[tuple[str, str], ...]:
    finished = [v for v in record.visits if v.completed_at]
    last = cui_date(finished[0].completed_at.date()) if finished and finished[0].completed_at else "Not seen yet"
    return (("Last finished visit", last),)


def _safety_row(action: SafetyAction) -> VisitRow:
    waits = action.status is SafetyStatus.AWAITING_CLINICIAN
    return VisitRow(
        title="Waiting for a clinician" if waits else "The safety page has no outcome yet",
        detail=f"Opened {cui_date_time(action.raised_at)}",
        tag="For a clinician" if waits else "Not finished",
        tag_kind="orange" if waits else "red",
        action="Open the safety page",
        route=SafetyRoute(action.visit_id, action.id),
    )


def _task_row(task: Task, today: date) -> VisitRow:
    tag, kind = ("Overdue", "red") if task.overdue(today) else ("To do", "blue")
    return VisitRow(task.what, task_detail(task), tag, kind, "Open the task", TaskRoute(task.id))


def _visit_row(visit: Visit) -> VisitRow:
    if visit.status is VisitStatus.COMPLETED:
        tag, kind, action = "Finished", "green", "See the result"
    elif visit.status is VisitStatus.PAUSED:
        tag, kind, action = "Paused", "grey", "Go on with the visit"
    else:
        tag, kind, action = "In progress", "blue", "Go on with the visit"
    title = f"Visit of {cui_date(visit.started_at.date())}"
    detail = f"Started {cui_time(visit.started_at)}, last saved {cui_date_time(visit.touched_at)}"
    return VisitRow(title, detail, tag, kind, action, VisitRoute(visit.id))
