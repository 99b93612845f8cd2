"""The pages of a visit: one question at a time, the safety page, the review and the result."""

from hubdesk.ui.pages.visit.visit_page import VisitPage

__all__ = ["VisitPage"]
