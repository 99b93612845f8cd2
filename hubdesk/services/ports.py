"""What the services need from outside: the records, the users, the strongroom.

The store, the vault and the tests' fakes each implement these; services know nothing else.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from hubdesk.domain.audit import AuditEvent
from hubdesk.domain.ids import PersonId, ResponseId, SafetyActionId, UserId, VisitId
from hubdesk.domain.people import Person, PersonLine
from hubdesk.domain.safety import SafetyAction, SafetyEntry, SafetyStatus, Trigger
from hubdesk.domain.site import Site
from hubdesk.domain.users import User
from hubdesk.domain.visits import AnswerRecord, Response, ResponseStatus, StoredScore, Visit, VisitStatus


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

    def same_identity(self, person: Person) -> Sequence[PersonLine]:
        """Others with the same NHS number, or the same folded name and date of birth."""

    def lines(self, ids: Sequence[PersonId]) -> dict[PersonId, PersonLine]:
        """The list lines of these people."""


class Visits(Protocol):
    """Visits and where they stand."""

    def add(self, visit: Visit) -> None:
        """Store a new visit."""

    def get(self, visit_id: VisitId) -> Visit:
        """Raises ``NotFound``."""

    def save(self, visit: Visit) -> None:
        """Store the visit's new state; ``visit.version`` must be one above the stored one.

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

    def of_person(self, person_id: PersonId, status: ResponseStatus) -> Sequence[Response]:
        """A person's responses in this state, newest first."""

    def save(self, response: Response) -> None:
        """Store new status, times and sharing; version one above the stored one. Raises ``ChangedElsewhere``."""

    def add_answers(self, answers: Sequence[AnswerRecord]) -> None:
        """Add answers; the newest of an item counts."""

    def answers(self, response_id: ResponseId) -> dict[str, AnswerRecord]:
        """The answer that counts, by link id; answers taken back are left out."""

    def add_scores(self, scores: Sequence[StoredScore]) -> None:
        """Keep the scores of a completed response."""

    def scores(self, response_ids: Sequence[ResponseId]) -> dict[ResponseId, tuple[StoredScore, ...]]:
        """The stored scores of these responses."""


class SafetyActions(Protocol):
    """Safety records and their entries. Entries are only ever added."""

    def add(self, action: SafetyAction) -> None:
        """Store a new record."""

    def get(self, action_id: SafetyActionId) -> SafetyAction:
        """Raises ``NotFound``."""

    def of_visit(self, visit_id: VisitId) -> Sequence[SafetyAction]:
        """In the order they were raised."""

    def with_status(self, *statuses: SafetyStatus) -> Sequence[SafetyAction]:
        """All records in these states, oldest first."""

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


class AuditTrail(Protocol):
    """The chained audit trail, written in the same transaction as what it tells of."""

    def write(self, event: AuditEvent) -> None:
        """Add one event; who, when and where are known to the trail."""


class RecordsUnit(Protocol):
    """One transaction on the records."""

    people: People
    visits: Visits
    responses: Responses
    safety: SafetyActions
    form_versions: FormVersions
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


class Strongroom(Protocol):
    """The vault and the store together, as seen from the unlock page."""

    def unlock(self, sign_in: str, password: str) -> Opened:
        """Open what this user's keys reach.

        Raises the vault's and the store's own known problems: wrong password, missing
        workstation secret, damaged key file, records missing or newer.
        """

    def lock(self) -> None:
        """Close everything and forget the keys."""
