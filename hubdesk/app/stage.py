"""The page that shows to someone signed in: its presenter is watched, its banner shown, what is typed is stored."""

from hubdesk.app.place import Place
from hubdesk.domain.changes import Changes
from hubdesk.domain.ids import PersonId
from hubdesk.presenters.banner import BannerState
from hubdesk.ui.shell.banner import Alert, BannerFacts
from hubdesk.ui.shell.main_window import MainWindow


class Stage:
    """One place at a time in the window's full frame."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.place: Place | None = None
        self.person_id: PersonId | None = None
        """Whom the page that shows is about."""
        self._loading = False

    def show(self, place: Place) -> None:
        """Leave the place before, with what was typed in it stored, and show this one."""
        self.leave()
        self.place, self._loading = place, True
        if place.alone:
            self._window.show_alone(place.page)
        else:
            self._window.show_page(place.page)
        self._window.select(place.rail or None)
        place.presenter.watch(self._show_banner)
        place.page.focus_start()  # type: ignore[attr-defined]

    def leave(self) -> None:
        """Nobody loses a sentence because the screen was locked or another page was opened."""
        page = self.place.page if self.place is not None else None
        if page is not None and page is self._window.page() and hasattr(page, "store_typed"):
            page.store_typed()
        self.forget()

    def forget(self) -> None:
        """Leave with nothing stored: after a defect nothing here is trusted."""
        place, self.place, self.person_id = self.place, None, None
        if place is not None:
            place.presenter.unwatch()

    def changed(self, changes: Changes) -> None:
        """Tell the page that records have changed."""
        if self.place is not None and hasattr(self.place.presenter, "changed"):
            self.place.presenter.changed(changes)

    def _show_banner(self, state: object) -> None:
        shown = getattr(state, "banner", None)
        self.person_id = shown.person_id if isinstance(shown, BannerState) else None
        self._window.banner.set_facts(_facts(shown) if isinstance(shown, BannerState) else None)
        if shown is not None and self._loading and self.place is not None:
            self._loading = False
            self.place.page.focus_start()  # type: ignore[attr-defined]


def _facts(state: BannerState) -> BannerFacts:
    alerts = [Alert(text, colour, "alert-triangle") for text, colour in state.tags]
    if state.preferred:
        alerts.insert(0, Alert(f"Known as {state.preferred}", "grey", "person"))
    return BannerFacts(state.name, state.born, state.gender, state.nhs_number, tuple(alerts))
