"""How long records are kept: the list to review, and one record of it."""

from hubdesk.ui.pages.retention.keeping_page import KeepingPage
from hubdesk.ui.pages.retention.review_page import ReviewPage

__all__ = ["KeepingPage", "ReviewPage"]
