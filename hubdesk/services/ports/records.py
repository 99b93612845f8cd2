"""The encrypted records, one transaction at a time."""

from contextlib import AbstractContextManager
from typing import Protocol

from hubdesk.services.ports.appointments import Appointments
from hubdesk.services.ports.audit import AuditTrail
from hubdesk.services.ports.care import Care
from hubdesk.services.ports.contacts import Contacts
from hubdesk.services.ports.forms import FormGovernance, FormVersions
from hubdesk.services.ports.gp import GpCases
from hubdesk.services.ports.paper import Documents
from hubdesk.services.ports.people import People, PersonDetails
from hubdesk.services.ports.referrals import Referrals
from hubdesk.services.ports.responses import Responses
from hubdesk.services.ports.restricted import Flags, Gate, Notes, Restrictions
from hubdesk.services.ports.retention import Destruction, Merges, Retention
from hubdesk.services.ports.rights import InformationRights, PersonData
from hubdesk.services.ports.safety import SafetyActions, UrgentCalls
from hubdesk.services.ports.tasks import Tasks
from hubdesk.services.ports.visits import Agreements, Manners, TypedPages, VisitOpenings, VisitPlans, Visits


class RecordsUnit(Protocol):
    """One transaction on the records."""

    people: People
    details: PersonDetails
    visits: Visits
    responses: Responses
    safety: SafetyActions
    urgent_calls: UrgentCalls
    contacts: Contacts
    care: Care
    appointments: Appointments
    openings: VisitOpenings
    agreements: Agreements
    tasks: Tasks
    gp_cases: GpCases
    referrals: Referrals
    documents: Documents
    plans: VisitPlans
    manners: Manners
    typed_pages: TypedPages
    form_versions: FormVersions
    governance: FormGovernance
    rights: InformationRights
    person_data: PersonData
    notes: Notes
    flags: Flags
    restrictions: Restrictions
    gate: Gate | None
    """Who may pass to a restricted record; set by ``services.named_staff``."""
    retention: Retention
    destruction: Destruction
    merges: Merges
    audit: AuditTrail


class Records(Protocol):
    """The encrypted records, opened for one signed-in user."""

    def writing(self) -> AbstractContextManager[RecordsUnit]:
        """A transaction that commits when its block ends and rolls back on any error.

        Durable when the block has ended. Raises ``StorageFull``, ``StorageBusy``.
        """

    def reading(self) -> AbstractContextManager[RecordsUnit]:
        """A transaction that only reads."""

    def settle_erasures(self) -> int:
        """Make what was destroyed final: nothing of it is left in the file, and the ledger beside it knows.

        Destroys again whoever the ledger names and an older file brought back; gives how many. A second time does
        nothing. Raises ``StorageBusy``; then it is made good the next time the records are opened.
        """
