"""The places of the house itself: settings, users, this computer, reviews, one's own account. An IT admin has these
too, without any record."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from hubdesk.app.newer_version import NewerVersion
from hubdesk.app.place import COMPUTER, DIRECTORY, REPORTS, REVIEW, SETTINGS, USERS, Place
from hubdesk.app.places.directory import DirectoryRoom
from hubdesk.app.places.guide import Guide, opened
from hubdesk.app.places.it_desk import it_desk_page
from hubdesk.app.setup_place import two_by_chance
from hubdesk.app.text_size import TextSize
from hubdesk.domain.accounts import Account
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.help_numbers import HelpNumbersPresenter
from hubdesk.presenters.hold import HoldPresenter
from hubdesk.presenters.hub_settings import HubSettingsPresenter
from hubdesk.presenters.new_keys import NewKeysPresenter
from hubdesk.presenters.own_password import OwnPasswordPresenter
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.recovery_kit import RecoveryKitPresenter
from hubdesk.presenters.routes import TemplatesRoute, VisitWordsRoute
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.this_computer import ThisComputerPresenter
from hubdesk.presenters.trail_review import ReviewPresenter
from hubdesk.presenters.trust import TrustPresenter
from hubdesk.presenters.users import UsersPresenter
from hubdesk.services.desk import Desk
from hubdesk.services.ports.doctor import Doctor
from hubdesk.ui.controls import InsetText
from hubdesk.ui.file_dialogs import ask_which_folder
from hubdesk.ui.pages.computer_health import ComputerHealth, ThisComputerPage
from hubdesk.ui.pages.fitted_text import fitted
from hubdesk.ui.pages.help_numbers import HelpNumbersPage
from hubdesk.ui.pages.hold import HoldPage
from hubdesk.ui.pages.hub_settings import HubSettingsCards
from hubdesk.ui.pages.new_keys import NewKeysPage
from hubdesk.ui.pages.no_reports import NoReportsPage
from hubdesk.ui.pages.own_password import OwnPasswordPage
from hubdesk.ui.pages.settings import SettingsPage
from hubdesk.ui.pages.setup.new_kit_page import NewKitPage
from hubdesk.ui.pages.trail_review import TrailReviewPage
from hubdesk.ui.pages.trust import TrustPage
from hubdesk.ui.pages.users import UsersPage
from hubdesk.ui.theme import look


def password_place(desk: Desk, runner: Runner, chosen: Callable[[Account | None], None]) -> Place:
    """One's own password; ``chosen`` is told the account once it is set."""
    presenter = OwnPasswordPresenter(desk, runner, chosen)
    return Place(presenter, OwnPasswordPage(presenter), "")


def hold_place(guide: Guide, get_back: Callable[[str], None]) -> Place:
    """Why nothing is stored, and the way back."""
    return opened(HoldPresenter(guide.desk, guide.runner, guide.changed, get_back), HoldPage, "")


class HouseRoom:
    """Moves about among the places of the house; ``show`` puts one in the window."""

    def __init__(
        self,
        guide: Guide,
        window: QWidget,
        text_size: TextSize,
        lock: Callable[[], None],
        show: Callable[[Callable[[], Place]], None],
        doctor: Doctor,
    ) -> None:
        self._guide, self._window, self._text_size, self._lock, self._show = guide, window, text_size, lock, show
        self._desk, self._runner, self._changed = guide.desk, guide.runner, guide.changed
        self._directory = DirectoryRoom(guide, show)
        self._doctor, self._newer = doctor, NewerVersion(guide.desk.rules.text("updates-folder"))
        self.by_rail: dict[str, Callable[[], None]] = {
            SETTINGS: self.settings,
            USERS: self.users,
            COMPUTER: self.computer,
            DIRECTORY: self._directory.practices,
            REVIEW: self.review,
            REPORTS: self.reports,
        }
        """What each key of the rail shows."""

    def settings(self) -> None:
        """Text size, the hub's own settings, and the ways to what is set more rarely."""
        self._show(self._settings)

    def users(self) -> None:
        """The accounts."""
        self._show(self._users)

    def computer(self) -> None:
        """Where an IT admin begins."""
        self._show(self._computer)

    def review(self) -> None:
        """Looking over the administration's audit trail."""
        self._show(lambda: self._review(back=False))

    def reports(self) -> None:
        """Where a colleague for reports begins."""
        self._show(lambda: self._alone(NoReportsPage(), REPORTS))

    def _computer(self) -> Place:
        presenter = ThisComputerPresenter(self._desk, self._runner, self._doctor)
        page = it_desk_page(self._desk, self._runner, ComputerHealth(presenter))
        self._tell_newer(page.newer)
        page.lock_requested.connect(self._lock)
        return Place(presenter, page, COMPUTER)

    def _computer_of_a_lead(self) -> Place:
        place = self._inner(ThisComputerPresenter(self._desk, self._runner, self._doctor), ThisComputerPage)
        self._tell_newer(place.page.newer)
        return place

    def _tell_newer(self, line: InsetText) -> None:
        """A newer version, once the folder has been looked at, for as long as the page is there."""

        def show(words: str) -> None:
            if words and isValid(line):
                line.text.setText(fitted(words))
                line.show()

        show(self._newer.words)
        self._newer.told.connect(show)
        self._newer.ask()

    def _settings(self) -> Place:
        presenter = HubSettingsPresenter(self._desk, self._runner, self._changed)
        cards = HubSettingsCards(presenter)
        cards.browse_requested.connect(lambda: cards.pick_folder(ask_which_folder(self._window, "Folder for backups")))
        place = opened(presenter, self._settings_page(cards), SETTINGS)
        self._offer(place.page)
        return place

    def _settings_page(self, cards: HubSettingsCards) -> Callable[[Any], SettingsPage]:
        colours, fixed = self._text_size.colours(), self._desk.rules.fixed
        return lambda _presenter: SettingsPage(look().text_scale, cards, colours=colours, fixed=fixed)

    def _offer(self, page: SettingsPage) -> None:
        """The ways on from Settings, for those who may."""
        role, records = self._desk.actor.role, self._desk.records is not None
        page.text_scale_chosen.connect(self._text_size.choose)
        page.colours_chosen.connect(self._text_size.choose_colours)
        page.computer.setVisible(records and may(role, Permission.SET_BACKUP))
        page.computer_requested.connect(lambda: self._show(self._computer_of_a_lead))
        page.visit_words.setVisible(records)
        page.visit_words_requested.connect(lambda: self._guide.go(VisitWordsRoute()))
        page.numbers.setVisible(records)
        page.numbers_requested.connect(lambda: self._show(self._numbers))
        page.trust_requested.connect(lambda: self._show(self._trust))
        page.words.setVisible(records and may(role, Permission.EDIT_SITE))
        page.words_requested.connect(lambda: self._guide.go(TemplatesRoute()))
        page.new_kit.setVisible(may(role, Permission.APPROVE_USERS))
        page.new_kit_requested.connect(lambda: self._show(self._new_kit))
        page.review.setVisible(records and may(role, Permission.REVIEW_TRAIL))
        page.review_requested.connect(lambda: self._show(lambda: self._review(back=True)))
        page.new_keys.setVisible(self._desk.key_change is not None)
        page.new_keys_requested.connect(lambda: self._new_keys(self.settings))

    def _numbers(self) -> Place:
        return self._inner(HelpNumbersPresenter(self._desk, self._runner), HelpNumbersPage)

    def _trust(self) -> Place:
        return self._inner(TrustPresenter(self._desk, self._runner, self._changed), TrustPage)

    def _new_kit(self) -> Place:
        presenter = RecoveryKitPresenter(self._desk, self._runner, two_by_chance, self._changed)
        place = opened(presenter, NewKitPage, SETTINGS)

        def print_it(groups: tuple[str, ...]) -> None:
            from hubdesk.ui.kit_paper import print_kit  # Qt's printing is slow to load and wanted once

            print_kit(self._window, groups, self._desk.site.hub)

        place.page.print_requested.connect(print_it)
        place.page.left.connect(self.settings)
        return place

    def _new_keys(self, back: Callable[[], None]) -> None:
        presenter = NewKeysPresenter(self._desk, self._runner, self._changed)
        self._show(lambda: self._inner(presenter, NewKeysPage, back))

    def _users(self) -> Place:
        place = opened(UsersPresenter(self._desk, self._runner, self._changed), UsersPage, USERS)
        place.page.new_keys_requested.connect(lambda: self._new_keys(self.users))
        return place

    def _review(self, *, back: bool) -> Place:
        presenter = ReviewPresenter(self._desk, self._runner)
        place = opened(presenter, lambda shown: TrailReviewPage(shown, back=back), SETTINGS if back else REVIEW)
        place.page.back_requested.connect(self.settings)
        return place

    def _inner(self, presenter: Any, page: Callable[[Any], QWidget], back: Callable[[], None] | None = None) -> Place:
        """A page reached from Settings, with its way back."""
        place = opened(presenter, page, SETTINGS)
        place.page.back_requested.connect(back or self.settings)
        return place

    def _alone(self, page: QWidget, rail: str) -> Place:
        """A page that nothing changes, with a lock button of its own."""
        page.lock_requested.connect(self._lock)
        return Place(Presenter(None, self._runner), page, rail)
