"""Two records of one person: side by side, and after they were put together."""

from hubdesk.ui.pages.merging.compare_page import ComparePage
from hubdesk.ui.pages.merging.merged_page import MergedPage

__all__ = ["ComparePage", "MergedPage"]
