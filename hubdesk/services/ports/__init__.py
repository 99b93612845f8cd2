"""What the services need from outside: the records, the users, the strongroom. One module for each subject.

The store, the vault and the tests' fakes each implement these; services know nothing else.
"""

from hubdesk.services.ports.appointments import Appointments, CalendarFiles
from hubdesk.services.ports.audit import AuditTrail
from hubdesk.services.ports.backups import BackupMade, Backups
from hubdesk.services.ports.care import Care
from hubdesk.services.ports.contacts import Contacts
from hubdesk.services.ports.control import Control, ControlUnit
from hubdesk.services.ports.directory import LocalServices, PracticeFiles, Practices
from hubdesk.services.ports.emergency import Emergencies
from hubdesk.services.ports.forms import FormFiles, FormGovernance, FormSnapshot, FormVersions, Seals
from hubdesk.services.ports.gp import GpCases
from hubdesk.services.ports.key_change import KeyChange
from hubdesk.services.ports.paper import Documents, PagePicture, Press, Printer, Templates
from hubdesk.services.ports.people import People, PersonDetails
from hubdesk.services.ports.records import Records, RecordsUnit
from hubdesk.services.ports.referrals import Referrals
from hubdesk.services.ports.responses import Responses
from hubdesk.services.ports.restricted import Flags, Gate, Notes, Restricted, Restrictions
from hubdesk.services.ports.retention import Destruction, Merges, Retention
from hubdesk.services.ports.rights import ExportFolders, InformationRights, PersonData
from hubdesk.services.ports.safety import SafetyActions, UrgentCalls
from hubdesk.services.ports.strongroom import Keys, Opened, Strongroom
from hubdesk.services.ports.tasks import Tasks
from hubdesk.services.ports.visits import Agreements, Manners, TypedPages, VisitOpenings, VisitPlans, Visits

__all__ = [
    "Agreements",
    "Appointments",
    "AuditTrail",
    "BackupMade",
    "Backups",
    "CalendarFiles",
    "Care",
    "Contacts",
    "Control",
    "ControlUnit",
    "Destruction",
    "Documents",
    "Emergencies",
    "ExportFolders",
    "Flags",
    "FormFiles",
    "FormGovernance",
    "FormSnapshot",
    "FormVersions",
    "Gate",
    "GpCases",
    "InformationRights",
    "KeyChange",
    "Keys",
    "LocalServices",
    "Manners",
    "Merges",
    "Notes",
    "Opened",
    "PagePicture",
    "People",
    "PersonData",
    "PersonDetails",
    "PracticeFiles",
    "Practices",
    "Press",
    "Printer",
    "Records",
    "RecordsUnit",
    "Referrals",
    "Responses",
    "Restricted",
    "Restrictions",
    "Retention",
    "SafetyActions",
    "Seals",
    "Strongroom",
    "Tasks",
    "Templates",
    "TypedPages",
    "UrgentCalls",
    "VisitOpenings",
    "VisitPlans",
    "Visits",
]
