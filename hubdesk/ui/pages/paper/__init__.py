"""The pages of letters and cards."""

from hubdesk.ui.pages.paper.bundle_page import BundlePage
from hubdesk.ui.pages.paper.letterhead_page import LetterheadPage
from hubdesk.ui.pages.paper.paper_page import PaperPage
from hubdesk.ui.pages.paper.papers_page import PapersPage
from hubdesk.ui.pages.paper.template_page import TemplatePage
from hubdesk.ui.pages.paper.templates_page import TemplatesPage

__all__ = ["BundlePage", "LetterheadPage", "PaperPage", "PapersPage", "TemplatePage", "TemplatesPage"]
