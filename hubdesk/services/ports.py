"""What the services need from outside: the records, the users, the strongroom.

The store, the vault and the tests' fakes each implement these; services know nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from hubdesk.domain.access import AccessRow
from hubdesk.domain.accounts import Account
from hubdesk.domain.agreements import Agreement
from hubdesk.domain.answer_mode import PaperCopy
from hubdesk.domain.appointments import Appointment
from hubdesk.domain.audit import AuditEvent
from hubdesk.domain.corrections import Amendment
from hubdesk.domain.details import Details, SectionRevision
from hubdesk.domain.documents import Document, FinalPaper, PaperEvent
from hubdesk.domain.form_governance import BroughtForm, FormDecision, HubKey, OwnerPermission, TrustedKey
from hubdesk.domain.gp_case import CaseEvent, GpCase
from hubdesk.domain.housekeeping import BackupRun
from hubdesk.domain.ids import AppointmentId, DocumentId, PersonId, ResponseId, SafetyActionId, TaskId, UserId, VisitId
from hubdesk.domain.likeness import Candidate
from hubdesk.domain.manner import Manner
from hubdesk.domain.moves import VisitMove
from hubdesk.domain.opening import Opening
from hubdesk.domain.paper import Paper, PaperField, Sender
from hubdesk.domain.people import Person, PersonLine
from hubdesk.domain.probation_numbers import ProbationNumbers
from hubdesk.domain.safety import SafetyAction, SafetyEntry, SafetyStatus, Trigger
from hubdesk.domain.site import Site
from hubdesk.domain.tasks import Task
from hubdesk.domain.typed_pages import TypedKind, TypedPage
from hubdesk.domain.users import User
from hubdesk.domain.visit_plan import VisitPlan
from hubdesk.domain.visit_setting import VisitSetting
from hubdesk.domain.visits import AnswerRecord, Response, ResponseStatus, StoredScore, Visit, VisitStatus

if TYPE_CHECKING:
    from hubdesk.forms.spreadsheet import Sheet


class People(Protocol):
    """The register of people."""

    def add(self, person: Person) -> None:
        """Store a new person (version 1)."""

    def save(self, person: Person, by: UserId, reason: str) -> None:
        """Store a correction. ``person.version`` must be one above the stored one.

        The old state is kept as a revision. Raises ``ChangedElsewhere``, ``NotFound``.
        """

    def get(self, person_id: PersonId) -> Person:
        """The person as they stand now. Raises ``NotFound``."""

    def find(self, text: str, limit: int) -> Sequence[PersonLine]:
        """People whose names, preferred name, date of birth or NHS number hold every word typed.

        Words match from their beginning, in any order, with case and diacritics folded. Any text
        is safe (quotes, operators, 10 kB). Sorted by name. Empty text gives the empty list.
        """

    def recent(self, limit: int) -> Sequence[PersonLine]:
        """The people most lately registered or seen, newest first."""

    def candidates(self, person: Person) -> Sequence[Candidate]:
        """Others worth comparing (``domain.likeness``): the same NHS number, the same name in either order, or
        born in the same year, in the order they were registered."""

    def lines(self, ids: Sequence[PersonId]) -> dict[PersonId, PersonLine]:
        """The list lines of these people."""


class Visits(Protocol):
    """Visits and where they stand."""

    def add(self, visit: Visit) -> None:
        """Store a new visit."""

    def get(self, visit_id: VisitId) -> Visit:
        """Raises ``NotFound``."""

    def save(self, visit: Visit, was: Visit | None = None) -> None:
        """Store the visit's new state; ``visit.version`` must be one above the stored one. ``was`` is the visit as
        it was read, where it is at hand: it makes storing quicker and changes nothing else.

        Raises ``ChangedElsewhere``, ``NotFound``.
        """

    def of_person(self, person_id: PersonId) -> Sequence[Visit]:
        """All visits of a person, newest first."""

    def with_status(self, *statuses: VisitStatus) -> Sequence[Visit]:
        """All visits in these states, newest touched first."""

    def completed_since(self, iso_date: str) -> Sequence[Visit]:
        """Visits completed on or after this local date (``2026-11-21``), newest first."""


class Responses(Protocol):
    """Form responses, their answers and their scores. Answers and scores are only ever added."""

    def add(self, response: Response) -> None:
        """Store a new response."""

    def get(self, response_id: ResponseId) -> Response:
        """Raises ``NotFound``."""

    def of_visit(self, visit_id: VisitId) -> Sequence[Response]:
        """In the order they were started."""

    def of_person(self, person_id: PersonId, *statuses: ResponseStatus) -> Sequence[Response]:
        """A person's responses in these states, newest first."""

    def save(self, response: Response) -> None:
        """Store new status, times and sharing; version one above the stored one. Raises ``ChangedElsewhere``."""

    def add_answers(self, answers: Sequence[AnswerRecord]) -> None:
        """Add answers; the newest of an item counts."""

    def answers(self, response_id: ResponseId) -> dict[str, AnswerRecord]:
        """The answer that counts, by link id; answers taken back are left out."""

    def answer_history(self, response_id: ResponseId) -> Sequence[AnswerRecord]:
        """Every answer ever given, oldest first, those taken back included."""

    def add_scores(self, scores: Sequence[StoredScore]) -> None:
        """Keep the scores of a completed response, or those of a correction beside the ones before."""

    def scores(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[StoredScore, ...]]:
        """The stored scores of these responses that count: the newest set of each (``visits.newest_set``)."""

    def score_history(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[StoredScore, ...]]:
        """Every score ever stored for these responses, oldest first."""

    def add_amendment(self, made: Amendment) -> None:
        """Keep a correction: number one above the last."""

    def amendments(self, response_id: ResponseId) -> Sequence[Amendment]:
        """The corrections of a response, oldest first."""

    def add_paper(self, paper: PaperCopy) -> None:
        """Keep what is known of the paper that answers were typed from."""

    def paper(self, response_id: ResponseId) -> PaperCopy | None:
        """The paper that answers of a response were last typed from, if any."""


class Appointments(Protocol):
    """Appointments and their events. Events are only ever added."""

    def add(self, appointment: Appointment) -> None:
        """Store a new appointment with its events."""

    def get(self, appointment_id: AppointmentId) -> Appointment:
        """Raises ``NotFound``."""

    def save(self, appointment: Appointment) -> None:
        """Store the new state and its last event; version one above the stored one. Raises ``ChangedElsewhere``."""

    def of_person(self, person_id: PersonId) -> Sequence[Appointment]:
        """All of a person's appointments, by day and time."""

    def of_day(self, day: date) -> Sequence[Appointment]:
        """Everyone's appointments of a day, by time."""

    def booked_before(self, day: date) -> Sequence[Appointment]:
        """Appointments of earlier days of which nobody has said what happened, by day and time."""


class SafetyActions(Protocol):
    """Safety records and their entries. Entries are only ever added."""

    def add(self, action: SafetyAction) -> None:
        """Store a new record."""

    def get(self, action_id: SafetyActionId) -> SafetyAction:
        """Raises ``NotFound``."""

    def of_visit(self, visit_id: VisitId) -> Sequence[SafetyAction]:
        """In the order they were raised."""

    def of_visits(self, visit_ids: Sequence[VisitId]) -> Sequence[SafetyAction]:
        """Those of all these visits, in the order they were raised."""

    def with_status(self, *statuses: SafetyStatus) -> Sequence[SafetyAction]:
        """All records in these states, oldest first."""

    def move(self, visit_id: VisitId, person_id: PersonId) -> None:
        """Give a visit's records to another person: the visit was begun for the wrong one."""

    def add_trigger(self, action_id: SafetyActionId, trigger: Trigger) -> None:
        """Note one more answer that raised this record; whatever its status was, it is open again.

        The version stays: a page open at the time may still be saved. Raises ``NotFound``.
        """

    def add_entry(self, action_id: SafetyActionId, version: int, entry: SafetyEntry, status: SafetyStatus) -> None:
        """Add an entry and set the status; ``version`` is the one that was read. Raises ``ChangedElsewhere``."""


@dataclass(frozen=True, slots=True)
class FormSnapshot:
    """An immutable copy of a form version as kept with the records (forms design §7)."""

    sha256: str
    form_id: str
    url: str
    version: str
    pack: bytes
    """The canonical pack (``forms.pack_from_canonical`` reads it)."""


class FormVersions(Protocol):
    """Snapshots of forms: insert only."""

    def keep(self, snapshot: FormSnapshot) -> bool:
        """Keep a snapshot if it is new; True when it was. Raises ``FormVersionReused`` (a KnownProblem) where the
        same url and version is already kept with another content."""

    def get(self, sha256: str) -> FormSnapshot:
        """Raises ``NotFound``."""


class FormGovernance(Protocol):
    """What the hub decided about its forms. Everything is only ever added."""

    def mark(self) -> int:
        """A number that grows with everything added here: what was read at the same mark still stands."""

    def bring(self, form: BroughtForm) -> None:
        """Keep a version made or loaded here."""

    def brought(self) -> Sequence[BroughtForm]:
        """All of them, oldest first."""

    def decide(self, decision: FormDecision) -> None:
        """Keep a decision."""

    def decisions(self) -> Sequence[FormDecision]:
        """All of them, oldest first."""

    def permit(self, permission: OwnerPermission) -> None:
        """Keep what the owner of an instrument said."""

    def permissions(self) -> Sequence[OwnerPermission]:
        """All of them, oldest first."""

    def trust(self, key: TrustedKey) -> None:
        """Keep that a key is trusted, or is not any more."""

    def trusted_keys(self) -> Sequence[TrustedKey]:
        """The newest entry of each key, in the order they were first trusted."""

    def keep_hub_key(self, key: HubKey) -> None:
        """Keep the hub's own key."""

    def hub_key(self) -> HubKey | None:
        """The hub's own key, once it was made."""


class FormFiles(Protocol):
    """Files of forms on this computer. Each raises a known problem in words."""

    def read_spreadsheet(self, path: str) -> "Sequence[Sheet]":
        """The sheets of an .xlsx or .csv file."""

    def read_pack(self, path: str) -> bytes:
        """A form pack."""

    def write(self, path: str, data: bytes) -> None:
        """Write a file, whole or not at all."""

    def write_template(self, path: str) -> None:
        """The spreadsheet to start from."""


class Seals(Protocol):
    """Signatures (Ed25519). Keys and signatures are raw bytes."""

    def make_key(self) -> bytes:
        """A fresh private key."""

    def public(self, private: bytes) -> bytes:
        """The public half."""

    def sign(self, private: bytes, message: bytes) -> bytes:
        """The signature of a message."""

    def holds(self, public: bytes, message: bytes, signature: bytes) -> bool:
        """Whether the signature is of this message by this key; False for anything that is not one at all."""

    def fingerprint(self, public: bytes) -> str:
        """What a key is compared by: 32 hexadecimal digits."""


class VisitOpenings(Protocol):
    """How visits were set up and opened. Both are only ever added; the newest of a visit is what stands."""

    def add_setting(self, setting: VisitSetting) -> None:
        """Keep how a visit is set up from now on."""

    def setting(self, visit_id: VisitId) -> VisitSetting | None:
        """How a visit is set up now; None for one that was begun without."""

    def add_opening(self, opening: Opening) -> None:
        """Keep what was recorded at the opening."""

    def opening(self, visit_id: VisitId) -> Opening | None:
        """What stands of the opening of a visit."""

    def latest_opening(self, person_id: PersonId) -> Opening | None:
        """The opening last recorded in any visit of a person that says what matters to them."""


class Agreements(Protocol):
    """Agreements to share. Only ever added; the newest for a recipient is what stands."""

    def add(self, agreement: Agreement) -> None:
        """Keep what a person said about sharing with one recipient, or that they took it back."""

    def of_person(self, person_id: PersonId) -> Sequence[Agreement]:
        """What stands for each recipient that was asked about, in the order of ``Recipient``."""


class Tasks(Protocol):
    """Things still to be done for people."""

    def add(self, task: Task) -> None:
        """Store a new task."""

    def get(self, task_id: TaskId) -> Task:
        """Raises ``NotFound``."""

    def save(self, task: Task) -> None:
        """Store a task's new state; version one above the stored one. Raises ``ChangedElsewhere``, ``NotFound``."""

    def of_person(self, person_id: PersonId) -> Sequence[Task]:
        """All tasks of a person, oldest first."""

    def of_visit(self, visit_id: VisitId) -> Sequence[Task]:
        """All tasks of a visit, oldest first."""

    def open(self) -> Sequence[Task]:
        """All open tasks: those with a date first, earliest date first, then the oldest."""


class GpCases(Protocol):
    """Cases of getting registered with a GP. Only ever added to."""

    def open(self, case: GpCase) -> None:
        """Store a new case; a person has one at most, and it is never closed for good."""

    def add(self, event: CaseEvent) -> None:
        """Store one more thing that happened."""

    def of(self, person_id: PersonId) -> GpCase | None:
        """The case of a person, if there is one."""

    def all(self) -> Sequence[GpCase]:
        """Every case, the longest open first."""


class Documents(Protocol):
    """Papers, what was finalised of them, and the print log. What was finalised and the log are only added to."""

    def add(self, document: Document) -> None:
        """Store a new draft (version 1)."""

    def get(self, document_id: DocumentId) -> Document:
        """With its log. Raises ``NotFound``."""

    def save(self, document: Document) -> None:
        """Store the new state, without the log; version one above the stored one. Raises ``ChangedElsewhere``."""

    def of_person(self, person_id: PersonId) -> Sequence[Document]:
        """A person's papers, newest first, with their logs; those thrown away are left out."""

    def latest(self, limit: int) -> Sequence[Document]:
        """Everyone's papers touched last, newest first; those thrown away are left out."""

    def drafts(self) -> Sequence[Document]:
        """Everyone's drafts, newest touched first."""

    def keep(self, final: FinalPaper) -> None:
        """Keep what was finalised."""

    def final(self, document_id: DocumentId) -> FinalPaper:
        """What was finalised. Raises ``NotFound``."""

    def add_event(self, document_id: DocumentId, event: PaperEvent) -> None:
        """Add a line to the print log."""


class AuditTrail(Protocol):
    """The chained audit trail, written in the same transaction as what it tells of."""

    def write(self, event: AuditEvent) -> None:
        """Add one event; who, when and where are known to the trail."""

    def about(self, person_id: PersonId) -> Sequence[AccessRow]:
        """Every event about a person, oldest first."""


class PersonDetails(Protocol):
    """What is known of people beyond their identity. Sections are only ever added to; the newest version counts."""

    def of(self, person_id: PersonId) -> Details:
        """All sections as they stand now; empty ones for a person of whom nothing was saved."""

    def add(self, revision: SectionRevision) -> None:
        """Save a section; ``version`` must be one above the stored one. People are then found by their other names
        and numbers. Raises ``ChangedElsewhere``, ``NotFound``."""

    def with_number(self, numbers: ProbationNumbers) -> Sequence[PersonId]:
        """Who has one of these numbers now."""


class VisitPlans(Protocol):
    """Plans of visits and visits moved to the right person. Both are only ever added."""

    def add(self, plan: VisitPlan) -> None:
        """Keep how a visit departs from its pathway from now on."""

    def of_visit(self, visit_id: VisitId) -> VisitPlan | None:
        """The plan that stands; None for a visit that follows its pathway."""

    def add_move(self, move: VisitMove) -> None:
        """Keep that a visit was moved to another person."""

    def moves_of(self, person_id: PersonId) -> Sequence[VisitMove]:
        """The moves from and to a person, oldest first."""


class Manners(Protocol):
    """In what company forms were answered. Only ever added; the newest of a response stands."""

    def add(self, manner: Manner) -> None:
        """Keep the manner of a response from now on."""

    def of(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[Manner, ...]]:
        """Every manner of these responses, oldest first; responses without one are left out."""


class TypedPages(Protocol):
    """Half-typed pages. Each user has at most one of a kind about one person."""

    def keep(self, page: TypedPage) -> None:
        """Keep what stands on a page, in place of what was kept of it before."""

    def get(self, user_id: UserId, kind: TypedKind, about: str) -> TypedPage | None:
        """What is kept of a page, if anything."""

    def drop(self, user_id: UserId, kind: TypedKind, about: str) -> None:
        """Throw it away; nothing kept is fine."""

    def drop_before(self, at: datetime) -> None:
        """Throw away everyone's that are older than this."""


class RecordsUnit(Protocol):
    """One transaction on the records."""

    people: People
    details: PersonDetails
    visits: Visits
    responses: Responses
    safety: SafetyActions
    appointments: Appointments
    openings: VisitOpenings
    agreements: Agreements
    tasks: Tasks
    gp_cases: GpCases
    documents: Documents
    plans: VisitPlans
    manners: Manners
    typed_pages: TypedPages
    form_versions: FormVersions
    governance: FormGovernance
    audit: AuditTrail


class Records(Protocol):
    """The encrypted records, opened for one signed-in user."""

    def writing(self) -> AbstractContextManager[RecordsUnit]:
        """A transaction that commits when its block ends and rolls back on any error.

        Durable when the block has ended. Raises ``StorageFull``, ``StorageBusy``.
        """

    def reading(self) -> AbstractContextManager[RecordsUnit]:
        """A transaction that only reads."""


class ControlUnit(Protocol):
    """One transaction on the control file: users, site, admin audit."""

    audit: AuditTrail

    def add_user(self, user: User) -> None:
        """Store a new user."""

    def users(self) -> Sequence[User]:
        """All users, by name."""

    def user(self, sign_in: str) -> User:
        """Raises ``NotFound``."""

    def add_account(self, account: Account) -> None:
        """Store the account of a user who was just added (version 1)."""

    def accounts(self) -> Sequence[Account]:
        """All accounts, by name."""

    def account(self, user_id: UserId) -> Account:
        """Raises ``NotFound``."""

    def save_account(self, account: Account) -> None:
        """Store the account's new state, but for ``last_seen``; version one above. Raises ``ChangedElsewhere``."""

    def saw(self, user_id: UserId, at: datetime) -> None:
        """Remember when this user signed in. Not a change of the account: its version stays."""

    def setting(self, name: str) -> str:
        """A setting of the hub as text; empty where nobody has set it."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""

    def add_backup_run(self, run: BackupRun) -> None:
        """Remember how a backup went."""

    def last_backup(self, *, good: bool) -> BackupRun | None:
        """The latest backup, or the latest ``good`` one."""

    def key_generation(self) -> int:
        """The generation of the key file as last seen (security design §4.3). Raises ``NotFound``."""

    def set_key_generation(self, generation: int) -> None:
        """Remember the generation of the key file."""

    def set_site(self, site: Site) -> None:
        """Store the site's names and numbers."""

    def site(self) -> Site:
        """Raises ``NotFound``."""


class Control(Protocol):
    """The encrypted control file."""

    def writing(self) -> AbstractContextManager[ControlUnit]:
        """As ``Records.writing``."""

    def reading(self) -> AbstractContextManager[ControlUnit]:
        """As ``Records.reading``."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a successful unlock gives. ``records`` is None for a user whose keys do not reach them (IT admin)."""

    user: User
    site: Site
    control: Control
    records: Records | None
    account: Account | None = None
    keys: "Keys | None" = None
    backups: "Backups | None" = None


class Strongroom(Protocol):
    """The vault and the store together, as seen from the unlock page."""

    def unlock(self, sign_in: str, password: str) -> Opened:
        """Open what this user's keys reach.

        Raises the vault's and the store's own known problems: wrong password, missing
        workstation secret, damaged key file, records missing or newer.
        """

    def lock(self) -> None:
        """Close everything and forget the keys."""


class Keys(Protocol):
    """The key file, in the hands of the signed-in user. Each change gives the file's new generation.

    Raises the vault's own known problems: the name is taken, a data key is missing, the last holder.
    """

    @property
    def generation(self) -> int:
        """The generation as last read or written."""

    @property
    def held(self) -> frozenset[str]:
        """The ids of the data keys that the signed-in user holds."""

    def holders(self) -> Mapping[str, tuple[str, ...]]:
        """The data keys of everyone in the key file, by user id."""

    def fingerprint(self, user_id: UserId) -> str:
        """Eight digits that stand for a user's public key, ``1234 5678``."""

    def add(self, user_id: UserId, sign_in: str, password: str, keys: Sequence[str]) -> int:
        """Give a new user a place with a first password, and these data keys."""

    def grant(self, user_id: UserId, keys: Sequence[str]) -> int:
        """Give a user more data keys."""

    def remove(self, user_id: UserId) -> int:
        """Take a user's place and data keys away."""

    def reset(self, user_id: UserId, password: str) -> int:
        """Give a user a new first password. They keep those data keys that the signed-in user holds as well, or, where
        one is missing, the control key only."""

    def new_kit(self) -> str:
        """A fresh recovery kit, ``ABCD-EFGH-…``; it opens nothing yet."""

    def replace_kit(self, kit: str, made: date) -> int:
        """Let this kit open the records from now on, and no earlier one."""

    def prove(self, password: str) -> None:
        """Nothing, if this is the signed-in user's password; raises the vault's ``WrongPassword`` if not, and
        ``TryLater`` (code ``try-later``) while there were several wrong ones in a row."""

    def change_password(self, current: str, new: str, *, fresh_pair: bool) -> int:
        """A new password for the signed-in user; ``fresh_pair`` where someone else chose the old one."""


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup that was made, read back and found sound."""

    name: str
    size: int


class Backups(Protocol):
    """Backups of the open store."""

    def check_folder(self, folder: str) -> str:
        """The folder in full, if backups may go there. Raises the known problem otherwise; nothing is left in it."""

    def same_disk(self, folder: str) -> bool:
        """Whether this folder is on the disk that holds the records."""

    def make(self, folder: str) -> BackupMade:
        """Make a backup, read it back, check it, and let the oldest go. Raises a known problem; older ones stay."""


class PagePicture(Protocol):
    """One page as pixels: four bytes each (blue, green, red, unused), row by row without padding."""

    @property
    def width(self) -> int:
        """Pixels across."""

    @property
    def height(self) -> int:
        """Pixels down."""

    @property
    def pixels(self) -> bytes:
        """The pixels."""


class Press(Protocol):
    """Draws papers. Used on the worker only. Raises known problems for what cannot be drawn or written."""

    def version(self, template: str) -> str:
        """The version of a template."""

    def fields(self, template: str) -> Sequence[PaperField]:
        """What a general template asks for; nothing for the others."""

    def missing(self, template: str, content: Paper) -> Mapping[str, str]:
        """Each field of the content that needs attention, by its path, with its message."""

    def stranger_line(self, template: str, content: Paper) -> str:
        """What a stranger who finds the paper would learn."""

    def draw(self, template: str, content: Paper, at: datetime) -> bytes:
        """The PDF. The same content at the same moment gives the same bytes."""

    def window_sheet(self, sender: Sender, at: datetime) -> bytes:
        """A test sheet for the window envelopes of the hub."""

    def pages(self, pdf: bytes, dpi: int) -> Iterator[PagePicture]:
        """The pages as pictures, one at a time."""

    def write(self, path: str, pdf: bytes) -> None:
        """Write a PDF where the user chose, whole or not at all."""


class Printer(Protocol):
    """A printer as the user chose it. Pages are handed over one at a time."""

    @property
    def name(self) -> str:
        """What the system calls it."""

    @property
    def dpi(self) -> int:
        """The resolution in which pages are to be drawn."""

    @property
    def copies(self) -> int:
        """How many copies were asked for."""

    def put(self, pages: Iterator[PagePicture]) -> int:
        """Print the pages and say how many were sent. Raises a known problem where the printer refuses."""
