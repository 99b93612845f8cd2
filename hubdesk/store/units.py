"""Transactions: each runs wholly or not at all, and the disk's complaints come out in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolExhausted

from hubdesk.services.ports import (
    Agreements,
    Appointments,
    AuditTrail,
    Care,
    Contacts,
    Destruction,
    Documents,
    Flags,
    FormGovernance,
    FormVersions,
    Gate,
    GpCases,
    InformationRights,
    Manners,
    Merges,
    Notes,
    People,
    PersonData,
    PersonDetails,
    Referrals,
    Responses,
    Restrictions,
    Retention,
    SafetyActions,
    Tasks,
    TypedPages,
    UrgentCalls,
    VisitOpenings,
    VisitPlans,
    Visits,
)
from hubdesk.store.agreements import StoredAgreements
from hubdesk.store.appointments import StoredAppointments
from hubdesk.store.audit import Desk
from hubdesk.store.care import StoredCare
from hubdesk.store.contacts import StoredContacts
from hubdesk.store.destruction import StoredDestruction
from hubdesk.store.details import StoredDetails
from hubdesk.store.documents import StoredDocuments
from hubdesk.store.engine import READING
from hubdesk.store.flags import StoredFlags
from hubdesk.store.form_governance import StoredFormGovernance
from hubdesk.store.form_versions import StoredFormVersions
from hubdesk.store.gp_cases import StoredGpCases
from hubdesk.store.manners import StoredManners
from hubdesk.store.merges import StoredMerges
from hubdesk.store.notes import StoredNotes
from hubdesk.store.people import StoredPeople
from hubdesk.store.person_data import StoredPersonData
from hubdesk.store.problems import StoreDamaged, StoreUnreachable, busy, known_problem
from hubdesk.store.referrals import StoredReferrals
from hubdesk.store.responses import StoredResponses
from hubdesk.store.restrictions import StoredRestrictions
from hubdesk.store.retention import StoredRetention
from hubdesk.store.rights import StoredRights
from hubdesk.store.safety import StoredSafetyActions
from hubdesk.store.tasks import StoredTasks
from hubdesk.store.typed_pages import StoredTypedPages
from hubdesk.store.urgent_calls import StoredUrgentCalls
from hubdesk.store.visit_openings import StoredVisitOpenings
from hubdesk.store.visit_plans import StoredVisitPlans
from hubdesk.store.visits import StoredVisits


class StoredRecordsUnit:
    """``services.ports.RecordsUnit``: the repositories of one transaction."""

    def __init__(self, connection: Connection, audit: AuditTrail, desk: Desk) -> None:
        self.people: People = StoredPeople(connection, desk.clock)
        self.details: PersonDetails = StoredDetails(connection)
        self.visits: Visits = StoredVisits(connection)
        self.responses: Responses = StoredResponses(connection)
        self.safety: SafetyActions = StoredSafetyActions(connection)
        self.urgent_calls: UrgentCalls = StoredUrgentCalls(connection)
        self.contacts: Contacts = StoredContacts(connection)
        self.care: Care = StoredCare(connection)
        self.appointments: Appointments = StoredAppointments(connection)
        self.openings: VisitOpenings = StoredVisitOpenings(connection)
        self.agreements: Agreements = StoredAgreements(connection)
        self.tasks: Tasks = StoredTasks(connection)
        self.gp_cases: GpCases = StoredGpCases(connection)
        self.referrals: Referrals = StoredReferrals(connection)
        self.documents: Documents = StoredDocuments(connection)
        self.plans: VisitPlans = StoredVisitPlans(connection)
        self.manners: Manners = StoredManners(connection)
        self.typed_pages: TypedPages = StoredTypedPages(connection)
        self.form_versions: FormVersions = StoredFormVersions(connection, desk.clock)
        self.governance: FormGovernance = StoredFormGovernance(connection)
        self.rights: InformationRights = StoredRights(connection)
        self.person_data: PersonData = StoredPersonData(connection)
        self.notes: Notes = StoredNotes(connection)
        self.flags: Flags = StoredFlags(connection)
        self.restrictions: Restrictions = StoredRestrictions(connection)
        self.gate: Gate | None = None
        self.retention: Retention = StoredRetention(connection)
        self.destruction: Destruction = StoredDestruction(connection)
        self.merges: Merges = StoredMerges(connection)
        self.audit: AuditTrail = audit


@contextmanager
def transaction(engine: Engine, *, reading: bool = False) -> Iterator[Connection]:
    """One transaction; commits (with ``synchronous=FULL``: durably) when its block ends, else rolls back.

    Raises ``StorageFull``, ``StorageBusy`` and the problems of ``store.problems``; anything else is a defect.
    """
    try:
        with engine.connect() as connection:
            connection.execution_options(**{READING: reading})
            try:
                with connection.begin():
                    before = changes(connection)
                    yield connection
                    if reading and changes(connection) != before:
                        raise RuntimeError("a reading transaction has written; use writing()")
            except DBAPIError as e:
                if isinstance(known_problem(e.orig), (StoreDamaged, StoreUnreachable)):
                    connection.invalidate()  # such a connection stays in error for good
                raise
    except DBAPIError as e:
        problem = known_problem(e.orig, reading=reading)
        if problem is None:
            raise
        raise problem from e
    except PoolExhausted as e:
        raise busy() from e


def changes(connection: Connection) -> int:
    """Rows changed on this connection so far. ``PRAGMA query_only`` would throw away every prepared statement."""
    changes: int = connection.connection.dbapi_connection.total_changes  # type: ignore[union-attr]
    return changes
