"""Where a day begins: Today, urgent help, and the notices that Today carries."""

from hubdesk.app.place import PEOPLE, SETTINGS, TODAY, Place
from hubdesk.app.places.guide import Guide, Makers, opened
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.emergency_notice import EmergencyNoticePresenter
from hubdesk.presenters.hub_settings import HubSettingsPresenter
from hubdesk.presenters.new_keys import NewKeysPresenter
from hubdesk.presenters.routes import NewKeysRoute, PeopleRoute, RegisterRoute, TodayRoute, UrgentHelpRoute
from hubdesk.presenters.today import TodayPresenter
from hubdesk.presenters.urgent_help import UrgentHelpPresenter
from hubdesk.ui.pages.backup_notice import BackupNotice
from hubdesk.ui.pages.emergency_notice import EmergencyNotice
from hubdesk.ui.pages.new_keys import NewKeysPage
from hubdesk.ui.pages.today import TodayPage
from hubdesk.ui.pages.urgent_help import UrgentHelpPage


def _today(guide: Guide, _route: TodayRoute) -> Place:
    place = opened(TodayPresenter(guide.desk, guide.runner, guide.go), TodayPage, TODAY)
    page = place.page
    page.find_requested.connect(lambda: guide.go(PeopleRoute()))
    page.register_requested.connect(lambda: guide.go(RegisterRoute()))
    _add_backup_notice(guide, page)
    _add_emergency_notice(guide, page)
    return place


def _add_backup_notice(guide: Guide, page: TodayPage) -> None:
    """The red line below the heading of Today, when there is something to say. The demo needs no backups."""
    presenter = HubSettingsPresenter(guide.desk, guide.runner, lambda _changes: None)
    if not guide.desk.site.demo:
        page.body.insertWidget(1, BackupNotice(presenter))
        presenter.load()


def _add_emergency_notice(guide: Guide, page: TodayPage) -> None:
    """The box for a lead, when somebody was let in with the recovery kit."""
    if may(guide.desk.actor.role, Permission.APPROVE_USERS):
        presenter = EmergencyNoticePresenter(guide.desk, guide.runner, guide.changed)
        notice = EmergencyNotice(presenter)
        notice.keys_requested.connect(lambda: guide.go(NewKeysRoute()))
        page.body.insertWidget(1, notice)
        presenter.load()


def _urgent_help(guide: Guide, route: UrgentHelpRoute) -> Place:
    return opened(UrgentHelpPresenter(*guide.tools, route.person_id, route.back), UrgentHelpPage, PEOPLE)


def _new_keys(guide: Guide, _route: NewKeysRoute) -> Place:
    place = opened(NewKeysPresenter(guide.desk, guide.runner, guide.changed), NewKeysPage, SETTINGS)
    place.page.back_requested.connect(lambda: guide.go(TodayRoute()))
    return place


MAKERS: Makers = {TodayRoute: _today, UrgentHelpRoute: _urgent_help, NewKeysRoute: _new_keys}
