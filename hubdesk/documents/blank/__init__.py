"""The paper twin of a form: a blank sheet to be filled in by hand."""

from hubdesk.documents.blank.sheet import draw_blank

__all__ = ["draw_blank"]
