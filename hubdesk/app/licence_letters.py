"""Draws the letters of the licence desk with the program's own resources; the drawing library loads at the first."""

from datetime import datetime

from hubdesk.domain.licence_letter import LicenceLetter
from hubdesk.system.paths import resources_dir


def licence_letter_pdf(content: LicenceLetter, at: datetime) -> bytes:
    """The letter as a PDF. Raises the problems of the press."""
    from hubdesk.documents.request_letter import draw_request_letter

    return draw_request_letter(resources_dir(), content, at)
