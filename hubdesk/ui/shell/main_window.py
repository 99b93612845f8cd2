"""The window: top bar, rail, banner and one page at a time. It holds no rule and no record."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QMainWindow, QVBoxLayout, QWidget

from hubdesk.ui.shell.regions import Region, next_region
from hubdesk.ui.shell.top_bar import TopBar
from hubdesk.ui.theme import look

if TYPE_CHECKING:  # made when someone signs in; the unlock page does not wait for them
    from hubdesk.ui.shell.banner import BannerFacts, PatientBanner
    from hubdesk.ui.shell.hold_strip import HoldStrip
    from hubdesk.ui.shell.rail import Rail, RailItem

_NARROW_RAIL_BELOW = 820


class MainWindow(QMainWindow):
    """One window for the whole program. Its title never holds a person's name.

    The window owns the page it shows and deletes the one before: nothing of a record stays behind when it locks.
    """

    find_requested = Signal()
    find_waits = Signal()
    """Ctrl+F while a page stands alone: heard only until the first page shows."""
    lock_requested = Signal()
    user_requested = Signal()
    help_requested = Signal()
    """Urgent help for somebody: F9."""
    hold_requested = Signal()
    """What is to be done while nothing is stored."""
    page_requested = Signal(str)
    """The place with this key was chosen in the rail."""

    def __init__(self, *, demo: bool = False) -> None:
        super().__init__()
        self.setWindowTitle("hubdesk – DEMO" if demo else "hubdesk")
        self._page: QWidget | None = None
        self._alone = False
        self._rail: Rail | None = None
        self._banner: PatientBanner | None = None
        self._strip: HoldStrip | None = None
        self.top_bar = TopBar(demo=demo)
        self._slot = QVBoxLayout()
        root = QWidget()
        self._grid = grid = QGridLayout(root)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.top_bar, 0, 0, 1, 2)
        grid.addLayout(self._slot, 3, 1)
        grid.setRowStretch(3, 1)
        grid.setColumnStretch(1, 1)
        self.setCentralWidget(root)
        self.top_bar.find_requested.connect(self.find_requested)
        self.top_bar.help_requested.connect(self.help_requested)
        self.top_bar.user_requested.connect(self.user_requested)
        self.top_bar.lock_requested.connect(self.lock_requested)
        for keys, act in (
            ("F6", lambda: self._next_region(1)),
            ("Shift+F6", lambda: self._next_region(-1)),
            ("F9", lambda: self._unless_alone(self.help_requested)),
            ("Ctrl+F", lambda: (self.find_waits if self._alone else self.find_requested).emit()),
            ("Ctrl+L", lambda: self._unless_alone(self.lock_requested)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @property
    def rail(self) -> "Rail":
        """The places, at the left; made when first wanted."""
        if self._rail is None:
            from hubdesk.ui.shell.rail import Rail

            self._rail = Rail()
            self._rail.chosen.connect(self.page_requested)
            self._grid.addWidget(self._rail, 2, 0, 2, 1)
            self._rail.setVisible(not self._alone)
            self._fit_rail()
        return self._rail

    @property
    def banner(self) -> "PatientBanner":
        """Who the page is about, above it; made when first wanted."""
        if self._banner is None:
            from hubdesk.ui.shell.banner import PatientBanner

            self._banner = PatientBanner()
            self._grid.addWidget(self._banner, 2, 1)
        return self._banner

    def show_page(self, page: QWidget, banner: "BannerFacts | None" = None) -> None:
        """Show a page in the full frame, with a banner when it is about one person."""
        self._set_alone(alone=False)
        self.banner.set_facts(banner)
        self._put(page)

    def show_alone(self, page: QWidget) -> None:
        """Show a page with no rail, no banner and no buttons in the top bar: unlocking, or answering alone."""
        self._set_alone(alone=True)
        if self._banner is not None:
            self._banner.set_facts(None)
        self._put(page)

    def set_hold(self, words: str) -> None:
        """Say on every page in the full frame that nothing is stored; empty words say nothing. Whoever answers alone
        is not troubled with it: nothing can be begun there then."""
        if self._strip is None and words:
            from hubdesk.ui.shell.hold_strip import HoldStrip

            self._strip = HoldStrip()
            self._strip.explain_requested.connect(self.hold_requested)
            self._grid.addWidget(self._strip, 1, 0, 1, 2)
        if self._strip is not None:
            self._strip.show_words(words)
            self._strip.setVisible(bool(words) and not self._alone)

    def page(self) -> QWidget | None:
        """The page that shows."""
        return self._page

    def set_rail(self, items: "list[RailItem]") -> None:
        """List the places that work."""
        self.rail.set_items(items)

    def come_forward(self) -> None:
        """Stand before other windows: the program was started again, and here it is."""
        if self.isMinimized():
            self.showNormal()
        self.activateWindow()

    def select(self, key: str | None) -> None:
        """Mark a place in the rail as the present one."""
        self.rail.select(key)

    def set_hub(self, hub: str, site: str) -> None:
        """Name the hub and the office in the top bar."""
        self.top_bar.set_hub(hub, site)

    def set_user(self, user: str) -> None:
        """Name who is signed in."""
        self.top_bar.set_user(user)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the rail's room when the window is narrow for the text size."""
        super().resizeEvent(event)
        self._fit_rail()

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_rail()

    def _fit_rail(self) -> None:
        if self._rail is not None:
            self._rail.set_narrow(self.width() < look().em(_NARROW_RAIL_BELOW))

    def _set_alone(self, *, alone: bool) -> None:
        self._alone = alone
        if self._rail is not None or not alone:
            self.rail.setVisible(not alone)
        self.top_bar.set_alone(alone)
        if self._strip is not None:
            self._strip.setVisible(not alone and bool(self._strip.words.text()))

    def _put(self, page: QWidget) -> None:
        before, self._page = self._page, page
        if before is not None and before is not page:
            self._slot.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._slot.addWidget(page)
        page.show()

    def _unless_alone(self, signal: Signal) -> None:
        if not self._alone:
            signal.emit()

    def _next_region(self, step: int) -> None:
        strip = [Region(self._strip)] if self._strip is not None and self._strip.isVisible() else []
        regions = [Region(self.top_bar), *strip, Region(self.rail)] if not self._alone else []
        if self._page is not None:
            # Pages made on ScrollPage have two parts; QWidget.scroll of other pages is a method.
            parts = [getattr(self._page, name, None) for name in ("scroll", "bar")]
            regions += [Region(part) for part in parts if isinstance(part, QWidget)] or [Region(self._page)]
        target = next_region(regions, self.focusWidget(), step)
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)
