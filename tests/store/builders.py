"""Small makers of records and an open store, for the tests of this folder."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.names import PersonName
from hubdesk.domain.people import Gender, Person
from hubdesk.domain.roles import Role
from hubdesk.domain.safety import SafetyAction, SafetyStatus, Trigger
from hubdesk.domain.users import User
from hubdesk.domain.visits import Place, PlaceKind, Response, ResponseStatus, Visit, VisitStatus
from hubdesk.services.ports import FormSnapshot
from hubdesk.store.audit import Desk
from hubdesk.store.stores import CONTROL_FILE, RECORDS_FILE, create_control, create_records, open_control, open_records

STORE_ID = "store-1"
NOW = datetime(2026, 11, 21, 10, 42, tzinfo=timezone(timedelta(hours=1)))
LEAD = User("user-1", "sam", "Sam Okafor", Role.LEAD, "nurse")
SNAPSHOT = FormSnapshot("a" * 64, "phq9", "https://hubdesk.example/phq9", "1.0.0", b'{"form": 1}')


@dataclass
class Ticking:
    """A clock that is a second later at each look."""

    moment: datetime = NOW

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def data_key() -> bytearray:
    return bytearray(range(32))


def audit_key() -> bytearray:
    return bytearray(range(100, 132))


@cache
def new_file(kind: str) -> bytes:
    """A new, empty file of this kind. Made once: every step of the schema takes a second of work."""
    make = {"records": create_records, "control": create_control}[kind]
    with TemporaryDirectory() as folder:
        path = Path(folder, "new.db")
        make(path, data_key(), STORE_ID, Ticking())
        assert [one.name for one in Path(folder).iterdir()] == [path.name], "nothing of it lies in a log beside it"
        return path.read_bytes()


@dataclass
class Hub:
    """A folder with the two files in it."""

    folder: Path
    clock: Ticking = field(default_factory=Ticking)

    @property
    def records_path(self) -> Path:
        return self.folder / RECORDS_FILE

    @property
    def control_path(self) -> Path:
        return self.folder / CONTROL_FILE

    @property
    def desk(self) -> Desk:
        return Desk(self.clock, "boot-1", "desk-1", "0.0.1")

    def make_records(self):
        self._lay(self.records_path, "records")
        return self

    def make_control(self):
        self._lay(self.control_path, "control")
        return self

    def _lay(self, path: Path, kind: str) -> None:
        self.clock.now()  # making one looks at the clock once
        assert not path.exists()
        path.write_bytes(new_file(kind))
        path.chmod(0o600)

    def open_records(self, busy_seconds: float = 5.0):
        return open_records(
            self.records_path, data_key(), STORE_ID, audit_key(), self.desk, LEAD, busy_seconds=busy_seconds
        )

    def open_control(self):
        return open_control(self.control_path, data_key(), STORE_ID, audit_key(), self.desk)

    @contextmanager
    def records(self, busy_seconds: float = 5.0):
        store = self.open_records(busy_seconds)
        try:
            yield store
        finally:
            store.close()


def person(
    number: int = 1, family: str = "Avery", given: str = "Mason", born: str = "1988-03-14", nhs: str = "", **more
) -> Person:
    name = PersonName(family, given, more.pop("title", ""), more.pop("preferred", ""))
    defaults = {
        "version": 1,
        "gender": Gender.MALE,
        "site_id": "site-1",
        "registered_at": NOW,
        "registered_by": LEAD.id,
    }
    return Person(
        id=f"person-{number:05d}", name=name, born=BirthDate.from_iso(born), nhs_number=nhs, **(defaults | more)
    )


def visit(number: int = 1, person_number: int = 1, **more) -> Visit:
    defaults = {
        "version": 1,
        "site_id": "site-1",
        "pathway_id": "first-visit",
        "status": VisitStatus.ACTIVE,
        "place": Place(PlaceKind.QUESTION, f"response-{number}", "q1"),
        "started_at": NOW,
        "started_by": LEAD.id,
        "touched_at": NOW,
        "touched_by": LEAD.id,
    }
    return Visit(id=f"visit-{number}", person_id=f"person-{person_number:05d}", **(defaults | more))


def response(number: int = 1, visit_number: int = 1, **more) -> Response:
    defaults = {
        "version": 1,
        "person_id": "person-00001",
        "form_id": SNAPSHOT.form_id,
        "form_version_id": SNAPSHOT.sha256,
        "status": ResponseStatus.DRAFT,
        "started_at": NOW,
        "started_by": LEAD.id,
    }
    return Response(id=f"response-{number}", visit_id=f"visit-{visit_number}", **(defaults | more))


def safety(number: int = 1, **more) -> SafetyAction:
    defaults = {
        "version": 1,
        "person_id": "person-00001",
        "visit_id": "visit-1",
        "raised_at": NOW,
        "raised_by": LEAD.id,
        "triggers": (Trigger("phq9", "q9", NOW),),
        "status": SafetyStatus.OPEN,
    }
    return SafetyAction(id=f"safety-{number}", **(defaults | more))


def one_of_each(unit) -> None:
    """A person with a visit, a form version and a response."""
    unit.people.add(person())
    unit.form_versions.keep(SNAPSHOT)
    unit.visits.add(visit())
    unit.responses.add(response())


def raw_connection(path: Path, key: bytearray | None = None):
    """A plain SQLCipher connection to a file, past everything hubdesk checks."""
    from sqlcipher3 import dbapi2

    raw = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    if key is not None:
        raw.set_key(b"x'" + bytes(key).hex().encode() + b"'")
        raw.execute("PRAGMA cipher_log_level=NONE")
    return raw
