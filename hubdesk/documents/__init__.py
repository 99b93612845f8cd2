"""Letters, sheets and cards as PDF bytes, and pages as pixels.

Make one ``Press`` with the resources folder and a clock, then ``press.draw(template_id, content)``.
Importing this package loads neither reportlab nor pypdfium2; the first document drawn does.
"""

from hubdesk.documents.images import PageImage, pages_as_images
from hubdesk.documents.press import Press
from hubdesk.documents.problems import CannotPrint, DoesNotFit, FieldsMissing, FontsMissing, MissingGlyph
from hubdesk.documents.templates import Template

__all__ = [
    "CannotPrint",
    "DoesNotFit",
    "FieldsMissing",
    "FontsMissing",
    "MissingGlyph",
    "PageImage",
    "Press",
    "Template",
    "pages_as_images",
]
