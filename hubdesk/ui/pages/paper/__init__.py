"""The pages of letters and cards."""

from hubdesk.ui.pages.paper.bundle_page import BundlePage
from hubdesk.ui.pages.paper.letterhead_page import LetterheadPage
from hubdesk.ui.pages.paper.paper_page import PaperPage
from hubdesk.ui.pages.paper.papers_page import PapersPage

__all__ = ["BundlePage", "LetterheadPage", "PaperPage", "PapersPage"]
