"""What the services need from outside: the records, the users, the strongroom. One module for each subject.

The store, the vault and the tests' fakes each implement these; services know nothing else.
"""

from hubdesk.services.ports.appointments import Appointments
from hubdesk.services.ports.audit import AuditTrail
from hubdesk.services.ports.backups import BackupMade, Backups
from hubdesk.services.ports.control import Control, ControlUnit
from hubdesk.services.ports.forms import FormFiles, FormGovernance, FormSnapshot, FormVersions, Seals
from hubdesk.services.ports.gp import GpCases
from hubdesk.services.ports.paper import Documents, PagePicture, Press, Printer
from hubdesk.services.ports.people import People, PersonDetails
from hubdesk.services.ports.records import Records, RecordsUnit
from hubdesk.services.ports.responses import Responses
from hubdesk.services.ports.safety import SafetyActions
from hubdesk.services.ports.strongroom import Keys, Opened, Strongroom
from hubdesk.services.ports.tasks import Tasks
from hubdesk.services.ports.visits import Agreements, Manners, TypedPages, VisitOpenings, VisitPlans, Visits

__all__ = [
    "Agreements",
    "Appointments",
    "AuditTrail",
    "BackupMade",
    "Backups",
    "Control",
    "ControlUnit",
    "Documents",
    "FormFiles",
    "FormGovernance",
    "FormSnapshot",
    "FormVersions",
    "GpCases",
    "Keys",
    "Manners",
    "Opened",
    "PagePicture",
    "People",
    "PersonDetails",
    "Press",
    "Printer",
    "Records",
    "RecordsUnit",
    "Responses",
    "SafetyActions",
    "Seals",
    "Strongroom",
    "Tasks",
    "TypedPages",
    "VisitOpenings",
    "VisitPlans",
    "Visits",
]
