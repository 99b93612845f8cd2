"""The pages of a person who answers alone."""

from hubdesk.ui.pages.hand_over.hand_over_page import HandOverPage

__all__ = ["HandOverPage"]
