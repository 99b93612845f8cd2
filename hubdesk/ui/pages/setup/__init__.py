"""The set-up wizard: one page in the window, one view for each step."""

from hubdesk.ui.pages.setup.setup_page import SetupPage

__all__ = ["SetupPage"]
