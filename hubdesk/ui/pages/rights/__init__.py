"""Privacy and rights of one person: the notice, objections, copies of the record."""

from hubdesk.ui.pages.rights.copy_page import RecordCopyPage
from hubdesk.ui.pages.rights.rights_page import RightsPage

__all__ = ["RecordCopyPage", "RightsPage"]
