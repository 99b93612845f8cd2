"""The places that the rail lists, and for whom."""

from hubdesk.app.house_places import may_see_users
from hubdesk.app.place import APPOINTMENTS, COMPUTER, DIRECTORY, FOLLOW, FORMS, GP, PAPERS, PEOPLE, SETTINGS, TODAY, USERS
from hubdesk.domain.roles import Permission, may
from hubdesk.services.desk import Desk
from hubdesk.ui.shell.rail import RailItem

_CARE = [
    RailItem(TODAY, "Today", "home"),
    RailItem(PEOPLE, "People", "people"),
    RailItem(APPOINTMENTS, "Appointments", "calendar"),
    RailItem(FOLLOW, "Follow-up", "send"),
    RailItem(GP, "No GP yet", "heart"),
    RailItem(PAPERS, "Letters and cards", "file"),
]
_COMPUTER = RailItem(COMPUTER, "This computer", "info")
_USERS = RailItem(USERS, "Users", "shield")
_DIRECTORY = RailItem(DIRECTORY, "Directory", "search")
_FORMS = RailItem(FORMS, "Forms", "clipboard")
_SETTINGS = RailItem(SETTINGS, "Settings", "settings")


def rail_of(desk: Desk) -> list[RailItem]:
    """What this user's rail lists: an IT admin has no records to go to."""
    if desk.records is None:
        return [_COMPUTER, _USERS, _DIRECTORY, _SETTINGS]
    governs = [_FORMS] if may(desk.actor.role, Permission.GOVERN_FORMS) else []
    return [*_CARE, _DIRECTORY, *governs, *([_USERS] if may_see_users(desk) else []), _SETTINGS]
