"""The frame around every page: top bar, rail, patient banner and the window that holds them."""

from hubdesk.ui.shell.banner import Alert, BannerFacts, PatientBanner
from hubdesk.ui.shell.main_window import MainWindow
from hubdesk.ui.shell.rail import Rail, RailItem
from hubdesk.ui.shell.top_bar import TopBar

__all__ = ["Alert", "BannerFacts", "MainWindow", "PatientBanner", "Rail", "RailItem", "TopBar"]
