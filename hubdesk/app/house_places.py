"""The places of the house itself: users, one's own account, settings, waiting for approval, setting up."""

import secrets
from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from hubdesk.domain.accounts import Account
from hubdesk.domain.changes import Changes
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.emergency_notice import EmergencyNoticePresenter
from hubdesk.presenters.hub_settings import HubSettingsPresenter
from hubdesk.presenters.new_keys import NewKeysPresenter
from hubdesk.presenters.own_password import OwnPasswordPresenter
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.recovery_kit import RecoveryKitPresenter
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.setup import SetupPresenter
from hubdesk.presenters.trail_review import ReviewPresenter
from hubdesk.presenters.users import UsersPresenter
from hubdesk.services.desk import Desk
from hubdesk.services.setup import SetupRoom
from hubdesk.ui.file_dialogs import ask_which_folder
from hubdesk.ui.pages.backup_notice import BackupNotice
from hubdesk.ui.pages.emergency_notice import EmergencyNotice
from hubdesk.ui.pages.hub_settings import HubSettingsCards
from hubdesk.ui.pages.new_keys import NewKeysPage
from hubdesk.ui.pages.own_password import OwnPasswordPage
from hubdesk.ui.pages.settings import SettingsPage
from hubdesk.ui.pages.setup import SetupPage
from hubdesk.ui.pages.setup.new_kit_page import NewKitPage
from hubdesk.ui.pages.today import TodayPage
from hubdesk.ui.pages.trail_review import TrailReviewPage
from hubdesk.ui.pages.users import UsersPage
from hubdesk.ui.theme import look

Told = Callable[[Changes], None]
Shown = tuple[Presenter[Any], QWidget]


def may_see_users(desk: Desk) -> bool:
    """Whether the rail lists the users."""
    return any(may(desk.actor.role, p) for p in (Permission.MANAGE_USERS, Permission.REVIEW_USERS))


def users_place(desk: Desk, runner: Runner, changed: Told) -> tuple[UsersPresenter, UsersPage]:
    """The list of accounts, already loading."""
    users = UsersPresenter(desk, runner, changed)
    page = UsersPage(users)
    users.load()
    return users, page


def password_place(
    desk: Desk, runner: Runner, changed: Callable[[Account | None], None]
) -> tuple[Any, OwnPasswordPage]:
    """One's own account."""
    presenter = OwnPasswordPresenter(desk, runner, changed)
    return presenter, OwnPasswordPage(presenter)


def settings_place(desk: Desk, runner: Runner, changed: Told, window: QWidget) -> tuple[Any, SettingsPage]:
    """Text size, and the hub's own settings."""
    presenter = HubSettingsPresenter(desk, runner, changed)
    cards = HubSettingsCards(presenter)
    cards.browse_requested.connect(lambda: cards.pick_folder(ask_which_folder(window, "Folder for backups")))
    presenter.load()
    return presenter, SettingsPage(look().text_scale, cards)


def add_backup_notice(page: TodayPage, desk: Desk, runner: Runner) -> None:
    """The red line below the heading of Today, when there is something to say. The demo needs no backups."""
    presenter = HubSettingsPresenter(desk, runner, lambda _changes: None)
    if not desk.site.demo:
        page.body.insertWidget(1, BackupNotice(presenter))
        presenter.load()


def add_emergency_notice(
    page: TodayPage, desk: Desk, runner: Runner, changed: Told, to_keys: Callable[[], None]
) -> None:
    """The box for a lead, when somebody was let in with the recovery kit."""
    if may(desk.actor.role, Permission.APPROVE_USERS):
        presenter = EmergencyNoticePresenter(desk, runner, changed)
        notice = EmergencyNotice(presenter)
        notice.keys_requested.connect(to_keys)
        page.body.insertWidget(1, notice)
        presenter.load()


def setup_place(
    runner: Runner, room: Callable[[], SetupRoom], done: Callable[[], None], window: QWidget
) -> tuple[SetupPresenter, SetupPage]:
    """The set-up wizard, already looking round."""
    presenter = SetupPresenter(runner, room, two_by_chance, done)
    page = SetupPage(presenter)

    def print_it(groups: tuple[str, ...]) -> None:
        from hubdesk.ui.kit_paper import print_kit  # Qt's printing is slow to load and wanted once

        print_kit(window, groups, presenter.state.text("hub"))

    page.print_requested.connect(print_it)
    page.close_requested.connect(window.close)
    presenter.begin()
    return presenter, page


def new_kit_place(desk: Desk, runner: Runner, changed: Told, window: QWidget) -> tuple[Any, NewKitPage]:
    """A new recovery kit, already being made."""
    presenter = RecoveryKitPresenter(desk, runner, two_by_chance, changed)
    page = NewKitPage(presenter)

    def print_it(groups: tuple[str, ...]) -> None:
        from hubdesk.ui.kit_paper import print_kit

        print_kit(window, groups, desk.site.hub)

    page.print_requested.connect(print_it)
    presenter.load()
    return presenter, page


def review_place(desk: Desk, runner: Runner, *, back: bool) -> tuple[ReviewPresenter, TrailReviewPage]:
    """Looking over the administration's audit trail."""
    presenter = ReviewPresenter(desk, runner)
    page = TrailReviewPage(presenter, back=back)
    presenter.load()
    return presenter, page


def new_keys_place(desk: Desk, runner: Runner, changed: Told) -> tuple[NewKeysPresenter, NewKeysPage]:
    """Changing the keys of the records."""
    presenter = NewKeysPresenter(desk, runner, changed)
    page = NewKeysPage(presenter)
    presenter.load()
    return presenter, page


def two_by_chance(most: int) -> tuple[int, int]:
    """Two different numbers from 1 to ``most``, in order."""
    first, second = sorted(secrets.SystemRandom().sample(range(1, most + 1), 2))
    return first, second
