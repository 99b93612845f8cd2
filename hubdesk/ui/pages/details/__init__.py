"""Pages that complete and correct what is known of a person."""

from hubdesk.ui.pages.details.form_page import FormPage

__all__ = ["FormPage"]
