"""The directory: GP practices and the services round the hub."""

from hubdesk.ui.pages.directory.bring_page import BringPage
from hubdesk.ui.pages.directory.practice_page import PracticePage
from hubdesk.ui.pages.directory.practices_page import PracticesPage
from hubdesk.ui.pages.directory.service_page import ServicePage
from hubdesk.ui.pages.directory.services_page import ServicesPage

__all__ = ["BringPage", "PracticePage", "PracticesPage", "ServicePage", "ServicesPage"]
